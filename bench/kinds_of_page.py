"""One address of each kind of page, of a base that `manage.py seed` made; and what saving an article does."""

from django.contrib.auth import get_user_model
from django.db import transaction

from articles.composing import compose
from articles.keyset import PARAMETER, Mark
from articles.models import Article, Author, Section, Tag

EDITOR = "bench-growth"


def editor():
    """A superuser of the base, made if there is none."""
    user, _made = get_user_model().objects.get_or_create(
        username=EDITOR, defaults={"is_staff": True, "is_superuser": True}
    )
    return user


def addresses():
    """{kind of page: path}; the same rubrique, keyword and signature whatever the size."""
    published = Article.objects.published().filter(lead_photo=None).order_by("pk")
    older_half = published.filter(pk__lte=(published.first().pk + published.last().pk) // 2)
    middle = older_half.last()
    section, tag, author = (model.objects.order_by("pk").first() for model in (Section, Tag, Author))
    month = f"{middle.published_at:%Y/%m}"
    return {
        "front page": "/",
        "article": middle.get_absolute_url(),
        "rubrique": section.get_absolute_url(),
        "rubrique, halfway down": section.get_absolute_url() + after(older_half.in_section(section).last()),
        "tag": tag.get_absolute_url(),
        "tag, halfway down": tag.get_absolute_url() + after(older_half.filter(tags=tag).last()),
        "author": author.get_absolute_url(),
        "archive": "/archives/",
        "month": f"/archives/{month}/",
        "feed": "/flux/rss/",
        "rubrique's feed": f"{section.get_absolute_url()}rss/",
        "tag's feed": f"{tag.get_absolute_url()}rss/",
        "sitemap": "/sitemap.xml",
        "site map": "/plan-du-site/",
        "search": "/recherche/?q=barrage",
        "admin list": "/admin/articles/article/",
    }


def after(article):
    """The query of the page of a list that begins just after `article`, which is in it."""
    return f"?{PARAMETER}={Mark(article.published_at, article.pk)}"


def save_again():
    """Change a word of the newest article, save and compose it, and take it all back; its LIRE links stay as chosen."""
    with transaction.atomic():
        article = Article.objects.published().newest_first()[0]
        article.chooses_related = False
        article.chapo += " Rectifié."
        article.save()
        compose(article)
        transaction.set_rollback(True)
