"""Makes the search index again from the published articles: `manage.py rebuild_search`."""

from time import perf_counter

from django.core.management import BaseCommand

from articles.search.index import rebuild

BAR_WIDTH = 40


class Command(BaseCommand):
    help = "Reconstruit l’index de recherche à partir des articles publiés."

    def handle(self, **options):
        start = perf_counter()
        rebuild(progress=self._show)
        self.stdout.write(f"Index reconstruit en {perf_counter() - start:.0f} s.")

    def _show(self, done, total):
        full = BAR_WIDTH * done // total
        bar = "█" * full + "░" * (BAR_WIDTH - full)
        end = "\n" if done == total or not self.stdout.isatty() else ""
        self.stdout.write(f"\r{bar} {done} / {total}", ending=end)
