"""The editor of `bench.freshness`: makes changes through the services of the newspaper, and remembers each."""

import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from django.contrib.auth.models import User
from django.utils import timezone

from articles.choices import State as ArticleState
from articles.composing import compose
from articles.models import Article, Author, Byline, Section
from articles.workflow import make_move
from comments import workflow as conversation

BODY = "<p>Le premier paragraphe.</p><p>Le deuxième.</p>"
FRONT_PAGE, FEED = "/", "/flux/rss/"
#: How long before its minute an article is scheduled; nothing else changes meanwhile, so that the history is exact.
AHEAD = timedelta(seconds=0.4)


@dataclass(frozen=True)
class State:
    """What a page shows: may show from the moment `begins`, when the change began; must, once it `is_true_by`."""

    begins: float
    is_true_by: float
    numbers: frozenset[int]


class Editor:
    """A newspaper of a few articles and what happens to it. `history`: address → its states, in order.

    So few (nine at most) that the front page shows them all.
    """

    def __init__(self, articles):
        #: Of its first ten changes one at least is of each kind.
        self.random = Random(9)
        self.chief = User.objects.create_superuser("chief")
        self.section = Section.objects.create(name="Rubrique", slug="rubrique")
        self.author = Author.objects.create(name="Autrice", slug="autrice")
        self.number = 0
        self.shown, self.comments = {}, defaultdict(frozenset)
        self.articles = [self._write() for _ in range(articles)]
        self.history, self.done = defaultdict(list), Counter()
        self._remember(time.time())

    def addresses(self):
        """Every page that readers ask for."""
        return [*self._lists(), *(article.get_absolute_url() for article in self.articles)]

    def change(self):
        """Make one change, remember what is true from its commit or its minute on, and return its name."""
        hidden = [article for article in self.articles if self.shown[article.pk] is None]
        # Half of the time one that was withdrawn, if there is any: it comes back soon.
        article = self.random.choice(hidden if hidden and self.random.random() < 0.5 else self.articles)
        if self.shown[article.pk] is None:
            action = self.random.choice([self._publish, self._schedule])
        else:
            action = self.random.choice([self._correct, self._correct, self._unpublish, self._approve])
        begins = time.time()
        self._remember(action(article) or begins)
        name = action.__name__.strip("_")
        self.done[name] += 1
        return name

    def _lists(self):
        return [FRONT_PAGE, self.section.get_absolute_url(), FEED]

    def _next(self):
        self.number += 1
        return self.number

    def _write(self):
        number = self._next()
        article = Article.objects.create(
            title=f"Article v{number}z",
            slug=f"article-{number}",
            chapo="Le chapô.",
            body=BODY,
            section=self.section,
            state=ArticleState.PUBLISHED,
            published_at=timezone.now() - timedelta(hours=number),
            chooses_related=False,
        )
        Byline.objects.create(article=article, author=self.author)
        compose(article)
        self.shown[article.pk] = number
        return article

    def _correct(self, article):
        number = self._next()
        article = Article.objects.get(pk=article.pk)
        article.title = f"Article v{number}z"
        article.save()
        compose(article)
        self.shown[article.pk] = number

    def _unpublish(self, article):
        make_move(article, "unpublish", by=self.chief, note="Mesure")
        self.shown[article.pk] = None

    def _publish(self, article):
        make_move(article, "publish", by=self.chief)
        self._show(article)

    def _schedule(self, article):
        """Schedule it and wait for its minute, which is returned."""
        minute = timezone.now() + AHEAD
        make_move(article, "publish", by=self.chief, at=minute)
        time.sleep(max(0, minute.timestamp() - time.time()))
        self._show(article)
        return minute.timestamp()

    def _show(self, article):
        self.shown[article.pk] = int(Article.objects.get(pk=article.pk).title.partition(" v")[2].rstrip("z"))

    def _approve(self, article):
        number = self._next()
        sending = conversation.post_comment(
            article=article, name="Lecteur", email=f"lecteur{number}@exemple.org", text=f"Avis v{number}z."
        )
        conversation.make_move(sending.comment, "approve", by=self.chief)
        self.comments[article.pk] |= {number}

    def _remember(self, begins):
        end = time.time()
        listed = frozenset(number for number in self.shown.values() if number)
        for address in self._lists():
            self.history[address].append(State(begins, end, listed))
        for article in self.articles:
            number = self.shown[article.pk]
            numbers = frozenset() if number is None else self.comments[article.pk] | {number}
            self.history[article.get_absolute_url()].append(State(begins, end, numbers))
