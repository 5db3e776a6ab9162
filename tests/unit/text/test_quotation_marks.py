"""Quotation marks, apostrophes and primes, whatever the keyboard had."""

import pytest

from articles.text.typography import typeset

from .typography_reading import shown

DOUBLE = [
    ('Il dit "oui".', "Il dit «~oui~»."),
    ("Il dit “oui”.", "Il dit «~oui~»."),
    ("Il dit «oui».", "Il dit «~oui~»."),
    ("Il dit « oui ».", "Il dit «~oui~»."),
    ("Il dit \u201eoui\u201c.", "Il dit «~oui~»."),
    ("Il dit ”oui”.", "Il dit «~oui~»."),
    ("Il dit ''oui''.", "Il dit «~oui~»."),
    ("Il dit << oui >>.", "Il dit «~oui~»."),
    ('Il dit " oui ".', "Il dit «~oui~»."),
    ('"Oui", dit-il. "Non", dit-elle.', "«~Oui~», dit-il. «~Non~», dit-elle."),
    ('L\'"oui" (le "non") d’"Awa"', "L’«~oui~» (le «~non~») d’«~Awa~»"),
    ('"Qui ?" "Moi !"', "«~Qui^?~» «~Moi^!~»"),
    ('né en 1998".', "né en 1998~»."),
    ('"élu en 1998", "12"', "«~élu en 1998~», «~12~»"),
    ('la "culture"et le"sport" ici', "la «~culture~»et le«~sport~» ici"),
    ('"https://exemple.org/a"', "«~https://exemple.org/a~»"),
]

NESTED = [
    ('"Il a dit "oui" hier"', "«~Il a dit “oui” hier~»"),
    ("« Il a dit « oui » hier »", "«~Il a dit “oui” hier~»"),
    ('« Il a dit "oui" hier »', "«~Il a dit “oui” hier~»"),
    ("“Il a dit « oui » hier”", "«~Il a dit “oui” hier~»"),
    ("« Il a dit “ oui ” hier »", "«~Il a dit “oui” hier~»"),
    ("« “Oui”, dit-il »", "«~“Oui”, dit-il~»"),
    ("\"Mon compte sera 'privé' demain\"", "«~Mon compte sera “privé” demain~»"),
    ("« Il a dit : « Oui »", "«~Il a dit~: «~Oui~»"),
]

UNCLOSED = [
    ('"Premier.\n\n"Second."', "«~Premier.\n\n«~Second.~»"),
    ('Il dit : "Le "plan" est prêt.', "Il dit~: «~Le “plan” est prêt."),
    ("la fin de la phrase”.", "la fin de la phrase~»."),
    ("plus bas >> ici, a << b", "plus bas >> ici, a << b"),
]

APOSTROPHES = [
    ("l'eau, d'Awa, aujourd'hui, qu'il, L'ÉTÉ", "l’eau, d’Awa, aujourd’hui, qu’il, L’ÉTÉ"),
    ("l`eau, l´été, l‘an, l′air", "l’eau, l’été, l’an, l’air"),
    ("l'11 novembre, presqu' île", "l’11~novembre, presqu’ île"),
    ("l'été '98 et '99", "l’été ’98 et ’99"),
    ("rock 'n' roll, 'Ndrangheta", "rock ’n’ roll, ’Ndrangheta"),
    ("les 'gilets jaunes' d'ici", "les ‘gilets jaunes’ d’ici"),
    ("l''acte V' et l'acte", "l’‘acte V’ et l’acte"),
    ("1980's, 5'000 francs", "1980’s, 5’000 francs"),
    ("Hawaiʻi, cʼhoari", "Hawaiʻi, cʼhoari"),
]

PRIMES = [
    ("à la 45' et la 90'+2", "à la 45′ et la 90′+2"),
    ("3'45\" de course, 5' 30''", "3′45″ de course, 5′ 30″"),
    ('un écran de 15" et un "mot"', "un écran de 15″ et un «~mot~»"),
    ("6'2\" de haut", "6′2″ de haut"),
]


@pytest.mark.parametrize(("typed", "set_"), DOUBLE + NESTED + UNCLOSED + APOSTROPHES + PRIMES)
def test_marks_are_french(typed, set_):
    assert shown(typeset(typed)) == set_


@pytest.mark.parametrize(("_", "set_"), DOUBLE + NESTED + UNCLOSED + APOSTROPHES + PRIMES)
def test_french_marks_stay(_, set_):
    text = set_.replace("~", "\u00a0").replace("^", "\u202f")
    assert typeset(text) == text


def test_quotation_runs_over_lines_but_not_over_paragraphs():
    assert shown(typeset('"Un\ndeux" et "trois\n\nquatre"')) == "«~Un\ndeux~» et «~trois\n\nquatre~»"
