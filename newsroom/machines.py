"""Small files at fixed addresses, for machines: what robots may read, whom to warn, how the site installs."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from articles.addresses import absolute
from articles.text.language import CONTENT_LANGUAGE

#: The desk, and pages that say nothing that is not said elsewhere.
CLOSED_TO_ROBOTS = ("/admin/", "/recherche/", "/commentaires/", "/contact/merci/", "/articles/*/erreur/")
#: RFC 9116 asks for less than a year.
SECURITY_CONTACT_LASTS = timedelta(days=180)
#: `--milk` of static/css/tokens.css.
PAPER_COLOUR = "#fdfbf6"


def plain(lines):
    """A text/plain response of `lines`."""
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@require_safe
def robots_txt(request):
    """What robots may read (RFC 9309), and where the sitemaps are."""
    return plain(
        [
            "User-agent: *",
            *(f"Disallow: {path}" for path in CLOSED_TO_ROBOTS),
            "",
            *(f"Sitemap: {absolute(reverse(name))}" for name in ("sitemap_index", "news_sitemap")),
        ]
    )


@require_safe
def humans_txt(request):
    """Who makes the paper, for the curious."""
    return plain(
        [
            settings.NEWSROOM_NAME,
            settings.NEWSROOM_TAGLINE,
            absolute("/"),
            "",
            gettext("La rédaction\u00a0: {address}").format(address=settings.CONTACT_EMAIL),
            gettext("Langue\u00a0: français"),
            gettext("Logiciel\u00a0: Newsroom, libre, écrit avec Django"),
        ]
    )


@require_safe
def security_txt(request):
    """Where to report a weakness (RFC 9116). It expires at midnight, so that it is the same file all day."""
    midnight = timezone.now().replace(hour=0, minute=0, second=0)
    return plain(
        [
            f"Contact: mailto:{settings.CONTACT_EMAIL}",
            f"Expires: {midnight + SECURITY_CONTACT_LASTS:%Y-%m-%dT%H:%M:%SZ}",
            "Preferred-Languages: fr, en",
            f"Canonical: {absolute(reverse('security_txt'))}",
        ]
    )


@require_safe
def manifest(request):
    """The web app manifest (W3C): name, colours and icons on a phone's home screen."""
    icons = [{"src": static("img/icon-192.png"), "sizes": "192x192", "type": "image/png"}]
    icons.append({"src": static("img/logo.png"), "sizes": "512x512", "type": "image/png"})
    content = {
        "name": settings.NEWSROOM_NAME,
        "short_name": settings.NEWSROOM_NAME,
        "description": settings.NEWSROOM_TAGLINE,
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "display": "browser",
        "lang": CONTENT_LANGUAGE,
        "dir": "ltr",
        "background_color": PAPER_COLOUR,
        "theme_color": PAPER_COLOUR,
        "icons": icons,
    }
    return JsonResponse(content, content_type="application/manifest+json")


@require_safe
def tdm_policy(request):
    """Whether text and data mining is reserved (TDMRep, W3C community group report, 2024)."""
    return JsonResponse([{"location": "/", "tdm-reservation": int(settings.TDM_RESERVED)}], safe=False)
