"""What readers get: each view picks a queryset and a template, nothing else."""

from django.http import Http404, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_GET
from django.views.generic import DetailView, ListView, TemplateView

from articles import keyset
from articles.choices import State
from articles.freshness import FRONT_PAGE, NEWS, article_name, carries
from articles.front_page import compose_front_page
from articles.loading import load_bylines, published_article
from articles.metadata import article_metadata, front_page_metadata, list_metadata, search_metadata
from articles.models import Article, Author, OldSlug, Pin, Section, Tag
from articles.months import months_with_articles
from articles.moved import lead_on
from articles.search.engine import search_articles, suggest_titles
from articles.search.forms import SearchForm

ARTICLES_PER_PAGE = 20


class FrontPageView(TemplateView):
    """The front page, composed by `articles.front_page`."""

    template_name = "articles/front_page.html"

    def get(self, request, *args, **kwargs):
        return carries(super().get(request, *args, **kwargs), NEWS, FRONT_PAGE)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            page=compose_front_page(), today=timezone.localdate(), metadata=front_page_metadata(), **kwargs
        )


class ArticleDetailView(DetailView):
    """An article; an address it had before leads to it, and one that left the site says so (410)."""

    context_object_name = "article"
    template_name = "articles/article_detail.html"

    def get(self, request, *args, slug):
        self.object = published_article(slug)
        if self.object is None:
            return missing_article(request, slug)
        context = self.get_context_data(object=self.object, metadata=article_metadata(self.object))
        return carries(self.render_to_response(context), article_name(self.object.pk))


def missing_article(request, slug):
    """Answer for a slug that shows no article: 301 to its present address, 410 if unpublished, else 404."""
    old = OldSlug.objects.select_related("article").filter(slug=slug).first()
    if old and old.article.is_published:
        return HttpResponsePermanentRedirect(old.article.get_absolute_url())
    article = old.article if old else get_object_or_404(Article, slug=slug)
    if article.state == State.UNPUBLISHED:
        return gone(request, article)
    raise Http404


def gone(request, article):
    """The page of an article that was withdrawn: status 410 and since when, not its title nor its text."""
    withdrawal = article.transitions.filter(to_state=State.UNPUBLISHED).first()
    context = {"withdrawn_at": withdrawal.at if withdrawal else article.modified_at}
    return TemplateResponse(request, "410.html", context, status=410)


class ArticleListView(TemplateView):
    """Articles of one page (rubrique, tag, author, month), newest first, by pages of twenty: see `articles.keyset`."""

    template_name = "articles/article_list.html"
    #: Model of the page's own object, found by its slug; None for the whole archive.
    subject_model = None

    def get(self, request, *args, **kwargs):
        self.subject = self.get_subject()
        if keyset.NUMBER in request.GET:
            return self.answer_to_number(request.GET[keyset.NUMBER])
        try:
            self.before = keyset.asked(request.GET)
            self.page = self.get_page()
        except keyset.InvalidMarkError as error:
            raise Http404 from error
        except keyset.VacantMarkError as error:
            return redirect(request.path + error.query)
        return super().get(request, *args, **kwargs)

    def get_subject(self):
        return get_object_or_404(self.subject_model, slug=self.kwargs["slug"])

    def get_queryset(self):
        return self.select(Article.objects.published()).newest_first().for_list()

    def get_page(self):
        """The `keyset.Page` that begins after `self.before`."""
        return keyset.page_of(self.get_queryset(), ARTICLES_PER_PAGE, self.before)

    def answer_to_number(self, number):
        """Old links count pages: to where that page begins now, which is not where it will tomorrow."""
        if number == "1":
            return HttpResponsePermanentRedirect(self.request.path)
        query = keyset.query_of_number(self.get_queryset(), number, ARTICLES_PER_PAGE)
        if query is None:
            raise Http404
        return redirect(self.request.path + query)

    def get_context_data(self, **kwargs):
        metadata = list_metadata(self.subject, self.before)
        return super().get_context_data(
            subject=self.subject, page=self.page, articles=self.page.articles, metadata=metadata, **kwargs
        )


class SectionView(ArticleListView):
    subject_model = Section
    template_name = "articles/section_detail.html"

    def select(self, articles):
        return articles.in_section(self.subject)

    def get_queryset(self):
        """The articles but the pinned one, without their signatures."""
        self.pinned = Pin.objects.article_of(self.subject)
        articles = self.select(Article.objects.published()).newest_first().unsigned_cards()
        return articles.exclude(pk=self.pinned.pk) if self.pinned else articles

    def get_context_data(self, **kwargs):
        context = super().get_context_data(section_here=self.subject.slug, **kwargs)
        is_first = self.page.newer is None
        articles = [*([self.pinned] if self.pinned and is_first else []), *context["articles"]]
        load_bylines(articles)
        return context | {"articles": articles}


class TagView(ArticleListView):
    subject_model = Tag
    template_name = "articles/tag_detail.html"

    def get(self, request, *args, slug):
        return lead_on(lambda: super(TagView, self).get(request, *args, slug=slug), Tag, slug, Tag.get_absolute_url)

    def select(self, articles):
        return articles.tagged(self.subject)


class AuthorView(ArticleListView):
    subject_model = Author
    template_name = "articles/author_detail.html"

    def get_subject(self):
        return get_object_or_404(Author.objects.select_related("portrait"), slug=self.kwargs["slug"])

    def select(self, articles):
        return articles.by(self.subject)


class MonthView(ArticleListView):
    """The archive of one month, in the newspaper's time zone; one without articles is no page."""

    template_name = "articles/month_detail.html"

    def get_subject(self):
        return self.kwargs["month"]

    def select(self, articles):
        return articles.in_month(self.subject.year, self.subject.month)

    def get_page(self):
        page = super().get_page()
        if page.newer is None and not page.articles:
            raise Http404
        return page


class ArchiveView(TemplateView):
    """The months that have articles."""

    template_name = "articles/archive.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(years=months_with_articles(), metadata=list_metadata("archive"), **kwargs)


class SearchView(ListView):
    """Articles that answer a question, narrowed by filters; without one, the form alone."""

    paginate_by = ARTICLES_PER_PAGE
    context_object_name = "articles"
    template_name = "articles/search.html"

    def get_queryset(self):
        self.form = SearchForm(self.request.GET)
        self.results = search_articles(self.form.question, **self.form.filters)
        return self.results

    def paginate_queryset(self, queryset, page_size):
        """The page asked for, or the nearest there is: an old link to page 12 is not an error."""
        page = self.get_paginator(queryset, page_size).get_page(self.request.GET.get(self.page_kwarg))
        return page.paginator, page, page.object_list, page.has_other_pages()

    def get_context_data(self, **kwargs):
        question = self.form.question
        return super().get_context_data(
            form=self.form, question=question, results=self.results, metadata=search_metadata(question), **kwargs
        )


@require_GET
def suggestions(request):
    """Titles that what is being typed may be after: ["…", …]."""
    return JsonResponse(suggest_titles(SearchForm(request.GET).question), safe=False)
