"""The list of articles in the desk: found by state, owner, author, and fast."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.choices import State
from articles.querysets import HEAVY
from tests.builders import make_article, make_author, make_draft

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/article/"


def listed(client, **parameters):
    response = client.get(LIST, parameters)
    assert response.status_code == 200
    return {article.title for article in response.context["cl"].result_list}


def test_scheduled_is_a_state_of_its_own(client, chief):
    client.force_login(chief)
    make_article(title="Paru")
    make_article(title="À paraître", published_at=timezone.now() + timedelta(days=1))
    for state in (State.DRAFT, State.TO_CORRECT, State.IN_REVIEW, State.APPROVED):
        make_draft(title=state.label, state=state)
    found = {
        name: listed(client, etat=name) for name in ("programme", "publie", "brouillon", "a-ecrire", "a-decider", "?")
    }
    assert found == {
        "programme": {"À paraître"},
        "publie": {"Paru"},
        "brouillon": {"Brouillon"},
        "a-ecrire": {"Brouillon", "À corriger"},
        "a-decider": {"En relecture", "Validé"},
        "?": set(),
    }


def test_mine_are_those_i_made_or_sign_once_each(client, chief):
    client.force_login(chief)
    author = make_author(user=chief)
    make_draft(title="Faite", created_by=chief)
    make_draft(title="Signée", authors=[author, make_author()])
    make_draft(title="Autre", authors=[make_author()])
    response = client.get(LIST, {"miens": "oui"})
    assert sorted(article.title for article in response.context["cl"].result_list) == ["Faite", "Signée"]
    assert listed(client, authors__id__exact=author.pk) == {"Signée"}


def test_filters_and_folded_search_go_together(client, chief):
    client.force_login(chief)
    make_draft(title="L’été à Gitega")
    make_article(title="L’été à Goma")
    assert listed(client, q="ETE", etat="brouillon") == {"L’été à Gitega"}


def test_list_reads_no_text_of_an_article(client, chief):
    client.force_login(chief)
    make_article(authors=[make_author()])
    with CaptureQueriesContext(connection) as queries:
        assert len(listed(client)) == 1
    assert [query["sql"] for query in queries for column in HEAVY if f'"{column}"' in query["sql"]] == []
