"""The files of `fixtures/`, as plain dictionaries. Their format: `fixtures/README.md`."""

import re
import tomllib
from datetime import datetime, time, timedelta
from zlib import crc32

from django.conf import settings
from django.utils import timezone

FIXTURES = settings.BASE_DIR / "fixtures"
DEMO = FIXTURES / "demo"
PAGE_TITLE = re.compile(r"<!-- title: (.+?) -->\s*")


def read_toml(name):
    """The list of tables of `fixtures/demo/<name>s.toml`, each with its slug."""
    return tomllib.loads((DEMO / f"{name}s.toml").read_text(encoding="utf-8"))[name]


def read_articles():
    """Slug → article, oldest first, so that keys follow dates."""
    articles = {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in (DEMO / "articles").glob("*.toml")
    }
    return dict(sorted(articles.items(), key=lambda item: -age_in_hours(item[1])))


def read_pages():
    """(slug, title, HTML) of each footer page."""
    for path in sorted((FIXTURES / "pages").glob("*.html")):
        text = path.read_text(encoding="utf-8")
        yield path.stem, PAGE_TITLE.match(text)[1], PAGE_TITLE.sub("", text, count=1)


def age_in_hours(entry):
    """How old an entry is at loading."""
    return entry["hours_ago"] if "hours_ago" in entry else 24 * entry["days_ago"]


def date_of(entry, slug, now):
    """When an entry was published: hours ago exactly, or days ago at an hour of its own in the working day."""
    if "hours_ago" in entry:
        return now - timedelta(hours=entry["hours_ago"])
    day = timezone.localtime(now).date() - timedelta(days=entry["days_ago"])
    minutes = 6 * 60 + crc32(slug.encode()) % (13 * 60)
    return timezone.make_aware(datetime.combine(day, time(minutes // 60, minutes % 60)))
