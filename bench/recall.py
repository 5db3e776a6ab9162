"""Whether search finds known articles among many others, in the base of DATABASE_URL, which keeps them: give a copy.

`DATABASE_URL=… DEBUG=on python -m bench.recall --articles FILE --queries FILE [--without-chapo]`: a base that
`manage.py seed` made; the files are those of `manage.py score_search`, whose lines it prints.
"""

import argparse
import os
import sys
from pathlib import Path

import django


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--queries", type=Path, nargs="+", required=True)
    parser.add_argument("--without-chapo", action="store_true")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    from articles.management import scratch  # noqa: PLC0415 -- models, once Django is set up
    from articles.management.commands import score_search  # noqa: PLC0415
    from articles.models import Article  # noqa: PLC0415

    others = Article.objects.count()
    made = scratch.publish(scratch.read_lines(options.articles), without_chapo=options.without_chapo)
    sys.stdout.write(f"{len(made)} articles among {others} others\n")
    for queries in options.queries:
        for name, ranks in score_search.ranks_of(queries, made).items():
            sys.stdout.write(score_search.line_of(name, ranks) + "\n")


if __name__ == "__main__":
    main()
