"""A text pasted whole into the form: its surtitre in the title, its lines «LIRE : …»."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.checklist import check
from articles.copy import saved_copy
from tests.builders import make_article, make_draft
from tests.integration.desk.article_forms import retyped
from tests.integration.desk.sheets import save

P = [f"<p>Le paragraphe {number} dit la suite.</p>" for number in range(6)]


@pytest.fixture
def desk(client, chief):
    client.force_login(chief)
    return client


def body(*lines):
    """Six paragraphs, and these lines after the third."""
    return "".join([*P[:3], *(f"<p>{line}</p>" for line in lines), *P[3:]])


def node(article):
    return f'<aside data-lire="{article.pk}">{article.title}</aside>'


def pasted(client, *lines, **typed):
    """What is stored of a text that holds these lines, and what the desk said."""
    article = make_draft()
    response = client.post(
        f"/admin/articles/article/{article.pk}/change/", retyped(article, body=body(*lines), **typed), follow=True
    )
    article.refresh_from_db()
    return article, [str(message) for message in response.context["messages"]]


def left(article):
    return [finding.sentence for finding in check(saved_copy(article)) if finding.code == "lire_line"]


def test_line_that_names_a_published_article_becomes_a_link_and_the_desk_says_so(desk):
    bridge = make_article(title="L’ancien pont rouvre lundi")
    article, said = pasted(desk, "<strong>LIRE AUSSI :</strong> L'ancien pont rouvre lundi")
    assert article.body == "".join([*P[:3], node(bridge), *P[3:]])
    assert list(article.related_links.filter(is_automatic=False).values_list("target", "after_block")) == [
        (bridge.pk, 3)
    ]
    assert "1 ligne «\u00a0LIRE\u00a0» est devenue un lien." in said


def test_title_is_known_with_its_surtitre_or_by_its_address(desk):
    bridge = make_article(surtitre="Transports", title="Le pont rouvre")
    school = make_article(title="Une école sur pilotis", slug="ecole")
    article, said = pasted(
        desk, "LIRE : Transports : le pont rouvre", '<a href="/articles/ecole/">LIRE : l’école du lac</a>'
    )
    assert article.body == "".join([*P[:3], node(bridge), node(school), *P[3:]])
    assert "2 lignes «\u00a0LIRE\u00a0» sont devenues des liens." in said


def test_of_two_articles_of_one_title_the_newest_is_meant(desk):
    make_article(title="Ce que dit la météo", published_at=timezone.now() - timedelta(days=9))
    newest = make_article(title="Ce que dit la météo")
    article, _said = pasted(desk, "LIRE : Ce que dit la météo")
    assert node(newest) in article.body


def test_line_that_names_nothing_readers_may_open_stays_and_is_pointed_out(desk):
    make_draft(title="Le tunnel, en secret")
    make_article(title="Le pont rouvre lundi matin")
    article, said = pasted(desk, "LIRE : Le tunnel, en secret", "LIRE : Le pont rouvre")
    assert article.body == body("LIRE : Le tunnel, en secret", "LIRE : Le pont rouvre")
    assert [sentence.partition(" n’est pas")[0] for sentence in left(article)] == [
        "La ligne «\u00a0LIRE : Le tunnel, en secret\u00a0»",
        "La ligne «\u00a0LIRE : Le pont rouvre\u00a0»",
    ]
    assert not any("devenue" in sentence for sentence in said)


def test_lines_beyond_the_room_of_the_text_or_said_twice_stay_and_saving_is_not_refused(desk):
    one, two, three = (make_article(title=f"Épisode {name}") for name in ("premier", "deuxième", "troisième"))
    lines = [f"LIRE : {article.title}" for article in (one, one, two, three)]
    article, _said = pasted(desk, *lines)
    assert article.body == "".join([*P[:3], node(one), f"<p>{lines[1]}</p>", node(two), f"<p>{lines[3]}</p>", *P[3:]])
    assert len(left(article)) == 2


def test_article_does_not_lead_to_itself(desk):
    article = make_article(title="Le pont rouvre")
    desk.post(f"/admin/articles/article/{article.pk}/change/", retyped(article, body=body("LIRE : Le pont rouvre")))
    article.refresh_from_db()
    assert article.body == body("LIRE : Le pont rouvre")


def test_text_without_such_a_line_asks_nothing_of_the_archive(desk, monkeypatch):
    monkeypatch.setattr("articles.lire.pasted.search_articles", pytest.fail)
    article, _said = pasted(desk)
    assert article.body == body()


def test_surtitre_in_the_title_is_proposed_and_not_taken(desk):
    article = make_draft(surtitre="")
    save(desk, article, title="Sécurité : trois nouveaux commissariats", surtitre="")
    article.refresh_from_db()
    assert (article.surtitre, article.title) == ("", "Sécurité\u00a0: trois nouveaux commissariats")
    page = desk.post(f"/admin/articles/article/{article.pk}/controle/", retyped(article)).json()["checklist"]
    assert "En faire le surtitre" in page
    (finding,) = [finding for finding in check(saved_copy(article)) if finding.code == "kicker"]
    assert finding.mended == {"surtitre": "Sécurité", "title": "Trois nouveaux commissariats"}
    assert json.dumps(finding.mended).replace('"', "&quot;") in page


@pytest.mark.parametrize(
    ("surtitre", "title"), [("Ville", "Sécurité : trois commissariats"), ("", "Paul : « Trois commissariats »")]
)
def test_no_surtitre_is_proposed_over_another_nor_of_words_somebody_said(db, surtitre, title):
    article = make_draft(surtitre=surtitre, title=title)
    assert "kicker" not in {finding.code for finding in check(saved_copy(article))}
