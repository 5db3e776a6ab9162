"""Dossiers and corrections, as readers get them."""

from django.shortcuts import get_object_or_404
from django.views.generic import ListView

from articles.metadata import corrections_metadata, dossier_metadata, dossiers_metadata
from articles.models import Article, Correction, Dossier
from articles.moved import lead_on

DOSSIERS_PER_PAGE, CORRECTIONS_PER_PAGE = 20, 30


class DossierView(ListView):
    """A dossier: its episodes that readers may see, in order. It has no page before the first of them."""

    context_object_name = "articles"
    template_name = "articles/dossier_detail.html"

    def get(self, request, *args, slug):
        return lead_on(lambda: self.show(request, slug), Dossier, slug, Dossier.get_absolute_url)

    def show(self, request, slug):
        """The page of the dossier at `slug`. Raises Http404 if readers may not see one there."""
        self.dossier = get_object_or_404(Dossier.objects.open().select_related("lead_photo"), slug=slug)
        return super().get(request, slug=slug)

    def get_queryset(self):
        return Article.objects.published().episodes_of(self.dossier).for_list()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(dossier=self.dossier, **kwargs)
        return context | {"metadata": dossier_metadata(self.dossier, context["articles"])}


class DossierListView(ListView):
    """The dossiers, the one that grew last first."""

    paginate_by = DOSSIERS_PER_PAGE
    context_object_name = "dossiers"
    template_name = "articles/dossier_list.html"

    def get_queryset(self):
        return Dossier.objects.open().select_related("lead_photo")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"metadata": dossiers_metadata(context["page_obj"].number)}


class CorrectionListView(ListView):
    """The corrections of articles that readers may see, newest first."""

    paginate_by = CORRECTIONS_PER_PAGE
    context_object_name = "corrections"
    template_name = "articles/correction_list.html"

    def get_queryset(self):
        return Correction.objects.public()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"metadata": corrections_metadata(context["page_obj"].number)}
