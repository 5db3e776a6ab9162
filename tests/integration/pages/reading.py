"""What a page says to whoever reads or hears it, and in which language it says so."""

from html.parser import HTMLParser

VOID = set("area base br col embed hr img input link meta source track wbr".split())
SILENT = {"script", "style", "template", "svg"}
SPOKEN_ATTRIBUTES = {"alt", "title", "placeholder", "aria-label", "label"}
#: Of the desk: what was typed, which is nobody's words but the author's.
TYPED = {"textarea"}


class Reader(HTMLParser):
    """Collects the words of the frame: no scripts, nothing marked as of another language, nothing that was typed."""

    def __init__(self):
        super().__init__()
        self.open, self.words = [], []
        self.language = None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.language = self.language or attributes.get("lang")
        heard = tag not in SILENT | TYPED and attributes.get("lang") in (None, self.language) and self.is_heard
        if heard:
            said = [value for name, value in attributes.items() if value and self._says(tag, name, attributes)]
            self.words += [" ".join(value.split()) for value in said]
        if tag not in VOID:
            self.open.append((tag, heard))

    def _says(self, tag, name, attributes):
        is_button = tag == "input" and attributes.get("type") in ("submit", "button", "reset")
        return (
            name in SPOKEN_ATTRIBUTES
            or (name.startswith("data-") and name[5:].endswith(LABELS))
            or (name == "value" and is_button)
        )

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self.is_heard and data.strip():
            self.words.append(" ".join(data.split()))

    @property
    def is_heard(self):
        return not self.open or self.open[-1][1]


#: Ends of the names of attributes that hold words for scripts.
LABELS = ("label", "light", "dark", "copied", "failed")


def frame_of(html):
    """(language of the page, what its frame says as a list of texts)."""
    reader = Reader()
    reader.feed(html)
    return reader.language, reader.words
