"""Which articles answer a question, the best first, and what to propose when few do."""

from functools import cached_property

from django.utils import timezone

from articles.models import Article
from articles.search.backends import backend
from articles.search.bounds import COUNTED
from articles.search.excerpts import Marker
from articles.search.index import PER_MINUTE, facet, position_at
from articles.search.plan import Plan
from articles.search.question import parse

#: Fewer results than this, and articles that hold nearly all the words follow.
FEW = 10
SUGGESTED = 6
#: Words of a question without result that are tried one by one.
TRIED = 4


def search_articles(question, *, section=None, tag=None, author=None, since=None, until=None, by_date=False):
    """The Results for `question` (str): articles visible now, the most relevant first, or the newest with `by_date`.

    `section`, `tag` and `author` are objects; `since` and `until` aware datetimes, to the minute. Takes any text.
    """
    chosen = {"section": section, "tag": tag, "author": author}
    facets = [facet(kind, one.pk) for kind, one in chosen.items() if one is not None]
    return Results(question, facets, _positions(since, until), by_date)


def suggest_titles(typed):
    """Titles of at most SUGGESTED visible articles that what is typed, perhaps half a word, may be after."""
    step = Plan(parse(typed), [], is_unfinished=True).strict()
    keys = _matching(step, _positions(None, None))[:SUGGESTED] if step else []
    titles = dict(Article.objects.published().filter(pk__in=keys).values_list("pk", "title"))
    return list(dict.fromkeys(titles[key] for key in keys if key in titles))


def _matching(step, positions, *, by_date=False):
    return backend().matching(step, by_date=by_date, positions=positions)


def _positions(since, until):
    now = timezone.now()
    first = position_at(since) if since else -(2**62)
    return first, position_at(min(until, now) if until else now) + PER_MINUTE - 1


class Results:
    """The answer to a question: a sequence of at most COUNTED articles, each with its `excerpt`, for a paginator."""

    def __init__(self, question, facets, positions, by_date):
        self.plan = Plan(parse(question), facets)
        self.positions = positions
        self.by_date = by_date

    def __len__(self):
        return min(len(self.keys), COUNTED)

    def __getitem__(self, wanted):
        """The articles of a slice of the results."""
        keys = self.keys[:COUNTED][wanted]
        articles = Article.objects.published().for_results().in_bulk(keys)
        found = [articles[key] for key in keys if key in articles]
        marker = Marker(self.plan.terms)
        for article in found:
            article.excerpt = marker.excerpt(article)
        return found

    @property
    def total(self):
        """How many articles answer; COUNTED + 1 stands for more."""
        return min(len(self.keys), COUNTED + 1)

    @property
    def is_loose(self):
        """Whether no article holds the whole question, and those shown hold a part of it."""
        return bool(self.keys) and not self._strict_keys

    @cached_property
    def keys(self):
        """Keys of the articles, best first."""
        found = dict.fromkeys(self._strict_keys)
        for step in self.plan.looser():
            if len(found) >= FEW:
                break
            found |= dict.fromkeys(_matching(step, self.positions, by_date=self.by_date))
        return list(found)

    @cached_property
    def proposal(self):
        """The question as the archive would spell it, if that finds something visible; else None."""
        proposed = self.plan.proposal()
        if proposed and Results(proposed, self.plan.facets, self.positions, self.by_date)._strict_keys:
            return proposed
        return None

    @cached_property
    def words_apart(self):
        """The words of a question of several, as typed, that find something when asked alone."""
        words = list(self.plan.question.words.values())[:TRIED]
        if len(words) < 2:
            return []
        return [word for word in words if Results(word, self.plan.facets, self.positions, self.by_date).keys]

    @cached_property
    def _strict_keys(self):
        step = self.plan.strict()
        return _matching(step, self.positions, by_date=self.by_date) if step else []
