"""What templates ask of the news. Tags fetch and format; the rules live in `articles.text` and `articles.lire`."""

from django import template
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext, ngettext

from articles import cards
from articles.article_head import head_html
from articles.facts import iso
from articles.models import Section
from articles.search.engine import COUNTED
from articles.stamps import stamped
from articles.text import dates
from articles.text.language import CONTENT_LANGUAGE
from articles.text.reader import place_lire

register = template.Library()
register.filter(iso)


@register.inclusion_tag("_section_nav.html", takes_context=True)
def section_nav(context):
    """The rubriques, in one query; none where there is no request to speak of (the page of a failure)."""
    return {"sections": Section.objects.in_order(), "request": context.get("request")}


@register.simple_tag(takes_context=True)
def aria_current(context, subject):
    """The attribute that marks the link to `subject` as the page being read, or nothing."""
    request = context.get("request")
    here = request and request.path == subject.get_absolute_url()
    return mark_safe(' aria-current="page"') if here else ""


@register.simple_tag
def content_lang():
    """The attribute of what people wrote, where the frame around speaks another language (WCAG 2.2, 3.1.2)."""
    return "" if get_language() == CONTENT_LANGUAGE else format_html(' lang="{}"', CONTENT_LANGUAGE)


@register.simple_tag
def stamp(template, **words):
    """`template` of articles/ stamped (`articles.stamps`) with `words`, texts that are escaped here."""
    return stamped(f"articles/{template}.html", {name: conditional_escape(word) for name, word in words.items()})


@register.simple_tag
def article_head(article):
    """The head of `article` on its own page."""
    return head_html(article)


@register.simple_tag
def picture(photo, sizes, eager=False):
    """The `<picture>` of `photo`; `sizes` is the HTML attribute, `eager` for the one photo seen first."""
    return photo.picture(sizes, eager=bool(eager))


@register.simple_tag
def card(article, template="_card", *, level="h3", variant="", sizes="", is_eager=False, shows=""):
    """One article among others: `template` of articles/, stamped. It gets the title, address and kicker as words, what
    `shows` names («chapo byline»: see `cards.WORDS`) and, with `sizes`, the photo.
    """
    return cards.card_html(article, template, level=level, variant=variant, sizes=sizes, is_eager=is_eager, shows=shows)


@register.simple_tag
def article_body(article):
    """The text of `article` with its LIRE blocks between the paragraphs."""
    links = {
        link.after_block: stamp("_lire", address=link.target.get_absolute_url(), title=link.target.title)
        for link in article.visible_related_links
        if link.after_block is not None
    }
    return mark_safe(place_lire(article.body_html, links))


@register.simple_tag
def article_appendix(article):
    """The gallery and the documents of `article`."""
    return mark_safe(article.appendix_html)


@register.inclusion_tag("articles/_same_subject.html")
def same_subject(article):
    """The links of the end of `article`: those that stand nowhere in its text."""
    return {"links": [link for link in article.visible_related_links if link.after_block is None]}


@register.simple_tag
def result_line(question, results):
    """«12 résultats pour « lac Tchad »», or what to try when there are none."""
    total = results.total
    if not total:
        sentence = gettext(
            "Aucun résultat pour «\u00a0{question}\u00a0». Vérifiez l’orthographe ou essayez un mot plus général."
        )
    elif total > COUNTED:
        sentence = gettext("plus de 1\u202f000 résultats pour «\u00a0{question}\u00a0»")
    else:
        sentence = ngettext(
            "{total}\u00a0résultat pour «\u00a0{question}\u00a0»",
            "{total}\u00a0résultats pour «\u00a0{question}\u00a0»",
            total,
        )
    return format_html(sentence, question=question, total=total)


@register.filter
def long_datetime(moment):
    """«24 novembre 2026 à 11 h 49»."""
    return dates.long_datetime(timezone.localtime(moment))


@register.filter
def long_date(moment):
    """«24 novembre 2026»."""
    return dates.long_date(timezone.localtime(moment))


@register.filter
def clock(moment):
    """«11 h 49»."""
    return dates.clock(timezone.localtime(moment))


@register.filter
def weekday_date(day):
    """«mardi 24 novembre 2026», of a date."""
    return dates.weekday_date(day)


@register.filter
def month_year(day):
    """«novembre 2026», of a date."""
    return dates.month_year(day)
