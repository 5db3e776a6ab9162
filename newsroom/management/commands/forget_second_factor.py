"""For whoever lost their telephone and their recovery codes, when no administrator can come in to help."""

from django.contrib.auth.models import User
from django.core.management import BaseCommand, CommandError

from newsroom.access.second_factor import remove_second_factor


class Command(BaseCommand):
    help = "Retire la double authentification d’un compte : un nouveau téléphone sera demandé s’il le faut."

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, *, username, **options):
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"Aucun compte « {username} ».")
        remove_second_factor(user)
        self.stdout.write(f"{username} : double authentification retirée.")
