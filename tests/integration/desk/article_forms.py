"""What the browser sends of an article's form."""

from tests.builders import make_author, make_section

ADD = "/admin/articles/article/add/"
FORMSETS = ("bylines", "gallery_photos", "documents", "corrections")


def typed(**overrides):
    """A new article, unsigned and without a rubrique."""
    data = {"surtitre": "Sécurité", "title": "Un titre", "chapo": "Un chapô.", "body": "<p>Un texte.</p>"}
    data |= {"genre": "actualite", "slug": "", "agency": "", "place": "", "publish_at_0": "", "publish_at_1": ""}
    data |= {"chooses_related": "on", "allows_comments": "on", "note": ""}
    for prefix in FORMSETS:
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    return data | overrides


def signed(**overrides):
    """A new article that may be published."""
    rows = {"bylines-TOTAL_FORMS": 1, "bylines-0-author": make_author().pk, "bylines-0-position": 0}
    return typed(section=make_section().pk) | rows | overrides


def retyped(article, **overrides):
    """`article` as it is stored, its signatures included."""
    data = {name: getattr(article, name) for name in ("surtitre", "title", "slug", "chapo", "body", "genre")}
    data["section"] = article.section_id or ""
    for number, byline in enumerate(article.bylines.all()):
        row = {"id": byline.pk, "article": article.pk, "author": byline.author_id, "position": byline.position}
        data |= {f"bylines-{number}-{name}": value for name, value in row.items()}
    count = article.bylines.count()
    return typed(**data) | {"bylines-TOTAL_FORMS": count, "bylines-INITIAL_FORMS": count} | overrides
