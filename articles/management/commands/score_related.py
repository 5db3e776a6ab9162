"""Scores LIRE against links that editors made: `manage.py score_related --articles FILE --links FILE`."""

import gzip
import json
from datetime import datetime, time
from pathlib import Path
from time import perf_counter

from django.core.management import BaseCommand
from django.utils import timezone
from django.utils.html import escape

from articles.choices import State
from articles.composing import compose
from articles.lire.choice import choose_related, source_of
from articles.lire.index import day_of
from articles.management.scratch import scratch_database
from articles.models import Article, RelatedLink, Section
from articles.slugs import base_slug

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
        entries = sorted(_read(articles), key=lambda entry: (entry["date"], entry["id"]))
        truth = {line["source"]: line["linked"] for line in _read(links)}
        with scratch_database():
            start = perf_counter()
            made = load(entries)
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


def load(entries):
    """Save and compose `entries` as published articles, in order; returns identifier → article."""
    sections, made = {}, {}
    for entry in entries:
        name = entry["section"] or "divers"
        if name not in sections:
            sections[name] = Section.objects.create(name=name, slug=base_slug(name.replace("/", "-")))
        day = datetime.combine(datetime.fromisoformat(entry["date"]).date(), time(12))
        made[entry["id"]] = article = Article.objects.create(
            title=entry["title"][:200],
            slug=f"{base_slug(entry['title'])[:70]}-{entry['id']}",
            chapo=entry["chapo"],
            body="".join(f"<p>{escape(line)}</p>" for line in entry["body"].split("\n") if line.strip()),
            section=sections[name],
            state=State.PUBLISHED,
            published_at=timezone.make_aware(day),
            chooses_related=False,  # The choice is scored afterwards, once the whole archive is there.
        )
        compose(article)
    return made


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


def _read(path):
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]
