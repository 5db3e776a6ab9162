"""Text pasted without tags: paragraphs, bullets, and conversations copied from WhatsApp."""

import re
from html import escape, unescape

_DATE, _TIME = r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}", r"\d{1,2}[:h]\d{2}(?::\d{2})?(?:[\s\u202f]?[AaPp]\.?[Mm]\.?)?"
_INDENT = "[\u200e\u200f \t\u00a0\u202f]*"
_STAMP = rf"(?:\[(?:{_TIME},? {_DATE}|{_DATE}(?:,| à)? {_TIME})\] ?|{_DATE}(?:,| à)? {_TIME} [-–] )"
_MESSAGE = re.compile(rf"^{_INDENT}{_STAMP}(?:[^:\n]{{1,60}}?:(?: |$))?", re.MULTILINE)
_SIGNED_MESSAGE = re.compile(rf"(?:^|>){_INDENT}{_STAMP}[^:\n<]{{1,60}}?: ", re.MULTILINE)
_NOTICE = re.compile(
    r"\u200e?(?:<?(?:médias? omis|media omitted|pièce jointe\s?:.*|attached\s?:.*)>?"
    r"|(?:image|vidéo|audio|document|sticker|GIF) (?:absente?|omis|omitted)"
    r"|ce message a été supprimé\.?|this message was deleted\.?"
    r"|les messages et (?:les )?appels sont chiffrés.*|messages and calls are end-to-end encrypted.*)\s*",
    re.IGNORECASE,
)
_EDITED = re.compile(r"\s*<(?:ce message a été modifié|this message was edited)>", re.IGNORECASE)
_BOLD = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+)(?<=[^\s*])\*(?![\w*])")
_ITALIC = re.compile(r"(?<![\w_])_(?=[^\s_])([^_\n]+)(?<=[^\s_])_(?![\w_])")
_STRUCK = re.compile(r"(?<![\w~])~(?=[^\s~])([^~\n]+)(?<=[^\s~])~(?![\w~])")
_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]+);")
_BULLET = re.compile(r"[•▪●◦‣·]\s*")
_ANY_TAG = re.compile("</?([a-z0-9]+)[^>]*>")


def paragraphs(text: str) -> str:
    """Turn plain text into HTML: a blank line parts paragraphs, a line break stays one.

    In a conversation copied from WhatsApp each message is a paragraph, the stamps («[10:32, 24/11/2026]
    Awa: ») and the notices go, *bold* and _italic_ are read. Elsewhere stars and underscores are text.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _ENTITY.search(text):
        text = unescape(text)
    is_conversation = bool(_SIGNED_MESSAGE.search(text))
    if is_conversation:
        text = _messages(text)
    blocks = (_block(block.strip(), is_conversation) for block in _BLANK_LINES.split(text))
    return "".join(block for block in blocks if block)


def conversation_in(html: str) -> str | None:
    """Return the text of a clean body that is nothing but a WhatsApp conversation, else None."""
    if not _SIGNED_MESSAGE.search(html) or not set(_ANY_TAG.findall(html)) <= {"p", "br"}:
        return None
    return unescape(_ANY_TAG.sub("", html.replace("<br>", "\n").replace("</p>", "\n\n")))


def _messages(text: str) -> str:
    """A blank line instead of each stamp, nothing instead of each notice."""
    messages = _MESSAGE.split(text)
    kept = (_EDITED.sub("", message).strip() for message in messages)
    return "\n\n".join(message for message in kept if message and not _NOTICE.fullmatch(message))


def _block(block: str, is_conversation: bool) -> str:
    lines = [line.strip() for line in block.split("\n")]
    bullets = [_BULLET.match(line) for line in lines]
    if len(lines) > 1 and all(bullets):
        items = (_words(_BULLET.sub("", line, count=1), is_conversation) for line in lines)
        return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
    content = "<br>".join(_words(line, is_conversation) for line in lines)
    return f"<p>{content}</p>" if content else ""


def _words(line: str, is_conversation: bool) -> str:
    words = escape(line, quote=False)
    if not is_conversation:
        return words
    words = _BOLD.sub(r"<strong>\1</strong>", words)
    words = _ITALIC.sub(r"<em>\1</em>", words)
    return _STRUCK.sub(r"\1", words)
