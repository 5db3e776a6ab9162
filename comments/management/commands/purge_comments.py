"""Every day: what COMMENT_RETENTION_DAYS says must not be kept is forgotten."""

from django.core.management.base import BaseCommand

from comments.privacy import purge


class Command(BaseCommand):
    help = "Efface ce que la politique de conservation ne permet plus de garder."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="Compte sans rien effacer.")

    def handle(self, *args, dry_run, **options):
        for name, total in purge(dry_run=dry_run):
            self.stdout.write(f"{name}\u00a0: {total}")
