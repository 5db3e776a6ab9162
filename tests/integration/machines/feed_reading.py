"""Reading a feed as a feed reader does: a strict XML parser, and names with their namespaces."""

from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
MEDIA = "{http://search.yahoo.com/mrss/}"


def channel(client, url="/flux/rss/"):
    """The `<channel>` of an RSS feed."""
    return ElementTree.fromstring(client.get(url).content).find("channel")


def entries(client, url="/flux/atom/"):
    """The `<entry>` elements of an Atom feed."""
    return ElementTree.fromstring(client.get(url).content).findall(f"{ATOM}entry")


def rss_titles(client, url="/flux/rss/"):
    """The titles of an RSS feed, in order."""
    return [item.findtext("title") for item in channel(client, url).findall("item")]
