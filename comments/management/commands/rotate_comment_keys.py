"""After a key was put first in COMMENT_KEYS, or COMMENT_HMAC_KEY changed: every address under the new ones."""

from django.core.management.base import BaseCommand
from django.db import transaction

from comments.identity import rotate_keys


class Command(BaseCommand):
    help = "Rechiffre les adresses des lecteurs avec la clé la plus récente."

    @transaction.atomic
    def handle(self, *args, **options):
        self.stdout.write(f"{rotate_keys()} adresses rechiffrées.")
