"""No page ever shows a dead, double or self link, whatever happens to the articles."""

import re

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.composing import compose
from articles.models import Article
from articles.tags import merge_tags
from articles.workflow import make_move
from tests.builders import make_article, make_author, make_draft, make_tag

LINK = re.compile(
    r'class="(?:lire__link|card__link)[^"]*" href="([^"]+)"|href="([^"]+)" class="(?:lire__link|card__link)'
)
ARTICLES, TAGS = 5, 3

acts = st.lists(
    st.one_of(
        st.tuples(st.just("move"), st.integers(0, ARTICLES)),
        st.tuples(st.just("rename"), st.integers(0, ARTICLES)),
        st.tuples(st.just("link"), st.integers(0, ARTICLES), st.integers(0, ARTICLES)),
        st.tuples(st.just("merge"), st.integers(0, TAGS - 1), st.integers(0, TAGS - 1)),
    ),
    min_size=1,
    max_size=8,
)


# The fixtures are made once for all examples: each example undoes what it did, by its transaction.
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=acts)
def test_no_dead_double_or_self_link_after_any_sequence(client, chief, run_tasks, acts):
    with transaction.atomic():
        tags, author = [make_tag() for _ in range(TAGS)], make_author()
        articles = [make_article(tags=[tags[number % TAGS]], authors=[author]) for number in range(ARTICLES)]
        articles.append(make_draft(title="Un brouillon", authors=[author]))
        for number, act in enumerate(acts):
            perform(act, number, articles, tags, chief)
            run_tasks()
        for shown in Article.objects.published():
            look(client, shown)
        transaction.set_rollback(True)


def perform(act, number, articles, tags, chief):
    name, key, *others = act
    if name == "merge":
        (into,) = others
        if key != into and tags[key] and tags[into]:
            merge_tags(tags[key], tags[into])
            tags[key] = None
        return
    article = Article.objects.get(pk=articles[key].pk)
    if name == "move":
        make_move(article, "unpublish" if article.is_published else "publish", by=chief, note="Essai.")
    elif name == "rename":
        article.title, article.slug = f"Titre {number}", f"titre-{number}"
        article.save()
    else:
        target = articles[others[0]]
        article.body = article.body.replace("</p>", f'</p><aside data-lire="{target.pk}">Lire</aside>', 1)
        article.save()
        compose(article)


def look(client, article):
    links = list(article.related_links.visible().values_list("target__slug", flat=True))
    assert (len(links), article.slug in links) == (len(set(links)), False)
    targets = [one or other for one, other in LINK.findall(client.get(article.get_absolute_url()).content.decode())]
    assert len(targets) == len(set(targets))
    assert [target for target in targets if client.get(target).status_code != 200] == []
