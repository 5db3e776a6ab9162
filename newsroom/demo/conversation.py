"""The comments of the demo newspaper, and those of a large archive."""

import random
from array import array
from datetime import UTC, datetime, timedelta
from itertools import islice

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Max, Min
from django_comments.models import Comment
from django_comments_xtd.models import XtdComment

from articles.bulk import BATCH, insert_rows, without_indexes
from articles.models import Article
from comments import identity
from comments.choices import State
from comments.models import CommentDetails
from comments.text import to_html
from comments.workflow import import_comment
from newsroom.demo.fixtures import read_toml

READERS = 500


def load_conversation(articles):
    """Add the demo's comments to those of `articles` (slug → Article) just made; returns how many."""
    made = {}
    for entry in read_toml("comment"):
        article = articles.get(entry["article"])
        if article is None:
            continue
        made[entry["id"]] = import_comment(
            article=article,
            name=entry["name"],
            email=f"lecteur{entry['id']}@example.org",
            text=entry["text"],
            parent=made.get(entry["parent"]),
            at=article.published_at + timedelta(minutes=entry["minutes_after"]),
        )
    return len(made)


def add_comments(total, *, seed=1, progress=lambda done: None):
    """Make `total` public comments in bulk, most of them on few articles, as readers do; each opens a thread.

    Not in one transaction.
    """
    if not total:
        return
    readers = [identity.remember(f"lecteur{number}@example.org").pk for number in range(READERS)]
    first = (Comment.objects.aggregate(Max("pk"))["pk__max"] or 0) + 1
    constants = (ContentType.objects.get_for_model(Article).pk, settings.SITE_ID)
    with without_indexes(Comment, XtdComment, CommentDetails):
        rows = _comments(range(first, first + total), random.Random(seed))  # noqa: S311 -- not for secrets
        done = 0
        while batch := list(islice(rows, BATCH)):
            insert_rows(
                Comment,
                ["id", "content_type_id", "site_id", "object_pk", "user_name", "comment", "submit_date", "is_public"],
                ((key, *constants, str(article), name, text, at, True) for key, article, name, text, _, at in batch),
            )
            insert_rows(
                XtdComment,
                ["comment_ptr_id", "thread_id", "parent_id", "level", "order", "followup", "nested_count"],
                ((row[0], row[0], row[0], 0, 1, False, 0) for row in batch),
            )
            insert_rows(
                CommentDetails,
                ["comment_id", "article_id", "commenter_id", "state", "html", "confirmed_at"],
                (
                    (key, article, readers[key % READERS], State.PUBLIC, html, at)
                    for key, article, _, _, html, at in batch
                ),
            )
            done += len(batch)
            progress(done)
    _set_comment_counts()


def _comments(keys, choose):
    """(key, article, name, text, HTML, date) of each of `keys`."""
    entries = read_toml("comment")
    pages = [(entry["text"], to_html(entry["text"])) for entry in entries]
    names = [entry["name"] for entry in entries]
    # Numbers in arrays: a million articles in sixteen megabytes.
    articles, dates = array("q"), array("d")
    newest = Article.objects.published().newest_first().values_list("pk", "published_at")
    for article, published_at in newest.iterator():
        articles.append(article)
        dates.append(published_at.timestamp())
    for key in keys:
        # The square of a uniform choice: the newest articles get most of the comments.
        place = int(choose.random() ** 2 * len(articles))
        at = datetime.fromtimestamp(dates[place] + 60 * choose.randint(5, 3_000), tz=UTC)
        yield (key, articles[place], choose.choice(names), *choose.choice(pages), at)


def _set_comment_counts():
    first, last = Article.objects.aggregate(first=Min("pk"), last=Max("pk")).values()
    with connection.cursor() as cursor:
        for start in range(first, last + 1, BATCH):
            cursor.execute(
                "UPDATE articles_article SET comment_count = (SELECT COUNT(*) FROM comments_commentdetails d"
                " WHERE d.article_id = articles_article.id AND d.state = %s) WHERE id BETWEEN %s AND %s",
                [State.PUBLIC, start, start + BATCH - 1],
            )
