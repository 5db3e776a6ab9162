"""What the project keeps of a comment beside the package's own row: who, in which state, and its HTML."""

from django.db import models
from django.db.models import Q
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from comments.choices import Reason, State
from comments.models.commenter import Commenter
from comments.querysets import CommentDetailsQuerySet

#: State → what the author of the comment is told.
NEWS_FOR_AUTHOR = {
    State.UNCONFIRMED: _(
        "Un lien de confirmation vous a été envoyé. Votre commentaire est en attente\u00a0: vous seul le voyez."
    ),
    State.PENDING: _("Merci\u202f! Votre commentaire est en attente de modération."),
    State.PUBLIC: _("Merci\u202f! Votre commentaire est publié."),
    State.REJECTED: _("Votre commentaire n’a pas été retenu par la modération."),
    State.SPAM: _("Votre commentaire n’a pas été retenu par la modération."),
    State.REMOVED: _("Ce commentaire a été supprimé."),
    State.HELD: _("Votre commentaire n’est plus en ligne."),
}


class CommentDetails(models.Model):
    """One to one with the package's comment, which holds the name, the raw text and the place in the thread."""

    comment = models.OneToOneField(
        "django_comments_xtd.XtdComment",
        verbose_name=_("commentaire"),
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="details",
    )
    # What readers discussed is withdrawn, never erased with their words.
    article = models.ForeignKey(
        "articles.Article", verbose_name=_("article"), on_delete=models.PROTECT, related_name="+"
    )
    #: None once the address is erased, and for what the newsroom itself writes.
    commenter = models.ForeignKey(
        Commenter, verbose_name=_("adresse"), on_delete=models.SET_NULL, null=True, related_name="comments"
    )
    state = models.CharField(_("état"), max_length=12, choices=State, default=State.UNCONFIRMED)
    reason = models.CharField(_("motif"), max_length=12, choices=Reason, default=Reason.NONE, blank=True)
    #: What the rules found in it, for moderators: «lien + « casino »». "" where the reason says it all.
    evidence = models.CharField(_("indices"), max_length=200, blank=True, editable=False)
    #: What readers get: escaped, typeset, linked, addresses masked. Computed once, by `text.to_html`.
    html = models.TextField(editable=False)
    #: How many networks recommend it.
    recommendations = models.PositiveIntegerField(default=0, editable=False)
    confirmed_at = models.DateTimeField(_("confirmé le"), null=True, editable=False)
    #: Keyed hash of the shortened network address, for limits; erased after COMMENT_RETENTION_DAYS["network"].
    network_key = models.CharField(max_length=64, blank=True, editable=False)
    #: Keyed hash of all that was typed: the same form sent twice makes one comment, whatever became of it meanwhile.
    #: Let go once its author rewrites the comment, and with the address, which it was made of too.
    submission_key = models.CharField(max_length=64, blank=True, editable=False)

    objects = CommentDetailsQuerySet.as_manager()

    class Meta:
        verbose_name = _("commentaire")
        verbose_name_plural = _("commentaires")
        permissions = [
            ("moderate_comments", _("Peut modérer les commentaires")),
            ("answer_as_newsroom", _("Peut répondre au nom de la rédaction")),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="comment_state_is_known"),
            models.CheckConstraint(condition=Q(reason__in=Reason.values), name="comment_reason_is_known"),
            models.UniqueConstraint(
                fields=["submission_key"],
                condition=~Q(submission_key=""),
                name="comment_submitted_once",
            ),
        ]
        indexes = [
            models.Index(fields=["article", "state"], name="comment_of_article"),
            models.Index(fields=["state"], name="comment_queue"),
            models.Index(fields=["network_key"], condition=~Q(network_key=""), name="comment_network"),
        ]

    def __str__(self):
        # No name: this is copied into logs that outlive it.
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def safe_html(self):
        """The text, ready for a page."""
        return mark_safe(self.html)  # Every character of the visitor's was escaped by `text.to_html`.

    @property
    def news_for_author(self):
        """What its author is told of it: a sentence."""
        return NEWS_FOR_AUTHOR[self.state]

    @property
    def decided_by_a_person(self):
        """Whether a moderator has judged it, and not taken that back. One query."""
        return self.decisions.by_people().exists()

    @property
    def is_public(self):
        return self.state == State.PUBLIC

    @property
    def is_unconfirmed(self):
        return self.state == State.UNCONFIRMED

    @property
    def is_waiting(self):
        return self.state == State.PENDING
