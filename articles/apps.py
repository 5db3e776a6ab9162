from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    """The news. Knows nothing of comments."""

    name = "articles"
    verbose_name = _("Articles")

    def ready(self):
        from articles.roles import apply_roles  # noqa: PLC0415 -- the registry is complete only now
        from articles.search.index import forget_terms  # noqa: PLC0415 -- likewise

        post_migrate.connect(apply_roles, sender=self)
        # A signal, because an entry may go with its article, in a cascade that no service sees.
        post_delete.connect(forget_terms, sender="articles.SearchEntry")
