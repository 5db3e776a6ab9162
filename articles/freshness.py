"""What changed, said once, to whatever keeps copies of pages.

Few names, and coarse ones: a page that is never old matters more than one that is never made again for nothing.

| name | pages that carry it |
| --- | --- |
| `site` | all: the navigation, the footer, the names of rubriques, authors and tags |
| `news` | all but those of one article: front page, lists, archive, feeds, sitemaps, addresses that moved |
| `article:12` | the page of that article and the later pages of its conversation |
| `front-page` | the front page, which shows how much articles are discussed |
| `withdrawn` | none: touched when something may have left the site; no copy made before is then shown, come what may |

A page says which it carries (`carries`); a change, which it touches (`article_changed` and the others). Who listens is
said by `settings.TOUCH_LISTENERS`: callables that take the names, inside the transaction that makes the change.
"""

from django.conf import settings
from django.utils.module_loading import import_string

from articles.choices import State
from articles.models import Article, Author, Correction, Dossier, Episode, RelatedLink

SITE, NEWS, FRONT_PAGE, WITHDRAWN = "site", "news", "front-page", "withdrawn"
#: The header in which a response names what it shows, as shared caches read it.
NAMES_HEADER = "Surrogate-Key"
#: States that readers see: the article, or the page that says it is gone.
SEEN = (State.PUBLISHED, State.UNPUBLISHED)
#: An article that more others lead to than this touches the whole site instead of each of them.
MOST_LINKS = 500


def touch(*names):
    """Say that what these `names` stand for changes with the present transaction."""
    for path in settings.TOUCH_LISTENERS:
        import_string(path)(names)


def carries(response, *names):
    """Write on `response` the names it carries beside `site`, and return it. Without this call it carries `news`."""
    response.headers[NAMES_HEADER] = " ".join(names)
    return response


def article_name(article_pk):
    """The name that the pages of one article carry."""
    return f"article:{article_pk}"


def article_changed(article, before=None):
    """Touch the pages of `article`, those of the articles that show something of it, and all lists.

    `before` is the state it leaves, if it moves. Nothing if readers saw it neither before nor now: only such an
    article may be deleted (`roles.may_delete`). One that readers may not see now may have just left: a scheduled one
    that is moved at its very minute leaves when its time has come, though it had not when that was asked for.
    """
    if article.state in SEEN or before in SEEN:
        _articles_changed([article.pk], NEWS, *([] if article.is_published else [WITHDRAWN]))


def _articles_changed(keys, *names):
    """Touch the pages of the articles of these `keys`, those of the articles that lead to them, and `names`."""
    shown = {*keys, *_showing(keys)[: MOST_LINKS + 1]}
    touch(*([SITE] if len(shown) > MOST_LINKS else map(article_name, sorted(shown))), *names)


def _showing(keys):
    """Keys of the articles that lead to one of these: by a link, as an episode of its dossier, as what it replies to.

    And of the replies to one of these, which name it.
    """
    links = RelatedLink.objects.filter(target__in=keys).order_by().values_list("article_id")
    episodes = Episode.objects.filter(dossier__episodes__article__in=keys).order_by().values_list("article_id")
    answered = Correction.objects.filter(reply__in=keys).order_by().values_list("article_id")
    replies = Correction.objects.filter(article__in=keys, reply__isnull=False).order_by().values_list("reply_id")
    return links.union(episodes, answered, replies).values_list("article_id", flat=True)


def links_changed(article):
    """Touch the page of `article` alone: what it says did not change, only where it leads."""
    touch(article_name(article.pk))


def discussion_changed(article_pk, *, withdrawn=False):
    """Touch the pages of a conversation; `withdrawn`: something that readers saw left it."""
    touch(article_name(article_pk), FRONT_PAGE, *([WITHDRAWN] if withdrawn else []))


def photo_changed(photo):
    """Touch the pages where `photo` opens something: an article, a dossier, the page of an author.

    Those that show it in their text are composed again, which says it.
    """
    if Author.objects.filter(portrait=photo).exists():
        site_changed()
        return
    # One more than the most is enough to know that there are too many.
    led = Article.objects.filter(lead_photo=photo, state=State.PUBLISHED).order_by().values_list("pk", flat=True)
    if keys := list(led[: MOST_LINKS + 1]):
        _articles_changed(keys, NEWS)
    elif Dossier.objects.filter(lead_photo=photo).exists():
        touch(NEWS)


def site_changed(*, withdrawn=False):
    """Touch every page: a rubrique, an author, a tag or a footer page changed, or very many articles did."""
    touch(SITE, *([WITHDRAWN] if withdrawn else []))
