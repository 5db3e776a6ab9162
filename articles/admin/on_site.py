"""«Voir sur le site»: from a form of the desk to the page where readers see it."""


class SeenOnSite:
    """Straight there: Django's own link goes to the domain in a row of django.contrib.sites, which nobody keeps."""

    def view_on_site(self, obj):
        """The address of `obj`; None, and no link, for an article that readers do not see."""
        return obj.get_absolute_url() if getattr(obj, "is_published", True) else None
