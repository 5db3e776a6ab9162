"""What editors place by hand, and until when: querysets of slots, alerts, pinned articles, dossiers, corrections."""

from django.db import models
from django.db.models import F, Max, Min, Q
from django.utils import timezone

from articles.choices import Genre
from articles.querysets import HEAVY, card_columns, published_q

#: Columns that a card does not show, over the relation «article».
NOT_SHOWN = [f"article__{name}" for name in HEAVY]


class TimedQuerySet(models.QuerySet):
    """Rows that hold from `starts_at` to `ends_at`; an empty one is no limit."""

    def current(self, *, now=None):
        """Those whose time it is now; `now` is for queries that are prepared."""
        now = now or timezone.now()
        started = Q(starts_at=None) | Q(starts_at__lte=now)
        return self.filter(started & (Q(ends_at=None) | Q(ends_at__gt=now)))

    def next_change(self, now):
        """The first instant after `now` (aware datetimes) at which one of these begins or ends to hold, or None."""
        instants = self.aggregate(
            start=Min("starts_at", filter=Q(starts_at__gt=now)), end=Min("ends_at", filter=Q(ends_at__gt=now))
        )
        return min((instant for instant in instants.values() if instant), default=None)


class SlotQuerySet(TimedQuerySet):
    """Places of the front page."""

    def shown(self, *, now=None):
        """Those whose article readers may see, with its card; what a partner paid for never stands there."""
        slots = self.current(now=now).filter(published_q("article__", now=now))
        slots = slots.exclude(article__genre=Genre.SPONSORED).select_related("article__lead_photo")
        return slots.only("position", *card_columns("article__"))


class AlertQuerySet(TimedQuerySet):
    """«Alerte info» banners."""

    def shown(self, *, now=None):
        """The banner of the moment, the latest begun, if there is one. One that leads to an article waits for it."""
        visible = Q(article=None) | published_q("article__", now=now)
        alerts = self.current(now=now).filter(visible).select_related("article")
        return alerts.only("text", "article__slug").order_by("-starts_at", "-pk")[:1]


class PinQuerySet(TimedQuerySet):
    """Articles that stay first in their rubrique."""

    def article_of(self, section):
        """The article pinned in `section` that readers may see, or None. One query; its signatures are not loaded."""
        pins = self.current().filter(published_q("article__"), section=section, article__section=section)
        pin = pins.select_related("article__lead_photo").only(*card_columns("article__")).first()
        return pin.article if pin else None


class DossierQuerySet(models.QuerySet):
    """Ordered series."""

    def open(self):
        """Those with an episode that readers may see, the one that grew last first.

        `episode_total` counts these episodes, `newest` (aware datetime) dates the latest.
        """
        visible = published_q("episodes__article__")
        return (
            self.annotate(
                episode_total=models.Count("episodes", filter=visible),
                newest=Max("episodes__article__published_at", filter=visible),
            )
            .filter(episode_total__gt=0)
            .order_by("-newest", "-pk")
        )


class CorrectionQuerySet(models.QuerySet):
    """Corrections, and the notices that an article was answered."""

    def visible(self, *, now=None):
        """What readers may see where the article itself is shown: a reply's notice waits for the reply."""
        visible = self.filter(Q(reply=None) | published_q("reply__", now=now))
        return visible.select_related("reply").defer(*(f"reply__{name}" for name in HEAVY))

    def public(self):
        """What readers may see anywhere, newest first, with its article."""
        dated = models.functions.Coalesce(F("reply__published_at"), F("published_at"))
        visible = self.visible().filter(published_q("article__"), published_at__lte=timezone.now())
        # `select_related` and `defer` add to those of `visible`.
        with_article = visible.select_related("article").defer(*NOT_SHOWN)
        return with_article.annotate(dated=dated).order_by("-dated", "-pk")
