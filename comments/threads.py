"""One query → the thread under an article, in the order in which it is read."""

from dataclasses import dataclass, field
from functools import lru_cache

from django.db.models import BigAutoField
from django.utils import timezone
from django.utils.translation import ngettext

from articles.models import Article
from articles.prepared import Prepared
from articles.text.dates import long_datetime
from comments import policy, xtd
from comments.choices import State
from comments.models import CommentDetails, Discussion

THREADS_PER_PAGE = 50

_COLUMNS = (
    "comment_id",
    "comment__level",
    "comment__user_name",
    "comment__user_id",
    "comment__submit_date",
    "state",
    "recommendations",
    "html",
)


_DISCUSSION = ("article__discussion__pk", "article__discussion__opening", "article__discussion__stays_open")


@dataclass(slots=True)
class Entry:
    """One comment as readers see it. Of one that left the site, only its place is kept."""

    key: str
    level: int
    is_public: bool = False
    name: str = ""
    #: Whether the newsroom wrote it.
    is_newsroom: bool = False
    #: Whether readers can answer it.
    is_answerable: bool = False
    posted_iso: str = ""
    posted_at: str = ""
    #: «3 recommandations»; empty if there is none.
    praise: str = ""
    #: Fit for a page: every character of the visitor's was escaped by `text.to_html`.
    html: str = ""
    replies: list["Entry"] = field(default_factory=list)


@dataclass(slots=True)
class Thread:
    """One page of the conversation under an article: its first comments, each with its replies."""

    number: int
    entries: list[Entry]
    has_next: bool

    @property
    def next_number(self):
        return self.number + 1


def thread_of(article, number=1):
    """Page `number` (from 1) of the Thread under `article`."""
    rows, zone = _rows(article, number), timezone.get_current_timezone()
    deepest = xtd.deepest_level() if policy.is_open(article) else 0
    entries = []
    for key, level, name, user, moment, state, recommendations, html, *_discussion in rows:
        entry = Entry(str(key), level)
        if state == State.PUBLIC:
            local = moment.astimezone(zone)
            entry.is_public, entry.is_newsroom, entry.is_answerable = True, user is not None, level < deepest
            entry.name, entry.html, entry.praise = name, html, _praise(recommendations)
            entry.posted_iso, entry.posted_at = local.isoformat(timespec="seconds"), long_datetime(local)
        entries.append(entry)
    roots = _pruned(_nested(entries))
    return Thread(number, roots[:THREADS_PER_PAGE], has_next=len(roots) > THREADS_PER_PAGE)


def may_have_page(article, number):
    """Whether `article` has comments enough for a page `number`."""
    return (number - 1) * THREADS_PER_PAGE < article.comment_count


def page_of(details):
    """Number of the page of its article's conversation on which a public comment stands."""
    earlier = CommentDetails.objects.on(details.article_id).public_threads()
    return earlier.filter(comment__thread_id__lt=details.comment.thread_id).count() // THREADS_PER_PAGE + 1


def _rows(article, number):
    """The rows of a page, in order. Each carries what the newsroom chose for the discussion: kept on `article`."""
    rows = _page_query(number)(article=article.pk)
    if rows:
        pk, opening, stays_open = rows[0][-len(_DISCUSSION) :]
        chosen = Discussion(article_id=pk, opening=opening, stays_open=stays_open) if pk else None
        Article.discussion.related.set_cached_value(article, chosen)
    return rows


@lru_cache(maxsize=64)
def _page_query(number):
    first = (number - 1) * THREADS_PER_PAGE

    def page(article):
        comments = CommentDetails.objects.on(article)
        # One thread more than the page holds tells whether another page follows.
        threads = comments.public_threads()[first : first + THREADS_PER_PAGE + 1]
        shown = comments.shown_in_thread().filter(comment__thread_id__in=threads)
        return shown.in_thread_order().values_list(*_COLUMNS, *_DISCUSSION)

    return Prepared(page, article=BigAutoField())


def _praise(total):
    if not total:
        return ""
    return ngettext("%(total)d\u00a0recommandation", "%(total)d\u00a0recommandations", total) % {"total": total}


def _nested(entries):
    """Hang each entry on the last one of a lesser level: the order of the rows makes that its parent."""
    roots, branch = [], []
    for entry in entries:
        while branch and branch[-1].level >= entry.level:
            branch.pop()
        (branch[-1].replies if branch else roots).append(entry)
        branch.append(entry)
    return roots


def _pruned(entries):
    """Without those that left the site and have no public answer."""
    for entry in entries:
        entry.replies = _pruned(entry.replies)
    return [entry for entry in entries if entry.is_public or entry.replies]
