"""Every day: what the desk must not keep is forgotten."""

from django.core.management.base import BaseCommand

from articles.retention import purge


class Command(BaseCommand):
    help = "Efface les lettres trop anciennes, le travail non enregistré que personne n’a repris et les présences."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="Compte sans rien effacer.")

    def handle(self, *args, dry_run, verbosity, **options):
        for name, total in purge(dry_run=dry_run):
            # Run by cron, which mails whatever is said: nothing done, nothing said.
            if dry_run or (total and verbosity):
                self.stdout.write(f"{name}\u00a0: {total}")
