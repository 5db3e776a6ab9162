"""Where the documents are, and the pictures they show."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
IMAGES = DOCS / "img"
#: ![alternative text](address)
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")


def documents():
    """The README and all of docs/."""
    return [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]


def pictures_of(document):
    """(file, alternative text) of each picture that a document shows."""
    return [((document.parent / address).resolve(), alt) for alt, address in _PICTURE.findall(document.read_text())]
