"""What a visitor sends, as the rules are given it: from the form, before anything is kept, or from the database."""

from dataclasses import dataclass

from articles.models import Article
from comments.models import CommentDetails, Commenter


@dataclass(frozen=True)
class Submission:
    """Words, and as much as is known of who sends them. A rule that lacks what it asks for finds nothing."""

    text: str
    name: str = ""
    article: Article | None = None
    #: None too for an address that was never seen.
    commenter: Commenter | None = None
    network_key: str = ""
    #: Key of the comment, once it is kept.
    pk: int | None = None

    @classmethod
    def of(cls, details: CommentDetails) -> "Submission":
        """That of a comment which is kept."""
        return cls(
            text=details.comment.comment,
            name=details.comment.user_name,
            article=details.article,
            commenter=details.commenter,
            network_key=details.network_key,
            pk=details.pk,
        )
