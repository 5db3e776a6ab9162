"""Which articles go with another: found by its most telling words, then weighed one by one."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db import connection
from django.utils import timezone

from articles.lire.index import day_of, packed_terms, rarities_of
from articles.lire.scoring import Source, score
from articles.lire.terms import Terms, telling, unpack
from articles.models import Article, RelatedLink, TermPosting

#: Words looked up, newest articles read for each, and candidates weighed: the cost of a choice does not grow
#: with the archive. A common word reaches the last days, a rare one the whole archive.
WORDS, NEWEST_PER_WORD, WEIGHED = 32, 100, 150
#: Candidates by rubrique and by keyword, for texts that are like no other.
NEWEST_OF_KIND = 30
#: How many of the likest have the links of their editors followed.
STORY_SOURCES = 30
#: Below this likeness, without a keyword in common, an article is not worth interrupting the text.
WORTH_A_STOP = 0.04


@dataclass
class Candidate:
    """An article that may be linked (its key, its day, the days between), what speaks for it, and its words."""

    key: int
    day: int
    days: int
    terms: Terms
    likeness: float
    shared_tags: list[str] = field(default_factory=list)
    same_section: bool = False
    is_of_story: bool = False
    score: float = 0.0

    @property
    def is_close(self):
        """Whether it is worth a stop in the middle of the text."""
        return bool(self.shared_tags) or self.likeness >= WORTH_A_STOP


def source_of(article):
    """`article` as it looks for others."""
    terms = unpack(packed_terms(article))
    return Source(terms, rarities_of(terms.weights))


def choose_related(article, source, *, wanted, excluded=(), tags=None, as_of=None, with_stories=True):
    """Up to `wanted` candidates that go with `article`, best first, none of the keys in `excluded`.

    `tags` (key → name) stands in for those stored, while an article is being typed.

    `as_of` (a day as `date.toordinal()` counts) makes the choice as it would have been made that day: no newer
    article, and no link of an editor in an article of that day or later.
    """
    today = day_of(article) if article.published_at else timezone.localdate().toordinal()
    tags = dict(article.tags.values_list("pk", "name")) if tags is None else tags
    found = _found_by_words(source, today, as_of) | _of_the_same_kind(article, tags, as_of)
    found -= {article.pk, *excluded}
    candidates = _weighed(article, tags, source, found, today, as_of)
    if with_stories:
        _follow_editors(source, candidates, article, tags, today, as_of, {article.pk, *excluded})
    return sorted(candidates.values(), key=lambda c: (-c.score, c.days, -c.key))[:wanted]


def _found_by_words(source, today, as_of):
    numbers = telling(source.terms, source.rarities, WORDS)
    pulls = Counter()
    for number, day, key in _newest_postings(numbers, as_of):
        weight = source.terms.weights[number] * source.rarities[number]
        pulls[key] += weight * weight / (1 + abs(today - day)) ** 0.25
    return {key for key, _ in pulls.most_common(WEIGHED)}


def _newest_postings(numbers, as_of):
    """(word, day, key of an article) of the newest articles of each word, in one query."""
    if not numbers:
        return []
    # Django cannot say «the newest hundred of each» on SQLite; both engines read this straight from the key.
    one = (
        f"SELECT * FROM (SELECT term, day, article_id FROM {TermPosting._meta.db_table}"  # noqa: S608 -- no outside text
        f" WHERE term = %s AND day <= %s ORDER BY day DESC, article_id DESC LIMIT {NEWEST_PER_WORD}) AS newest"
    )
    last = date.max.toordinal() if as_of is None else as_of
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(numbers)), [value for n in numbers for value in (n, last)])
        return cursor.fetchall()


def _of_the_same_kind(article, tags, as_of):
    if as_of is not None:
        return set()
    published = Article.objects.published().editorial_content()
    kin = [_newest(published.in_section(article.section_id)), *(_newest(published.tagged(tag)) for tag in tags)]
    # The newest of the keywords together, not of each: an article of ten keywords is not like three hundred others.
    of_tags = sorted({place for places in kin[1:] for place in places}, reverse=True)[:NEWEST_OF_KIND]
    return {key for _, key in [*kin[0], *of_tags]}


def _newest(articles):
    return list(articles.newest_first().values_list(*articles.place)[:NEWEST_OF_KIND])


def _weighed(article, tags, source, keys, today, as_of, stories=None):
    """Key → candidate, for those of `keys` that readers may open."""
    stories = stories or {}
    shared = defaultdict(list)
    carried = Article.tags.through.objects.filter(article__in=keys, tag__in=list(tags))
    for key, tag in carried.values_list("article_id", "tag_id"):
        shared[key].append(tags[tag])
    last = date.max.toordinal() if as_of is None else as_of
    visible = Article.objects.published().editorial_content().filter(pk__in=keys, lire_terms__day__lte=last)
    candidates = {}
    for key, section, day, packed in visible.values_list("pk", "section_id", "lire_terms__day", "lire_terms__packed"):
        terms = unpack(packed)
        candidates[key] = candidate = Candidate(key, day, abs(today - day), terms, source.likeness(terms))
        candidate.shared_tags = sorted(shared[key])
        candidate.same_section = section == article.section_id
        _rank(candidate, source, stories.get(key, 0.0))
    return candidates


def _rank(candidate, source, story=0.0):
    candidate.score = score(
        candidate.likeness,
        source.title_covered(candidate.terms),
        candidate.days,
        tags=len(candidate.shared_tags),
        same_section=candidate.same_section,
        story=story,
    )


def _follow_editors(source, candidates, article, tags, today, as_of, excluded):
    """Raise, or bring in, what editors linked from the articles likest to this one."""
    likest = sorted(candidates.values(), key=lambda c: -c.likeness)[:STORY_SOURCES]
    likeness = {c.key: c.likeness for c in likest if as_of is None or c.day < as_of}
    stories = defaultdict(float)
    links = RelatedLink.objects.filter(article__in=likeness, is_automatic=False).exclude(target__in=excluded)
    for key, target in links.values_list("article_id", "target_id"):
        stories[target] = max(stories[target], likeness[key])
    unknown = stories.keys() - candidates.keys()
    if unknown:
        candidates |= _weighed(article, tags, source, unknown, today, as_of, stories)
    for key, story in stories.items():
        if key in candidates:
            candidates[key].is_of_story = True
            _rank(candidates[key], source, story)
