"""What looks like the spam that the newsroom has seen."""

from comments.spam import memory


def looks_like_spam(submission):
    """«lien + « casino »», the loudest reasons for which the filter would have a moderator read the text."""
    return " + ".join(memory.suspicions(submission.text))
