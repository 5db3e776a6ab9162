"""What pages ask of the conversation."""

from django import template

from comments import policy, stamps, threads
from comments.forms import CommentForm

register = template.Library()


@register.inclusion_tag("comments/_section.html")
def comments_of(article):
    """The thread under `article` and the form, in one query: the same bytes for every visitor of the day."""
    # First: with the comments comes what the newsroom chose for their discussion.
    thread = threads.thread_of(article) if article.comment_count else None
    form = CommentForm(article=article) if policy.is_open(article) else None
    return {"article": article, "thread": thread, "form": form}


@register.simple_tag
def blank_form(form):
    """The form under an article, before anybody wrote in it."""
    return stamps.form_html(form)


@register.simple_tag
def thread_list(entries):
    """The list of the comments of a thread, each with its replies."""
    return stamps.thread_html(entries)
