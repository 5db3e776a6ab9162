"""The footer pages: legal notice, privacy, charters. Starter texts in `fixtures/pages/`, edited in the admin."""

from django.conf import settings
from django.contrib.flatpages.models import FlatPage
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import mark_safe

from articles.footer_pages import public_pages
from articles.metadata import page_metadata
from articles.text.plain import excerpt, plain_text
from articles.text.sanitize import clean_page
from articles.text.typography import typeset, typeset_html
from newsroom.demo.fixtures import read_pages


def page(request, slug):
    """View of one footer page."""
    flatpage = get_object_or_404(public_pages(), url=f"/{slug}/")
    flatpage.content = mark_safe(flatpage.content)  # Made by `page_html` whenever it is saved.
    metadata = page_metadata(flatpage.title, excerpt(plain_text(flatpage.content)), flatpage.url)
    return render(request, "flatpages/default.html", {"flatpage": flatpage, "metadata": metadata})


def page_html(html):
    """The HTML of a footer page as it is kept: sanitised, then set in French like the articles."""
    return typeset_html(clean_page(html))


def load_pages():
    """Make the footer pages that are not there yet; returns how many."""
    made = 0
    for slug, title, html in read_pages():
        page, created = FlatPage.objects.get_or_create(
            url=f"/{slug}/", defaults={"title": typeset(title), "content": page_html(html)}
        )
        if created:
            page.sites.add(settings.SITE_ID)
            made += 1
    return made
