"""Lines «LIRE : …» of a text pasted whole: what their author meant as a related link, still plain words."""

import re

from .blocks import Block

_LINE = re.compile(r"(?:[àa]\s+)?lire(?:\s+(?:aussi|également|encore))?\s*:\s*(?P<title>[^\n]+)", re.IGNORECASE)


def meant_title(block: Block) -> str:
    """The title that a paragraph gives to read, empty if it is no such line.

    >>> meant_title(Block("p", "<p><strong>LIRE AUSSI :</strong> Le pont rouvre</p>"))
    'Le pont rouvre'
    >>> meant_title(Block("p", "<p>À lire ce rapport, rien n’a changé.</p>"))
    ''
    """
    if block.tag not in ("p", "h2", "h3"):
        return ""
    line = _LINE.fullmatch(block.text.strip())
    return line["title"].strip() if line else ""
