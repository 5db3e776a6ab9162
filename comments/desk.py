"""What the conversation shows on the desk's home."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.desk_blocks import Block, Line
from comments.choices import State
from comments.models import CommentDetails

QUEUE = "admin:comments_commentdetails_changelist"


def blocks_for(user):
    """The blocks that `user` gets: that of moderation, or none. One query."""
    if not user.has_perm("comments.moderate_comments"):
        return []
    total_of = CommentDetails.objects.totals()
    lines = [
        Line(_("En attente"), total_of[State.PENDING], reverse(QUEUE)),
        Line(_("Non confirmés"), total_of[State.UNCONFIRMED], f"{reverse(QUEUE)}?etat={State.UNCONFIRMED}"),
        Line(_("Sous séquestre"), total_of[State.HELD], f"{reverse(QUEUE)}?etat={State.HELD}"),
    ]
    return [Block(_("Modération"), lines)]
