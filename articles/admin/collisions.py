"""Two people on one article: who else has it open, and what happens when both save."""

from datetime import timedelta

from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.models import Article, ArticleVersion, Presence
from articles.roles import may_edit
from articles.text.names import name_of
from articles.versions.comparing import compare, reading_of_article, reading_of_typed
from articles.versions.recording import latest_number

#: Somebody who has not been heard of for so long has left.
FORGOTTEN_AFTER = timedelta(seconds=75)


def mark_present(article, user):
    """Note that `user` has the form of `article` open now."""
    Presence.objects.update_or_create(article=article, user=user, defaults={"seen_at": timezone.now()})


def others_on(article, user):
    """Names of those but `user` who have the form of `article` open."""
    here = Presence.objects.filter(article=article, seen_at__gt=timezone.now() - FORGOTTEN_AFTER).exclude(user=user)
    return [name_of(presence.user) for presence in here.select_related("user")]


def presence_sentence(names):
    """«Ada a aussi cet article ouvert.», or nothing."""
    if not names:
        return ""
    if len(names) == 1:
        return _("%s a aussi cet article ouvert.") % names[0]
    return _("%(names)s et %(last)s ont aussi cet article ouvert.") % {
        "names": ", ".join(names[:-1]),
        "last": names[-1],
    }


class CollisionMixin:
    """Of the article's admin: the notice of who is there, and both texts when two have written."""

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.presence))
        return [path("<int:pk>/presence/", view, name="articles_article_presence"), *super().get_urls()]

    def presence(self, request, pk):
        """A heartbeat of the open form: {"others": "Ada a aussi…", "news": "Ada a enregistré…"}; texts may be empty."""
        article = get_object_or_404(Article.objects.visible_to(request.user), pk=pk)
        if may_edit(article, request.user):
            mark_present(article, request.user)
        others = presence_sentence(others_on(article, request.user))
        return JsonResponse({"others": others, "news": _news(article, request.POST.get("based_on", ""))})

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None:
            if may_edit(obj, request.user):
                mark_present(obj, request.user)
            context["presence"] = presence_sentence(others_on(obj, request.user))
            context["collision"] = _collision(context["adminform"].form)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)


def _news(article, based_on):
    latest = latest_number(article.pk)
    if not based_on or str(latest) == based_on:
        return ""
    version = ArticleVersion.objects.select_related("history_user").get(pk=latest)
    return _("%s vient d’enregistrer une autre version\u00a0: la vôtre sera comparée avant de la remplacer.") % name_of(
        version.history_user
    )


def _collision(form):
    """What the page says of the version in the way: by whom, when, and what sets the typed text apart from it."""
    if not form.collides_with:
        return None
    version = ArticleVersion.objects.select_related("history_user").get(pk=form.collides_with)
    # The form has put what was typed on its own copy of the article.
    stored = reading_of_article(Article.objects.get(pk=form.instance.pk))
    typed = reading_of_typed(dict(form.data.lists()), stored)
    return {
        "by": name_of(version.history_user),
        "at": version.history_date,
        "number": form.collides_with,
        "comparison": compare(stored, typed),
        "stored": compare(stored, stored),
        "typed": compare(typed, typed),
    }
