from django.conf import settings
from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _
from django.views.i18n import JavaScriptCatalog

from articles import desk as news
from articles.desk_blocks import Listing
from articles.keeping import keeping_typed_text
from comments import desk as conversation
from newsroom.access.site import GuardedDesk
from newsroom.admin_policy import with_desk_media


class NewsroomAdminSite(GuardedDesk, AdminSite):
    """Django's admin under the newspaper's name, with its rich-text editor."""

    site_title = _("Rédaction")
    index_title = _("La rédaction")
    enable_nav_sidebar = False

    @property
    def site_header(self):
        return settings.NEWSROOM_NAME

    def index(self, request, extra_context=None):
        """The desk's home: what waits for this user, then Django's list."""
        blocks = [block for room in (news, conversation) for block in room.blocks_for(request.user)]
        blocks.sort(key=lambda block: isinstance(block, Listing))  # Numbers first.
        return super().index(request, {"desk_blocks": blocks} | (extra_context or {}))

    def admin_view(self, view, cacheable=False):
        return keeping_typed_text(super().admin_view(with_desk_media(view), cacheable), self.has_permission)

    def i18n_javascript(self, request, extra_context=None):
        """The words of Django's scripts, and those of the editor's own dialogs."""
        return JavaScriptCatalog.as_view(packages=["django.contrib.admin", "django_prose_editor"])(request)
