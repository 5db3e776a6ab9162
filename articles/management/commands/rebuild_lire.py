"""Enters every published article in what LIRE knows of the archive, and its links: after an upgrade or a bulk load."""

from django.core.management import BaseCommand

from articles.choices import State
from articles.lire.bulk import in_order, rebuild
from articles.lire.text_links import index_text_links
from articles.models import Article
from articles.text.blocks import parse_body


class Command(BaseCommand):
    help = "Refait l’index des liens LIRE (articles publiés et programmés)."

    def handle(self, **options):
        rebuild(progress=lambda done, total: self.stdout.write(f"{done} / {total}"))
        for article in in_order(Article.objects.order_by("pk").only("body", "state").prefetch_related("text_links")):
            if article.state == State.PUBLISHED:
                index_text_links(article, parse_body(article.body))
