"""The demo newspaper, with one address for each kind of page that a reader may meet."""

import io
from datetime import timedelta

from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from articles.choices import State
from articles.models import Alert, Article, Dossier, PreviewLink
from articles.replying import make_reply
from comments.models import CommentDetails
from comments.tokens import link_token
from comments.workflow import post_comment
from tests.builders import make_draft, make_reply_request


def publish_reply(article):
    """A right of reply to `article`, asked for, granted and published."""
    reply = make_reply(make_reply_request(article, name="Awa Traoré"), by=None)
    Article.objects.filter(pk=reply.pk).update(state=State.PUBLISHED, published_at=timezone.now() - timedelta(hours=70))
    reply.refresh_from_db()
    return reply


def load_demo():
    """Load the demo newspaper, as an operator does."""
    call_command("load_demo", stdout=io.StringIO())


def complete():
    """Bring the demo newspaper into every state that it lacks; name of a kind of page → its address."""
    newest = Article.objects.published().newest_first().first()
    withdrawn = Article.objects.get(slug="loyers-kigali")
    Article.objects.filter(pk=withdrawn.pk).update(state=State.UNPUBLISHED)
    sending = post_comment(article=newest, name="Odile", email="odile@example.org", text="Merci pour ce récit.")
    public = CommentDetails.objects.public().filter(article=newest).first()
    dossier = Dossier.objects.get()
    episode = Article.objects.episodes_of(dossier)[1]
    reply = publish_reply(episode)
    Alert.objects.create(text="Le pont de la Rusizi est fermé", article=episode)
    draft = make_draft(title="Encore à relire")
    week, past = (timezone.now() + timedelta(days=days) for days in (7, -1))
    open_link, closed_link = (PreviewLink.objects.create(article=draft, expires_at=at) for at in (week, past))
    month = timezone.localdate() - timedelta(days=31)
    return {
        "front page": "/",
        "article": newest.get_absolute_url(),
        "article with a long thread": "/articles/bus-electriques-kigali/",
        "article with a table": "/articles/cafe-prix-recolte/",
        "article with a gallery": "/articles/atelier-tambours-patrimoine/",
        "tribune": "/articles/tribune-train-regional/",
        "interview": "/articles/entretien-romanciere/",
        "sponsored content": "/articles/kits-solaires-partenaire/",
        "rubrique": "/rubriques/economie/",
        "second page of a rubrique": "/recherche/?q=pays&page=2",
        "tag": "/mots-cles/kigali/",
        "author": "/auteurs/didier-nkusi/",
        "archive": "/archives/",
        "month": f"/archives/{month:%Y/%m}/",
        "dossiers": "/dossiers/",
        "dossier": dossier.get_absolute_url(),
        "episode of a dossier": episode.get_absolute_url(),
        "right of reply": reply.get_absolute_url(),
        "corrections": "/corrections/",
        "error report": reverse("report_error", args=[newest.slug]),
        "error reported": reverse("error_reported", args=[newest.slug]),
        "search": "/recherche/?q=lac",
        "search without result": "/recherche/?q=introuvable",
        "empty search": "/recherche/",
        "plan of the site": "/plan-du-site/",
        "footer page": "/mentions-legales/",
        "contact": "/contact/",
        "contact sent": "/contact/merci/",
        "comment form": reverse("comments:post", args=[newest.pk]),
        "reply form": reverse("comments:reply", args=[public.pk]),
        "comment waiting": reverse("comments:status", args=[link_token("status", sending.comment.pk)]),
        "comment sent": reverse("comments:sent", args=[link_token("sent", sending.pk)]),
        "confirmation": reverse("comments:confirm", args=[link_token("confirm", sending.comment.pk)]),
        "own comments, asked for": reverse("comments:ask_for_link"),
        "withdrawn article": withdrawn.get_absolute_url(),
        "preview for outside": open_link.get_absolute_url(),
        "preview that has expired": closed_link.get_absolute_url(),
        "nothing there": "/rien-de-tel/",
    }
