"""Reading the head of a page as a machine does."""

import json
from html.parser import HTMLParser


class Head(HTMLParser):
    """Of a page's HTML: `metas` and `links` (attributes, in order), `things` (the JSON-LD objects)."""

    def __init__(self, html):
        super().__init__()
        self.metas, self.links, self.things, self.scripts = [], [], [], []
        self._is_json_ld = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "meta":
            self.metas.append(attributes)
        elif tag == "link":
            self.links.append(attributes)
        elif tag == "script":
            self.scripts.append(attributes)
            self._is_json_ld = attributes.get("type") == "application/ld+json"

    def handle_data(self, data):
        if self._is_json_ld:
            self.things.append(json.loads(data))
            self._is_json_ld = False

    def all(self, name):
        """The contents of every meta called `name`."""
        return [meta["content"] for meta in self.metas if name in (meta.get("property"), meta.get("name"))]

    def one(self, name):
        """The content of the only meta called `name`."""
        (content,) = self.all(name)
        return content

    def thing(self, kind):
        """The only JSON-LD object of the type `kind`."""
        (thing,) = [thing for thing in self.things if thing["@type"] == kind]
        return thing

    def hrefs(self, rel, **wanted):
        """The addresses of the links of a relation."""
        return [link["href"] for link in self.links if link.get("rel") == rel and wanted.items() <= link.items()]


def head_of(client, url):
    """The head of the page at `url`."""
    return Head(client.get(url).content.decode())
