"""The search of the desk's lists: accents and capitals need not be right."""

import pytest
from django.urls import reverse

from tests.builders import make_photo, make_tag


@pytest.mark.parametrize("question", ["Élysée", "elysee", "ELYSEE", "aube traore", "cœur", "coeur"])
def test_photo_is_found_in_the_library(client, chief, question):
    photo = make_photo(caption="L’Élysée à l’aube.", credit="Awa Traoré / AFP", alt="Un cœur de pierre")
    make_photo(caption="Autre chose.")
    client.force_login(chief)
    response = client.get(reverse("admin:articles_photo_changelist"), {"q": question})
    assert list(response.context["cl"].result_list) == [photo]


@pytest.mark.parametrize("question", ["Électricité", "ÉLECTRICITÉ", "electric"])
def test_tag_is_found_in_its_list(client, chief, question):
    tag = make_tag("Électricité")
    make_tag("Eau")
    client.force_login(chief)
    response = client.get(reverse("admin:articles_tag_changelist"), {"q": question})
    assert list(response.context["cl"].result_list) == [tag]


def test_photo_whose_words_change_is_found_by_the_new_ones(client, chief):
    photo = make_photo(caption="Le marché.")
    photo.caption = "La forêt."
    photo.save()
    client.force_login(chief)
    address = reverse("admin:articles_photo_changelist")
    found = [list(client.get(address, {"q": q}).context["cl"].result_list) for q in ("marche", "foret")]
    assert found == [[], [photo]]
