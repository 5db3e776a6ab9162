"""What editors type is typeset when it is saved, and is what they find again: no page has to do it."""

import html

import pytest
from django.contrib.flatpages.models import FlatPage
from django.core.exceptions import ValidationError

from articles.models import Alert, Article, Author, Byline, Correction, Dossier, Section, Tag
from tests.builders import make_article, make_author, make_dossier, make_photo, make_section, make_tag

TYPED = 'Que dit-on? "L\'eau monte": rien.'
SET = "Que dit-on\u202f? «\u00a0L’eau monte\u00a0»\u00a0: rien."


@pytest.fixture
def desk(client, chief, admin_user):
    client.force_login(admin_user)
    return client


def make_alert(text="Le pont est fermé."):
    return Alert.objects.create(text=text)


def test_descriptions_and_biographies_are_kept_typeset(db):
    make_section(description=TYPED)
    make_tag(description=TYPED)
    make_author(role=TYPED, biography=TYPED)
    assert Section.objects.get().description == SET
    assert Tag.objects.get().description == SET
    assert (Author.objects.get().role, Author.objects.get().biography) == (SET, SET)


def test_readers_and_machines_get_the_same_words(db, client):
    author = make_author(biography=TYPED)
    section = make_section(description=TYPED)
    make_article(section=section, authors=[author])
    for subject in (author, section):
        assert html.unescape(client.get(subject.get_absolute_url()).content.decode()).count(SET) >= 3


def test_editor_finds_the_typeset_text_again(desk):
    section = make_section(description=TYPED)
    page = desk.get(f"/admin/articles/section/{section.pk}/change/").content.decode()
    assert SET in html.unescape(page)


def test_footer_page_is_kept_typeset(desk, client):
    desk.post(
        "/admin/flatpages/flatpage/add/",
        {"title": "Qui sommes-nous?", "url": "nous", "content": f"<p>{TYPED}</p><script>x</script>"},
    )
    page = FlatPage.objects.get(url="/nous/")
    assert (page.title, html.unescape(page.content)) == ("Qui sommes-nous\u202f?", f"<p>{SET}</p>")
    assert SET in html.unescape(client.get("/nous/").content.decode())


@pytest.mark.parametrize(
    ("make", "field", "length"),
    [
        (make_section, "description", 255),
        (make_tag, "description", 255),
        (make_author, "role", 120),
        (make_article, "title", 200),
        (make_article, "surtitre", 60),
        (make_photo, "credit", 160),
        (make_alert, "text", 140),
        (make_dossier, "title", 120),
    ],
)
def test_text_is_measured_as_it_will_be_kept(db, make, field, length):
    thing = make()
    setattr(thing, field, '"' + "a" * (length - 2) + '"')
    with pytest.raises(ValidationError) as refused:
        thing.full_clean()
    assert list(refused.value.message_dict) == [field]
    assert str(length + 2) in refused.value.message_dict[field][0]


def test_title_of_a_footer_page_is_measured_as_it_will_be_kept(desk):
    response = desk.post(
        "/admin/flatpages/flatpage/add/", {"title": f'"{"a" * 198}"', "url": "nous", "content": "<p>Nous.</p>"}
    )
    assert list(response.context["adminform"].form.errors) == ["title"]


@pytest.mark.parametrize("letter", ["œ", "Æ", "ﷺ"])
def test_name_of_a_tag_that_folds_longer_than_it_is_has_room(db, letter):
    tag = make_tag(letter * 60)
    folded = Tag._meta.get_field("folded")
    assert 60 < len(tag.folded) <= folded.max_length


def test_a_line_is_one_line_and_a_text_has_no_blank_ends(db):
    article = make_article(title=" Le pont\n  est fermé ", surtitre=" Lac\tKivu ", chapo="\nDeux\n\nalinéas. ")
    stored = Article.objects.get(pk=article.pk)
    assert (stored.title, stored.surtitre, stored.chapo) == ("Le pont est fermé", "Lac Kivu", "Deux\n\nalinéas.")
    dossier = make_dossier(title=" Le\nlac ", chapo=f" {TYPED} ")
    assert (dossier.title, dossier.chapo) == ("Le lac", SET)
    correction = Correction.objects.create(article=article, text=f" {TYPED}\n")
    assert (correction.text, make_alert(f" {TYPED} ").text) == (SET, SET)
    assert Dossier.objects.get().title == "Le lac"


def test_space_that_an_editor_kept_from_breaking_stays(db):
    assert make_article(title="L’Airbus\u00a0A320 a décollé").title == "L’Airbus\u00a0A320 a décollé"


def test_small_words_around_an_article_are_kept_typeset(db):
    article = make_article(place="L'Isle", agency="Avec l'AFP")
    article.documents.create(title=TYPED, file="a.pdf")
    Byline.objects.create(article=article, author=make_author(), role="envoyée à l'est")
    assert (article.place, article.agency) == ("L’Isle", "Avec l’AFP")
    assert article.documents.get().title == SET
    assert article.bylines.get().role == "envoyée à l’est"
