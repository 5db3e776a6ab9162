"""The moderators' desk: what waits comes first, and every move is one of `policy.MOVES`."""

from django.contrib import admin
from django_comments.models import CommentFlag
from django_comments_xtd.models import BlackListedDomain, XtdComment

from comments.admin.comments import CommentDetailsAdmin
from comments.admin.discussion import DiscussionAdmin
from comments.admin.log import DecisionAdmin
from comments.admin.rules import BanAdmin, WatchedWordAdmin

__all__ = ["BanAdmin", "CommentDetailsAdmin", "DecisionAdmin", "DiscussionAdmin", "WatchedWordAdmin"]

# Their lists show and search what must stay unseen; ours stands in their place.
admin.site.unregister([XtdComment, CommentFlag, BlackListedDomain])
