"""A naive Bayesian filter: in how many texts of each kind a feature was met → log-odds, with the reasons for them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log

#: Texts, half of them spam, that each feature is taken to have been met in before any was: what is rare says little.
DOUBT = 2.0
#: Only the features that say most are heard: a long text is not condemned by its length.
HEARD = 60


@dataclass(frozen=True)
class Tally:
    """In how many texts of one kind each feature was met, and how many texts there were."""

    texts: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, texts: Iterable[Iterable[str]]) -> "Tally":
        """The tally of texts, each given as its features, none twice."""
        texts = list(texts)
        return cls(len(texts), Counter(feature for features in texts for feature in features))


@dataclass(frozen=True)
class Score:
    """How much a text looks like spam."""

    #: Natural logarithm of the odds: 0 is even, 3 some twenty to one.
    log_odds: float
    #: The features that speak for spam, the loudest first.
    against: tuple[str, ...]


def score(features: Iterable[str], *, spam: Tally, ham: Tally) -> Score:
    """The Score of a text with `features`. Spam is held for as likely as not before a word is read: how many of each
    kind a newsroom has judged tells of its zeal, not of the next comment.
    """
    voices = [(_log_odds(feature, spam, ham), feature) for feature in features]
    heard = sorted(voices, key=lambda voice: abs(voice[0]), reverse=True)[:HEARD]
    return Score(sum(odds for odds, _feature in heard), tuple(feature for odds, feature in heard if odds > 0))


def _log_odds(feature: str, spam: Tally, ham: Tally) -> float:
    """Of one feature, after Gary Robinson, «A statistical approach to the spam problem» (2003): f(w)."""
    met_in_spam, met_in_ham = spam.counts.get(feature, 0), ham.counts.get(feature, 0)
    met = met_in_spam + met_in_ham
    if not met:
        return 0.0
    share_of_spam, share_of_ham = met_in_spam / max(spam.texts, 1), met_in_ham / max(ham.texts, 1)
    probability = share_of_spam / (share_of_spam + share_of_ham)
    doubted = (DOUBT / 2 + met * probability) / (DOUBT + met)
    return log(doubted / (1 - doubted))
