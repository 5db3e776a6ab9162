"""The desk's home: what waits for whom, and lists that show exactly what it counted."""

from datetime import datetime, timedelta

import pytest
import time_machine

from articles.choices import State
from articles.desk_notes import add_desk_note
from articles.models import Article, ErrorReport, RelatedLink
from articles.workflow import make_move
from tests.builders import make_article, make_author, make_draft, make_reply_request

pytestmark = pytest.mark.django_db

#: Noon in Kigali: today has a morning and an evening.
NOON = datetime.fromisoformat("2026-11-24T12:00:00+02:00")


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False):
        yield


def open_home(client, user):
    """Title → block of the home of `user`."""
    client.force_login(user)
    return {block.title: block for block in client.get("/admin/").context["desk_blocks"]}


def titles(listing):
    return [item.label for item in listing.items]


def listed(client, address):
    return {str(row) for row in client.get(address).context["cl"].queryset}


def schedule(hours, **overrides):
    return make_article(published_at=NOON + timedelta(hours=hours), **overrides)


def test_chief_has_what_is_to_be_read_and_published(client, chief, journalist):
    for state in State.values[:4]:
        make_draft(title=state, state=state, created_by=journalist)
    make_draft(title="À moi", created_by=chief)
    home = open_home(client, chief)
    assert set(titles(home["En attente de moi"])) == {"relecture", "valide"}
    assert titles(home["Mes brouillons"]) == ["À moi"]
    for title in ("En attente de moi", "Mes brouillons"):
        assert listed(client, home[title].address) == set(titles(home[title]))


def test_journalist_has_their_own_and_why_it_came_back(client, journalist, chief):
    make_draft(title="D’une autre", created_by=chief)
    make_draft(title="Ébauche", created_by=journalist)
    returned = make_draft(title="Renvoyé", created_by=journalist)
    make_move(returned, "submit", by=journalist)
    make_move(returned, "send_back", by=chief, note="Il manque la réponse du ministère.")
    home = open_home(client, journalist)
    assert [(item.label, item.note) for item in home["En attente de moi"].items] == [
        ("Renvoyé", "Il manque la réponse du ministère.")
    ]
    assert titles(home["Mes brouillons"]) == ["Ébauche"]
    for title in ("En attente de moi", "Mes brouillons"):
        assert listed(client, home[title].address) == set(titles(home[title]))
    assert set(home) == {"En attente de moi", "Programmés aujourd’hui", "Mes brouillons", "Notes de la rédaction"}


def test_what_appears_later_today_is_told_in_order(client, chief, journalist):
    schedule(-1, title="Paru")
    schedule(6, title="Ce soir")
    schedule(2, title="Cet après-midi", authors=[make_author(user=journalist)])
    schedule(13, title="Demain")
    today = open_home(client, chief)["Programmés aujourd’hui"]
    assert [(item.label, item.when) for item in today.items] == [
        ("Cet après-midi", "14\u202fh\u202f00"),
        ("Ce soir", "18\u202fh\u202f00"),
    ]
    assert listed(client, today.address) == {"Cet après-midi", "Ce soir"}
    assert titles(open_home(client, journalist)["Programmés aujourd’hui"]) == ["Cet après-midi"]


def test_letters_and_dead_links_are_counted_as_their_lists_show_them(client, chief):
    article, gone = make_article(title="Vivant"), make_article(title="Parti")
    make_reply_request(article, name="Tard", received_at=NOON - timedelta(days=4))
    make_reply_request(article, name="Tôt", received_at=NOON)
    make_reply_request(article, name="Refusé", received_at=NOON - timedelta(days=9), refusal="Hors délai.")
    ErrorReport.objects.create(article=article, text="Le maire s’appelle Paul.")
    ErrorReport.objects.create(article=article, text="Déjà vu.", state=ErrorReport.State.DONE)
    RelatedLink.objects.filter(article__in=[article, gone]).delete()
    RelatedLink.objects.create(article=article, target=gone)
    Article.objects.filter(pk=gone.pk).update(state=State.UNPUBLISHED)
    lines = open_home(client, chief)["Courrier et liens"].lines
    assert [(line.label, line.total, line.stands_out) for line in lines] == [
        ("Droits de réponse en retard", 1, True),
        ("Droits de réponse à traiter", 2, False),
        ("Erreurs signalées", 1, False),
        ("Articles aux liens LIRE morts", 1, False),
    ]
    assert [listed(client, line.address) for line in lines] == [
        {"Droit de réponse de Tard"},
        {"Droit de réponse de Tard", "Droit de réponse de Tôt"},
        {"Le maire s’appelle Paul."},
        {"Vivant"},
    ]


def test_link_to_an_article_that_is_only_scheduled_is_dead(chief):
    article, later = make_article(), schedule(2)
    RelatedLink.objects.create(article=article, target=later)
    assert list(Article.objects.with_dead_lire()) == [article]
    RelatedLink.objects.update(is_automatic=True)
    assert list(Article.objects.with_dead_lire()) == []


def test_notes_are_those_on_articles_one_may_open(client, chief, journalist):
    own, other = make_draft(title="Le mien", created_by=journalist), make_draft(title="Le sien")
    add_desk_note(own, "Appelle la mairie.", by=chief)
    add_desk_note(other, "Secret.", by=chief)
    notes = open_home(client, journalist)["Notes de la rédaction"]
    assert [(item.label, item.note, item.by) for item in notes.items] == [("Le mien", "Appelle la mairie.", "Chloé")]
    assert titles(open_home(client, chief)["Notes de la rédaction"]) == ["Le sien", "Le mien"]


def test_moderator_has_moderation_alone(client, moderator):
    assert set(open_home(client, moderator)) == {"Modération"}


def fill(number, chief):
    author = make_author()
    for _ in range(number):
        draft = make_draft(created_by=chief, authors=[author])
        make_draft(state=State.IN_REVIEW, authors=[author])
        article = schedule(3, authors=[author])
        add_desk_note(draft, "Vu.", by=chief)
        make_reply_request(article)
        ErrorReport.objects.create(article=article, text="Faux.")


@pytest.mark.parametrize("number", [1, 50])
def test_home_costs_the_same_whatever_the_numbers(client, chief, number, django_assert_num_queries):
    fill(number, chief)
    client.force_login(chief)
    client.get("/admin/password_change/")  # The first page of a session writes down that it is in use.
    with django_assert_num_queries(13):
        client.get("/admin/")


def test_home_of_one_who_may_all_stays_under_fourteen_queries(client, admin_user, django_assert_max_num_queries):
    fill(3, admin_user)
    client.force_login(admin_user)
    client.get("/admin/password_change/")  # The first page of a session writes down that it is in use.
    with django_assert_max_num_queries(14):
        client.get("/admin/")
