"""«La Une»: the page of the desk where the front page is arranged, tried, then put before readers."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from articles.admin.arrangement import Arrangement, NewerArrangementError, live_number
from articles.choices import State
from articles.desk_search import holding
from articles.front_page import PLACES, compose_front_page
from articles.metadata import front_page_metadata
from articles.models import Article, FrontPageEdition, FrontPageSlot
from articles.search.forms import SearchForm
from articles.text.dates import relative, short_datetime
from articles.text.names import name_of

MAX_RESULTS = 10
MAX_EDITIONS = 5
_NEWER = gettext_lazy(
    "Une autre composition a été mise en ligne pendant que vous faisiez la vôtre\u00a0: rien n’a été remplacé. "
    "La vôtre est gardée ci-dessous. Regardez celle qui est en ligne\u202f; si la vôtre doit la remplacer, "
    "mettez-la en ligne."
)
#: What may be placed: what readers see, and what they will.
PLACEABLE = (State.PUBLISHED, State.APPROVED)


@admin.register(FrontPageSlot)
class FrontPageAdmin(admin.ModelAdmin):
    """One page instead of a list of rows. Without JavaScript its buttons do all; nothing is stored but by the last."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    has_delete_permission = has_change_permission

    def get_urls(self):
        preview = self.admin_site.admin_view(self.preview)
        # The rows have no pages of their own.
        return [path("", self.admin_site.admin_view(self.changelist_view), name="articles_frontpageslot_changelist"),
                path("apercu/", preview, name="articles_frontpageslot_preview")]  # fmt: skip

    @method_decorator(never_cache)
    def changelist_view(self, request, extra_context=None):
        """Show the arrangement, live or as typed; store it when asked to."""
        articles = self._articles(request)
        if request.method != "POST":
            return self._page(request, Arrangement.live(articles))
        command = request.POST.get("do", "")
        arrangement = Arrangement.typed(request.POST, articles, command)
        if command == "publier" and arrangement.is_valid():
            try:
                arrangement.store(by=request.user)
            except NewerArrangementError:
                arrangement.number = live_number()
                self.message_user(request, _NEWER, messages.WARNING)
            else:
                self.message_user(request, _("La Une est en ligne."))
                return HttpResponseRedirect(reverse("admin:articles_frontpageslot_changelist"))
        return self._page(request, arrangement, is_typed=True)

    @method_decorator([never_cache, require_POST])
    def preview(self, request):
        """The front page that readers would get, with the arrangement as typed. Stores nothing."""
        arrangement = Arrangement.typed(request.POST, self._articles(request))
        context = {
            "page": compose_front_page(arrangement.placed()),
            "today": timezone.localdate(),
            "metadata": front_page_metadata(),
        }
        response = TemplateResponse(request, "articles/front_page.html", context)
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    def _articles(self, request):
        """Those that may be placed by whoever asks; a partner's never are."""
        if not request.user.has_perm("articles.arrange_front_page"):
            raise PermissionDenied
        return Article.objects.visible_to(request.user).editorial_content()

    def _page(self, request, arrangement, is_typed=False):
        placed = arrangement.placed()
        page = compose_front_page(placed)
        question = SearchForm(request.POST).question
        context = self.admin_site.each_context(request) | {
            "title": _("La Une"),
            "opts": self.opts,
            "places": list(_places(arrangement, placed, [page.lead, *page.seconds])),
            "is_typed": is_typed,
            "number": arrangement.number,
            "editions": _editions(),
            "question": question,
            "results": self._search(request, question) if question else [],
            "place_numbers": range(1, PLACES + 1),
        }
        return TemplateResponse(request, "admin/articles/front_page.html", context)

    def _search(self, request, question):
        articles = self._articles(request).filter(state__in=PLACEABLE).newest_first()
        articles = holding(articles, "search_text", question)
        results = list(articles.only("title", "surtitre", "state", "published_at")[:MAX_RESULTS])
        for article in results:
            article.waits = _waits(article)
        return results


def _editions():
    """Who put the last arrangements live, and when, the newest first: one query."""
    now = timezone.localtime()
    return [
        {"by": name_of(edition.by), "when": relative(timezone.localtime(edition.at), now)}
        for edition in FrontPageEdition.objects.select_related("by")[:MAX_EDITIONS]
    ]


def _waits(article):
    """What is said of an article that readers may not see yet, and that its place waits for; empty otherwise."""
    if article.is_published:
        return ""
    if article.is_scheduled:
        at = timezone.localtime(article.published_at)
        return _("Paraîtra le %(date)s, et prendra sa place alors.") % {
            "date": short_datetime(at, timezone.localdate())
        }
    return _("Pas en ligne\u00a0: ne prendra sa place qu’une fois publié.")


def _places(arrangement, placed, shown):
    """What the page says of each place; `shown` are the articles that readers would see, in order."""
    for place, form in enumerate(arrangement.forms, start=1):
        yield {
            "number": place,
            "form": form,
            "article": (article := form.cleaned_data.get("article")),
            "waits": _waits(article) if article else "",
            "automatic": shown[place - 1] if place not in placed and place <= len(shown) else None,
            "is_first": place == 1,
            "is_last": place == PLACES,
        }
