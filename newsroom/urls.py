"""Every address of the site."""

from django.conf import settings
from django.conf.urls.static import static
from django.contrib import admin
from django.urls import include, path

from newsroom.contact import ContactThanksView, ContactView
from newsroom.error_reports import ErrorReportedView, ErrorReportView
from newsroom.machines import humans_txt, manifest, robots_txt, security_txt, tdm_policy
from newsroom.pages import page
from newsroom.site_map import site_map
from newsroom.sitemaps import sitemap_urls

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("articles.urls")),
    path("", include("comments.urls")),
    path("contact/", ContactView.as_view(), name="contact"),
    path("contact/merci/", ContactThanksView.as_view(), name="contact_thanks"),
    path("plan-du-site/", site_map, name="site_map"),
    path("articles/<slug:slug>/erreur/", ErrorReportView.as_view(), name="report_error"),
    path("articles/<slug:slug>/erreur/merci/", ErrorReportedView.as_view(), name="error_reported"),
    path("robots.txt", robots_txt, name="robots_txt"),
    path("humans.txt", humans_txt, name="humans_txt"),
    path("manifest.webmanifest", manifest, name="manifest"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path(".well-known/tdmrep.json", tdm_policy, name="tdm_policy"),
    *sitemap_urls,
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    # Last: the footer pages, edited in the admin, each at an address of one word.
    path("<slug:slug>/", page, name="page"),
]

handler404 = "newsroom.errors.not_found"
handler500 = "newsroom.errors.server_error"
