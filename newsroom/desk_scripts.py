"""The scripts of the desk's pages: small ones of ours in place of those of Django's that need jQuery.

jQuery, Select2 and what goes with them weigh 90 KB on the wire: with a text to write, more than a page of the desk may
on a telephone. Django's widgets and their HTML stay as they are; only what brings them to life is another.
"""

from js_asset import Media, Script

_NOT_NEEDED = None


def _module(path):
    return Script(path, type="module")


#: Part of the path of a file of Django's → ours, or None where nothing needs it any more.
INSTEAD = {
    "admin/js/vendor/jquery/": _NOT_NEEDED,
    "admin/js/jquery.init.js": _NOT_NEEDED,
    "admin/js/inlines.js": _module("js/desk/inlines.js"),
    "admin/js/admin/RelatedObjectLookups.js": _module("js/desk/related.js"),
    "admin/js/autocomplete.js": _module("js/desk/combobox.js"),
    "admin/js/vendor/select2/": _NOT_NEEDED,
    "admin/css/vendor/select2/": _NOT_NEEDED,
    "admin/css/autocomplete.css": "css/combobox.css",
    # What makes an address of a title: templates/admin/prepopulated_fields_js.html brings ours where it serves.
    "admin/js/prepopulate.js": _NOT_NEEDED,
    "admin/js/urlify.js": _NOT_NEEDED,
    "admin/js/vendor/xregexp/": _NOT_NEEDED,
}


def light(media):
    """A copy of `media`, a forms.Media of Django's or not, with our files in place of those of INSTEAD."""
    return Media(
        js=list(_replaced(media._js)),
        css={medium: list(_replaced(paths)) for medium, paths in media._css.items()},
        importmap=getattr(media, "_importmap", None),
    )


def _replaced(assets):
    for asset in assets:
        ours = next((ours for part, ours in INSTEAD.items() if isinstance(asset, str) and part in asset), asset)
        if ours is not _NOT_NEEDED:
            yield ours
