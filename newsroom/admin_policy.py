"""What each page of the desk brings along: light scripts, and the content policy that lets them in.

The policy is the site's own, and a nonce for the one inline script of the rich-text editor: its modules find each other
by an import map, which a browser takes only inline. Pages without an editor, in the desk as elsewhere, keep
`script-src 'self'`.
"""

from functools import wraps

from csp.constants import NONCE
from csp.decorators import csp_update
from django.forms import Media

from newsroom.desk_scripts import light


def with_desk_media(view):
    """Decorator of the desk's views: their pages bring our scripts, and the import map carries the policy's nonce.

    The nonce reaches the header only where it was asked for. A page that its view renders by itself is left as it is.
    """

    @wraps(view)
    def with_media(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        context = getattr(response, "context_data", None) or {}
        if isinstance(context.get("media"), Media):
            media = light(context["media"])
            context["media"] = media.with_nonce(request.csp_nonce) if media._importmap else media
        return response

    return csp_update({"script-src": [NONCE]})(with_media)
