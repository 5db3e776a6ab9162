"""The checklist before publication: what blocks, what is advised, on the server and beside the form."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from articles.checklist import check
from articles.choices import Genre, State
from articles.copy import saved_copy
from articles.models import Article, GalleryPhoto, OldSlug, Photo
from articles.workflow import make_move
from tests.builders import make_article, make_author, make_draft, make_photo, make_section, make_tag
from tests.integration.desk.article_forms import ADD, retyped, signed, typed

NEW = "/admin/articles/article/controle/"


def ready(**overrides):
    """A draft of which there is nothing to say."""
    return make_draft(**{"authors": [make_author()], "title": "Le quai se discute"} | overrides)


def found(article):
    return [(finding.code, finding.where) for finding in check(saved_copy(article))]


def live(client, data, article=None):
    address = reverse("admin:articles_article_check", args=[article.pk]) if article else NEW
    return client.post(address, data)


@pytest.fixture
def desk(client, chief):
    client.force_login(chief)
    return client


def test_article_that_is_ready_calls_for_no_remark(db):
    assert found(ready(lead_photo=make_photo(width=1600))) == []


@pytest.mark.parametrize(
    ("overrides", "findings"),
    [
        ({"section": None}, [("section", "section")]),
        ({"chapo": ""}, [("chapo", "chapo")]),
        ({"body": ""}, [("body", "body")]),
        ({"authors": []}, [("author", "bylines")]),
        ({"title": "« Le quai"}, [("guillemets", "title")]),
        ({"surtitre": "Quai »"}, [("guillemets", "surtitre")]),
        ({"chapo": "Il a dit : « oui."}, [("guillemets", "chapo")]),
        ({"body": "<p>« Oui.</p><p>Non.</p>"}, [("guillemets", "body")]),
        ({"title": "Un titre long " * 5}, [("long_title", "title")]),
        ({"body": f"<p>{'mot ' * 121}</p>"}, [("long_paragraph", "body")]),
        ({"chooses_related": False}, [("no_lire", "chooses_related")]),
        ({"body": '<p>Un.</p><aside data-lire="99">Le pont</aside><p>Deux.</p>'}, [("dead_lire", "body")]),
    ],
)
def test_each_fault_is_found_where_it_is_mended(db, overrides, findings):
    assert found(ready(**overrides)) == findings


def test_credit_and_alternative_text_are_asked_of_each_photo_used(db):
    article = ready()
    lead, inside, last = (make_photo(width=1600) for _ in range(3))
    article.lead_photo, article.body = lead, f'<p>Un.</p><figure data-photo="{inside.pk}"></figure>'
    GalleryPhoto.objects.create(article=article, photo=last)
    article.save()
    # As an older library, or an import, may have left them.
    lead.credit = inside.alt = last.credit = last.alt = " "
    Photo.objects.bulk_update([lead, inside, last], ["credit", "alt"])
    assert sorted(found(article)) == [
        ("alt", "body"),
        ("alt", "gallery"),
        ("credit", "gallery"),
        ("credit", "lead_photo"),
    ]


def test_decorative_photo_needs_no_alternative_text(db):
    assert found(ready(lead_photo=make_photo(width=1600, alt="", is_decorative=True))) == []


def test_small_lead_photo_is_only_a_remark(db):
    (finding,) = check(saved_copy(ready(lead_photo=make_photo(width=800))))
    assert (finding.code, finding.blocks) == ("small_lead_photo", False)


@pytest.mark.parametrize("genre", [Genre.EDITORIAL, Genre.SPONSORED])
def test_voice_of_the_newspaper_or_of_a_partner_needs_no_signature(db, genre):
    assert found(ready(genre=genre, authors=[])) == []


def test_links_to_our_own_pages_are_followed_and_no_other(settings, db):
    settings.SITE_URL = "https://journal.example"
    living, draft, tag = make_article(slug="vivant"), make_draft(slug="secret"), make_tag()
    OldSlug.objects.create(slug="ancien", article=living)
    OldSlug.objects.create(slug="ancien-secret", article=draft)
    good = ["/", "/articles/vivant/", "/articles/ancien/#partie", f"/mots-cles/{tag.slug}/?page=2", "/recherche/?q=a"]
    good += ["https://journal.example/articles/vivant/", "https://ailleurs.example/rien/", "/media/rapport.pdf"]
    bad = ["/articles/secret/", "/articles/ancien-secret/", "/rubriques/rien/", "/auteurs/rien/", "/rien-de-tel/"]
    bad += ["https://journal.example/articles/jamais/", "/a/b/c/"]
    body = "".join(f'<p><a href="{href}">Lien</a></p>' for href in good + bad)
    sentences = [finding.sentence for finding in check(saved_copy(ready(body=body)))]
    assert sentences == [f"Ce lien ne mène nulle part\u00a0: {href}" for href in bad]


@pytest.mark.parametrize("total", [1, 5])
def test_queries_do_not_grow_with_links_and_photos(db, total, django_assert_num_queries):
    body = "".join(
        f'<p><a href="/articles/un-{n}/">a</a> <a href="/mots-cles/un-{n}/">b</a></p>'
        f'<figure data-photo="{make_photo().pk}"></figure>'
        for n in range(total)
    )
    article = ready(body=body)
    with django_assert_num_queries(7):
        check(saved_copy(article))


def test_server_refuses_what_blocks_and_lets_advice_pass(chief):
    article = ready(title="« Un titre ouvert", chooses_related=False)
    with pytest.raises(ValidationError) as error:
        make_move(article, "publish", by=chief)
    assert error.value.messages == ["Un guillemet n’a pas son pendant dans le titre\u00a0: «\u00a0Un titre ouvert"]
    article.title = "Un titre"
    article.save()
    assert make_move(article, "publish", by=chief).state == State.PUBLISHED


def test_form_counts_a_signature_and_a_photo_that_are_not_saved_yet(desk):
    photo = make_photo()
    Photo.objects.filter(pk=photo.pk).update(credit=" ")
    rows = {"gallery_photos-TOTAL_FORMS": 1, "gallery_photos-0-photo": photo.pk, "gallery_photos-0-position": 0}
    response = desk.post(ADD, signed(move="publish", **rows))
    assert response.context["adminform"].form.errors == {
        "__all__": [f"La photo «\u00a0{photo}\u00a0» n’a pas de crédit."]
    }
    assert desk.post(ADD, signed(move="publish")).status_code == 302


def test_signature_struck_out_does_not_count(desk):
    article = ready()
    address = reverse("admin:articles_article_change", args=[article.pk])
    response = desk.post(address, retyped(article, move="publish", **{"bylines-0-DELETE": "on"}))
    assert response.context["adminform"].form.errors == {"__all__": ["Ajoutez une signature."]}


def test_panel_beside_the_form_shows_the_last_save(desk):
    article = ready(chapo="")
    page = desk.get(reverse("admin:articles_article_change", args=[article.pk])).content.decode()
    assert '<a href="#id_chapo">Écrivez un chapô.</a>' in page


def test_live_check_reads_what_is_typed_and_stores_nothing(desk):
    article = ready(title="Le titre d’avant")
    data = retyped(article, title="Le titre d’après", chapo="", desk_note="Non.", move="publish")
    answer = live(desk, data, article).json()
    assert '<a href="#id_chapo">Écrivez un chapô.</a>' in answer["checklist"]
    article.refresh_from_db()
    assert (article.title, article.state, article.desk_notes.count()) == ("Le titre d’avant", State.DRAFT, 0)
    live(desk, typed())
    assert Article.objects.count() == 1


def test_live_check_gives_the_buttons_their_words(desk):
    article = ready()
    data = retyped(article, publish_at_0="2099-03-03", publish_at_1="06:00")
    assert live(desk, data, article).json()["labels"] == {
        "submit": "Soumettre à relecture",
        "approve": "Valider",
        "publish": "Programmer pour le 3\u00a0mars 2099 à 6\u202fh\u202f00",
    }


@pytest.mark.parametrize("data", [{}, {"bylines-TOTAL_FORMS": "9" * 50, "gallery_photos-TOTAL_FORMS": "²"}])
def test_live_check_of_nonsense_is_answered_all_the_same(desk, data):
    huge = {"gallery_photos-0-photo": "9" * 30, "body": "<p>« </p>" * 50, "lead_photo": "x"}
    assert "checklist" in json.loads(live(desk, data | huge).content)


def test_live_check_is_for_those_who_may_write_the_article(client, journalist, moderator):
    own, others = ready(created_by=journalist), ready()
    read_only = ready(created_by=journalist, state=State.IN_REVIEW)
    statuses = {}
    for name, user in {"journalist": journalist, "moderator": moderator}.items():
        client.force_login(user)
        statuses[name] = [live(client, typed(), article).status_code for article in (None, own, others, read_only)]
    assert statuses == {"journalist": [200, 200, 404, 403], "moderator": [403, 404, 404, 404]}
    assert client.get(NEW).status_code == 405


def test_new_article_of_someone_who_signs_needs_no_signature_typed(client, chief):
    make_author(user=chief)
    client.force_login(chief)
    assert client.post(ADD, typed(section=make_section().pk, move="publish")).status_code == 302
    assert Article.objects.published().count() == 1
