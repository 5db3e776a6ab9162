"""How long the first page of a search and the choice of LIRE links take, on the base of DATABASE_URL.

`DATABASE_URL=… DEBUG=on python -m bench.language`: a base that `manage.py seed` made, of any size. Prints p50 and p95
for rare words, very common ones and questions of three words, then the time an article's links take.
"""

import os
import random
import statistics
import sys
from time import perf_counter

import django

from bench.cpu import clock

QUESTIONS, ARTICLES, SHOWN = 60, 60, 20
#: A rare word is in at most this many articles.
RARE = 5


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    from django.db import connection  # noqa: PLC0415 -- once Django is set up

    from articles.lire.choice import choose_related, source_of  # noqa: PLC0415 -- models, once Django is set up
    from articles.models import Article  # noqa: PLC0415
    from articles.search.engine import search_articles  # noqa: PLC0415

    sys.stdout.write(
        f"| {connection.vendor}, {Article.objects.count()} articles"
        " | wall p50 ms | wall p95 ms | CPU p50 ms | CPU p95 ms |\n"
        "|---|---|---|---|---|\n"
    )
    for kind, questions in _questions().items():
        _line(f"search, {kind}", [lambda asked=asked: search_articles(asked)[:SHOWN] for asked in questions])
    newest = list(Article.objects.published().newest_first()[:ARTICLES])
    _line("LIRE, an article", [lambda a=article: choose_related(a, source_of(a), wanted=6) for article in newest])


def _questions():
    """{kind: questions}, always the same for a base."""
    from articles.models import SearchTerm  # noqa: PLC0415

    terms = SearchTerm.objects.exclude(term="").exclude(written="")
    common = list(terms.order_by("-entry_count", "term").values_list("written", flat=True)[:QUESTIONS])
    rare = list(
        terms.filter(entry_count__lte=RARE).order_by("term").values_list("written", flat=True)[: 50 * QUESTIONS]
    )
    choose = random.Random(1)
    mixed = [" ".join([*choose.sample(common, 2), choose.choice(rare if n % 2 else common)]) for n in range(QUESTIONS)]
    return {
        "rare words": choose.sample(rare, min(QUESTIONS, len(rare))),
        "very common words": common,
        "three words": mixed,
    }


def _line(name, works):
    waited, spent, processor = [], [], clock()
    for work in works:
        wall, cpu = perf_counter(), processor()
        work()
        waited.append(1_000 * (perf_counter() - wall))
        spent.append(1_000 * (processor() - cpu))
    figures = [f"{figure:.1f}" for times in (waited, spent) for figure in (statistics.median(times), _p95(times))]
    sys.stdout.write(f"| {name} | {' | '.join(figures)} |\n")


def _p95(times):
    return statistics.quantiles(times, n=20)[-1]


if __name__ == "__main__":
    main()
