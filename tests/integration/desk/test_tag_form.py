"""Tags in the desk: two that differ by accents only are one; merging loses nothing."""

import html

from articles.models import Tag
from tests.builders import make_article, make_tag


def test_tag_that_differs_by_an_accent_only_is_refused(client, chief):
    make_tag("Électricité")
    client.force_login(chief)
    response = client.post("/admin/articles/tag/add/", {"name": "electricite", "slug": "electricite"})
    (sentence,) = response.context["adminform"].form.errors["name"]
    assert html.unescape(str(sentence)) == "Le mot-clé «\u00a0Électricité\u00a0» existe déjà."
    assert 'value="electricite"' in response.content.decode()


def test_chosen_tags_are_merged_from_the_list(client, chief):
    kept, merged = make_tag("Café"), make_tag("Cafés", slug="cafes")
    article = make_article(tags=[merged])
    client.force_login(chief)
    data = {"action": "merge", "_selected_action": [merged.pk], "target": kept.pk}
    client.post("/admin/articles/tag/", data)
    assert list(Tag.objects.all()) == [kept]
    assert list(article.tags.all()) == [kept]


def test_renaming_a_tag_keeps_its_old_address(client, chief):
    tag = make_tag("Lac Kivu", slug="kivu")
    client.force_login(chief)
    client.post(f"/admin/articles/tag/{tag.pk}/change/", {"name": "Lac Kivu", "slug": "lac-kivu"})
    assert client.get("/mots-cles/kivu/")["Location"] == "/mots-cles/lac-kivu/"


def test_address_that_another_tag_had_is_refused(client, chief):
    renamed = make_tag("Lac Kivu", slug="kivu")
    renamed.slug = "lac-kivu"
    renamed.save()
    client.force_login(chief)
    response = client.post("/admin/articles/tag/add/", {"name": "Kivu", "slug": "kivu"})
    (sentence,) = response.context["adminform"].form.errors["slug"]
    assert html.unescape(str(sentence)) == "Cette adresse a déjà servi à un autre mot-clé."
    own = client.post(f"/admin/articles/tag/{renamed.pk}/change/", {"name": "Lac Kivu", "slug": "kivu"})
    assert (own.status_code, Tag.objects.get().slug) == (302, "kivu")
