"""A newspaper for the time of a measurement: a base of its own, gone afterwards, filled from known articles."""

import gzip
import json
from contextlib import contextmanager
from datetime import datetime, time

from django.db import connection, transaction
from django.utils import timezone
from django.utils.html import escape

from articles.choices import State
from articles.composing import compose
from articles.models import Article, Section
from articles.slugs import base_slug

BATCH = 100


@contextmanager
def scratch_database():
    """Make a new, migrated database the default one inside the block: in memory on SQLite, of its own elsewhere."""
    usual = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(usual, verbosity=0)


def read_lines(path):
    """The objects of a file of JSON lines, gzipped or not."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def publish(entries, *, without_chapo=False):
    """Publish `entries` as the desk would, the oldest first, LIRE links apart; {their id: the Article}.

    An entry has id, date (AAAA-MM-JJ), section, title, chapo and body (plain text, a paragraph a line).
    """
    entries = sorted(entries, key=lambda entry: (entry["date"], entry["id"]))
    made, sections = {}, {}
    # In short transactions: inside one, PostgreSQL keeps every version of the rows that count words, and reads them.
    for start in range(0, len(entries), BATCH):
        with transaction.atomic():
            for entry in entries[start : start + BATCH]:
                section = sections.get(entry["section"]) or _section(entry["section"], len(sections))
                sections[entry["section"]] = section
                made[entry["id"]] = _article(entry, section, without_chapo=without_chapo)
    return made


def _section(name, number):
    return Section.objects.create(name=name[:60] or "Actualité", slug=f"rubrique-{number}")


def _article(entry, section, *, without_chapo):
    day = datetime.combine(datetime.fromisoformat(entry["date"]).date(), time(12))
    article = Article.objects.create(
        title=entry["title"][:200],
        slug=f"{base_slug(entry['title'])[:70]}-{entry['id']}",
        chapo="" if without_chapo else entry["chapo"],
        body="".join(f"<p>{escape(line)}</p>" for line in entry["body"].splitlines() if line.strip()),
        section=section,
        state=State.PUBLISHED,
        published_at=timezone.make_aware(day),
        chooses_related=False,
    )
    compose(article)
    return article
