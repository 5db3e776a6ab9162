"""The article's form: what editors type, and the move they ask for."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.admin.carried import CarryingForm
from articles.admin.dates import DateAndTimeField
from articles.admin.typed import typed_copy
from articles.checklist import blocking_sentences
from articles.desk_notes import MAX_NOTE_LENGTH
from articles.editor import WritingSurface
from articles.lire.pasted import place_lire_lines
from articles.lire.places import PARAGRAPHS_PER_LINK, room_for_links
from articles.models import Article, ArticleDocument
from articles.models.article_parts import NOT_A_PDF
from articles.text.blocks import parse_body
from articles.text.sanitize import clean_body
from articles.workflow import MOVES, NEEDS_REASON, embargo_comes_too_late, may_move

#: In characters, tags included: some fifty thousand words, more than any article.
MAX_BODY_LENGTH = 400_000
PDF_SIGNATURE = b"%PDF-"


class ArticleForm(CarryingForm):
    """An article, and what to do with it once saved. `user` is set by the admin on a subclass."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.is_scheduled:
            self.initial.setdefault("publish_at", self.instance.published_at)

    #: How many pasted lines «LIRE : …» became links.
    pasted_links = 0
    #: Name of the button that was pressed, a line of workflow.MOVES.
    move = forms.CharField(required=False, widget=forms.HiddenInput)
    publish_at = DateAndTimeField(
        label=_("Date de publication"),
        required=False,
        help_text=_("Vide\u00a0: dès maintenant. Une date à venir programme la publication."),
    )
    note = forms.CharField(
        label=_("Motif"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "Pour renvoyer ou dépublier, dites pourquoi. L’auteur à qui l’article revient le reçoit par e-mail."
        ),
    )
    desk_note = forms.CharField(
        label=_("Ajouter une note"),
        required=False,
        max_length=MAX_NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    is_update = forms.BooleanField(
        label=_("Mise à jour de fond"),
        required=False,
        help_text=_("Affiche aux lecteurs la date de cette mise à jour. Une coquille n’en est pas une."),
    )

    class Meta:
        model = Article
        fields = [
            "surtitre", "title", "chapo", "body", "section", "genre", "tags", "lead_photo", "place", "agency",
            "chooses_related", "allows_comments", "slug", "embargo_until",
        ]  # fmt: skip
        widgets = {
            "title": forms.Textarea(attrs={"rows": 2, "maxlength": 200, "class": "headline"}),
            "chapo": forms.Textarea(attrs={"rows": 3}),
            "body": WritingSurface,
        }
        error_messages = {"title": {"required": _("Donnez un titre à l’article.")}}

    def clean_body(self):
        if len(self.cleaned_data["body"]) > MAX_BODY_LENGTH:
            raise ValidationError(_("Ce texte est trop long pour un article."))
        body, self.pasted_links = place_lire_lines(clean_body(self.cleaned_data["body"]), but=self.instance.pk)
        parsed = parse_body(body)
        if len(parsed.lire) > max(1, room_for_links(parsed.blocks)):
            raise ValidationError(_("Trop de liens LIRE\u00a0: un pour %d paragraphes au plus.") % PARAGRAPHS_PER_LINK)
        return body

    def clean(self):
        data = super().clean()
        move = MOVES.get(data.get("move"))
        if move is None or self.errors:
            return data
        if self.instance.pk and not may_move(self.instance, move, self.user):
            raise ValidationError(_("Vous ne pouvez pas faire cela dans l’état où est l’article."))
        if move.needs_note and not data.get("note", "").strip():
            self.add_error("note", NEEDS_REASON)
        if move.needs_checklist:
            for sentence in blocking_sentences(typed_copy(self)):
                self.add_error(None, sentence)
        return data

    def clean_embargo_until(self):
        embargo = self.cleaned_data["embargo_until"]
        if embargo_comes_too_late(self.instance, embargo):
            raise ValidationError(_("L’article est déjà en ligne\u00a0: dépubliez-le d’abord."))
        return embargo

    @property
    def signs_by_itself(self):
        """Whether whoever writes this new article will sign it without having to say so."""
        return self.instance.pk is None and hasattr(self.user, "author")

    @property
    def publication_date(self):
        """When to publish (aware datetime), or None for now."""
        at = self.cleaned_data.get("publish_at") if self.is_bound else self.initial.get("publish_at")
        return at if at and at > timezone.now() else None


class DocumentForm(forms.ModelForm):
    """A PDF to download."""

    class Meta:
        model = ArticleDocument
        fields = ["title", "file", "position"]

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" in self.changed_data:
            start = file.read(len(PDF_SIGNATURE))
            file.seek(0)
            if start != PDF_SIGNATURE:
                raise ValidationError(NOT_A_PDF)
        return file
