"""Scores LIRE against links that editors made: `manage.py score_related --articles FILE --links FILE`."""

from pathlib import Path
from time import perf_counter

from django.core.management import BaseCommand

from articles.lire.choice import choose_related, source_of
from articles.lire.index import day_of
from articles.management.scratch import publish, read_lines, scratch_database
from articles.models import RelatedLink

DEPTH = 10


class Command(BaseCommand):
    help = "Note les liens LIRE contre ceux que des rédacteurs ont posés, dans une base à part."

    def add_arguments(self, parser):
        parser.add_argument(
            "--articles", type=Path, required=True, help="JSONL(.gz): id, date, section, title, chapo, body"
        )
        parser.add_argument("--links", type=Path, required=True, help="JSONL: source, linked")
        parser.add_argument("--since", default="", help="Ne note que les articles de cette date (AAAA-MM-JJ) ou après.")
        parser.add_argument("--before", default="9999", help="Ne note que les articles d’avant cette date.")

    def handle(self, *, articles, links, since, before, **options):
        entries = read_lines(articles)
        truth = {line["source"]: line["linked"] for line in read_lines(links)}
        with scratch_database():
            start = perf_counter()
            made = publish(entries)
            self.stderr.write(f"{len(made)} articles en {perf_counter() - start:.0f} s")
            scored = [e["id"] for e in entries if e["id"] in truth and since <= e["date"] < before]
            sources = [(made[key], {made[target].pk for target in truth[key] if target in made}) for key in scored]
            start = perf_counter()
            without = figures(sources, with_stories=False)
            self.stderr.write(f"{(perf_counter() - start) / max(1, len(sources)) * 1000:.1f} ms par article")
            RelatedLink.objects.all().delete()
            RelatedLink.objects.bulk_create(
                RelatedLink(article=made[key], target=made[target], position=position)
                for key, targets in truth.items()
                if key in made
                for position, target in enumerate(dict.fromkeys(targets))
                if target in made and target != key
            )
            self.stdout.write(figures(sources))
            self.stderr.write(f"sans les liens posés avant : {without}")


def figures(sources, *, with_stories=True):
    """«hit@3 … recall@5 … MRR@10 …» of `sources`, pairs of an article and the set of keys its editors linked.

    Candidates are older or of the same day; links of editors count only in strictly older articles.
    """
    hits = recall = reciprocal = 0
    for article, truth in sources:
        chosen = choose_related(
            article, source_of(article), wanted=DEPTH, as_of=day_of(article), with_stories=with_stories
        )
        keys = [candidate.key for candidate in chosen]
        hits += any(key in truth for key in keys[:3])
        recall += len(truth.intersection(keys[:5])) / (len(truth) or 1)
        reciprocal += next((1 / rank for rank, key in enumerate(keys, start=1) if key in truth), 0)
    total = len(sources) or 1
    return f"hit@3 {hits / total:.3f} recall@5 {recall / total:.3f} MRR@10 {reciprocal / total:.3f}"
