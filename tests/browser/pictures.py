"""The pictures of the documentation, taken of the demo newspaper: `make pictures`.

Not among the tests by its name: it writes in docs/img. `test_docs.py` holds the documents to what it makes.
"""

import io
import os
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from playwright.sync_api import expect

from articles.choices import State as ArticleState
from articles.models import Article
from comments.choices import State
from tests.browser.conftest import launched
from tests.docs import IMAGES
from tests.integration.comments.visitors import make_comment, put_in

#: Bytes that a picture may weigh; its quality goes down until it does.
MAX_BYTES = 60 * 1024
QUALITIES = range(80, 20, -5)
WIDTH = 1280

#: Pages of the desk that are pictured as they open: picture → (name of the page, height in pixels).
PAGES = {
    "front-page-desk": ("articles_frontpageslot_changelist", 815),
    "photo-library": ("articles_photo_changelist", 580),
}


@pytest.fixture(scope="session")
def chromium():
    """A Chromium whose own words are French: it writes «jj/mm/aaaa» in the fields of dates."""
    with launched(env=os.environ | {"LANGUAGE": "fr"}) as browser:
        language = browser.new_page().evaluate("Intl.DateTimeFormat().resolvedOptions().locale")
        if not language.startswith("fr"):
            pytest.fail("This Chromium speaks no French: install its languages (chromium-l10n in Debian).")
        yield browser


@pytest.fixture
def newspaper(transactional_db):
    """The demo newspaper on a busy day: an article sent for review, two to come, comments that wait.

    Its photos are shown without their renditions, which would take a minute to make and look the same.
    """
    call_command("load_demo", stdout=io.StringIO())
    now = timezone.now()
    newest = list(Article.objects.published().newest_first()[:12])
    for article, days in zip(newest[8:10], (1, 2), strict=True):
        Article.objects.filter(pk=article.pk).update(published_at=now + timedelta(days=days))
    discussed = Article.objects.get(slug="bus-electriques-kigali")
    for name, text, reason in (
        ("Espérance M.", "Et les bus du soir ? Personne n’en parle, alors que c’est là que tout se joue.", "premier"),
        ("Patrick", "Voir https://example.org, https://example.com et https://example.net.", "liens"),
        ("Solange N.", "Merci pour cet article très clair. Une suite est-elle prévue ?", "premier"),
    ):
        put_in(make_comment(discussed, name=name, text=text), State.PENDING, reason)
    written = newest[10]
    Article.objects.filter(pk=written.pk).update(state=ArticleState.IN_REVIEW, published_at=None, chapo="")
    return written


@pytest.fixture
def open_window(new_page, newspaper):
    """A function that opens a window; whole photos come slowly."""

    def open_window():
        page = new_page()
        page.set_default_timeout(60_000)
        return page

    return open_window


def keep(name, page, *, height=900, of=None):
    """Write docs/img/`name`.webp: the top of the window, or of the element that the selector `of` finds."""
    page.wait_for_load_state("networkidle")
    shot = page.locator(of).screenshot() if of else page.screenshot()
    IMAGES.mkdir(exist_ok=True)
    with Image.open(io.BytesIO(shot)) as whole:
        image = whole.convert("RGB").crop((0, 0, whole.width, min(height, whole.height)))
    for quality in QUALITIES:
        image.save(IMAGES / f"{name}.webp", "WEBP", quality=quality, method=6)
        if (IMAGES / f"{name}.webp").stat().st_size <= MAX_BYTES:
            return
    pytest.fail(f"{name} weighs more than {MAX_BYTES} bytes at any quality.")


def test_pictures_are_taken(open_window, sign_in, newspaper):
    front = open_window()
    front.goto("/")
    keep("front-page", front)

    desk = sign_in(open_window(), User.objects.get(username="chef"))
    desk.goto(reverse("admin:articles_article_change", args=[newspaper.pk]))
    desk.wait_for_selector(".prose-menubar button")
    desk.locator("[data-automatic] li").first.wait_for()
    expect(desk.get_by_role("link", name="Écrivez un chapô.")).to_be_visible()
    keep("article-form", desk)
    # So tall that the bar at its foot covers nothing of the panel.
    desk.set_viewport_size({"width": WIDTH, "height": 4000})
    keep("lire-panel", desk, of="[data-lire-panel]", height=640)
    desk.set_viewport_size({"width": WIDTH, "height": 900})

    for name, (page, height) in PAGES.items():
        desk.goto(reverse(f"admin:{page}"))
        keep(name, desk, height=height)

    desk.goto(reverse("admin:articles_article_calendar"))
    desk.locator(".month__day--today").evaluate("day => day.scrollIntoView()")
    keep("calendar", desk)

    moderator = sign_in(open_window(), User.objects.get(username="moderateur"))
    moderator.goto(reverse("admin:comments_commentdetails_changelist"))
    keep("moderation-queue", moderator)
