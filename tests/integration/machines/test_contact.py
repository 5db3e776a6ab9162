"""The contact form: a reader writes, the newsroom gets a mail it can answer."""

import pytest
from django.core import mail
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from comments.tokens import form_token

pytestmark = pytest.mark.django_db


def typed(**overrides):
    values = {
        "name": "Eve Uwase",
        "email": "eve@example.org",
        "message": "Bonjour,\n\nLe pont est ouvert.",
        "website": "",
        "token": form_token("contact"),
    }
    return values | overrides


def test_message_reaches_the_newsroom_which_can_answer(client, run_tasks):
    response = client.post("/contact/", typed())
    assert (response.status_code, response["Location"]) == (302, "/contact/merci/")
    assert mail.outbox == []
    run_tasks()
    (sent,) = mail.outbox
    assert sent.to == ["redaction@example.org"]
    assert sent.reply_to == ["eve@example.org"]
    assert sent.subject == "Le Courrier des Collines\u00a0: message de Eve Uwase"
    assert sent.body.startswith("Bonjour,\n\nLe pont est ouvert.\n")
    assert client.get("/contact/merci/").status_code == 200


def test_form_sets_no_cookie(client):
    response = client.get("/contact/")
    assert response.status_code == 200
    assert dict(response.cookies) == {}
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "Saisissez votre nom."),
        ("name", " \u200b ", "Saisissez votre nom."),
        ("email", "", "Saisissez une adresse e-mail valide, par exemple nom@exemple.org."),
        ("email", "eve@", "Saisissez une adresse e-mail valide, par exemple nom@exemple.org."),
        ("email", "eve@example.org\nBcc: a@b.org", "Saisissez une adresse e-mail valide, par exemple nom@exemple.org."),
        ("message", "", "Votre message est vide."),
        ("message", " \u2060\n ", "Votre message est vide."),
    ],
)
def test_refusal_is_a_sentence_beside_the_field(client, field, value, sentence):
    response = client.post("/contact/", typed(**{field: value}))
    assert response.status_code == 422
    assert response.context["form"].errors == {field: [sentence]}
    assert DBTaskResult.objects.count() == 0


def test_what_was_typed_stays(client):
    html = client.post("/contact/", typed(email="eve@", message="Un <b>long</b> message.")).content.decode()
    assert 'value="Eve Uwase"' in html
    assert 'value="eve@"' in html
    assert "Un &lt;b&gt;long&lt;/b&gt; message." in html


def test_header_cannot_be_injected_by_the_name(client, run_tasks):
    client.post("/contact/", typed(name="Eve\r\nBcc: victime@example.org"))
    run_tasks()
    (sent,) = mail.outbox
    assert sent.recipients() == ["redaction@example.org"]
    assert "Bcc" not in sent.message()
    assert "\n" not in sent.subject


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://ailleurs.example"},
        {"sec-fetch-site": "cross-site"},
        {"referer": "https://ailleurs.example/"},
    ],
)
def test_form_of_another_site_sends_nothing(client, headers):
    response = client.post("/contact/", typed(), headers=headers)
    assert response.status_code == 422
    assert "Eve Uwase" in response.content.decode()
    assert DBTaskResult.objects.count() == 0


@pytest.mark.parametrize("token", ["", "faux", form_token("article:1")])
def test_form_without_its_token_can_be_sent_again(client, token):
    response = client.post("/contact/", typed(token=token))
    assert response.status_code == 422
    assert DBTaskResult.objects.count() == 0
    assert f'value="{form_token("contact")}"' in response.content.decode()


def test_form_kept_open_for_a_month_can_be_sent_again(client, time_machine):
    values = typed()
    time_machine.move_to(timezone.now() + timezone.timedelta(days=30))
    response = client.post("/contact/", values)
    assert response.status_code == 422
    assert client.post("/contact/", typed()).status_code == 302


def test_trap_catches_programs(client):
    response = client.post("/contact/", typed(website="https://spam.example"))
    assert response.status_code == 422
    assert "spam.example" not in response.content.decode()
    assert DBTaskResult.objects.count() == 0


def test_null_character_is_refused_without_an_error(client):
    for field in ("name", "email", "message", "website", "token"):
        assert client.post("/contact/", typed(**{field: "a\x00b"})).status_code in (302, 422)
