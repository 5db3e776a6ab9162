"""The content policy of the desk: the site's own, and a nonce for the one inline script of the rich-text editor.

The editor's modules find each other by an import map, which a browser takes only inline. Pages without an editor,
in the desk as elsewhere, keep `script-src 'self'`.
"""

from functools import wraps

from csp.constants import NONCE
from csp.decorators import csp_update
from js_asset import Media


def nonce_for_editor(view):
    """Decorator of the desk's views: the import map of a page that has one carries the nonce of its policy.

    The nonce reaches the header only where it was asked for. A page that its view renders by itself is left as it is.
    """

    @wraps(view)
    def with_nonce(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        context = getattr(response, "context_data", None) or {}
        media = context.get("media")
        if isinstance(media, Media):
            context["media"] = media.with_nonce(request.csp_nonce)
        return response

    return csp_update({"script-src": [NONCE]})(with_nonce)
