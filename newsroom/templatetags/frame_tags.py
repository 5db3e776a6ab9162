"""The frame around pages (head, masthead, footer), made once and kept until what it shows changes."""

from django import template
from django.conf import settings
from django.utils.translation import get_language

from articles.freshness import SITE
from newsroom.pagecache.counters import counters, slot_of

register = template.Library()

#: Forms of one piece that are kept: a rubrique's page marks its own link in the menu, the front page says the date.
FORMS = 100


class KeptNode(template.Node):
    """What stands in it, as it was made since `site` was last touched; it may show nothing of a visitor or of a page.

    The frame is two hundred nodes of the templates, and a query: 3 ms of each page. Kept here, in each process, under
    the name and by the counters that the page cache uses, so a change made by any process is seen by all.
    """

    def __init__(self, nodes, told_apart_by):
        self.nodes, self.told_apart_by = nodes, told_apart_by
        self._kept = {}

    def render(self, context):
        table = counters()
        if not table.is_current():
            return self.nodes.render(context)
        # Before it is made: what changes meanwhile must not pass for seen.
        number = table.slots[slot_of(SITE)]
        form = get_language(), *(expression.resolve(context) for expression in self.told_apart_by)
        made_since, html = self._kept.get(form, (None, ""))
        if made_since != number:
            html = self.nodes.render(context)
            if len(self._kept) >= FORMS:
                self._kept.clear()
            self._kept[form] = number, html
        return html


@register.tag
def kept(parser, token):
    """`{% kept today section_here %}…{% endkept %}`: all that its content depends on, `site` apart, is named in it."""
    expressions = [parser.compile_filter(bit) for bit in token.split_contents()[1:]]
    nodes = parser.parse(["endkept"])
    parser.delete_first_token()
    return KeptNode(nodes, expressions)


@register.simple_tag
def newspaper_name():
    """The newspaper's name, for pages that have no context to take it from: something failed."""
    return settings.NEWSROOM_NAME
