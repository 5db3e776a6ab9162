"""Search: French words as readers type them; any input is a page; only what readers may see, even in counts."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from articles.choices import State
from articles.composing import compose
from articles.models import Article, SearchEntry, SearchTerm
from articles.search.bounds import COUNTED, KEPT
from articles.search.engine import search_articles
from articles.search.index import index_articles
from articles.tags import merge_tags
from articles.workflow import make_move
from tests.builders import make_article, make_author, make_draft, make_photo, make_section, make_tag


@pytest.fixture
def article(db):
    make_article(title="Une place au soleil")
    return make_article(title="L’eau du lac monte à Nyamirambo", chapo="Les pêcheurs s’inquiètent.")


def page(client, question, **filters):
    return client.get("/recherche/", {"q": question} | filters)


def found(client, question, **filters):
    return list(page(client, question, **filters).context["articles"])


@pytest.mark.parametrize(
    "question",
    ["eau", "EAU", "eaux", "pecheurs", "Pêcheur", "lac nyamirambo", "« lac »", "pêch", "d’eau", "inquiéter", "du lac"],
)
def test_words_are_found_as_people_type_them(client, article, question):
    assert found(client, question) == [article]


@pytest.mark.parametrize("question", ["amirambo", "lac introuvable", "", "   ", "«»", "-", "le la", "−lac"])
def test_what_is_not_there_is_not_found(client, article, question):
    assert found(client, question) == []


@pytest.mark.parametrize(
    "question",
    [
        *(
            "%",
            "_",
            "*",
            '"',
            "' OR 1=1 --",
            "(((",
            "NEAR(a b)",
            "\x00lac",
            "😀",
            "\ud800",
            "a" * 10_000,
            "lac " * 3_000,
        ),
        *("title:lac", "lac AND", "NOT lac", "^lac", "a:b", "'a' & !", "-«", '-"" lac', "½ ²", "\u0301", "\\"),
    ],
)
def test_any_input_is_a_page(client, article, question):
    encoded = question.encode("utf-8", "surrogatepass")
    response = client.get("/recherche/", {"q": encoded})
    assert response.status_code == 200
    assert 'name="q"' in response.content.decode()
    assert client.get("/recherche/suggestions/", {"q": encoded}).status_code == 200


def test_what_was_typed_stays_in_the_box(client, article):
    assert 'value="lac &quot;Tchad&quot;"' in page(client, 'lac "Tchad"').content.decode()


@pytest.mark.parametrize(("question", "expected"), [("«monte à Nyamirambo»", 1), ('"lac Nyamirambo"', 0)])
def test_phrase_is_found_whole(client, article, question, expected):
    assert len(found(client, question)) == expected


@pytest.mark.parametrize("question", ["place −soleil", "place -soleil", 'place -"au soleil"'])
def test_left_out_word_leaves_out_its_articles(client, question, article):
    other = make_article(title="La place du marché")
    assert found(client, question) == [other]


def test_title_weighs_more_than_text(client, db):
    in_title = make_article(title="Le volcan", published_at=timezone.now() - timedelta(days=9))
    make_article(title="Le marché", body="<p>Près du volcan.</p>")
    assert found(client, "volcan")[0] == in_title
    assert found(client, "volcan", tri="date")[1] == in_title


def test_filters_narrow_the_results(client, db):
    section, tag, author = make_section(), make_tag("Eau potable"), make_author()
    days = timedelta(days=10)
    wanted = make_article(
        title="Le pont", section=section, tags=[tag], authors=[author], published_at=timezone.now() - days
    )
    make_article(title="Le pont", section=make_section())
    day = f"{timezone.localtime(wanted.published_at):%Y-%m-%d}"
    for filters in (
        {"rubrique": section.slug},
        {"mot_cle": "eau potable"},
        {"auteur": author.slug},
        {"du": day, "au": day},
    ):
        assert found(client, "pont", **filters) == [wanted]


def test_unreadable_filter_is_left_out(client, article):
    filters = {"rubrique": "rien", "auteur": "\x00", "mot_cle": "?", "du": "demain", "tri": "x", "page": "9" * 99}
    assert found(client, "lac", **filters) == [article]


def test_words_are_marked_in_the_excerpt(client, article):
    assert "Les <mark>pêcheurs</mark> s’inquiètent." in page(client, "pecheur").content.decode()


def test_excerpt_of_the_text_is_set_as_on_the_page_and_leaves_captions_out(client, db):
    photo = make_photo(caption="Une barque.")
    make_article(
        body=f'<p>"L\'eau monte!", dit-elle.</p><figure data-photo="{photo.pk}"></figure><p>Le volcan dort.</p>'
    )
    assert (
        "«\u00a0L’eau monte\u202f!\u00a0», dit-elle. Le <mark>volcan</mark> dort."
        in page(client, "volcan").content.decode()
    )


def test_excerpt_is_escaped(client, db):
    make_article(title="Balises", chapo="Le signe <b> & le lac")
    assert "Le signe &lt;b&gt; &amp; le <mark>lac</mark>" in page(client, "lac").content.decode()


def test_misspelt_word_is_proposed_as_the_archive_writes_it(client, article):
    assert page(client, "pêhceurs").context["results"].proposal == "pêcheurs"


def test_description_finds_what_holds_most_of_it(client, article):
    results = page(client, "pêcheurs lac Nyamirambo montagne").context["results"]
    assert (results.is_loose, results.total) == (True, 1)


def test_words_are_offered_apart_when_they_are_nowhere_together(client, article):
    assert page(client, "lac soleil").context["results"].words_apart == ["lac", "soleil"]


def hidden_articles():
    tomorrow = timezone.now() + timedelta(days=1)
    return [make_draft(title="Secrets"), make_article(title="Secrets", published_at=tomorrow)]


def test_what_readers_may_not_see_is_nowhere(client, db):
    hidden_articles()
    withdrawn = make_article(title="Secrets")
    Article.objects.filter(pk=withdrawn.pk).update(state=State.UNPUBLISHED)
    results = page(client, "secret").context["results"]
    assert (len(results), results.total) == (0, 0)
    assert page(client, "secrte").context["results"].proposal is None
    assert client.get("/recherche/suggestions/", {"q": "secr"}).json() == []


def test_suggestions_complete_the_last_word(client, article):
    assert client.get("/recherche/suggestions/", {"q": "eau nyami"}).json() == [article.title]


def test_moves_of_an_article_reach_search_at_once(client, chief):
    draft = make_draft(title="Le barrage", authors=[make_author()])
    make_move(draft, "publish", by=chief)
    assert found(client, "barrage") == [draft]
    make_move(draft, "unpublish", by=chief, note="Erreur.")
    assert found(client, "barrage") == []
    assert not SearchEntry.objects.filter(article=draft).exists()


def test_rewritten_title_is_found_and_the_old_one_is_not(client, article):
    article.title = "Le barrage"
    article.save()
    compose(article)
    assert (found(client, "barrage"), found(client, "nyamirambo")) == ([article], [])


def test_merged_tag_keeps_its_articles(client, db):
    old, new = make_tag("Pêche"), make_tag("Poisson")
    tagged = make_article(title="Le port", tags=[old])
    merge_tags(old, new)
    assert found(client, "port", mot_cle="Poisson") == [tagged]


def index_content():
    columns = ("position", "article", "title", "chapo", "text", "facets")
    return list(SearchEntry.objects.order_by("pk").values_list(*columns)), set(SearchTerm.objects.values_list())


def test_rebuilt_index_equals_the_incremental_one(client, article, chief):
    article.chapo = "Les digues de la baie tiennent."
    article.save()
    compose(article)
    make_article(title="À jeter").delete()
    make_move(make_article(title="Au revoir"), "unpublish", by=chief, note="Erreur.")
    hidden_articles()
    before = index_content()
    call_command("rebuild_search", verbosity=0)
    assert index_content() == before
    assert (found(client, "digue"), found(client, "pêcheurs"), found(client, "jeter")) == ([article], [], [])


def test_index_agrees_with_its_rows_after_many_changes(article):
    compose(article)
    article.delete()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO articles_searchindex (articles_searchindex) VALUES ('integrity-check')")
    assert SearchTerm.objects.get(term="").entry_count == SearchEntry.objects.count()


def test_of_very_many_matches_the_best_are_kept(article):
    old = timezone.now() - timedelta(days=30)
    lines = [make_article(title="Barrage", chapo="Un barrage.", body="<p>Le barrage</p>", published_at=old)]
    lines += [
        Article(
            title=f"Ligne {number}",
            slug=f"ligne-{number}",
            body="<p>Le barrage</p>",
            section=article.section,
            state=State.PUBLISHED,
            published_at=timezone.now() - timedelta(days=2, minutes=number),
        )
        for number in range(KEPT + 3)
    ]
    Article.objects.bulk_create(lines[1:])
    index_articles(lines[1:])
    best, newest = search_articles("barrage"), search_articles("barrage", by_date=True)
    assert (len(best), best.total, best.keys[0]) == (COUNTED, COUNTED + 1, lines[0].pk)
    assert newest.keys == [line.pk for line in lines[1:]][:KEPT]
