"""All that may change in a small newspaper, and the pages that show it: add yours."""

import io
from datetime import timedelta

from django.contrib.flatpages.models import FlatPage
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from articles.admin.arrangement import Arrangement
from articles.composing import compose
from articles.models import Article, Dossier, Episode, RelatedLink
from articles.tags import merge_tags
from articles.tasks import show_photo_changes
from articles.workflow import make_move, mark_updated
from comments import privacy
from comments import workflow as conversation
from comments.choices import State as CommentState
from comments.models import CommentDetails
from newsroom.pages import load_pages
from tests.builders import make_article, make_author, make_draft, make_photo, make_section, make_tag, make_user
from tests.integration.comments.visitors import make_comment


class Paper:
    """A small newspaper, and what may change in it: each method is one change."""

    def __init__(self, chief, client):
        self.chief, self.client = chief, client
        client.force_login(make_user("root", is_superuser=True))
        self.section, self.other = make_section(), make_section()
        self.tag, self.author = make_tag("Lac"), make_author()
        about = {"section": self.section, "tags": [self.tag], "authors": [self.author]}
        self.photo = make_photo(caption="Au bord du lac.")
        self.article = make_article(title="Le port rouvre", lead_photo=self.photo, **about)
        yesterday = timezone.now() - timedelta(days=1)
        self.older = make_article(title="La passe est draguée", section=self.section, published_at=yesterday)
        self.draft = make_draft(title="La digue tient", **about)
        self.leading = make_article(title="La pêche reprend", section=self.other)
        RelatedLink.objects.all().delete()
        for target in (self.article, self.draft):
            RelatedLink.objects.create(article=self.leading, target=target, position=0)
        self.comment = make_comment(self.article, state=CommentState.PUBLIC, name="Awa", text="Enfin une nouvelle.")
        self.waiting = make_comment(self.article, state=CommentState.PENDING, name="Bineta", text="Un avis de plus.")
        self.dossier = Dossier.objects.create(title="Le lac", slug="le-lac")
        Episode.objects.create(dossier=self.dossier, article=self.leading, position=1)
        load_pages()

    # News.

    def publish(self):
        make_move(self.draft, "publish", by=self.chief)

    def unpublish(self):
        make_move(self.article, "unpublish", by=self.chief, note="Erreur")

    def rename(self):
        self._save(title="Le port ferme")

    def move_to_rubrique(self):
        self._save(section=self.other)

    def change_address(self):
        self._save(slug="autre-adresse")

    def mark_updated(self):
        mark_updated(self.article, by=self.chief)

    def _save(self, **values):
        article = Article.objects.get(pk=self.article.pk)
        for name, value in values.items():
            setattr(article, name, value)
        article.save()
        compose(article)

    def caption_photo(self):
        self.photo.caption = "La rade au matin."
        self.photo.save()
        show_photo_changes.call(self.photo.pk)

    def merge_tags(self):
        merge_tags(self.tag, make_tag("Eau"))

    # Placed by hand.

    def arrange_front_page(self):
        articles = Article.objects.published()
        Arrangement.typed({"place-1-article": str(self.leading.pk), "place-1-position": "1"}, articles).store(
            by=self.chief
        )

    def alert(self):
        now = timezone.localtime()
        times = {"starts_at_0": now.date(), "starts_at_1": now.time(), "ends_at_0": now.date() + timedelta(days=1)}
        self._add("alert", text="Le pont est fermé", **times, ends_at_1=now.time())

    def pin(self):
        self._add("pin", section=self.section.pk, article=self.older.pk)

    def begin_dossier(self):
        episodes = {"episodes-TOTAL_FORMS": 1, "episodes-INITIAL_FORMS": 0}
        episodes |= {"episodes-0-article": self.article.pk, "episodes-0-position": 1}
        self._add("dossier", title="Les ports", slug="les-ports", **episodes)

    def publish_episode(self):
        Episode.objects.create(dossier=self.dossier, article=self.draft, position=2)
        make_move(self.draft, "publish", by=self.chief)

    def _add(self, model, **data):
        assert self.client.post(reverse(f"admin:articles_{model}_add"), data).status_code == 302

    # In the desk.

    def add_rubrique(self):
        self._add("section", name="Fleuves", slug="fleuves", position=3)

    def rename_rubrique(self):
        self._post("section", self.section, name="Ports", slug=self.section.slug, position=0)

    def rename_author(self):
        self._post("author", self.author, name="Claire Uwase", slug=self.author.slug)

    def rename_tag(self):
        self._post("tag", self.tag, name="Rivage", slug="rivage")

    def delete_tag(self):
        response = self.client.post(reverse("admin:articles_tag_delete", args=[self.tag.pk]), {"post": "yes"})
        assert response.status_code == 302

    def edit_footer_page(self):
        page = FlatPage.objects.get(url="/mentions-legales/")
        address = reverse("admin:flatpages_flatpage_change", args=[page.pk])
        data = {"title": "Mentions", "url": "mentions-legales", "content": "<p>Éditeur: la coopérative.</p>"}
        assert self.client.post(address, data).status_code == 302

    def close_discussion(self):
        address = reverse("admin:comments_discussion_change", args=[self.article.pk])
        assert self.client.post(address, {"opening": "ferme"}).status_code == 302

    def _post(self, model, instance, **data):
        address = reverse(f"admin:articles_{model}_change", args=[instance.pk])
        assert self.client.post(address, data).status_code == 302

    # The conversation.

    def approve(self):
        conversation.make_move(self.waiting, "approve", by=self.chief)

    def remove(self):
        conversation.make_move(self.comment, "remove", by=self.chief)

    def recommend(self):
        conversation.recommend(self.comment, network_key="n")

    def erase_name(self):
        privacy.erase(CommentDetails.objects.get(pk=self.comment.pk).commenter, keep_texts=True)

    def erase_all(self):
        privacy.erase(CommentDetails.objects.get(pk=self.comment.pk).commenter, keep_texts=False)

    # Commands.

    def seed(self):
        for _ in range(3):
            make_tag()  # Each article of a seeded archive has three.
        call_command("seed", articles=3, words=20, stdout=io.StringIO())


CHANGES = [name for name, value in vars(Paper).items() if callable(value) and not name.startswith("_")]


def addresses(paper):
    """Every page that shows something of the newspaper."""
    month = f"/archives/{timezone.localtime():%Y/%m}/"
    subjects = [paper.section, paper.other, paper.tag, paper.author]
    lists = [subject.get_absolute_url() for subject in subjects]
    return [
        *("/", "/archives/", month, "/flux/rss/", "/flux/atom/", "/mentions-legales/", "/contact/"),
        *("/dossiers/", "/dossiers/le-lac/", "/dossiers/les-ports/", "/corrections/", "/plan-du-site/"),
        *("/sitemap-actualites.xml", "/sitemap-articles.xml", "/sitemap-rubriques.xml"),
        *lists,
        f"{lists[0]}rss/",
        *(article.get_absolute_url() for article in (paper.article, paper.draft, paper.leading)),
        *("/articles/autre-adresse/", "/mots-cles/rivage/"),
    ]
