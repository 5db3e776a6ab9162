"""What the filter knows: the examples it starts from, and what the newsroom's decisions have taught it since."""

import json
from functools import cache
from pathlib import Path

from django.db.models import F

from comments.choices import State
from comments.models import LearntFeature, Lesson
from comments.spam import bayes
from comments.spam.features import features_of

#: Log-odds above which a text is worth a moderator's time: some thirty to one, by a judge that is too sure of itself.
THRESHOLD = 3.5
#: How many reasons are told.
TOLD = 3
#: State in which a person left a comment → whether that makes it spam. Of what is only out of place, nothing is learnt.
TEACHES = {State.SPAM: True, State.PUBLIC: False}
#: The feature that every comment has.
ANY = ""
_EXAMPLES = Path(__file__).with_name("examples.jsonl")


def suspicions(text):
    """Why `text` looks like spam, the best reasons first: ["lien", "« casino »"]; empty if it does not."""
    labels = features_of(text)
    spam, ham = known_of(labels)
    score = bayes.score(labels, spam=spam, ham=ham)
    if score.log_odds <= THRESHOLD:
        return []
    return _telling(labels[feature] for feature in score.against)


def known_of(features):
    """The two bayes.Tally of `features`, of spam and of the rest: one query."""
    spam, ham = _starter()
    learnt = {row.feature: row for row in LearntFeature.objects.filter(feature__in=[ANY, *features])}
    total = learnt.get(ANY, LearntFeature())
    return (
        bayes.Tally(spam.texts + total.spam, _sum(spam, features, {key: row.spam for key, row in learnt.items()})),
        bayes.Tally(ham.texts + total.ham, _sum(ham, features, {key: row.ham for key, row in learnt.items()})),
    )


def learn_from(details):
    """Remember what a person's decision on `details` (CommentDetails) teaches, and forget what the last one did.

    Runs in the caller's transaction, which holds the comment's lock.
    """
    before = Lesson.objects.filter(details=details).first()
    was_spam, is_spam = before and before.is_spam, TEACHES.get(details.state)
    if was_spam is is_spam:
        return
    features = [ANY, *features_of(details.comment.comment)]
    if before:
        _count(features, is_spam=was_spam, by=-1)
        before.delete()
    if is_spam is not None:
        LearntFeature.objects.bulk_create(map(LearntFeature, features), ignore_conflicts=True)
        _count(features, is_spam=is_spam, by=1)
        Lesson.objects.create(details=details, is_spam=is_spam)


@cache
def _starter():
    lines = _EXAMPLES.read_text(encoding="utf-8").splitlines()
    examples = [json.loads(line) for line in lines]
    return tuple(
        bayes.Tally.of(filter(_is_telling, features_of(each["text"])) for each in examples if each["spam"] is kind)
        for kind in (True, False)
    )


def _is_telling(feature):
    """Whether a feature of an example may be met elsewhere: the sites that are reserved for examples are not."""
    return not feature.startswith("site:example.")


def _sum(tally, features, learnt):
    return {feature: tally.counts.get(feature, 0) + learnt.get(feature, 0) for feature in features}


def _count(features, *, is_spam, by):
    column = "spam" if is_spam else "ham"
    rows = LearntFeature.objects.filter(feature__in=features, **{f"{column}__gte": -by})
    rows.update(**{column: F(column) + by})


def _telling(labels):
    """The first TOLD of `labels` that do not repeat one another: «ma chaîne» says no more than «chaîne»."""
    told, said = [], set()
    for label in labels:
        words = {word for word in label.split() if word not in "«»"}
        if not words & said:
            told.append(label)
            said |= words
    return told[:TOLD]
