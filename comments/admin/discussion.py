"""«Discussion de l’article»: who may write under one article, and for how long."""

import re

from django.contrib import admin, messages
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from articles.freshness import discussion_changed
from articles.models import Article
from articles.text.keys import key_in
from comments.models import Discussion

LIST = "admin:comments_discussion_changelist"
#: The last part of an address.
_SLUG = re.compile(r"([a-z0-9-]+)/?(?:[?#].*)?$")


@admin.register(Discussion)
class DiscussionAdmin(admin.ModelAdmin):
    """The articles whose discussion has rules of its own. The page of any other shows those of the site."""

    list_display = ["article", "opening", "stays_open"]
    list_filter = ["opening", "stays_open"]
    list_select_related = ["article"]
    search_fields = ["article__title"]
    fields = ["opening", "stays_open"]

    def get_urls(self):
        find = self.admin_site.admin_view(require_GET(self.find))
        return [path("article/", find, name="comments_find_discussion"), *super().get_urls()]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_object(self, request, object_id, from_field=None):
        """The discussion of the article `object_id`, made when it is first saved."""
        key = key_in(object_id)
        if key is None:
            return None
        if discussion := super().get_object(request, object_id, from_field):
            return discussion
        article = Article.objects.filter(pk=key).first()
        return article and Discussion(article=article)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        discussion_changed(obj.pk)

    def find(self, request):
        """From the address of an article, typed or pasted whole, to its discussion."""
        match = _SLUG.search(request.GET.get("adresse", ""))
        article = match and Article.objects.published().filter(slug=match[1]).first()
        if article is None:
            self.message_user(request, _("Aucun article publié n’a cette adresse."), messages.WARNING)
            return redirect(LIST)
        return redirect(reverse("admin:comments_discussion_change", args=[article.pk]))
