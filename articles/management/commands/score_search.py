"""Measures search on known questions: `manage.py score_search --articles FILE --queries FILE [--without-chapo]`.

FILE of articles: JSON lines (`.gz` or not) with id, date, section, title, chapo, body (plain text). FILE of queries:
JSON lines with the `id` of the article looked for, and its question under one or more keys that begin with `q`.
"""

import gzip
import json
from collections import defaultdict
from datetime import datetime, time
from pathlib import Path
from time import perf_counter

from django.core.management import BaseCommand
from django.db import connection, transaction
from django.utils import timezone
from django.utils.html import escape

from articles.choices import State
from articles.composing import compose
from articles.models import Article, Section
from articles.search.engine import search_articles

#: Results looked at, as a reader's first half page.
DEPTH = 10
SCRATCH = "score_search"
BATCH = 100


class Command(BaseCommand):
    help = "Mesure la recherche sur des questions dont on connaît la réponse, dans une base à part."

    def add_arguments(self, parser):
        parser.add_argument("--articles", type=Path, required=True)
        parser.add_argument("--queries", type=Path, required=True)
        parser.add_argument("--without-chapo", action="store_true", help="Laisse les chapôs hors de l’index.")

    def handle(self, *, articles, queries, without_chapo, **options):
        real_name = connection.settings_dict["NAME"]
        connection.settings_dict["TEST"]["NAME"] = _scratch_name()
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            start = perf_counter()
            keys = load_articles(articles, without_chapo=without_chapo)
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
            self.stderr.write(f"{len(keys)} articles en {perf_counter() - start:.0f} s")
            for name, ranks in ranks_of(queries, keys).items():
                self.stdout.write(line_of(name, ranks))
        finally:
            connection.creation.destroy_test_db(real_name, verbosity=0)


def _scratch_name():
    """In memory on SQLite, a database of its own elsewhere."""
    return None if connection.vendor == "sqlite" else SCRATCH


def load_articles(path, *, without_chapo=False):
    """Publish the articles of `path` as the desk would; {their id there: key here}."""
    sections, keys = {}, {}
    entries = read_lines(path)
    # In short transactions: inside one, PostgreSQL keeps every version of the rows that count words, and reads them.
    for start in range(0, len(entries), BATCH):
        with transaction.atomic():
            keys |= _publish(entries[start : start + BATCH], sections, without_chapo=without_chapo)
    return keys


def _publish(entries, sections, *, without_chapo):
    keys = {}
    for entry in entries:
        name = entry["section"][:60] or "actualite"
        if name not in sections:
            number = len(sections) + 1
            sections[name] = Section.objects.create(name=name, slug=f"rubrique-{number}")
        article = Article.objects.create(
            title=entry["title"][:200],
            chapo="" if without_chapo else entry["chapo"],
            body="".join(f"<p>{escape(line)}</p>" for line in entry["body"].splitlines() if line.strip()),
            section=sections[name],
            state=State.PUBLISHED,
            published_at=timezone.make_aware(datetime.combine(datetime.fromisoformat(entry["date"]), time())),
            chooses_related=False,
        )
        compose(article)
        keys[entry["id"]] = article.pk
    return keys


def ranks_of(path, keys):
    """{name of the form: [rank of the right article from 1, None if it is not among the first DEPTH]}."""
    ranks = defaultdict(list)
    for entry in read_lines(path):
        for name, question in entry.items():
            if name.startswith("q"):
                found = search_articles(question).keys[:DEPTH]
                wanted = keys.get(entry["id"])
                ranks[name].append(found.index(wanted) + 1 if wanted in found else None)
    return ranks


def line_of(name, ranks):
    """What is printed of the `ranks` of one form."""
    reciprocal = sum(1 / rank for rank in ranks if rank) / len(ranks)
    recall = sum(1 for rank in ranks if rank) / len(ranks)
    return f"{name} MRR@{DEPTH} {reciprocal:.3f} R@{DEPTH} {recall:.3f}"


def read_lines(path):
    """The objects of a file of JSON lines, gzipped or not."""
    content = path.read_bytes()
    text = gzip.decompress(content) if path.suffix == ".gz" else content
    return [json.loads(line) for line in text.decode().split("\n") if line.strip()]
