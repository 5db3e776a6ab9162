"""Plain functions that make what tests need: valid by default, published by default, no surprises."""

import io
from datetime import timedelta
from itertools import count

from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from articles.choices import State
from articles.composing import compose
from articles.models import Article, Author, Byline, Dossier, Episode, Photo, ReplyRequest, Section, Tag

numbers = count(1)

BODY = "".join(f"<p>Le paragraphe numéro {number} raconte la suite de l’affaire.</p>" for number in range(1, 9))


def make_section(**overrides):
    """A rubrique of its own name."""
    number = next(numbers)
    return Section.objects.create(**{"name": f"Rubrique {number}", "slug": f"rubrique-{number}"} | overrides)


def make_author(**overrides):
    """An author of their own name."""
    number = next(numbers)
    return Author.objects.create(**{"name": f"Auteur {number}", "slug": f"auteur-{number}"} | overrides)


def make_tag(name=None, **overrides):
    """A tag of its own name."""
    number = next(numbers)
    return Tag.objects.create(name=name or f"Mot {number}", **{"slug": f"mot-{number}"} | overrides)


def make_jpeg(width=800, height=600, color="teal"):
    """The bytes of a JPEG of one colour."""
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), color).save(buffer, "JPEG")
    return buffer.getvalue()


def make_photo(**overrides):
    """A photo of the library, without renditions yet."""
    number = next(numbers)
    file = ContentFile(make_jpeg(), name=f"photo-{number}.jpg")
    values = {"file": file, "width": 800, "height": 600, "credit": "Courtoisie", "alt": f"Vue {number}"}
    return Photo.objects.create(**values | {"caption": f"Légende {number}."} | overrides)


def make_article(*, authors=(), tags=(), **overrides):
    """A published article, composed; `authors` and `tags` are objects."""
    number = next(numbers)
    values = {
        "title": f"Article {number}",
        "chapo": "Ce qu’il faut savoir, en une phrase.",
        "body": BODY,
        "state": State.PUBLISHED,
        "published_at": timezone.now() - timedelta(minutes=1),
    } | overrides
    if "section" not in values:
        values["section"] = Section.objects.first() or make_section()
    article = Article.objects.create(**values)
    for position, author in enumerate(authors):
        Byline.objects.create(article=article, author=author, position=position)
    article.tags.add(*tags)
    compose(article)
    return article


def make_draft(**overrides):
    """An article that nobody has published."""
    return make_article(**{"state": State.DRAFT, "published_at": None} | overrides)


def make_user(username, *groups, **overrides):
    """A member of the staff, in the groups named."""
    user = User.objects.create_user(username, password="secret", is_staff=True, **overrides)
    user.groups.add(*(Group.objects.get(name=name) for name in groups))
    return user


def make_dossier(*articles, **overrides):
    """A dossier of its own name, of these episodes in this order."""
    number = next(numbers)
    dossier = Dossier.objects.create(**{"title": f"Dossier {number}", "slug": f"dossier-{number}"} | overrides)
    for position, article in enumerate(articles, start=1):
        Episode.objects.create(dossier=dossier, article=article, position=position)
    return dossier


def make_reply_request(article, **overrides):
    """A right of reply that someone asks for."""
    values = {"name": "Paul Kabera", "contact": "paul@example.org", "text": "Ce n’est pas ce que j’ai dit."}
    return ReplyRequest.objects.create(article=article, **values | overrides)
