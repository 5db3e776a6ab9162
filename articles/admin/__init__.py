"""The editors' desk, on stock Django admin."""

from articles.admin.article import ArticleAdmin
from articles.admin.front_page import FrontPageAdmin
from articles.admin.letters import ErrorReportAdmin, ReplyRequestAdmin
from articles.admin.photo import PhotoAdmin
from articles.admin.placed import AlertAdmin, DossierAdmin, PinAdmin
from articles.admin.replaced_link import ReplacedLinkAdmin
from articles.admin.taxonomy import AuthorAdmin, SectionAdmin, TagAdmin

__all__ = [
    "AlertAdmin",
    "ArticleAdmin",
    "AuthorAdmin",
    "DossierAdmin",
    "ErrorReportAdmin",
    "FrontPageAdmin",
    "PhotoAdmin",
    "PinAdmin",
    "ReplacedLinkAdmin",
    "ReplyRequestAdmin",
    "SectionAdmin",
    "TagAdmin",
]
