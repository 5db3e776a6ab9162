"""Fewer scripts for the form that is opened most, often on a telephone."""

from django.forms import Media

#: What makes a slug while the title is typed: a regular expression library of 35 KB, compressed, among them.
SLUG_SCRIPTS = ("urlify.js", "prepopulate.js", "xregexp.js", "xregexp.min.js")


class LightMedia:
    """Of a ModelAdmin without `prepopulated_fields`: leaves the scripts out that serve these alone."""

    @property
    def media(self):
        return Media(js=[path for path in super().media._js if not path.endswith(SLUG_SCRIPTS)])
