"""Measures search on known questions: `manage.py score_search --articles FILE --queries FILE [--without-chapo]`.

FILE of articles: JSON lines (`.gz` or not) with id, date, section, title, chapo, body (plain text). FILE of queries:
JSON lines with the `id` of the article looked for, and its question under one or more keys that begin with `q`.
"""

from collections import defaultdict
from pathlib import Path
from time import perf_counter

from django.core.management import BaseCommand
from django.db import connection

from articles.management.scratch import publish, read_lines, scratch_database
from articles.search.engine import search_articles

#: Results looked at, as a reader's first half page.
DEPTH = 10


class Command(BaseCommand):
    help = "Mesure la recherche sur des questions dont on connaît la réponse, dans une base à part."

    def add_arguments(self, parser):
        parser.add_argument("--articles", type=Path, required=True)
        parser.add_argument("--queries", type=Path, required=True)
        parser.add_argument("--without-chapo", action="store_true", help="Laisse les chapôs hors de l’index.")

    def handle(self, *, articles, queries, without_chapo, **options):
        with scratch_database():
            start = perf_counter()
            made = publish(read_lines(articles), without_chapo=without_chapo)
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
            self.stderr.write(f"{len(made)} articles en {perf_counter() - start:.0f} s")
            for name, ranks in ranks_of(queries, made).items():
                self.stdout.write(line_of(name, ranks))


def ranks_of(path, made):
    """{name of the form: [rank of the right article from 1, None if it is not among the first DEPTH]}.

    `path`: the file of queries; `made`: identifier → Article.
    """
    ranks = defaultdict(list)
    for entry in read_lines(path):
        for name, question in entry.items():
            if name.startswith("q"):
                found = search_articles(question).keys[:DEPTH]
                wanted = made[entry["id"]].pk if entry["id"] in made else None
                ranks[name].append(found.index(wanted) + 1 if wanted in found else None)
    return ranks


def line_of(name, ranks):
    """What is printed of the `ranks` of one form."""
    reciprocal = sum(1 / rank for rank in ranks if rank) / len(ranks)
    recall = sum(1 for rank in ranks if rank) / len(ranks)
    return f"{name} MRR@{DEPTH} {reciprocal:.3f} R@{DEPTH} {recall:.3f}"
