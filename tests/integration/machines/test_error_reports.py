"""«Signaler une erreur»: a reader says what is wrong, the desk keeps it, the address is not kept with it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from articles.choices import State
from articles.models import ErrorReport
from comments.tokens import form_token
from newsroom.error_reports import MOST_A_DAY
from tests.builders import make_article, make_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make_article(title="Le pont rouvre", slug="le-pont-rouvre")


ADDRESS = "/articles/le-pont-rouvre/erreur/"


def typed(article, **overrides):
    values = {
        "passage": "Le pont mesure 80 mètres.",
        "text": "Il en mesure 90.",
        "email": "eve@example.org",
        "website": "",
        "token": form_token(f"error-report:{article.pk}"),
    }
    return values | overrides


def reports():
    return list(ErrorReport.objects.values_list("article__slug", "passage", "text", "state"))


def test_report_is_kept_and_mailed(client, article, run_tasks):
    response = client.post(ADDRESS, typed(article))
    assert (response.status_code, response["Location"]) == (302, f"{ADDRESS}merci/")
    assert reports() == [("le-pont-rouvre", "Le pont mesure 80 mètres.", "Il en mesure 90.", "nouveau")]
    run_tasks()
    (sent,) = mail.outbox
    assert (sent.to, sent.reply_to) == (["redaction@example.org"], ["eve@example.org"])
    assert "http://testserver/articles/le-pont-rouvre/" in sent.body
    assert "Il en mesure 90." in sent.body
    assert client.get(f"{ADDRESS}merci/").status_code == 200


def test_form_needs_no_csrf_cookie(article):
    assert Client(enforce_csrf_checks=True).post(ADDRESS, typed(article)).status_code == 302
    assert len(reports()) == 1


def test_address_is_optional_and_never_stored_with_the_report(client, article, run_tasks):
    client.post(ADDRESS, typed(article, email=""))
    client.post(ADDRESS, typed(article))
    run_tasks()
    assert [sent.reply_to for sent in mail.outbox] == [[], ["eve@example.org"]]
    assert not any("eve@" in str(value) for row in ErrorReport.objects.values() for value in row.values())


def test_article_leads_to_its_form_which_sets_no_cookie(client, article):
    assert f'href="{ADDRESS}"' in client.get(article.get_absolute_url()).content.decode()
    response = client.get(ADDRESS)
    assert dict(response.cookies) == {}
    assert "Cookie" not in response.get("Vary", "")
    assert '<meta name="robots" content="noindex">' in response.content.decode()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("text", "", "Dites ce qui est faux, en une phrase."),
        ("text", " \u2060\n ", "Dites ce qui est faux, en une phrase."),
        ("email", "eve@", "Saisissez une adresse e-mail valide, par exemple nom@exemple.org."),
    ],
)
def test_refusal_is_a_sentence_beside_the_field_and_what_was_typed_stays(client, article, field, value, sentence):
    response = client.post(ADDRESS, typed(article, **{field: value}))
    assert response.status_code == 422
    assert response.context["form"].errors == {field: [sentence]}
    assert "Le pont mesure 80 mètres." in response.content.decode()
    assert reports() == []


@pytest.mark.parametrize(
    "wrong", [{"token": ""}, {"token": form_token("contact")}, {"website": "https://spam.example"}]
)
def test_programs_are_stopped(client, article, wrong):
    assert client.post(ADDRESS, typed(article, **wrong)).status_code == 422
    assert reports() == []


def test_form_of_another_site_sends_nothing(client, article):
    response = client.post(ADDRESS, typed(article), headers={"origin": "https://ailleurs.example"})
    assert (response.status_code, reports()) == (422, [])


def test_flood_on_one_article_stops_for_the_day(client, article):
    old = timezone.now() - timedelta(days=2)
    ErrorReport.objects.bulk_create(
        ErrorReport(article=article, text="Faux.", created_at=old if n == 0 else timezone.now())
        for n in range(MOST_A_DAY)
    )
    assert client.post(ADDRESS, typed(article)).status_code == 302
    assert client.post(ADDRESS, typed(article)).status_code == 422


@pytest.mark.parametrize("hidden", ["draft", "scheduled", "unpublished"])
def test_nothing_is_said_of_an_article_that_readers_may_not_see(client, hidden):
    make = {
        "draft": lambda: make_draft(title="Secret"),
        "scheduled": lambda: make_article(title="Secret", published_at=timezone.now() + timedelta(days=1)),
        "unpublished": lambda: make_article(title="Secret", state=State.UNPUBLISHED),
    }
    article = make[hidden]()
    address = f"{article.get_absolute_url()}erreur/"
    answers = [client.get(address), client.post(address, typed(article)), client.get(f"{address}merci/")]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert not any("Secret" in answer.content.decode() for answer in answers)


def test_mail_of_an_erased_article_is_dropped(client, article, run_tasks):
    client.post(ADDRESS, typed(article))
    article.delete()
    run_tasks()
    assert mail.outbox == []


def test_null_character_is_refused_without_an_error(client, article):
    for field in ("passage", "text", "email", "website", "token"):
        assert client.post(ADDRESS, typed(article, **{field: "a\x00b"})).status_code in (302, 422)
