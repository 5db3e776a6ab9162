"""The versions of an article: what editors typed, each time it changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

#: The columns of an article that editors type or choose. All else is computed, or moved by the workflow.
TYPED_FIELDS = (
    "surtitre", "title", "slug", "chapo", "body", "section", "genre", "place", "agency", "lead_photo",
    "chooses_related", "allows_comments",
)  # fmt: skip


class VersionParts(models.Model):
    """What a version holds beside the columns of the article.

    Not its corrections: what readers have been told was wrong is a public record, which no version takes back.
    """

    #: Keys of its tags, in ascending order.
    tag_ids = models.JSONField(default=list)
    #: [[author's key, role], …] in the order of the byline.
    signatures = models.JSONField(default=list)
    #: Keys of the photos of its gallery, in order. None, as for the documents: written before versions held them.
    gallery_ids = models.JSONField(null=True)
    #: [[title, name of the file], …] of its documents, in order.
    documents = models.JSONField(null=True)
    restored_from = models.PositiveBigIntegerField(
        null=True, help_text=_("La version dont celle-ci reprend le texte, si elle a été rétablie.")
    )

    class Meta:
        abstract = True


class TypedRecords(HistoricalRecords):
    """The history of the typed columns alone, written by `articles.versions.recording` once a whole form is saved.

    Nothing is written when a row is saved: its tags and signatures are not there yet, and commands that load or
    compute articles by thousands must leave no trace.
    """

    def create_history_model(self, model, inherited):
        kept = {model._meta.pk.name, *TYPED_FIELDS}
        self.excluded_fields = [field.name for field in model._meta.fields if field.name not in kept]
        return super().create_history_model(model, inherited)

    def post_save(self, instance, created, using=None, **kwargs):
        pass


def typed_records():
    """The manager of an article's versions, to be put on the model."""
    return TypedRecords(
        verbose_name=_("version"),
        verbose_name_plural=_("versions"),
        bases=[VersionParts],
        custom_model_name=lambda name: f"{name}Version",
        cascade_delete_history=True,
    )
