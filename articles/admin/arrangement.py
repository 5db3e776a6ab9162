"""An arrangement of the front page as it is typed: read from a form, changed by its buttons, tried, then stored.

Nothing of it is kept between two requests but in the form itself.
"""

from django import forms
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.admin.dates import DateAndTimeField
from articles.freshness import FRONT_PAGE, touch
from articles.front_page import PLACES
from articles.models import Article, FrontPageEdition, FrontPageSlot
from articles.text.keys import key_in

FIELDS = ("article", "starts_at", "ends_at")
#: What the browser sends of them: a moment is a day, then an hour.
INPUTS = ("article", "starts_at_0", "starts_at_1", "ends_at_0", "ends_at_1")


class NewerArrangementError(Exception):
    """Another arrangement went live after this one was begun."""


class PlaceForm(forms.Form):
    """One place: its number, the article that fills it (none: automatic), from when and until when."""

    position = forms.IntegerField(label=_("Place"), min_value=1, max_value=PLACES)
    article = forms.ModelChoiceField(Article.objects.none(), required=False, widget=forms.HiddenInput)
    starts_at = DateAndTimeField(label=_("À partir du"), required=False)
    ends_at = DateAndTimeField(label=_("Jusqu’au"), required=False)

    def __init__(self, *args, articles, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["article"].queryset = articles
        self.fields["position"].widget.attrs |= {"data-order-number": "", "class": "une-place__number"}

    def clean(self):
        start, end = self.cleaned_data.get("starts_at"), self.cleaned_data.get("ends_at")
        if start and end and end <= start:
            self.add_error("ends_at", _("La fin vient avant le début."))

    @property
    def slot(self):
        """The FrontPageSlot, unsaved, that this form describes; None for an automatic place."""
        values = {name: self.cleaned_data[name] for name in ("position", *FIELDS)}
        return FrontPageSlot(**values) if values["article"] else None


class Arrangement:
    """The places of the front page in order, as dicts of INPUTS → what was typed. `articles` are those allowed.

    `number` is that of the FrontPageEdition that was live when it was begun, 0 if none ever was.
    """

    def __init__(self, rows, articles, number):
        self.articles, self.number = articles, number
        self.rows = [dict.fromkeys(INPUTS, "") | row for row in rows]
        seen = set()
        for row in self.rows:
            if row["article"] in seen:
                row["article"] = ""  # An article stands once: the first place that it was given.
            seen |= {row["article"]} - {""}
        forms = (self._form(place, row) for place, row in enumerate(self.rows, start=1))
        self.forms = list(forms)

    @classmethod
    def live(cls, articles):
        """What readers have now, and what is planned."""
        slots = {slot.position: slot for slot in FrontPageSlot.objects.all()}
        return cls([_stored(slots.get(place)) for place in range(1, PLACES + 1)], articles, live_number())

    @classmethod
    def typed(cls, data, articles, command=""):
        """What a form (QueryDict) says, ordered by its numbers, once the button `command` is obeyed."""
        rows = [{name: data.get(f"place-{n}-{name}", "") for name in INPUTS} for n in range(1, PLACES + 1)]
        numbers = [key_in(data.get(f"place-{n}-position")) or n for n in range(1, PLACES + 1)]
        # Of two that want one place, the one that moved gets it.
        order = sorted(range(PLACES), key=lambda i: (numbers[i], _rank(numbers[i], i + 1), i))
        return cls(_obey(command, [rows[i] for i in order]), articles, key_in(data.get("number")) or 0)

    def is_valid(self):
        return not any(form.errors for form in self.forms)

    def slots(self):
        """The FrontPageSlots, unsaved, of the places that are well filled in."""
        return [form.slot for form in self.forms if form.is_valid() and form.slot]

    def placed(self):
        """Place → article, as `SlotQuerySet.shown` would say were this stored now."""
        current = {slot.article_id: slot.position for slot in self.slots() if slot.is_current}
        shown = Article.objects.published().editorial_content().filter(pk__in=current).unsigned_cards()
        return {current[article.pk]: article for article in shown}

    @transaction.atomic
    def store(self, *, by):
        """Put the arrangement before readers, as `by` wants it. It must be valid.

        Raises NewerArrangementError, and stores nothing, if another went live since it was begun.
        """
        if self.number != live_number():
            raise NewerArrangementError
        # Between two editors at the same instant the database decides: it gives a number once.
        _edition, is_next = FrontPageEdition.objects.get_or_create(number=self.number + 1, defaults={"by": by})
        if not is_next:
            raise NewerArrangementError
        FrontPageSlot.objects.all().delete()
        FrontPageSlot.objects.bulk_create(self.slots())
        touch(FRONT_PAGE)

    def _form(self, place, row):
        data = {f"place-{place}-{name}": value for name, value in row.items()} | {f"place-{place}-position": place}
        return PlaceForm(data, prefix=f"place-{place}", articles=self.articles)


def live_number():
    """The number of the arrangement that readers have, 0 if none was ever made."""
    return FrontPageEdition.objects.aggregate(number=Max("number"))["number"] or 0


def _stored(slot):
    if slot is None:
        return {}
    row = {"article": str(slot.article_id)}
    for name in ("starts_at", "ends_at"):
        if at := getattr(slot, name):
            local = timezone.localtime(at)
            row |= {f"{name}_0": f"{local:%Y-%m-%d}", f"{name}_1": f"{local:%H:%M:%S}"}
    return row


def _rank(number, place):
    """Who goes first of those that want one place: one that came up, the one that was there, one that went down."""
    return (number > place) - (number < place)


def _obey(command, rows):
    """The rows once a button is obeyed: «monter-2», «descendre-1», «retirer-3», «placer-57-2» (article, place)."""
    verb, *typed = command.split("-")
    *keys, place = [key_in(number) for number in typed] or [None]
    if None in keys or place not in range(1, PLACES + 1):
        return rows
    index = place - 1
    if verb == "placer" and len(keys) == 1:
        article = str(keys[0])
        rows = [row | {"article": ""} if row["article"] == article else row for row in rows]
        rows[index] = {"article": article}
    elif verb == "retirer" and not keys:
        rows[index] = {}
    elif verb in ("monter", "descendre") and not keys:
        other = min(max(index + (1 if verb == "descendre" else -1), 0), PLACES - 1)
        rows[index], rows[other] = rows[other], rows[index]
    return rows
