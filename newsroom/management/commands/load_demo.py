"""Loads the demo newspaper: pages, accounts, articles, comments. Running it again changes nothing."""

import os
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from articles.freshness import site_changed
from newsroom.demo.accounts import link_authors, load_accounts
from newsroom.demo.conversation import load_conversation
from newsroom.demo.news import load_news
from newsroom.pages import load_pages

#: Names of the machine itself in an address.
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class Command(BaseCommand):
    help = "Charge le journal de démonstration (sans rien doubler)."

    @transaction.atomic
    def handle(self, **options):
        now = timezone.now()
        pages = load_pages()
        chosen = os.environ.get("DEMO_PASSWORD")
        if chosen:
            self._weigh(chosen)
        password = load_accounts(chosen)
        articles = load_news(now, User.objects.get(username="journaliste"))
        link_authors()
        comments = load_conversation(articles)
        site_changed()
        self.stdout.write(f"{len(articles)} articles, {comments} commentaires et {pages} pages ajoutés.")
        if password:
            said = "celui de DEMO_PASSWORD" if chosen else password
            self.stdout.write(f"Mot de passe des comptes de démonstration : {said}")

    def _weigh(self, password):
        """Refuse a weak `password`, but on a site that only this machine sees: there, say so."""
        try:
            validate_password(password)
        except ValidationError as error:
            said = f"DEMO_PASSWORD : {' '.join(error.messages)}"
            if urlsplit(settings.SITE_URL).hostname not in LOOPBACK:
                raise CommandError(said) from error
            self.stderr.write(f"{said} Accepté sur {settings.SITE_URL}, à ne pas garder ailleurs.")
