"""Every day: unsaved texts that nobody took up, and traces of forms long closed, are forgotten."""

from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.models import Presence
from articles.unsaved import stale


class Command(BaseCommand):
    help = "Efface les textes non enregistrés de plus de trente jours et les présences de la veille."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="Compte sans rien effacer.")

    def handle(self, *args, dry_run, **options):
        now = timezone.now()
        for rows in (stale(now), Presence.objects.filter(seen_at__lt=now - timedelta(days=1))):
            total = rows.count() if dry_run else rows.delete()[0]
            self.stdout.write(f"{rows.model._meta.model_name}: {total}")
