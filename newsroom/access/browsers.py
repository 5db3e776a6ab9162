"""«Firefox, Android»: the family of a browser, enough to know one's own again."""

from django.utils.translation import gettext

#: What a User-Agent holds → the family; the first found wins, for most claim to be several.
BROWSERS = {
    "Edg": "Edge", "OPR/": "Opera", "SamsungBrowser": "Samsung Internet", "Firefox": "Firefox", "FxiOS": "Firefox",
    "Chrome": "Chrome", "CriOS": "Chrome", "Safari": "Safari",
}  # fmt: skip
SYSTEMS = {
    "Android": "Android", "iPhone": "iPhone", "iPad": "iPad", "Windows": "Windows", "Mac OS X": "macOS",
    "CrOS": "ChromeOS", "Linux": "Linux",
}  # fmt: skip


def browser_family(user_agent):
    """What to call the browser that sent the header `user_agent`."""
    found = [next((name for sign, name in family.items() if sign in user_agent), "") for family in (BROWSERS, SYSTEMS)]
    return ", ".join(filter(None, found)) or gettext("Navigateur inconnu")
