"""What visitors fill in: each refusal is a sentence beside its field, and what was typed stays."""

from django import forms
from django.utils.translation import gettext_lazy as _

from comments import identity, policy, xtd
from comments.choices import FAULTS, Opening
from comments.masking import holds_address
from comments.models import CommentDetails
from comments.open_forms import OpenForm, VisitorForm
from comments.rules.submission import Submission
from comments.text import clean_line, clean_text, is_blank
from comments.tokens import comments_subject, form_token

TEXT_LENGTH = 10_000
ADDRESS_LENGTH = 254  # RFC 5321, §4.5.3.1.3, less the brackets.
BAD_ADDRESS = _("Saisissez une adresse e-mail valide, par exemple nom@exemple.org.")


class CleanCharField(forms.CharField):
    """Text without what no reader can see; `clean_text` is done before any check counts or compares."""

    def to_python(self, value):
        return clean_text(super().to_python(value))


class LineField(forms.CharField):
    """As CleanCharField, on one line."""

    def to_python(self, value):
        return clean_line(super().to_python(value))


class LetterForm(VisitorForm):
    """Ids of fields that clash with nothing else on the page."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="comment-%s", **kwargs)


class TextForm(LetterForm):
    """The words of a comment."""

    comment = CleanCharField(
        label=_("Commentaire"),
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 8, "cols": False}),
        error_messages={
            "required": _("Votre commentaire est vide."),
            "max_length": _("Votre commentaire dépasse 10\u202f000\u00a0caractères\u00a0: raccourcissez-le."),
        },
    )

    def clean_comment(self):
        text = self.cleaned_data["comment"]
        if is_blank(text):
            raise forms.ValidationError(self.fields["comment"].error_messages["required"])
        return text

    def refuse_reply(self):
        """Say that what was answered is gone; the words stay in the form."""
        self.add_error(
            None,
            _(
                "Le commentaire auquel vous répondiez n’accepte plus de réponse. "
                "Copiez vos mots si vous voulez les garder."
            ),
        )

    def refuse_rewriting(self):
        """Say that it is too late to change a comment; the words stay in the form."""
        self.add_error(
            None,
            _(
                "Ce commentaire ne peut plus être modifié\u00a0: le quart d’heure est passé, ou un modérateur l’a lu. "
                "Copiez vos mots si vous voulez les garder."
            ),
        )


class AddressForm(LetterForm):
    """An e-mail address, checked and normalised."""

    email = LineField(
        label=_("Adresse e-mail"),
        max_length=ADDRESS_LENGTH,
        help_text=_("Votre adresse e-mail ne sera pas publiée. Sert uniquement à vous répondre et à la modération."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages=dict.fromkeys(["required", "max_length"], BAD_ADDRESS),
    )

    def clean_email(self):
        try:
            return identity.normalise(self.cleaned_data["email"])
        except identity.InvalidAddressError:
            raise forms.ValidationError(BAD_ADDRESS) from None


class ReportForm(LetterForm):
    """Why a reader thinks that a comment should be looked at."""

    reason = forms.ChoiceField(
        label=_("Motif"),
        choices=FAULTS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez un motif."), "invalid_choice": _("Choisissez un motif.")},
    )


class RecommendForm(OpenForm):
    """One button, with the token that every form about `article` carries."""

    def __init__(self, data=None, *, article, **kwargs):
        super().__init__(data, subject=comments_subject(article.pk), **kwargs)


class EraseForm(LetterForm):
    """What becomes of the texts of an address that is erased."""

    textes = forms.ChoiceField(
        label=_("Tout effacer, sans retour\u00a0: votre adresse et votre nom, et"),
        choices={
            "garder": _("garder vos textes, signés «\u00a0Anonyme\u00a0»"),
            "retirer": _("retirer aussi vos textes"),
        },
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(
            ["required", "invalid_choice"], _("Dites si vos textes restent, sans votre nom, ou partent aussi.")
        ),
    )

    @property
    def keeps_texts(self):
        """Of a form found valid."""
        return self.cleaned_data["textes"] == "garder"


class CommentForm(TextForm, AddressForm, OpenForm):
    """A comment on `article`, or a reply to `parent` (XtdComment): no cookie, no byte that differs by visitor.

    Bound, it also wants what the request tells: `is_same_origin`, and `network_key` for the limits.
    """

    field_order = ["comment", "name", "email", "wants_replies"]

    name = LineField(
        label=_("Nom"),
        max_length=xtd.NAME_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={
            "required": _("Saisissez votre nom."),
            "max_length": _("Ce nom dépasse %(limit_value)d\u00a0caractères\u00a0: raccourcissez-le."),
        },
    )
    wants_replies = forms.BooleanField(label=_("Me prévenir des réponses par e-mail"), required=False)
    reply_to = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, data=None, *, article, parent=None, network_key="", **kwargs):
        subject = comments_subject(article and article.pk)  # Stamped for all articles, the form is about none.
        super().__init__(data, initial={"reply_to": parent and parent.pk}, subject=subject, **kwargs)
        self.article, self.parent, self.network_key = article, parent, network_key

    @property
    def fresh_token(self):
        """The token that the form carries: new even when it comes back with an old one."""
        return form_token(self.subject)

    @property
    def letter(self):
        """The fields that a visitor writes in, in their order."""
        return [self["comment"], self["name"], self["email"]]

    @property
    def is_closed(self):
        """Whether there is nothing to fill in; what was sent too late still comes back, with its words."""
        return not (self.is_bound or policy.is_open(self.article))

    @property
    def is_read_first(self):
        """Whether moderators read all that is sent: the button then promises nothing more."""
        return policy.opening_of(self.article) == Opening.READ_FIRST

    def clean_name(self):
        name = self.cleaned_data["name"]
        if holds_address(name):
            raise forms.ValidationError(
                _("Ce nom contient une adresse e-mail, que tout le monde lirait. Saisissez un nom ou un prénom.")
            )
        if not any(sign.isalnum() for sign in name):
            raise forms.ValidationError(self.fields["name"].error_messages["required"])
        return name

    def clean(self):
        self.parent = self._find_parent()
        if not policy.is_open(self.article):
            raise forms.ValidationError(_("Les commentaires sont fermés."))
        super().clean()
        if not self.errors and (refusal := policy.refusal_of(self._submission())):
            raise forms.ValidationError(refusal)

    def refuse_reply(self):
        """Say that what was answered is gone; sent again, the comment opens a thread of its own."""
        self.parent = None
        self.add_error(
            None, _("Le commentaire auquel vous répondiez n’accepte plus de réponse. Publiez le vôtre à la suite.")
        )

    def ask_to_wait(self):
        """Say that the database is too busy to keep the comment, which stays in the form."""
        self.add_error(
            None,
            _(
                "Le site est très sollicité et n’a pas pu enregistrer votre commentaire. "
                "Rien n’est perdu\u00a0: il est ci-dessous. Attendez une minute, puis publiez de nouveau."
            ),
        )

    @property
    def values(self):
        """What `workflow.post_comment` takes, of a form found valid."""
        return {
            "article": self.article,
            "name": self.cleaned_data["name"],
            "email": self.cleaned_data["email"],
            "text": self.cleaned_data["comment"],
            "parent": self.parent,
            "network_key": self.network_key,
            "wants_replies": self.cleaned_data["wants_replies"],
        }

    def _find_parent(self):
        if "reply_to" not in self.errors and not self.cleaned_data["reply_to"]:
            return None
        answerable = CommentDetails.objects.on(self.article).answerable(below=xtd.deepest_level())
        details = answerable.filter(pk=self.cleaned_data.get("reply_to", 0)).select_related("comment").first()
        if details is None:
            self.errors.pop("reply_to", None)
            self.refuse_reply()
        return details and details.comment

    def _submission(self):
        return Submission(
            text=self.cleaned_data["comment"],
            name=self.cleaned_data["name"],
            article=self.article,
            commenter=identity.find(self.cleaned_data["email"]),
            network_key=self.network_key,
        )
