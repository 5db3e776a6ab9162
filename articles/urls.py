"""Addresses of the news. Those of articles, tags and dossiers never die: what is renamed redirects.

Authors, rubriques and footer pages remember no address: renamed, they leave a dead link where they were.
"""

from django.urls import path, register_converter

from articles import series_views, views
from articles.correction_feeds import correction_feed_urls
from articles.feeds import feed_urls
from articles.months import MonthConverter
from articles.outside import outside_preview

register_converter(MonthConverter, "month")

app_name = "articles"

urlpatterns = [
    path("", views.FrontPageView.as_view(), name="front_page"),
    path("articles/<slug:slug>/", views.ArticleDetailView.as_view(), name="detail"),
    path("rubriques/<slug:slug>/", views.SectionView.as_view(), name="section"),
    path("mots-cles/<slug:slug>/", views.TagView.as_view(), name="tag"),
    path("auteurs/<slug:slug>/", views.AuthorView.as_view(), name="author"),
    path("archives/", views.ArchiveView.as_view(), name="archive"),
    path("archives/<month:month>/", views.MonthView.as_view(), name="month"),
    path("dossiers/", series_views.DossierListView.as_view(), name="dossiers"),
    path("dossiers/<slug:slug>/", series_views.DossierView.as_view(), name="dossier"),
    path("corrections/", series_views.CorrectionListView.as_view(), name="corrections"),
    path("recherche/", views.SearchView.as_view(), name="search"),
    path("recherche/suggestions/", views.suggestions, name="suggestions"),
    path("apercu/<str:token>/", outside_preview, name="outside_preview"),
    *feed_urls,
    *correction_feed_urls,
]
