"""What the filter sees in a text, and how it weighs what it has seen."""

from math import log

import pytest

from comments.spam.bayes import DOUBT, HEARD, Tally, score
from comments.spam.features import features_of


@pytest.mark.parametrize(
    ("text", "feature", "told"),
    [
        ("Les CASINOS du lac", "mot:casino", "«\u00a0casinos\u00a0»"),
        ("c4s1no", "mot:casino", "«\u00a0casino\u00a0»"),
        ("V I A G R A ici", "mot:viagra", "«\u00a0viagra\u00a0»"),
        ("Ｃａｓｉｎｏ", "mot:casino", "«\u00a0casino\u00a0»"),
        ("Prêt rapide", "suite:pret rapide", "«\u00a0pret rapide\u00a0»"),
        ("Voir https://www.gain.example.biz/a?b=1", "site:example.biz", "«\u00a0example.biz\u00a0»"),
        ("Voir gain.biz/offre", "lien", "lien"),
        ("http://gain.biz", "lien seul", "lien seul"),
        ("Écrivez à awa@exemple.org", "adresse e-mail", "adresse e-mail"),
        ("Appelez le +229 97 00 11 22", "numéro de téléphone", "numéro de téléphone"),
        ("pour 500 euros", "somme d’argent", "somme d’argent"),
        ("suivez @lacourte", "compte d’un réseau", "compte d’un réseau"),
        ("Купить диплом", "autre écriture", "autre écriture"),
    ],
)
def test_text_has_a_feature_and_its_name(text, feature, told):
    assert features_of(text).get(feature) == told


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("Le lac a monté de 3 m.Le port est fermé", "lien"),
        ("2 124 923 004 vues", "numéro de téléphone"),
        ("Écrivez à awa@exemple.org", "lien"),
        ("Écrivez à awa@exemple.org", "mot:awa"),
        ("Le 0612345678", "mot:0612345678"),
        ("L’été à Bujumbura", "autre écriture"),
    ],
)
def test_text_has_not_what_it_only_resembles(text, feature):
    assert feature not in features_of(text)


def test_nothing_has_no_features():
    assert features_of(" \n") == {}


SPAM = Tally.of([["casino", "lien"], ["casino"], ["lien", "et"], ["et"]])
HAM = Tally.of([["et", "lac"], ["et"], ["lac"], ["lac"]])


def test_word_met_in_spam_alone_speaks_for_it_as_loud_as_it_is_frequent():
    found = score(["casino"], spam=SPAM, ham=HAM)
    doubted = (DOUBT / 2 + 2) / (DOUBT + 2)
    assert found.log_odds == pytest.approx(log(doubted / (1 - doubted)))
    assert found.against == ("casino",)


def test_voices_add_up_and_only_those_against_are_reasons():
    alone = {word: score([word], spam=SPAM, ham=HAM).log_odds for word in ("casino", "lac", "et")}
    found = score(["casino", "lac", "et"], spam=SPAM, ham=HAM)
    assert found.log_odds == pytest.approx(sum(alone.values()))
    assert found.against == ("casino",)
    assert alone["et"] == pytest.approx(0)


def test_word_never_met_says_nothing():
    assert score(["zorgule"], spam=SPAM, ham=HAM).log_odds == 0


def test_filter_that_knows_nothing_accuses_nobody():
    assert score(["casino"], spam=Tally(), ham=Tally()).log_odds == 0


def test_long_text_is_judged_by_its_loudest_words():
    many = [f"mot{number}" for number in range(2 * HEARD)]
    spam = Tally.of([[*many, "lac"]])
    assert len(score(many, spam=spam, ham=HAM).against) == HEARD


def test_how_much_of_each_kind_was_learnt_tips_no_scale():
    much = Tally.of([["et"]] * 500 + [[]] * 500)
    assert score(["et"], spam=SPAM, ham=much).log_odds == pytest.approx(0, abs=0.01)
