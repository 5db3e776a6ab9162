"""«Ce que la typographie a changé»: told once, after a save, and not stored."""

import re
from collections import Counter

from django.contrib import messages
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import mark_safe

from articles.text.changes import changes
from articles.text.plain import plain_text
from articles.text.typography import typeset, typeset_html

#: More changes than this are only counted.
MAX_SHOWN = 12
_NO_BREAK = re.compile("[\u00a0\u202f]")


class TypographyReport:
    """Mixin of an admin: after saving, says what was set otherwise than it was typed."""

    #: Fields that are set as they are stored; then those that are stored as typed, and set for readers.
    typeset_fields: tuple[str, ...] = ()
    typeset_html_fields: tuple[str, ...] = ()

    def report_typography(self, request, form):
        """Add a message that lists the changes of this save; none where all was typed as it is set."""
        made = typography_changes(form, self.typeset_fields, self.typeset_html_fields)
        if not made:
            return
        shown = [_line(change, times) for change, times in made.most_common(MAX_SHOWN)]
        context = {"changes": shown, "total": made.total(), "hidden": len(made) - len(shown)}
        context["has_verbatim"] = bool(self.typeset_html_fields)
        message = render_to_string("admin/articles/_typography_report.html", context)
        messages.info(request, mark_safe(message.strip()), extra_tags="typography")  # Escaped by the template.


def typography_changes(form, fields, html_fields):
    """The changes that setting what `form` holds in these fields made, as a Counter of Change.

    HTML is stored as typed and set anew each time: what it already held when the form was opened is not new.
    """
    made = Counter()
    for name in fields:
        typed = form.cleaned_data.get(name) or ""
        made += changes(typed, typeset(typed))
    for name in html_fields:
        made += _changes_of(form.cleaned_data.get(name) or "") - _changes_of(form.initial.get(name) or "")
    return made


def _changes_of(html):
    return changes(plain_text(html), plain_text(typeset_html(html)))


def _line(change, times):
    repeated = f"×\u00a0{times}" if times > 1 else ""
    return {"before": _visible(change.before), "after": _visible(change.after), "repeated": repeated}


def _visible(text):
    """`text` as HTML, its no-break spaces marked so that they are seen."""
    return mark_safe(_NO_BREAK.sub(lambda space: f'<span class="no-break">{space[0]}</span>', escape(text)))
