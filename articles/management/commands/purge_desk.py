"""Every day: unsaved texts and photos that nobody took up, and traces of forms long closed, are forgotten."""

from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.models import Presence
from articles.photo_uploads import abandoned, discard_all
from articles.unsaved import stale


class Command(BaseCommand):
    help = "Efface textes non enregistrés et photos non décrites de plus de trente jours, et présences de la veille."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="Compte sans rien effacer.")

    def handle(self, *args, dry_run, verbosity, **options):
        now = timezone.now()
        presences = Presence.objects.filter(seen_at__lt=now - timedelta(days=1))
        for rows, forget in ((stale(now), _delete), (presences, _delete), (abandoned(now), discard_all)):
            total = rows.count() if dry_run else forget(rows)
            # Run by cron, which mails whatever is said: nothing done, nothing said.
            if dry_run or (total and verbosity):
                self.stdout.write(f"{rows.model._meta.model_name}: {total}")


def _delete(rows):
    return rows.delete()[0]
