import datetime

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from articles.models import Author, Section, Tag

MAX_LENGTH = 200


class SearchForm(forms.Form):
    """The search box and its filters. Takes anything: what cannot be read is left out, never refused."""

    q = forms.CharField(label=_("Rechercher un article"), required=False)
    rubrique = forms.ModelChoiceField(
        Section.objects.in_order(),
        label=_("Rubrique"),
        required=False,
        to_field_name="slug",
        empty_label=_("Toutes les rubriques"),
    )
    auteur = forms.CharField(label=_("Auteur"), required=False, max_length=120)
    mot_cle = forms.CharField(label=_("Mot-clé"), required=False, max_length=80)
    du = forms.DateField(label=_("Du"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    au = forms.DateField(label=_("Au"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    tri = forms.ChoiceField(
        label=_("Trier par"), required=False, choices=[("", _("Pertinence")), ("date", _("Date, du plus récent"))]
    )

    @property
    def question(self):
        """What to search: without control characters, at most MAX_LENGTH characters."""
        typed = str(self.data.get("q", ""))[: MAX_LENGTH * 4]
        printable = "".join(c if c.isprintable() else " " for c in typed)
        return " ".join(printable.split())[:MAX_LENGTH]

    @property
    def filters(self):
        """What `search_articles` takes beside the question."""
        self.errors  # noqa: B018 -- reads what was typed
        chosen = self.cleaned_data
        return {
            "section": chosen.get("rubrique"),
            "author": chosen.get("auteur"),
            "tag": chosen.get("mot_cle") or None,
            "since": _moment(chosen.get("du"), datetime.time.min),
            "until": _moment(chosen.get("au"), datetime.time.max),
            "by_date": chosen.get("tri") == "date",
        }

    @property
    def is_narrowed(self):
        """Whether a filter is set: the form then shows them."""
        return any(self.filters.values())

    @property
    def filter_fields(self):
        """The fields beside the question, as templates show them."""
        return [field for field in self if field is not self["q"]]

    def clean_auteur(self):
        """The Author of that name or address; None when there is none."""
        return _called(Author, self.cleaned_data["auteur"])

    def clean_mot_cle(self):
        """The Tag of that name or address; None when there is none."""
        return _called(Tag, self.cleaned_data["mot_cle"])


def _called(model, name):
    return model.objects.filter(Q(slug=slugify(name)) | Q(name__iexact=name)).first() if name else None


def _moment(day, time):
    return timezone.make_aware(datetime.datetime.combine(day, time)) if day else None
