"""RSS 2.0 and Atom as news aggregators read them: several authors, the whole text, the photo with its credit."""

import re

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed

#: What XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets): one such character makes a whole feed unreadable.
FORBIDDEN_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

NAMESPACES = {
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}


def xml_text(text):
    """`text` without the control characters that XML cannot hold."""
    return FORBIDDEN_IN_XML.sub("", text)


class NewsFeedMixin:
    """What both formats share. Items carry `changed_at`, `creators`, `content` and `photo` beside Django's own.

    `creators` is a list of (name, absolute URL); `content` is HTML; `photo` is None or a dict with the attributes
    of `media:content` under `attributes`, and `credit` and `description`, plain texts.
    """

    def latest_post_date(self):
        """When what the feed says last changed, were it a typo: clients that ask again must see it."""
        return max((item["changed_at"] for item in self.items), default=None) or super().latest_post_date()

    def add_photo(self, handler, photo):
        handler.startElement("media:content", photo["attributes"])
        if photo["credit"]:
            handler.addQuickElement("media:credit", photo["credit"])
        if photo["description"]:
            handler.addQuickElement("media:description", photo["description"], {"type": "plain"})
        handler.endElement("media:content")


class NewsRss(NewsFeedMixin, Rss201rev2Feed):
    """RSS 2.0. Without `<author>`, which would need an e-mail address: authors are `dc:creator`."""

    def rss_attributes(self):
        return super().rss_attributes() | NAMESPACES

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name, _url in item["creators"]:
            handler.addQuickElement("dc:creator", name)
        handler.addQuickElement("content:encoded", item["content"])
        if item["photo"]:
            self.add_photo(handler, item["photo"])


class NewsAtom(NewsFeedMixin, Atom1Feed):
    """Atom 1.0."""

    def root_attributes(self):
        return super().root_attributes() | {"xmlns:media": NAMESPACES["xmlns:media"]}

    def add_item_elements(self, handler, item):
        # Django declares every summary to be HTML; ours is plain text.
        super().add_item_elements(handler, item | {"description": None})
        for name, url in item["creators"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.addQuickElement("uri", url)
            handler.endElement("author")
        handler.addQuickElement("summary", item["description"])
        handler.addQuickElement("content", item["content"], {"type": "html"})
        if item["photo"]:
            self.add_photo(handler, item["photo"])
