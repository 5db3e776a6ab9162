"""The panel «Liens LIRE» of the article's form: suggestions for the article as it is typed, and refusals."""

from django import forms
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.urls import path
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from articles.admin.forms import MAX_BODY_LENGTH
from articles.admin.pickers import article_result
from articles.lire.refusals import set_refusals
from articles.lire.rows import automatic_rows
from articles.models import Article, Section, Tag
from articles.roles import may_edit
from articles.text.blocks import parse_body
from articles.text.keys import LARGEST_KEY, keys_in
from articles.text.sanitize import clean_body

#: Suggestions beside the automatic choice, and refusals of one article.
SUGGESTED, MOST_REFUSALS = 6, 200

LABELS = {
    "insert": gettext_lazy("Insérer au curseur"),
    "keep": gettext_lazy("Fixer à cette place"),
    "refuse": gettext_lazy("Refuser"),
    "up": gettext_lazy("Monter"),
    "down": gettext_lazy("Descendre"),
    "remove": gettext_lazy("Retirer"),
    "after": gettext_lazy("Après le paragraphe"),
    "atEnd": gettext_lazy("En fin d’article"),
    "moved": gettext_lazy("Après le paragraphe %n sur %all."),
    "room": gettext_lazy("%n sur %all possibles"),
    "full": gettext_lazy("Trop de liens\u00a0: un pour trois paragraphes au plus."),
    "failed": gettext_lazy("Les suggestions n’ont pas répondu. Réessayez dans un instant."),
    "none": gettext_lazy("Rien à proposer pour l’instant."),
}


class TypedArticleForm(forms.Form):
    """What suggestions depend on, of an article as it is typed."""

    article = forms.IntegerField(required=False, min_value=1, max_value=LARGEST_KEY)
    title = forms.CharField(required=False, max_length=1000)
    chapo = forms.CharField(required=False, max_length=10_000)
    body = forms.CharField(required=False, max_length=MAX_BODY_LENGTH)
    section = forms.ModelChoiceField(Section.objects.all(), required=False)
    tags = forms.ModelMultipleChoiceField(Tag.objects.all(), required=False)
    chooses_related = forms.BooleanField(required=False)


class LirePanelMixin:
    """For ArticleAdmin: gives the panel what it shows, answers it, and keeps what was refused before composing."""

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["lire_panel"] = {
            "labels": LABELS,
            "automatic": _automatic_links(obj) if obj else [],
            "refused": _refused_articles(obj) if obj else [],
        }
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if "refusals_shown" in request.POST:
            set_refusals(form.instance, posted_refusals(request), by=request.user)
        if total := form.pasted_links:
            said = ngettext(
                "%d ligne «\u00a0LIRE\u00a0» est devenue un lien.",
                "%d lignes «\u00a0LIRE\u00a0» sont devenues des liens.",
                total,
            )
            self.message_user(request, said % total)

    def get_urls(self):
        address = path("liens/", self.admin_site.admin_view(suggest_links), name="articles_article_lire_links")
        return [address, *super().get_urls()]


@require_POST
@permission_required("articles.change_article", raise_exception=True)
def suggest_links(request):
    """Links for the article as typed: {"automatic": […], "others": […]}, or status 422 for what cannot be read.

    Each is {"id", "title", "date", "reasons", "after_block": number of blocks before it, or null: end of the article}.
    """
    form = TypedArticleForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=422)
    typed = form.cleaned_data
    article = _article_as_typed(request.user, typed)
    body = parse_body(clean_body(typed["body"]))
    automatic, others = automatic_rows(
        article,
        body,
        body.lire,
        refused=posted_refusals(request),
        tags={tag.pk: tag.name for tag in typed["tags"]},
        spare=SUGGESTED,
    )
    if not typed["chooses_related"]:
        automatic, others = [], automatic + others
    return JsonResponse({"automatic": _link_results(automatic), "others": _link_results(others)})


def posted_refusals(request):
    """Keys of the articles that the form says are refused."""
    return keys_in(request.POST.getlist("refused_links"))[:MOST_REFUSALS]


def _article_as_typed(user, typed):
    article = Article(created_by=user)
    if typed["article"]:
        article = Article.objects.filter(pk=typed["article"]).first()
        if article is None or not may_edit(article, user):
            raise PermissionDenied
    article.title, article.chapo, article.body = typed["title"], typed["chapo"], typed["body"]
    article.section = typed["section"]
    return article


def _link_results(rows):
    targets = Article.objects.only("surtitre", "title", "published_at").in_bulk([row.target_id for row in rows])
    return [
        article_result(targets[row.target_id]) | {"reasons": row.reasons, "after_block": row.after_block}
        for row in rows
        if row.target_id in targets
    ]


def _automatic_links(article):
    links = article.related_links.filter(is_automatic=True).select_related("target")
    return links.only("article", "position", "reasons", "after_block", "target__title", "target__surtitre")


def _refused_articles(article):
    refused = article.refused_links.values("target")
    return Article.objects.filter(pk__in=refused).only("title").newest_first()[:MOST_REFUSALS]
