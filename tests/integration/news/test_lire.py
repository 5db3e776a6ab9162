"""LIRE links: where the editor put them, completed where left to us, never dead, double or to oneself."""

import pytest

from articles.choices import State
from articles.composing import compose
from articles.lire.places import automatic_places, room_for_links
from articles.models import Article
from articles.text.blocks import parse_body
from tests.builders import make_article, make_tag

PARAGRAPH = "<p>Un paragraphe comme un autre.</p>"


def lire(article):
    return f'<aside data-lire="{article.pk}">{article.title}</aside>'


def body_with(*nodes, paragraphs=9, after=3):
    return PARAGRAPH * after + "".join(nodes) + PARAGRAPH * (paragraphs - after)


def inline_links(article):
    return [(link.target, link.after_block) for link in article.related_links.exclude(after_block=None)]


def test_hand_placed_link_stands_where_its_node_is(client, db):
    target = make_article(title="Le port s’agrandit")
    article = make_article(body=body_with(lire(target), after=4), chooses_related=False)
    assert inline_links(article) == [(target, 4)]
    page = client.get(article.get_absolute_url()).content.decode()
    before, after = page.split('class="lire"')
    assert before.count("Un paragraphe") == 4
    assert target.title in after


def test_title_of_the_target_follows(client, db):
    target = make_article(title="Ancien titre")
    article = make_article(body=body_with(lire(target)), chooses_related=False)
    target.title = "Nouveau titre"
    target.save()
    page = client.get(article.get_absolute_url()).content.decode()
    assert ("Nouveau titre" in page, "Ancien titre" in page) == (True, False)


def test_unpublished_target_is_gone_at_once(client, db):
    target = make_article()
    article = make_article(body=body_with(lire(target)), chooses_related=False)
    Article.objects.filter(pk=target.pk).update(state=State.UNPUBLISHED)
    assert 'class="lire"' not in client.get(article.get_absolute_url()).content.decode()


def test_nodes_to_itself_twice_the_same_or_to_nothing_make_no_link(db):
    target = make_article()
    article = make_article(chooses_related=False)
    article.body = body_with(lire(article), lire(target), lire(target), '<aside data-lire="99999">Rien</aside>')
    article.save()
    compose(article)
    assert inline_links(article) == [(target, 3)]


def test_automatic_links_complete_what_the_editor_left_open(db):
    tag = make_tag()
    others = [make_article(tags=[tag]) for _ in range(7)]
    article = make_article(body=PARAGRAPH * 9, tags=[tag])
    assert [place for _target, place in inline_links(article)] == [3, 6]
    links = list(article.related_links.all())
    assert len(links) == 6
    assert {link.target for link in links} <= set(others)
    assert all(link.is_automatic for link in links)


def test_shared_tags_come_before_the_same_rubrique(db):
    tag = make_tag()
    tagged = make_article(tags=[tag])
    make_article()
    article = make_article(tags=[tag], body=PARAGRAPH * 4)
    assert article.related_links.first().target == tagged


def test_sponsored_content_is_never_chosen(db):
    make_article(genre="partenaire")
    assert list(make_article().related_links.all()) == []


def test_saving_again_changes_nothing(db):
    make_article()
    article = make_article(body=PARAGRAPH * 9)
    before = list(article.related_links.values_list("target", "after_block", "position"))
    compose(article)
    assert list(article.related_links.values_list("target", "after_block", "position")) == before


@pytest.mark.parametrize(
    ("body", "taken", "places"),
    [
        (PARAGRAPH * 2, (), []),
        (PARAGRAPH * 4, (), []),
        (PARAGRAPH * 5, (), [3]),
        (PARAGRAPH * 9, (), [3, 6]),
        (PARAGRAPH * 9, (4,), [7]),
        (PARAGRAPH * 3 + "<ul><li>Un</li></ul>" + PARAGRAPH * 3, (), [5]),
        (PARAGRAPH * 3 + '<figure data-photo="1"></figure>' + PARAGRAPH * 3, (), [5]),
    ],
)
def test_automatic_places_keep_their_distance(body, taken, places):
    assert automatic_places(parse_body(body).blocks, taken) == places


def test_text_bears_one_link_for_three_paragraphs():
    assert [room_for_links(parse_body(PARAGRAPH * number).blocks) for number in (2, 3, 8, 9)] == [0, 1, 2, 3]
