"""A large plausible archive, made fast from the sentences of the demo articles: for measuring, never for reading."""

import random
import re
from collections import deque
from datetime import timedelta

from django.utils import timezone

from articles.bulk import BATCH, insert_rows, without_indexes
from articles.choices import State
from articles.lire.places import automatic_places
from articles.models import Article, Author, Byline, RelatedLink, Section, Tag
from articles.search.terms import indexed
from articles.slugs import base_slug
from articles.text.blocks import parse_body
from articles.text.plain import plain_text, reading_minutes
from articles.text.typography import typeset
from newsroom.demo import invented
from newsroom.demo.fixtures import read_articles

SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-ZÉÀ«])")
SENTENCES_PER_PARAGRAPH = 3
#: The words of an article, at least and at most, as a multiple of what was asked for.
LEAST, MOST = 0.82, 1.18
INLINE_LINKS, END_LINKS, TAGS = 2, 4, 3
#: Links point to one of this many articles just before: editors link to what is recent.
RECENT = 200
#: Articles of the archive appear this far apart.
INTERVAL = timedelta(minutes=37)
_COLUMNS = (
    "id title slug chapo body body_html search_text word_count reading_minutes section_id state published_at"
    " created_at modified_at".split()
)


class Archive:
    """Makes articles in bulk, each its own mix of sentences; the same `seed` makes the same archive."""

    def __init__(self, *, words=300, seed=1, interval=INTERVAL):
        self.random = random.Random(seed)  # noqa: S311 -- not for secrets
        self.words, self.interval = words, interval
        entries = list(read_articles().values())
        texts = [plain_text(entry["body"]).replace("\n", " ") for entry in entries]
        sentences = {sentence for text in texts for sentence in SENTENCE.split(text) if sentence.count(" ") > 6}
        self.sentences = [(typeset(s), indexed(s), s.count(" ") + 1) for s in sorted(sentences)]
        self.short = min(self.sentences, key=lambda entry: entry[2])
        self.titles = [(title, base_slug(title)[:70], indexed(title)) for title in map(_title, entries)]
        self.sections = list(Section.objects.values_list("pk", flat=True))
        self.authors = list(Author.objects.values_list("pk", flat=True))
        self.tags = list(Tag.objects.values_list("pk", flat=True))
        self.recent = deque(maxlen=RECENT)

    def add(self, total, *, progress=lambda done: None):
        """Make `total` published articles, older than every other; returns how many. Not in one transaction."""
        oldest = Article.objects.exclude(published_at=None).order_by("published_at").first()
        first_date = (oldest.published_at if oldest else timezone.now()) - total * self.interval
        first = (Article.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
        tagged = Article.tags.through
        with without_indexes(Article, Byline, tagged, RelatedLink):
            for start in range(0, total, BATCH):
                keys = range(first + start, first + min(start + BATCH, total))
                rows, links = [], []
                for key in keys:
                    row, places = self._article(key, first_date + (key - first) * self.interval)
                    rows.append(row)
                    links += self._links(key, places)
                insert_rows(Article, _COLUMNS, rows)
                insert_rows(Byline, ["article_id", "author_id"], ((k, self.random.choice(self.authors)) for k in keys))
                tags = ((key, tag) for key in keys for tag in self.random.sample(self.tags, TAGS))
                insert_rows(tagged, ["article_id", "tag_id"], tags)
                names = ["article_id", "target_id", "after_block", "position", "is_automatic"]
                insert_rows(RelatedLink, names, links)
                progress(start + len(keys))
        return total

    def _article(self, key, published_at):
        """Values of _COLUMNS, and the places of the text where a LIRE link may stand."""
        paragraphs, words = self._text()
        html = [f"<p>{' '.join(text for text, _, _ in paragraph)}</p>" for paragraph in paragraphs]
        folded = "".join(text for paragraph in paragraphs for _, text, _ in paragraph)
        title, slug, folded_title = self.random.choice(self.titles)
        chapo = self.random.choice(self.sentences)
        body = "".join(html)
        row = (
            key,
            title,
            f"{slug}-{key}",
            chapo[0],
            body,
            "".join(f"{block}<!--lire:{n}-->" for n, block in enumerate(html, start=1)),
            f"{folded_title}{chapo[1]}{folded}",
            words,
            reading_minutes(words),
            self.random.choice(self.sections),
            State.PUBLISHED,
            published_at,
            published_at,
            published_at,
        )
        places = automatic_places(parse_body(body).blocks) if len(html) > SENTENCES_PER_PARAGRAPH else []
        return row, places

    def _text(self):
        """Paragraphs of (sentence, folded, number of words), and how many words in all; names are in the first."""
        sentence, words = invented.sentence(self.random)
        chosen = [(typeset(sentence), indexed(sentence), words)]
        while words < LEAST * self.words:
            following = self.random.choice(self.sentences)
            if words + following[2] > MOST * self.words:
                following = self.short
            chosen.append(following)
            words += following[2]
        size = SENTENCES_PER_PARAGRAPH
        return [chosen[start : start + size] for start in range(0, len(chosen), size)], words

    def _links(self, key, places):
        """Rows of RelatedLink."""
        places = [*places[:INLINE_LINKS], *[None] * END_LINKS]
        targets = self.random.sample(self.recent, min(len(self.recent), len(places)))
        self.recent.append(key)
        return [(key, target, places[n], n, True) for n, target in enumerate(targets)]


def _title(entry):
    return typeset(entry["title"])
