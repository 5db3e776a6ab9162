"""The panel «Liens LIRE»: suggestions for what is being typed, with their reasons; a refused pair never comes back."""

import pytest
from django.urls import reverse

from articles.models import Article, RefusedLink
from tests.builders import BODY, make_article, make_draft, make_section, make_tag

LINKS = "/admin/articles/article/liens/"
BARRAGE = "Le barrage de Rusumo"


@pytest.fixture
def desk(client, chief):
    client.force_login(chief)
    return client


def suggested(client, **typed):
    return client.post(LINKS, {"title": "Sans titre", "body": BODY, "chooses_related": "on"} | typed).json()


def titles(links):
    return [link["title"] for link in links]


def saved_form(article, **overrides):
    """What the form of `article` posts when nothing else is changed."""
    data = {"title": article.title, "body": article.body, "genre": "actualite", "slug": article.slug, "move": ""}
    for prefix in ("bylines", "gallery_photos", "documents", "corrections", "transitions"):
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    return data | {"_continue": "1", "refusals_shown": "1"} | overrides


def save(client, article, **overrides):
    address = reverse("admin:articles_article_change", args=[article.pk])
    response = client.post(address, saved_form(article, **overrides))
    assert response.status_code == 302


def test_suggestions_follow_what_is_typed_and_say_why(desk):
    tag = make_tag("Énergie")
    other_section = make_section()
    dam = make_article(title=f"{BARRAGE} produit ses premiers mégawatts", tags=[tag], section=other_section)
    answer = suggested(desk, title=f"{BARRAGE} alimente trois pays", tags=[tag.pk])
    (link,) = answer["automatic"]
    assert (link["id"], link["after_block"]) == (dam.pk, 3)
    assert link["reasons"] == "Noms communs\u00a0: Rusumo\u00a0; mots-clés communs\u00a0: Énergie\u00a0; même jour"


def test_without_the_automatic_choice_all_are_mere_suggestions(desk):
    make_article(title=f"{BARRAGE} produit ses premiers mégawatts")
    answer = suggested(desk, title=f"{BARRAGE} alimente trois pays", chooses_related="")
    assert (answer["automatic"], titles(answer["others"])) == ([], [f"{BARRAGE} produit ses premiers mégawatts"])


def test_article_that_is_linked_or_refused_or_itself_is_not_suggested(desk):
    linked, refused, kept = (make_article(title=f"{BARRAGE} {word}") for word in ("tourne", "grince", "brille"))
    article = make_article(title=f"{BARRAGE} alimente trois pays")
    body = f'{BODY}<aside data-lire="{linked.pk}">x</aside><p>Fin.</p>'
    answer = suggested(desk, title=article.title, body=body, article=article.pk, refused_links=[refused.pk])
    assert titles(answer["automatic"] + answer["others"]) == [kept.title]


def test_what_the_panel_calls_automatic_is_what_saving_chooses(desk):
    for number in range(12):
        make_article(title=f"{BARRAGE}, épisode {number}")
    draft = make_draft(title=f"{BARRAGE} alimente trois pays")
    answer = suggested(
        desk, title=draft.title, chapo=draft.chapo, body=draft.body, article=draft.pk, section=draft.section_id
    )
    chosen = draft.related_links.filter(is_automatic=True).values_list("target_id", "after_block")
    assert [(link["id"], link["after_block"]) for link in answer["automatic"]] == list(chosen)
    assert len(answer["others"]) == 6


def test_refused_pair_is_stored_and_never_chosen_again(desk, chief):
    first = make_article(title=f"{BARRAGE} produit ses premiers mégawatts")
    article = make_draft(title=f"{BARRAGE} alimente trois pays")
    assert article.related_links.get().target == first
    save(desk, article, refused_links=[first.pk], chooses_related="on")
    assert [(pair.target, pair.by) for pair in article.refused_links.all()] == [(first, chief)]
    assert list(article.related_links.all()) == []
    save(desk, article, refused_links=[first.pk], chooses_related="on")
    assert RefusedLink.objects.count() == 1


def test_refusal_is_taken_back_by_its_box(desk):
    first = make_article(title=f"{BARRAGE} produit ses premiers mégawatts")
    article = make_draft(title=f"{BARRAGE} alimente trois pays")
    save(desk, article, refused_links=[first.pk])
    save(desk, article, chooses_related="on")
    assert (RefusedLink.objects.count(), article.related_links.get().target) == (0, first)


def test_saving_without_the_panel_leaves_refusals_alone(desk, chief):
    first, article = make_article(), make_draft()
    RefusedLink.objects.create(article=article, target=first, by=chief)
    data = saved_form(article)
    del data["refusals_shown"]
    desk.post(reverse("admin:articles_article_change", args=[article.pk]), data)
    assert article.refused_links.get().target == first


def test_form_shows_the_automatic_links_with_their_reasons_and_a_box_without_a_script(desk):
    first = make_article(title=f"{BARRAGE} produit ses premiers mégawatts")
    article = make_draft(title=f"{BARRAGE} alimente trois pays")
    page = desk.get(reverse("admin:articles_article_change", args=[article.pk])).content.decode()
    assert f'name="refused_links" value="{first.pk}"' in page
    assert "Noms communs\u00a0: Rusumo" in page


@pytest.mark.parametrize("key", ["x", "-1", "9" * 30, "0", "\x00"])
def test_keys_that_are_none_are_left_out(desk, key):
    assert suggested(desk, refused_links=[key]) == {"automatic": [], "others": []}
    save(desk, make_draft(), refused_links=[key])
    assert RefusedLink.objects.count() == 0


def test_what_cannot_be_read_is_refused(desk):
    assert desk.post(LINKS, {"section": "x"}).status_code == 422
    assert desk.post(LINKS, {"body": "x" * 400_001}).status_code == 422
    assert desk.get(LINKS).status_code == 405


def test_only_those_who_may_write_the_article_get_suggestions(client, journalist, moderator):
    draft = make_draft()
    client.force_login(journalist)
    assert client.post(LINKS, {"article": draft.pk}).status_code == 403
    assert client.post(LINKS, {"article": make_draft(created_by=journalist).pk}).status_code == 200
    assert client.post(LINKS, {}).status_code == 200
    client.force_login(moderator)
    assert client.post(LINKS, {}).status_code == 403


def test_ten_suggestions_cost_as_many_queries_as_one(desk, django_assert_max_num_queries):
    desk.get("/admin/password_change/")  # The first page of a session writes down that it is in use.
    for total in (1, 10):
        while Article.objects.count() < total:
            make_article(title=f"{BARRAGE}, épisode {Article.objects.count()}")
        with django_assert_max_num_queries(18):
            suggested(desk, title=f"{BARRAGE} alimente trois pays")
