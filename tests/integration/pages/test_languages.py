"""One language at a time: no English in French pages and mails, no French in the frame of English ones."""

import re
from contextlib import suppress

import pytest
import time_machine
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.core import mail
from django.db.models import CharField, TextField
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from articles.choices import State as ArticleState
from articles.models import Article, Correction
from comments import workflow
from comments.choices import Opening
from comments.models import CommentDetails
from comments.notifications import DECISION_WAITS, queue_own_comments
from comments.tokens import form_token, link_token
from newsroom.reader_mails import deliver_reader_mails
from tests.builders import make_article
from tests.integration.comments.visitors import form_data, make_comment, read_mails
from tests.integration.pages.reading import frame_of

pytestmark = pytest.mark.django_db


def whole_words(words):
    """A pattern of `words`, but for parts of addresses and of names of functions."""
    return re.compile(rf"(?<![\w./])(?:{'|'.join(words.split())})(?![\w/]|\.\w)", re.IGNORECASE)


#: Words that tell a language apart: frequent, and no word of the other one.
ENGLISH = whole_words("""
    the this that your you we please reply replies comments posted submit required fields? errors? save saved delete add
    added changed search view edit with from and of is are not was has have by home skip toggle choose select selected
    history tasks? results? running failed successful today yesterday log users? groups? all any yes read january
    february march april may june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday
""")
FRENCH = whole_words("""
    le la les des du une un et est sont vous votre vos nous cette ce ces pour par avec sans dans aux publié répondre
    signaler partager rechercher commentaires? envoyer rédaction adresse modifier supprimer annuler enregistrer fermer
    ajouter titre chapô rubriques? mots-clés auteurs? légende hier aujourd’hui janvier février mars avril mai juin
    juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche [dlnsc]’\\w+
""")
TAG = re.compile(r"<[^>]*>")
#: Its signature is made of letters that chance may put in any order.
WEB_ADDRESS = re.compile(r"https?://\S+")
#: The hash of a password as Django shows it: its first letters, at random, may spell a word.
MASKED = re.compile(r"\w+\*{4,}")
#: Names of permissions and of what links them: Django has them in English alone, and only administrators meet them.
NAME_OF_DJANGO = re.compile(r"\|.*\||^Relations? (?:group|user)-|Group_permissions object")


def pages_of_readers(client, newspaper):
    """name of each kind of page → its HTML, refused forms among them."""
    pages = {name: client.get(address) for name, address in newspaper.items()}
    article = Article.objects.published().newest_first().first()
    post = reverse("comments:post", args=[article.pk])
    public = CommentDetails.objects.public().first()
    pages["comment without a word"] = client.post(post, {})
    pages["comment too long"] = client.post(post, form_data(article, comment="a" * 10_001, name="b" * 200))
    pages["comment caught by the trap"] = client.post(post, form_data(article, website="1"))
    pages["name that is an address"] = client.post(post, form_data(article, name="a@exemple.org", token=""))
    pages["contact without a word"] = client.post("/contact/", {})
    pages["report"] = client.get(reverse("comments:report", args=[public.pk]))
    pages["report without a reason"] = client.post(reverse("comments:report", args=[public.pk]), {})
    pages["recommendation"] = client.get(reverse("comments:recommend", args=[public.pk]))
    own = link_token("own_comments", public.commenter_id)
    pages["own comments"] = client.get(reverse("comments:own_comments", args=[own]))
    pages["own comments, unknown address"] = client.post(reverse("comments:ask_for_link"), {"email": "x"})
    pages["unsubscription"] = client.get(reverse("comments:unsubscribe", args=[link_token("unsubscribe", public.pk)]))
    pages["link of nothing"] = client.get(reverse("comments:confirm", args=["faux"]))
    return {name: page.content.decode() for name, page in pages.items()}


def pages_of_the_desk(client, user):
    """name of each page of the desk → its HTML: lists, forms, refused forms, what is about to be deleted."""
    login = client.get(reverse("admin:login")), client.post(reverse("admin:login"), {"username": "a", "password": "b"})
    client.force_login(user)
    addresses = {name: reverse(f"admin:{name}") for name in ("index", "password_change")}
    for model, of_model in admin.site._registry.items():
        name = f"{model._meta.app_label}_{model._meta.model_name}"
        addresses[f"{name}, list"] = reverse(f"admin:{name}_changelist")
        with suppress(NoReverseMatch):  # La Une is one page: a place of it has none of its own.
            addresses[f"{name}, new"] = reverse(f"admin:{name}_add")
            if found := of_model.model._default_manager.first():
                for page in ("change", "delete", "history"):
                    addresses[f"{name}, {page}"] = reverse(f"admin:{name}_{page}", args=[found.pk])
    pages = {name: client.get(address) for name, address in addresses.items()}
    pages |= {f"{name}, refused": client.post(address, {}) for name, address in addresses.items() if ", new" in name}
    pages["queue of all"] = client.get(reverse("admin:comments_commentdetails_changelist"), {"etat": "tous"})
    for state in ArticleState:
        if article := Article.objects.filter(state=state).first():
            pages[f"article, {state}"] = client.get(reverse("admin:articles_article_change", args=[article.pk]))
    allowed = {name: page for name, page in pages.items() if page.status_code in (200, 422)}
    allowed |= {"login": login[0], "login refused": login[1]}
    return {name: page.content.decode() for name, page in allowed.items()}


@pytest.fixture
def mails(client, moderator, settings):
    """A function that has every kind of mail sent: subject → its lines."""

    def send():
        settings.COMMENT_OPENING = Opening.OPEN
        comment = make_comment(email="awa@exemple.org", wants_replies=True, name="Awa")
        read_mails()
        workflow.confirm(comment)
        answer = make_comment(comment.details.article, parent=comment, name="Issa")
        workflow.confirm(answer)
        read_mails()
        comment.refresh_from_db()
        workflow.make_move(comment, "reject", by=moderator, reason="publicite")
        queue_own_comments(comment.details.commenter)
        with time_machine.travel(timezone.now() + DECISION_WAITS * 2):
            read_mails()
        letter = {"name": "Odile", "email": "odile@exemple.org", "message": "Mwaramutse.", "text": "Umunsi wa mbere."}
        client.post("/contact/", letter | {"token": form_token("contact")})
        article = comment.details.article
        about = reverse("report_error", args=[article.slug])
        client.post(about, letter | {"token": form_token(f"error-report:{article.pk}")})
        deliver_reader_mails.call()
        lines = {message.subject: [message.subject, *message.body.splitlines()] for message in mail.outbox}
        return {subject: [" ".join(line.split()) for line in texts] for subject, texts in lines.items()}

    return send


def words_of_the_newsroom():
    """All that was typed, and that the settings name, free of tags; long texts also as the desk cuts them."""
    typed = {settings.NEWSROOM_NAME, settings.NEWSROOM_TAGLINE}
    for model in apps.get_models():
        fields = [field.name for field in model._meta.fields if isinstance(field, TextField | CharField)]
        free = [name for name in fields if not model._meta.get_field(name).choices]
        for values in model._default_manager.values_list(*free) if free else []:
            for value in filter(None, values):
                parts = [part for text in (value, value[:80], value[:60]) for part in TAG.split(text)]
                typed |= {" ".join(part.split()) for part in parts}
    return typed - {""}


def heard(pattern, said):
    """`said` is name → texts; those texts of the frame in which `pattern` is found, by name."""
    typed = words_of_the_newsroom()
    in_words = sorted((text for text in typed if re.search("[ -]", text)), key=len, reverse=True)
    anything_typed = re.compile("|".join(map(re.escape, in_words)))

    def is_strange(text):
        of_frame = anything_typed.sub("", MASKED.sub("", WEB_ADDRESS.sub("", text)))
        return pattern.search(of_frame) and not NAME_OF_DJANGO.search(of_frame)

    # Pages say much the same: each text is judged once, and freed of what was typed only if it holds a telltale word.
    strange = {text for text in set().union(*said.values()) - typed if pattern.search(text) and is_strange(text)}
    found = {name: [text for text in texts if text in strange] for name, texts in said.items()}
    return {name: texts for name, texts in found.items() if texts}


@pytest.fixture
def in_english(settings):
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def pages(client, newspaper, admin_user):
    """A function that opens every kind of page, of readers and of the desk: name → what its frame says."""

    def read():
        opened = pages_of_readers(client, newspaper) | pages_of_the_desk(client, admin_user)
        return {name: frame_of(html) for name, html in opened.items()}

    return read


def test_french_pages_hold_no_english(pages):
    said = pages()
    assert {language for language, _texts in said.values()} == {"fr"}
    assert heard(ENGLISH, {name: texts for name, (_language, texts) in said.items()}) == {}


def test_english_pages_hold_no_french_but_the_news(pages, in_english):
    said = pages()
    assert {language for language, _texts in said.values()} == {"en"}
    assert heard(FRENCH, {name: texts for name, (_language, texts) in said.items()}) == {}


def test_news_is_announced_as_french_whatever_the_frame_speaks(client, in_english):
    article = make_article(title="Le lac monte")
    page = client.get(article.get_absolute_url()).content.decode()
    assert '<h1 class="article__title" lang="fr">Le lac monte</h1>' in page
    assert re.findall(r'"inLanguage":\s*"(\w+)"', page) == ["fr"]
    Correction.objects.create(article=article, text="Le lac baisse.")
    feeds = [client.get(reverse(f"articles:{name}")).content.decode() for name in ("feed", "corrections_feed")]
    assert ["<language>fr</language>" in feed for feed in feeds] == [True, True]
    assert "<title>Rectificatif\u00a0: Le lac monte</title>" in feeds[1]


def test_french_page_names_its_language_once(client):
    page = client.get(make_article().get_absolute_url()).content.decode()
    assert re.findall(r'\slang="(\w+)"', page) == ["fr"]


def test_french_mails_hold_no_english(mails):
    said = mails()
    assert set(said) == {
        "Confirmez votre commentaire – Le Courrier des Collines",
        "Une réponse à votre commentaire – Le Courrier des Collines",
        "Votre commentaire n’a pas été retenu – Le Courrier des Collines",
        "Vos commentaires – Le Courrier des Collines",
        "Le Courrier des Collines\u00a0: message de Odile",
        "Le Courrier des Collines\u00a0: erreur signalée",
    }
    assert heard(ENGLISH, said) == {}


def test_english_mails_hold_no_french(mails, in_english):
    said = mails()
    assert set(said) == {
        "Confirm your comment – Le Courrier des Collines",
        "A reply to your comment – Le Courrier des Collines",
        "Your comment was not accepted – Le Courrier des Collines",
        "Your comments – Le Courrier des Collines",
        "Le Courrier des Collines: message from Odile",
        "Le Courrier des Collines: error reported",
    }
    assert heard(FRENCH, said) == {}


@pytest.mark.parametrize(
    ("pattern", "strange", "own"),
    [
        (ENGLISH, "Please confirm your comment.", "Confirmez ce commentaire, s’il vous plaît."),
        (FRENCH, "Confirmez ce commentaire, s’il vous plaît.", "Please confirm your comment."),
    ],
)
def test_telltale_words_are_heard(pattern, strange, own):
    assert heard(pattern, {"page": [strange, own]}) == {"page": [strange]}
