"""The only place that decides which articles are visible, and what a page loads of them."""

from datetime import datetime

from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles import lookups  # noqa: F401 -- registers «unindexed»
from articles.choices import Genre, State

#: Columns that a card does not show.
HEAVY = ("body", "body_html", "appendix_html", "search_text")
#: Columns that a card shows, or that decide where it stands.
CARD = (
    *("surtitre", "title", "slug", "chapo", "genre", "section", "state", "published_at", "comment_count"),
    *("lead_photo__picture_html", "lead_photo__credit"),
)
#: Columns of an author that a list or a feed shows.
SIGNED = ("name", "slug", "role")
#: The newest articles, this many, say which keywords are used.
LATELY = 2_000


def published_q(prefix="", *, now=None):
    """The one rule of visibility: published, and its time has come.

    `prefix` reaches it across a relation («target__»); `now` is an aware datetime, or what stands for one.
    """
    # Nearly all that is published is past: no index is read by that date.
    return Q(**{f"{prefix}state": State.PUBLISHED, f"{prefix}published_at__unindexed__lte": now or timezone.now()})


def card_columns(prefix=""):
    """CARD, across a relation («target__»)."""
    return [prefix + name for name in CARD]


def month_bounds(year, month):
    """The instants (aware datetimes) at which a month of the newspaper's own time zone begins, and the next one."""
    zone = timezone.get_current_timezone()
    following = (year + 1, 1) if month == 12 else (year, month + 1)
    return datetime(year, month, 1, tzinfo=zone), datetime(*following, 1, tzinfo=zone)


def _total(rows):
    """How many `rows` (a queryset that reads the outer one) there are, as an expression."""
    counted = rows.order_by().annotate(one=Value(1)).values("one").annotate(total=models.Count("pk")).values("total")
    return Coalesce(Subquery(counted), 0)


class ArticleQuerySet(models.QuerySet):
    """Articles, by what a reader or an editor would call them."""

    def published(self, *, now=None):
        """Those that any reader may see now; `now` is for queries that are prepared."""
        return self.filter(published_q(now=now))

    def scheduled(self):
        """Those that readers will see at a date to come, «Programmé»."""
        return self.filter(state=State.PUBLISHED, published_at__gt=timezone.now())

    def hidden(self):
        """Those that no reader may see now. Asked state by state: «not published» would read the whole archive."""
        others = [state for state in State if state != State.PUBLISHED]
        return self.filter(Q(state__in=others) | Q(state=State.PUBLISHED, published_at__gt=timezone.now()))

    def own_of(self, user):
        """Those that `user` made or signs."""
        signed = self.model.bylines.rel.related_model.objects.filter(author__user=user).values("article")
        return self.filter(Q(created_by=user) | Q(pk__in=signed))

    def visible_to(self, user):
        """Those that `user` may open in the desk: everybody's for editors, one's own for journalists."""
        if user.has_perm("articles.view_all_articles"):
            return self
        if user.has_perm("articles.view_article"):
            return self.own_of(user)
        return self.none()

    def newest_first(self):
        """By date of publication; the key breaks ties, so pages never overlap."""
        return self.order_by(*(f"-{column}" for column in self.place))

    @property
    def place(self):
        """Names of the date and of the key by which these articles are put in order, where an index holds both."""
        return ("listed_at", "listed_key") if "listed_at" in self.query.annotations else ("published_at", "pk")

    def in_section(self, section):
        """Those of one rubrique."""
        return self.filter(section=section)

    def tagged(self, tag):
        """Those that carry `tag`, published, their date to come or not."""
        return self._listed("tagentry", tag=tag)

    def by(self, author):
        """Those that `author` signed, alone or with others, published, their date to come or not."""
        return self._listed("authorentry", author=author)

    def _listed(self, entry, **subject):
        """Those of one list by date (`articles.models.lists`), put in order by its own columns, that an index holds."""
        ((name, value),) = subject.items()
        listed = self.filter(**{f"{entry}__{name}": value})
        return listed.annotate(listed_at=F(f"{entry}__published_at"), listed_key=F(f"{entry}__article_id"))

    def episodes_of(self, dossier):
        """Those of one dossier, in its order."""
        return self.filter(episode__dossier=dossier).order_by("episode__position", "episode__pk")

    def in_month(self, year, month):
        """Those published in a month of the newspaper's own time zone."""
        first, following = month_bounds(year, month)
        return self.filter(published_at__gte=first, published_at__lt=following)

    def since(self, moment):
        """Those published at `moment` (aware datetime) or later."""
        return self.filter(published_at__gte=moment)

    def first_after(self, moment):
        """When the next article appears by itself after `moment` (aware datetime); None if none is scheduled."""
        scheduled = self.filter(state=State.PUBLISHED, published_at__gt=moment)
        return scheduled.aggregate(first=models.Min("published_at"))["first"]

    def editorial_content(self):
        """All but what a partner paid for."""
        return self.exclude(genre=Genre.SPONSORED)

    def most_commented(self):
        """Those that readers discuss, most discussed first."""
        return self.filter(comment_count__gt=0).order_by("-comment_count", "-published_at", "-pk")

    def for_list(self):
        """With all that a list or a card shows: two queries, whatever the number."""
        return self.unsigned_cards().prefetch_related(self._bylines())

    def unsigned_cards(self):
        """As for a list, in one query: `loading.load_bylines` adds the signatures to those of several lists at once."""
        return self.select_related("lead_photo").only(*card_columns())

    def for_desk(self):
        """With what a line of the desk's home or of its calendar says, signatures apart."""
        return self.only("title", "state", "published_at", "modified_at")

    def with_dead_lire(self):
        """Published ones in which an editor placed a LIRE link that leads to nothing readers may see."""
        links = self.model.related_links.rel.related_model.objects
        # Each dead link asks for its article: a join, SQLite would walk the archive.
        is_read = Exists(self.model.objects.published().filter(pk=OuterRef("article")))
        dead = links.filter(is_read, is_automatic=False, target__in=self.model.objects.hidden().values("pk"))
        return self.filter(pk__in=dead.values("article"))

    def for_results(self):
        """As for a list, with the text, of which an excerpt is shown: two queries."""
        return (
            self.select_related("section", "lead_photo")
            .prefetch_related(self._bylines())
            .defer("body", "appendix_html", "search_text")
        )

    def for_feed(self):
        """As for a list, with the text and the tags: three queries."""
        return (
            self.select_related("section", "lead_photo")
            .prefetch_related(self._bylines(), "tags")
            .defer("body", "search_text")
        )

    def for_detail(self, *, now=None):
        """With all that the article's own page shows and that is one row: `loading` adds the rest.

        `has_corrections`: whether it has any, seen or not.
        """
        return (
            self.select_related("section", "lead_photo", "episode__dossier", "notice__article")
            .with_episode(now=now)
            .annotate(
                has_corrections=Exists(self.model.corrections.rel.related_model.objects.filter(article=OuterRef("pk")))
            )
            .defer("body", "search_text", *(f"notice__article__{name}" for name in HEAVY))
        )

    def with_episode(self, *, now=None):
        """With its place in its dossier among the episodes that readers may see, in the same query.

        `episode_number` and `episode_total` (0 outside a dossier), `previous_slug`, `previous_title`, `next_slug`
        and `next_title` (None at either end).
        """
        episodes = self.model.episode.related.related_model.objects
        series = episodes.filter(
            # A draft in preview counts itself.
            published_q("article__", now=now) | Q(article=OuterRef("pk")),
            dossier=OuterRef("episode__dossier"),
        )
        place = OuterRef("episode__position"), OuterRef("episode__pk")
        before = series.filter(Q(position__lt=place[0]) | Q(position=place[0], pk__lt=place[1]))
        after = series.filter(Q(position__gt=place[0]) | Q(position=place[0], pk__gt=place[1]))
        sides = {"previous": before.order_by("-position", "-pk"), "next": after.order_by("position", "pk")}
        neighbours = {
            f"{side}_{name}": Subquery(episodes.values(f"article__{name}")[:1])
            for side, episodes in sides.items()
            for name in ("slug", "title")
        }
        return self.annotate(episode_number=_total(before) + 1, episode_total=_total(series), **neighbours)

    def _bylines(self):
        bylines = self.model.bylines.rel.related_model.objects.select_related("author")
        return Prefetch("bylines", queryset=bylines.only("article", "role", *(f"author__{name}" for name in SIGNED)))


class RelatedLinkQuerySet(models.QuerySet):
    """LIRE links, as they are now: a target that left the site is gone at once."""

    def visible(self, *, now=None):
        """Links whose target a reader may open."""
        return self.filter(published_q("target__", now=now))

    def for_display(self):
        """With what the LIRE block and the cards «Sur le même sujet» show."""
        return self.select_related("target__lead_photo").only("article", "after_block", *card_columns("target__"))


class DeskNoteQuerySet(models.QuerySet):
    """Notes that members of the desk leave each other."""

    def visible_to(self, user):
        """Those on articles that `user` may open; asked note by note: the newest are few, the archive is long."""
        if user.has_perm("articles.view_all_articles"):
            return self
        article = self.model.article.field.related_model
        return self.filter(Exists(article.objects.visible_to(user).filter(pk=OuterRef("article"))))


class SectionQuerySet(models.QuerySet):
    """Rubriques, in the order of the navigation."""

    def in_order(self):
        return self.order_by("position", "name")


class ListEntryQuerySet(models.QuerySet):
    """Entries of the lists by date: only what is published is in them, its date to come or not."""

    def published(self):
        """Those of articles that any reader may see now: what `published_q` asks beside the state."""
        return self.filter(published_at__lte=timezone.now())


class TagQuerySet(models.QuerySet):
    """Tags, by how they are written."""

    def most_used(self, limit):
        """The tags most used by the newest articles, at most `limit`: what the paper speaks of lately."""
        published = self.model.articles.rel.related_model.objects.published()
        newest = list(published.newest_first().values_list("pk", flat=True)[:LATELY])
        links = self.model.articles.through.objects.filter(article__in=newest).order_by()
        most = links.values("tag").annotate(uses=models.Count("pk")).order_by("-uses", "tag")[:limit]
        return self.filter(pk__in=[row["tag"] for row in most])
