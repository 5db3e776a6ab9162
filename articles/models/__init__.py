"""The news, one concern a file."""

from articles.models.article import Article
from articles.models.article_parts import ArticleDocument, Byline, GalleryPhoto
from articles.models.author import Author
from articles.models.correction import Correction
from articles.models.desk_note import DeskNote
from articles.models.dossier import Dossier, Episode, OldDossierSlug
from articles.models.front_page import Alert, FrontPageSlot, Pin
from articles.models.front_page_edition import FrontPageEdition
from articles.models.letters import ErrorReport, ReplyRequest
from articles.models.link_upkeep import RefusedLink, TextLink
from articles.models.lire_index import ArticleTerms, ReplacedLink, TermCount, TermPosting
from articles.models.lists import AuthorEntry, TagEntry
from articles.models.log import Transition
from articles.models.notice import Notice
from articles.models.old_address import OldSlug, OldTagSlug
from articles.models.photo import Photo
from articles.models.photo_upload import PhotoUpload
from articles.models.presence import Presence
from articles.models.preview_link import PreviewLink
from articles.models.related_link import RelatedLink
from articles.models.search import SearchEntry, SearchTerm
from articles.models.section import Section
from articles.models.tag import Tag
from articles.models.unsaved import UnsavedText

#: The model of the versions, which the history makes by itself from the article's.
ArticleVersion = Article.versions.model

__all__ = [
    "Alert",
    "Article",
    "ArticleDocument",
    "ArticleTerms",
    "ArticleVersion",
    "Author",
    "AuthorEntry",
    "Byline",
    "Correction",
    "DeskNote",
    "Dossier",
    "Episode",
    "ErrorReport",
    "FrontPageEdition",
    "FrontPageSlot",
    "GalleryPhoto",
    "Notice",
    "OldDossierSlug",
    "OldSlug",
    "OldTagSlug",
    "Photo",
    "PhotoUpload",
    "Pin",
    "Presence",
    "PreviewLink",
    "RefusedLink",
    "RelatedLink",
    "ReplacedLink",
    "ReplyRequest",
    "SearchEntry",
    "SearchTerm",
    "Section",
    "Tag",
    "TagEntry",
    "TermCount",
    "TermPosting",
    "TextLink",
    "Transition",
    "UnsavedText",
]
