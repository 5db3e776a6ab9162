"""All that touches the inside of django-comments-xtd and django-contrib-comments, and nothing else does.

Of the packages we keep the tables (the comment, its place in its thread) and the arithmetic of that place.
`user_email` stays empty and `ip_address` null: who wrote a comment is kept in `models.Commenter`.
"""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import pre_save
from django.utils import timezone
from django_comments.models import Comment
from django_comments_xtd.models import XtdComment, publish_or_unpublish_on_pre_save

from comments.patience import patient

#: Longest name the package's column holds, in characters.
NAME_LENGTH = Comment._meta.get_field("user_name").max_length


class CannotReplyError(Exception):
    """The comment is at the deepest level of its thread, of another article, or gone."""


def disconnect_signals():
    """Stop the package from publishing the pending answers of a comment whenever that one is saved."""
    pre_save.disconnect(publish_or_unpublish_on_pre_save, sender=XtdComment)


def deepest_level():
    """Level, counted from 0, of the comments that nobody can answer."""
    return settings.COMMENTS_XTD_MAX_THREAD_LEVEL


def add_comment(*, article, name, text, parent=None, at=None, user=None, wants_replies=False):
    """Write a comment that is not public, at its place in its thread, and return it.

    Runs in the caller's transaction and keeps the thread locked to its end: two answers written at the same
    moment get two places. Raises CannotReplyError.
    """
    comment = XtdComment(
        content_type=ContentType.objects.get_for_model(article),
        object_pk=str(article.pk),
        site_id=settings.SITE_ID,
        user=user,
        user_name=name,
        comment=text,
        submit_date=at or timezone.now(),
        followup=wants_replies,
        is_public=False,
    )
    if parent is not None:
        _lock_thread(parent)
        if not XtdComment.norel_objects.filter(pk=parent.pk).exists():
            raise CannotReplyError
        if parent.level >= deepest_level() or parent.object_pk != comment.object_pk:
            raise CannotReplyError
        comment.parent_id = parent.pk
    comment.save()
    return comment


def show(comment, *, is_public, is_removed):
    """Write the package's own two flags, which its other parts read: what we show, `querysets` decides."""
    Comment.objects.filter(pk=comment.pk).update(is_public=is_public, is_removed=is_removed)


def parent_of(comment):
    """The comment that `comment` answers, or None."""
    if comment.parent_id == comment.pk:
        return None
    return XtdComment.norel_objects.select_related("details__commenter").filter(pk=comment.parent_id).first()


@patient
def stop_mailing_replies(comment):
    """Its author no longer wants to hear of the answers to `comment`."""
    XtdComment.norel_objects.filter(pk=comment.pk).update(followup=False)


def set_text(comment):
    """Write the text of `comment` as it now stands."""
    Comment.objects.filter(pk=comment.pk).update(comment=comment.comment)


def _lock_thread(comment):
    # The first comment of a thread carries the thread's own number.
    XtdComment.norel_objects.select_for_update().filter(pk=comment.thread_id).first()
