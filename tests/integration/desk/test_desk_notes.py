"""Notes of the desk and the timeline, on the form of an article."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.choices import State
from articles.desk_notes import add_desk_note
from articles.workflow import make_move
from tests.builders import make_article, make_author, make_draft
from tests.integration.desk.article_forms import retyped


def form_of(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def note_address(article):
    return reverse("admin:articles_article_note", args=[article.pk])


def notes_of(article):
    return [(note.by, note.text) for note in article.desk_notes.all()]


def test_note_is_kept_with_the_rest_of_the_form(client, journalist):
    draft = make_draft(created_by=journalist)
    client.force_login(journalist)
    client.post(form_of(draft), retyped(draft, desk_note=" Rappeler le préfet. "))
    client.post(form_of(draft), retyped(draft, desk_note=" "))
    assert notes_of(draft) == [(journalist, "Rappeler le préfet.")]
    assert "Rappeler le préfet." in client.get(form_of(draft)).content.decode()


def test_author_may_leave_a_note_while_the_article_is_being_read(client, journalist):
    article = make_draft(created_by=journalist, state=State.IN_REVIEW)
    client.force_login(journalist)
    assert note_address(article) in client.get(form_of(article)).content.decode()
    client.post(note_address(article), {"desk_note": "La source confirme."})
    assert notes_of(article) == [(journalist, "La source confirme.")]


def test_note_on_what_one_may_not_open_is_refused(client, journalist, moderator):
    article = make_draft()
    statuses = []
    for user in (journalist, moderator):
        client.force_login(user)
        statuses.append(client.post(note_address(article), {"desk_note": "Bonjour."}).status_code)
    assert (statuses, notes_of(article)) == ([404, 404], [])


def test_notes_and_reasons_stay_in_the_desk(client, chief):
    article = make_article(authors=[make_author()])
    add_desk_note(article, "Une note secrète", by=chief)
    assert "secrète" not in client.get(article.get_absolute_url()).content.decode()
    make_move(article, "unpublish", by=chief, note="Un motif secret")
    response = client.get(article.get_absolute_url())
    assert (response.status_code, "secret" in response.content.decode()) == (410, False)


def test_timeline_tells_each_step_the_newest_first(client, journalist, chief):
    article = make_draft(created_by=journalist, authors=[make_author()])
    make_move(article, "submit", by=journalist)
    make_move(article, "send_back", by=chief, note="Trop long.")
    at = timezone.now() + timedelta(days=400)
    make_move(article, "publish", by=chief, at=at)
    client.force_login(chief)
    steps = client.get(form_of(article)).context["timeline"]
    assert [(str(step.label).partition(" le ")[0], step.by, step.note) for step in steps] == [
        ("Programmé pour", "Chloé", ""),
        ("À corriger", "Chloé", "Trop long."),
        ("En relecture", "Ada", ""),
        ("Créé", "Ada", ""),
    ]


@pytest.mark.parametrize("total", [1, 4])
def test_queries_of_the_form_do_not_grow_with_steps_and_notes(client, chief, total, django_assert_max_num_queries):
    article = make_draft(authors=[make_author()])
    for number in range(total):
        add_desk_note(article, f"Note {number}", by=chief)
        make_move(article, "publish", by=chief, at=timezone.now() + timedelta(days=number + 1))
    client.force_login(chief)
    client.get("/admin/password_change/")  # The first page of a session writes down that it is in use.
    with django_assert_max_num_queries(36) as queries:
        client.get(form_of(article))
    about = [q["sql"] for q in queries.captured_queries if "desknote" in q["sql"] or "transition" in q["sql"]]
    assert len(about) == 2
