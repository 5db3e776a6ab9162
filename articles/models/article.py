"""The article. The rows that hang on it: `article_parts`."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorField

from articles.choices import OPINION_GENRES, Genre, State
from articles.editor import EXTENSIONS
from articles.models.old_address import RemembersOldSlugs
from articles.models.typeset_fields import TypesetCharField, TypesetTextField
from articles.models.version import typed_records
from articles.paths import path_of
from articles.querysets import ArticleQuerySet
from articles.slugs import free_article_slug
from articles.text.names import byline
from articles.text.plain import fold
from articles.text.sanitize import clean_body


class Article(RemembersOldSlugs, models.Model):
    """One piece, from its first draft to its last correction.

    Saving it cleans and typesets what editors typed. What readers get (`body_html` and the other columns that
    are not editable) is computed by `articles.composing.compose`, which every way in calls after saving.
    """

    surtitre = TypesetCharField(
        _("surtitre"), max_length=60, blank=True, help_text=_("Le mot ou deux qui précèdent le titre.")
    )
    title = TypesetCharField(_("titre"), max_length=200)
    slug = models.SlugField(
        _("adresse"), max_length=220, unique=True, blank=True, help_text=_("Laissez vide\u00a0: elle suit le titre.")
    )
    chapo = TypesetTextField(_("chapô"), blank=True)
    body = ProseEditorField(_("texte"), blank=True, extensions=EXTENSIONS, sanitize=clean_body)
    genre = models.CharField(_("genre"), max_length=12, choices=Genre, default=Genre.NEWS)
    section = models.ForeignKey(
        "articles.Section",
        verbose_name=_("rubrique"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
    )
    tags = models.ManyToManyField("articles.Tag", verbose_name=_("mots-clés"), blank=True, related_name="articles")
    authors = models.ManyToManyField(
        "articles.Author", verbose_name=_("auteurs"), through="articles.Byline", related_name="articles"
    )
    agency = TypesetCharField(_("agence"), max_length=60, blank=True, help_text=_("Par exemple\u00a0: Avec AFP"))
    place = TypesetCharField(_("lieu"), max_length=80, blank=True, help_text=_("La ville d’où l’article est écrit."))
    lead_photo = models.ForeignKey(
        "articles.Photo",
        verbose_name=_("photo principale"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="led_articles",
    )
    gallery = models.ManyToManyField(
        "articles.Photo", through="articles.GalleryPhoto", related_name="gallery_articles", blank=True
    )
    #: The photos that stand in the text, rebuilt from it: when one changes, its articles are found at once.
    body_photos = models.ManyToManyField("articles.Photo", related_name="body_articles", editable=False)
    chooses_related = models.BooleanField(
        _("compléter les liens LIRE automatiquement"),
        default=True,
        help_text=_("Les liens placés dans le texte restent où ils sont."),
    )
    allows_comments = models.BooleanField(_("commentaires ouverts"), default=True)

    state = models.CharField(_("état"), max_length=12, choices=State, default=State.DRAFT, editable=False)
    published_at = models.DateTimeField(_("publié le"), null=True, blank=True, editable=False)
    embargo_until = models.DateTimeField(
        _("embargo jusqu’au"),
        null=True,
        blank=True,
        help_text=_("Avant cette date, l’article ne peut paraître nulle part, ni être montré hors de la rédaction."),
    )
    updated_at = models.DateTimeField(
        _("mis à jour le"), null=True, blank=True, editable=False, help_text=_("Dernière mise à jour de fond.")
    )
    created_at = models.DateTimeField(_("créé le"), default=timezone.now, editable=False)
    modified_at = models.DateTimeField(_("modifié le"), auto_now=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("créé par"),
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="created_articles",
    )

    body_html = models.TextField(editable=False, blank=True)
    appendix_html = models.TextField(editable=False, blank=True)
    search_text = models.TextField(editable=False, blank=True)
    word_count = models.PositiveIntegerField(editable=False, default=0)
    reading_minutes = models.PositiveSmallIntegerField(editable=False, default=1)
    comment_count = models.PositiveIntegerField(editable=False, default=0)

    objects = ArticleQuerySet.as_manager()
    versions = typed_records()

    class Meta:
        ordering = ["-published_at", "-pk"]
        get_latest_by = "published_at"
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        permissions = [
            ("view_all_articles", _("Peut ouvrir les articles des autres")),
            ("publish_article", _("Peut publier, programmer et dépublier")),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="article_has_title"),
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED) | Q(published_at__isnull=False, section__isnull=False),
                name="published_article_has_date_and_section",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED)
                | Q(embargo_until__isnull=True)
                | Q(published_at__gte=models.F("embargo_until")),
                name="article_published_after_embargo",
            ),
            models.CheckConstraint(
                condition=Q(updated_at__isnull=True) | Q(updated_at__gte=models.F("published_at")),
                name="article_updated_after_publication",
            ),
        ]
        # State first, not a partial index: SQLite does not match a partial index's condition to a bound parameter.
        indexes = [
            models.Index(fields=["state", "-published_at", "-id"], name="article_newest"),
            models.Index(fields=["section", "state", "-published_at", "-id"], name="article_newest_of_section"),
            models.Index(fields=["state", "-modified_at"], name="article_desk"),
            models.Index(fields=["-modified_at", "-id"], name="article_desk_all"),
            models.Index(fields=["-updated_at"], condition=Q(updated_at__isnull=False), name="article_updated"),
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        self.body = clean_body(self.body)
        with transaction.atomic():
            if not self.slug:
                self.slug = free_article_slug(self)
            super().save(*args, **kwargs)

    def get_absolute_url(self):
        return path_of("articles:detail", self.slug)

    @property
    def headline(self):
        """The title as a line of the desk says it: «Surtitre : titre»."""
        return f"{self.surtitre}\u00a0: {self.title}" if self.surtitre else self.title

    @property
    def is_published(self):
        """The rule of `querysets.published_q`, said of this one object."""
        return self.state == State.PUBLISHED and self.published_at <= timezone.now()

    @property
    def is_scheduled(self):
        """Published at a date to come."""
        return self.state == State.PUBLISHED and not self.is_published

    @property
    def state_label(self):
        """Its state in the editors' words, «Programmé» included."""
        return _("Programmé") if self.is_scheduled else self.get_state_display()

    @property
    def state_name(self):
        """The name of its pill."""
        return "programme" if self.is_scheduled else self.state

    @property
    def is_opinion(self):
        return self.genre in OPINION_GENRES

    @property
    def is_sponsored(self):
        return self.genre == Genre.SPONSORED

    @property
    def genre_label(self):
        """The genre, where readers must be told it; plain news and briefs need no label."""
        return "" if self.genre in (Genre.NEWS, Genre.BRIEF) else Genre(self.genre).label

    @property
    def kicker(self):
        """What stands over its title in a list: the genre where a partner paid, else the surtitre, else the genre."""
        return self.genre_label if self.is_sponsored else self.surtitre or self.genre_label

    @property
    def kicker_repeats_section(self):
        """Whether the surtitre says nothing that the rubrique does not: one of the two is then enough."""
        return not self.surtitre or (self.section is not None and fold(self.surtitre) == fold(self.section.name))

    @cached_property
    def signed_by(self):
        """Its Bylines, in order. Pages load them beforehand: see `articles.loading`, or a queryset's `for_…`."""
        return list(self.bylines.all())

    @cached_property
    def keywords(self):
        """Its Tags, in order, loaded likewise."""
        return list(self.tags.all())

    @property
    def own_episode(self):
        """Its Episode, or None outside a dossier."""
        return getattr(self, "episode", None)

    @property
    def answered(self):
        """The article that it is the right of reply to, or None: there is none, or readers may not see it."""
        notice = getattr(self, "notice", None)
        return notice.article if notice and notice.article.is_published else None

    @property
    def byline(self):
        """«Par A, B et C», or «La rédaction»."""
        return byline([entry.author.name for entry in self.signed_by])

    @property
    def last_change(self):
        """When its substance last changed: the date machines are told."""
        return self.updated_at or self.published_at
