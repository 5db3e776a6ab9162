"""All that may change in a small newspaper: add yours."""

import io
from datetime import timedelta

from django.contrib.flatpages.models import FlatPage
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from articles.admin.arrangement import Arrangement
from articles.composing import compose
from articles.lire.healing import relink
from articles.models import Alert, Article, Episode, FrontPageSlot, Pin, ReplacedLink
from articles.tags import merge_tags
from articles.tasks import prepare_photo, show_photo_changes
from articles.versions.recording import record, record_first, restore
from articles.workflow import make_move, mark_updated
from comments import privacy
from comments import workflow as conversation
from comments.models import CommentDetails
from tests.builders import make_tag
from tests.integration.frame.paper import Newspaper

#: How soon what happens by itself does: sooner than kept pages are made again for no reason.
SOON = timedelta(minutes=3)


class Paper(Newspaper):
    """Each method is one change. What it does before its `yield`, if it has one, readers have seen before."""

    # News.

    def publish(self):
        make_move(self.draft, "publish", by=self.chief)

    def unpublish(self):
        make_move(self.article, "unpublish", by=self.chief, note="Erreur")

    def come_due(self):
        make_move(self.draft, "publish", by=self.chief, at=timezone.now() + SOON)
        yield
        self._wait()

    def unschedule_at_its_minute(self):
        minute = timezone.now() + SOON
        make_move(self.draft, "publish", by=self.chief, at=minute)
        self._wait()
        yield
        self.clock.move_to(minute - timedelta(seconds=0.1))  # Asked for before, committed after.
        make_move(self.draft, "unschedule", by=self.chief)
        self.clock.move_to(minute)

    def put_off_at_its_minute(self):
        minute = timezone.now() + SOON
        make_move(self.draft, "publish", by=self.chief, at=minute)
        self._wait()
        yield
        self.clock.move_to(minute - timedelta(seconds=0.1))
        make_move(self.draft, "publish", by=self.chief, at=minute + timedelta(days=1))
        self.clock.move_to(minute)

    def rename(self):
        self._save(title="Le port ferme")

    def move_to_rubrique(self):
        self._save(section=self.other)

    def change_address(self):
        self._save(slug="autre-adresse")

    def mark_updated(self):
        mark_updated(self.article, by=self.chief)

    def restore_version(self):
        record_first(self.article.pk)
        first = self.article.versions.get()
        self._save(title="Le port ferme")
        record(Article.objects.get(pk=self.article.pk), by=self.chief)
        yield
        restore(first, by=self.chief)

    def choose_links_again(self):
        relink(Article.objects.get(pk=self.leading.pk), cause=ReplacedLink.Cause.BETTER_FIT)

    def _save(self, **values):
        article = Article.objects.get(pk=self.article.pk)
        for name, value in values.items():
            setattr(article, name, value)
        article.save()
        compose(article)

    def merge_tags(self):
        merge_tags(self.tag, make_tag("Eau"))

    # What others say of it.

    def correct(self):
        address = reverse("admin:articles_errorreport_correct", args=[self.report.pk])
        data = {"kind": "rectificatif", "text": "La drague est venue mardi."}
        assert self.client.post(address, data).status_code == 302

    def publish_reply(self):
        make_move(self._reply(self.older), "publish", by=self.chief)

    def unpublish_reply(self):
        make_move(self.reply, "unpublish", by=self.chief, note="Erreur")

    # Photos.

    def caption_lead_photo(self):
        self._describe("lead")

    def caption_photo_of_the_text(self):
        self._describe("text")

    def caption_photo_of_the_gallery(self):
        self._describe("gallery")

    def describe_portrait(self):
        self._describe("portrait")

    def credit_photo_of_dossier(self):
        self._describe("dossier")

    def _describe(self, place):
        photo = self.photos[place]
        said = {"caption": "La rade au matin.", "alt": "La rade", "credit": "Awa Traoré"}
        self._post("photo", photo, focal_x=0.5, focal_y=0.5, **said)
        show_photo_changes.call(photo.pk)

    def prepare_lead_photo(self):
        prepare_photo.call(self.photos["lead"].pk)

    def prepare_photo_of_dossier(self):
        prepare_photo.call(self.photos["dossier"].pk)

    # Placed by hand.

    def arrange_front_page(self):
        articles = Article.objects.published()
        Arrangement.typed({"place-1-article": str(self.leading.pk), "place-1-position": "1"}, articles).store(
            by=self.chief
        )

    def place_of_front_page_ends(self):
        FrontPageSlot.objects.create(position=1, article=self.older, ends_at=timezone.now() + SOON)
        yield
        self._wait()

    def alert(self):
        now = timezone.localtime()
        times = {"starts_at_0": now.date(), "starts_at_1": now.time(), "ends_at_0": now.date() + timedelta(days=1)}
        self._add("alert", text="Le pont est fermé", **times, ends_at_1=now.time())

    def alert_begins(self):
        Alert.objects.create(text="Le pont est fermé", starts_at=timezone.now() + SOON)
        yield
        self._wait()

    def alert_ends(self):
        Alert.objects.create(text="Le pont est fermé", ends_at=timezone.now() + SOON)
        yield
        self._wait()

    def delete_alert(self):
        alert = Alert.objects.create(text="Le pont est fermé")
        yield
        self._delete("alert", alert)

    def pin(self):
        self._add("pin", section=self.section.pk, article=self.older.pk)

    def pin_ends(self):
        Pin.objects.create(section=self.section, article=self.older, ends_at=timezone.now() + SOON)
        yield
        self._wait()

    def begin_dossier(self):
        episodes = {"episodes-TOTAL_FORMS": 1, "episodes-INITIAL_FORMS": 0}
        episodes |= {"episodes-0-article": self.article.pk, "episodes-0-position": 1}
        self._add("dossier", title="Les ports", slug="les-ports", **episodes)

    def publish_episode(self):
        Episode.objects.create(dossier=self.dossier, article=self.draft, position=3)
        make_move(self.draft, "publish", by=self.chief)

    def _wait(self):
        self.clock.move_to(timezone.now() + SOON)

    def _add(self, model, **data):
        assert self.client.post(reverse(f"admin:articles_{model}_add"), data).status_code == 302

    def _delete(self, model, instance):
        address = reverse(f"admin:articles_{model}_delete", args=[instance.pk])
        assert self.client.post(address, {"post": "yes"}).status_code == 302

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
        self._delete("tag", self.tag)

    def delete_tags_together(self):
        data = {"action": "delete_selected", "_selected_action": [self.tag.pk], "post": "yes"}
        assert self.client.post(reverse("admin:articles_tag_changelist"), data).status_code == 302

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
