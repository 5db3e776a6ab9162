"""A small newspaper where something of everything is published, and the addresses of all its pages."""

from datetime import timedelta

from django.utils import timezone

from articles.composing import compose
from articles.models import ErrorReport, GalleryPhoto, RelatedLink
from articles.replying import make_reply
from articles.workflow import make_move
from comments.choices import State as CommentState
from newsroom.pages import load_pages
from tests.builders import (
    BODY,
    make_article,
    make_author,
    make_dossier,
    make_draft,
    make_photo,
    make_reply_request,
    make_section,
    make_tag,
    make_user,
)
from tests.integration.comments.visitors import make_comment

#: Addresses where there is nothing before one of the changes.
TO_COME = ("/dossiers/les-ports/", "/articles/autre-adresse/", "/mots-cles/rivage/")


class Newspaper:
    """`chief` publishes; `client` is signed in as somebody who may do everything; `clock` moves the time."""

    def __init__(self, chief, client, clock):
        self.chief, self.client, self.clock = chief, client, clock
        client.force_login(make_user("root", is_superuser=True))
        self.section, self.other = make_section(), make_section()
        self.photos = {place: make_photo(caption="Au bord du lac.") for place in ("lead", "text", "gallery", "dossier")}
        self.photos["portrait"] = make_photo()
        self.tag, self.author = make_tag("Lac"), make_author(portrait=self.photos["portrait"])
        about = {"section": self.section, "tags": [self.tag], "authors": [self.author]}
        self.article = make_article(
            title="Le port rouvre",
            lead_photo=self.photos["lead"],
            body=f'{BODY}<figure data-photo="{self.photos["text"].pk}"></figure>',
            **about,
        )
        GalleryPhoto.objects.create(article=self.article, photo=self.photos["gallery"])
        compose(self.article)
        yesterday = timezone.now() - timedelta(days=1)
        self.older = make_article(title="La passe est draguée", section=self.section, published_at=yesterday)
        self.draft = make_draft(title="La digue tient", **about)
        self.leading = make_article(title="La pêche reprend", section=self.other)
        RelatedLink.objects.all().delete()
        for target in (self.article, self.draft):
            RelatedLink.objects.create(article=self.leading, target=target, position=0)
        self.comment = make_comment(self.article, state=CommentState.PUBLIC, name="Awa", text="Enfin une nouvelle.")
        make_comment(self.article, state=CommentState.PUBLIC, name="Chantal", text="Il était temps.")
        self.waiting = make_comment(self.article, state=CommentState.PENDING, name="Bineta", text="Un avis de plus.")
        self.dossier = make_dossier(
            self.leading, self.older, title="Le lac", slug="le-lac", lead_photo=self.photos["dossier"]
        )
        self.reply = make_move(self._reply(self.article), "publish", by=chief)
        self.report = ErrorReport.objects.create(article=self.older, text="La date est fausse.")
        load_pages()

    def _reply(self, article):
        reply = make_reply(make_reply_request(article), by=self.chief)
        reply.bylines.create(author=self.author)
        return reply

    def addresses(self):
        """Every page that shows something of the newspaper, one at least of each kind."""
        month = timezone.localdate()
        subjects = [self.section, self.other, self.tag, self.author, self.dossier]
        lists = [subject.get_absolute_url() for subject in subjects]
        articles = (self.article, self.older, self.draft, self.leading, self.reply)
        return [
            *("/", "/archives/", f"/archives/{month:%Y/%m}/", "/dossiers/", "/corrections/", "/corrections/rss/"),
            *("/flux/rss/", "/flux/atom/", "/mentions-legales/", "/contact/", "/plan-du-site/", "/sitemap.xml"),
            *("/sitemap-actualites.xml", f"/sitemap-articles-{month:%Y-%m}.xml", "/sitemap-rubriques.xml"),
            *lists,
            *(f"{address}rss/" for address in (lists[0], *lists[2:])),
            *(article.get_absolute_url() for article in articles),
            f"/commentaires/{self.article.pk}/page/2/",
            *TO_COME,
        ]
