"""The tables of the conversation, by subject."""

from comments.models.commenter import Commenter
from comments.models.details import CommentDetails
from comments.models.discussion import Discussion
from comments.models.judgement import Decision, Recommendation, Report
from comments.models.learning import LearntFeature, Lesson
from comments.models.mail import OutgoingMail
from comments.models.rules import Ban, WatchedWord
from comments.models.sending import Sending

__all__ = [
    "Ban",
    "CommentDetails",
    "Commenter",
    "Decision",
    "Discussion",
    "LearntFeature",
    "Lesson",
    "OutgoingMail",
    "Recommendation",
    "Report",
    "Sending",
    "WatchedWord",
]
