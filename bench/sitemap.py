"""What a newspaper's sitemaps name."""

from urllib.request import urlopen


def article_paths(origin):
    """Paths of all articles of the newspaper at `origin`, the newest month first, each once."""
    months = [path for path in locations(origin, "/sitemap.xml") if "/sitemap-articles-" in path]
    paths = (path for month in months for path in locations(origin, month) if path.startswith("/articles/"))
    return list(dict.fromkeys(paths))


def locations(origin, path):
    """Paths that the sitemap, or the index of sitemaps, at `path` names."""
    with urlopen(f"{origin}{path}") as response:  # noqa: S310 -- our own server
        parts = response.read().decode().split("<loc>")[1:]
    return [part.partition("</loc>")[0].removeprefix(origin) for part in parts]
