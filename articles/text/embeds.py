"""Videos and posts from elsewhere: an article shows a plain link to them, never their frame or script."""

import re
from urllib.parse import parse_qs, urlsplit

from .hrefs import clean_href, host
from .tree import Element

FRAMES = frozenset("iframe embed object video audio".split())

_POSTS = frozenset(
    "twitter-tweet twitter-video instagram-media tiktok-embed reddit-embed-bq reddit-card bluesky-embed"
    " mastodon-embed text-post-media imgur-embed-pub fb-post fb-video".split()
)
_PERMALINKS = ("data-instgrm-permalink", "data-text-post-permalink", "data-href", "cite")
_NAMES = {
    "youtube.com": "YouTube",
    "vimeo.com": "Vimeo",
    "dailymotion.com": "Dailymotion",
    "facebook.com": "Facebook",
    "fb.watch": "Facebook",
    "instagram.com": "Instagram",
    "threads.net": "Threads",
    "tiktok.com": "TikTok",
    "x.com": "X",
    "twitter.com": "X",
    "bsky.app": "Bluesky",
    "reddit.com": "Reddit",
    "soundcloud.com": "SoundCloud",
    "open.spotify.com": "Spotify",
    "deezer.com": "Deezer",
    "t.me": "Telegram",
    "linkedin.com": "LinkedIn",
    "openstreetmap.org": "OpenStreetMap",
    "google.com": "Google Maps",
    "datawrapper.dwcdn.net": "Datawrapper",
    "flo.uri.sh": "Flourish",
}
_NOT_CONTENT = re.compile(r"googletagmanager|doubleclick|googlesyndication|google-analytics|/pixel|recaptcha|/ads?/")
_SAYS_NOTHING = re.compile(
    r"(?i)(youtube|vimeo|dailymotion|facebook|twitter|x|instagram|tiktok|embed(ded)?|video|vidéo|post|tweet|reel|player"
    r"|lecteur|iframe|google|maps?|carte|intégrée?|content|contenu|d[eu']|\s|[-–:.|])*"
)
_SIGNED = re.compile(r"—\s*([^—()]{1,60}\(@\w+\))")


def is_post(element: Element) -> bool:
    """Say whether an element is the quotation that a social network gives to be copied."""
    return not _POSTS.isdisjoint(element.classes())


def link(element: Element) -> Element | None:
    """Return the `<a>` that stands for a frame or a post, or None for one no reader would follow."""
    href = _post_address(element) if is_post(element) else _frame_address(element)
    if not href or _NOT_CONTENT.search(href):
        return None
    return Element("a", {"href": href}, [_title(element, href)])


def name_of(href: str) -> str:
    """The name readers know a site by: «YouTube», or its host."""
    where = host(href)
    return _NAMES.get(where) or _NAMES.get(".".join(where.split(".")[-2:])) or where


def watch_address(href: str) -> str:
    """Turn the address of a player into the address of the page that readers can open."""
    parts = urlsplit(href)
    where, path, query = host(href), parts.path, parse_qs(parts.query)
    if where in ("youtube.com", "youtube-nocookie.com", "m.youtube.com", "youtu.be"):
        return _youtube_address(path, query, where) or href
    for pattern, template in _PLAYERS.get(where, ()):
        if found := re.search(pattern, f"{path}?{parts.query}"):
            return template.format(found[1])
    for name in ("href", "url"):
        if where in ("facebook.com", "w.soundcloud.com") and clean_href(query.get(name, [""])[0]).startswith("http"):
            return query[name][0]
    return href


_PLAYERS = {
    "player.vimeo.com": [(r"/video/(\d+)", "https://vimeo.com/{}")],
    "dailymotion.com": [(r"/embed/video/(\w+)", "https://www.dailymotion.com/video/{}")],
    "geo.dailymotion.com": [(r"[?&]video=(\w+)", "https://www.dailymotion.com/video/{}")],
    "platform.twitter.com": [(r"[?&]id=(\d+)", "https://x.com/i/status/{}")],
    "open.spotify.com": [(r"/embed/(\w+/\w+)", "https://open.spotify.com/{}")],
    "instagram.com": [(r"/((?:p|reel|tv)/[\w-]+)/embed", "https://www.instagram.com/{}/")],
    "tiktok.com": [(r"/embed/(?:v\d/)?(\d+)", "https://www.tiktok.com/@/video/{}")],
}


def _youtube_address(path: str, query: dict[str, list[str]], where: str) -> str:
    if "list" in query and path.endswith("/videoseries"):
        return f"https://www.youtube.com/playlist?list={query['list'][0]}"
    found = re.match(r"/([\w-]+)$" if where == "youtu.be" else r"/(?:embed|v|shorts|live)/([\w-]+)", path)
    video = found[1] if found else query.get("v", [""])[0]
    if not re.fullmatch(r"[\w-]{6,}", video):
        return ""
    start = (query.get("start") or query.get("t") or [""])[0]
    return f"https://www.youtube.com/watch?v={video}" + (f"&t={start}" if re.fullmatch(r"\d+s?", start) else "")


def _frame_address(element: Element) -> str:
    if _is_hidden(element):
        return ""
    inside = [child for child in element.descendants() if child.tag in ("source", "embed", "param")]
    for candidate in [element, *inside]:
        for name in ("src", "data", "data-src", "value"):
            href = clean_href(candidate.attrs.get(name, ""))
            if href.startswith("http"):
                return clean_href(watch_address(href))
    return ""


def _post_address(element: Element) -> str:
    links = [child.attrs.get("href", "") for child in element.descendants() if child.tag == "a"]
    for raw in [*(element.attrs.get(name, "") for name in _PERMALINKS), *reversed(links)]:
        href = clean_href(raw)
        if href.startswith("http"):
            return clean_href(watch_address(href).split("?ref_src=")[0])
    return ""


def _is_hidden(element: Element) -> bool:
    sizes = {element.attrs.get("width", ""), element.attrs.get("height", "")}
    return not sizes.isdisjoint({"0", "1", "0px", "1px"}) or element.style().get("display") == "none"


def _title(element: Element, href: str) -> str:
    title = " ".join(element.attrs.get("title", "").split())
    if title and not _SAYS_NOTHING.fullmatch(title):
        return title
    signed = _SIGNED.search(element.text()) if is_post(element) else None
    if signed:
        return f"{' '.join(signed[1].split())} sur {name_of(href)}"
    return name_of(href)
