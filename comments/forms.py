"""What visitors fill in: each refusal is a sentence beside its field, and what was typed stays."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from comments import identity, policy, xtd
from comments.choices import FAULTS, Opening
from comments.masking import holds_address
from comments.models import CommentDetails
from comments.rules.submission import Submission
from comments.text import clean_line, clean_text, is_blank
from comments.tokens import check_form_token, comments_subject, form_token

TEXT_LENGTH = 10_000
ADDRESS_LENGTH = 254  # RFC 5321, §4.5.3.1.3, less the brackets.


class CleanCharField(forms.CharField):
    """Text without what no reader can see; `clean_text` is done before any check counts or compares."""

    def to_python(self, value):
        return clean_text(super().to_python(value))


class LineField(forms.CharField):
    """As CleanCharField, on one line."""

    def to_python(self, value):
        return clean_line(super().to_python(value))


class LetterForm(forms.Form):
    """Labels above their fields, and ids that clash with nothing else on the page."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="comment-%s", label_suffix="", **kwargs)


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


class AddressForm(LetterForm):
    """An e-mail address, checked and normalised."""

    email = LineField(
        label=_("Adresse e-mail"),
        max_length=ADDRESS_LENGTH,
        help_text=_("Votre adresse e-mail ne sera pas publiée. Sert uniquement à vous répondre et à la modération."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages=dict.fromkeys(
            ["required", "max_length"], _("Saisissez une adresse e-mail valide, par exemple nom@exemple.org.")
        ),
    )

    def clean_email(self):
        try:
            return identity.normalise(self.cleaned_data["email"])
        except identity.InvalidAddressError:
            raise forms.ValidationError(self.fields["email"].error_messages["required"]) from None


class ReportForm(LetterForm):
    """Why a reader thinks that a comment should be looked at."""

    reason = forms.ChoiceField(
        label=_("Motif"),
        choices=FAULTS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez un motif."), "invalid_choice": _("Choisissez un motif.")},
    )


class RecommendForm(forms.Form):
    """One button, with the token that every form about `article` carries."""

    def __init__(self, data=None, *, article):
        super().__init__(data)
        self.subject = comments_subject(article.pk)

    @property
    def fresh_token(self):
        """The token that the button carries."""
        return form_token(self.subject)

    def clean(self):
        if not check_form_token(self.data.get("token", ""), self.subject):
            raise forms.ValidationError(_("Cette page était ouverte depuis longtemps. Appuyez de nouveau."))


class CommentForm(TextForm, AddressForm):
    """A comment on `article`, or a reply to `parent` (XtdComment): no cookie, no byte that differs by visitor.

    Bound, it also wants what the request tells: `is_same_origin`, and `network_key` for the limits. Two more
    values come with it and are not fields, for they never come back as they went: `token`, and the trap
    `honeypot`, which people do not see and programs fill in.
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

    def __init__(self, data=None, *, article, parent=None, is_same_origin=True, network_key=""):
        initial = {"reply_to": parent and parent.pk}
        super().__init__(data, initial=initial)
        self.article, self.parent = article, parent
        self.is_same_origin, self.network_key = is_same_origin, network_key

    @cached_property
    def fresh_token(self):
        """The token that the form carries: new even when it comes back with an old one."""
        return form_token(self._subject)

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
        if self.data.get("honeypot"):
            raise forms.ValidationError(_("Un champ que personne ne voit a été rempli. Publiez de nouveau."))
        if not self.is_same_origin:
            raise forms.ValidationError(
                _("Votre navigateur ne confirme pas que l’envoi vient de cette page. Relisez-vous et publiez d’ici.")
            )
        if not check_form_token(self.data.get("token", ""), self._subject):
            raise forms.ValidationError(
                _("Cette page était ouverte depuis longtemps. Relisez-vous et publiez de nouveau.")
            )
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

    @property
    def _subject(self):
        return comments_subject(self.article.pk)

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
