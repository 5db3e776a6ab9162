"""What `serve` does at its start, for who runs the server and the worker otherwise (systemd, containers, cron)."""

from django.core.management.base import BaseCommand

from newsroom.tasks import start_tidying


class Command(BaseCommand):
    help = "Met en file le ménage de chaque jour (conservation des données) et les messages en attente, sans doublon."

    def handle(self, **options):
        start_tidying()
