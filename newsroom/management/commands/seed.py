"""Makes a large plausible French archive, for measuring: `manage.py seed --articles 20000 --comments 60000`."""

from datetime import timedelta
from time import perf_counter

from django.apps import apps
from django.core.management import BaseCommand, CommandError
from django.core.management.color import no_style
from django.db import connection

from articles import lists
from articles.bulk import without_indexes
from articles.freshness import site_changed
from articles.lire import bulk as lire
from articles.models import SearchEntry, Section
from articles.search import index as search
from newsroom.demo.archive import INTERVAL, Archive
from newsroom.demo.conversation import add_comments


class Command(BaseCommand):
    help = "Fabrique une grande archive vraisemblable, pour les mesures."

    def add_arguments(self, parser):
        parser.add_argument("--articles", type=int, default=1_000)
        parser.add_argument("--comments", type=int, default=0)
        parser.add_argument("--words", type=int, default=300, help="Mots par article.")
        parser.add_argument("--years", type=float, help="Étale les articles sur autant d’années.")
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *, articles, comments, words, seed, years=None, **options):
        if not Section.objects.exists():
            raise CommandError("Chargez d’abord le journal de démonstration : manage.py load_demo")
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA cache_size = -256000")
        interval = timedelta(days=365.25 * years) / max(articles, 1) if years else INTERVAL
        archive = Archive(words=words, seed=seed, interval=interval)
        self._time(f"{articles} articles", lambda show: archive.add(articles, progress=show))
        self._time(f"{comments} commentaires", lambda show: add_comments(comments, seed=seed, progress=show))
        # Bulk insertion goes past the indexes, and past what the planner knows.
        self._time("listes par date", lambda show: lists.rebuild())
        self._time("index de recherche", _rebuild_search)
        self._time("index de LIRE", lambda show: lire.rebuild(progress=show))
        self._time("statistiques du planificateur", lambda show: _analyse())
        _go_on_counting()
        site_changed()

    def _time(self, name, work):
        start = perf_counter()
        work(lambda *numbers: self.stdout.write(f"{name} : {' / '.join(map(str, numbers))}"))
        self.stdout.write(f"{name} : {perf_counter() - start:.0f} s")


def _rebuild_search(show):
    """Without PostgreSQL's index of the terms meanwhile: made once at the end, it costs a small part of it."""
    with without_indexes(SearchEntry):
        search.rebuild(progress=show)


def _analyse():
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _go_on_counting():
    """Rows came with their keys: PostgreSQL gives the next ones from there on."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models(include_auto_created=True)):
            cursor.execute(statement)
