"""RSS and Atom of the corrections: one item a correction, titled by its article."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.addresses import absolute
from articles.models import Correction
from articles.syndication import NewsAtom, NewsRss, xml_text
from articles.text.language import CONTENT_LANGUAGE

ITEMS = 30


class CorrectionFeed(Feed):
    """The newest corrections of articles that readers may see: in the language of the news, their kinds too."""

    language = CONTENT_LANGUAGE
    item_guid_is_permalink = False

    def __init__(self, feed_type, url_name):
        self.feed_type, self.url_name = feed_type, url_name

    def __call__(self, request, *args, **kwargs):
        with override(CONTENT_LANGUAGE):
            return super().__call__(request, *args, **kwargs)

    def author_name(self):
        return settings.NEWSROOM_NAME

    def title(self):
        return xml_text(f"{settings.NEWSROOM_NAME} – {_('Corrections')}")

    def description(self):
        return _("Ce que nous avons corrigé ou précisé après publication.")

    def link(self):
        return absolute(reverse("articles:corrections"))

    def feed_url(self):
        return absolute(reverse(f"articles:{self.url_name}"))

    feed_guid = feed_url

    def items(self):
        return Correction.objects.public()[:ITEMS]

    def item_title(self, correction):
        return xml_text(f"{correction.get_kind_display()}\u00a0: {correction.article.title}")

    def item_description(self, correction):
        return xml_text(correction.text)

    def item_link(self, correction):
        return absolute((correction.reply or correction.article).get_absolute_url())

    def item_guid(self, correction):
        """A tag URI (RFC 4151)."""
        host = urlsplit(settings.SITE_URL).hostname
        return f"tag:{host},{correction.published_at:%Y-%m-%d}:correction/{correction.pk}"

    def item_pubdate(self, correction):
        return timezone.localtime(correction.shown_at)

    item_updateddate = item_pubdate

    def item_extra_kwargs(self, correction):
        return {
            "changed_at": timezone.localtime(correction.shown_at),
            "creators": [(xml_text(settings.NEWSROOM_NAME), absolute("/"))],
            "content": xml_text(f"<p>{escape(correction.text)}</p>"),
            "photo": None,
        }


correction_feed_urls = [
    path("corrections/rss/", CorrectionFeed(NewsRss, "corrections_feed"), name="corrections_feed"),
    path("corrections/atom/", CorrectionFeed(NewsAtom, "corrections_feed_atom"), name="corrections_feed_atom"),
]
