"""What pages ask of the conversation."""

from django import template

from comments import stamps, threads
from comments.tokens import comments_token

register = template.Library()


@register.simple_tag
def comments_of(article):
    """The comments under `article` and the form, in one query: the same bytes for every visitor of the day."""
    return stamps.section_html(article, threads.thread_of(article) if article.comment_count else None)


@register.simple_tag
def comments_heading(article):
    """How many comments `article` has, in words."""
    return stamps.heading_of(article)


@register.simple_tag
def thread_page(article, thread):
    """A later page of the conversation under `article`."""
    return stamps.thread_html(article, thread, token=comments_token(article.pk), is_open=False)
