"""Spaces, numbers, units, titles and dashes as French sets them."""

import pytest

from articles.text.typography import typeset

from .typography_reading import shown

PUNCTUATION = [
    ("Sécurité: un accord", "Sécurité~: un accord"),
    ("Sécurité : un accord", "Sécurité~: un accord"),
    ("Qui? Moi! Oui; non", "Qui^? Moi^! Oui^; non"),
    ("Qui ? Moi ! Oui ; non", "Qui^? Moi^! Oui^; non"),
    ("Qui\u00a0? Moi\u2009! Oui  : non", "Qui^? Moi^! Oui~: non"),
    ("Quoi?! Non!!! Hein ???", "Quoi^?! Non^!!! Hein^???"),
    ("(vraiment ?) (!) [sic !]", "(vraiment^?) (!) [sic^!]"),
    ("Il dit:« Oui »! puis,«non»", "Il dit~: «~Oui~»^! puis, «~non~»"),
    ("etc.; 71%; A)?", "etc.^; 71^%^; A)^?"),
    ("Bravo 👏! Oui 🇲🇱 ?", "Bravo 👏^! Oui 🇲🇱^?"),
    ("Canal+ ! Le C++? Le C#", "Canal+^! Le C++^? Le C#"),
    ("Et puis... rien....", "Et puis… rien…"),
    ("Nom : ........ Prénom : ......", "Nom~: ........ Prénom~: ......"),
    ("(...) [...] …", "(…) […] …"),
]

LEFT_ALONE = [
    "Le match a fini à 10:30, 3:1 au score",
    "à 11:49:05 précises",
    "std::vector<int> et C:\\temp",
    "l’erreur a!=b ou a?b",
    "Au 12, 4x4, A4, B12, 3D, 5G, iPhone 5s",
    "En 2026, en 1998 et en 2030",
    "Le code postal 75001, le matricule 14802",
    "Bulletin 20 22 46 74 et +223 20 22 46 74",
    "de 2020 - 2024, soit 3 - 1",
    "une baisse de - 2,1 points (- 6)",
    "peut-être, là-bas, Saint-Louis-du-Sénégal",
    "-30 degrés, -5",
    "192.168.100.200 et 3.141",
    "le hausa ƙasa, le bambara ɲɛgɛn",
]

NUMBERS = [
    ("5 000 F CFA", "5^000^F~CFA"),
    ("5000 F CFA, 5000F CFA et 5000 FCFA", "5^000^F~CFA, 5^000^F~CFA et 5^000^FCFA"),
    ("12500 francs, 150000 habitants", "12^500 francs, 150^000 habitants"),
    ("1 500 000 euros, 1.500.000 euros", "1^500^000 euros, 1^500^000 euros"),
    ("70.000 personnes, 2.000 F", "70^000 personnes, 2^000^F"),
    ("75 842,5 hectares", "75^842,5 hectares"),
    ("4300 m, 12000 kWh", "4^300^m, 12^000^kWh"),
    ("20%, 20 %, 1,5 % et 95-96%", "20^%, 20^%, 1,5^% et 95-96^%"),
    ("30°C, 30 °C, 80 km/h, 110km/h", "30^°C, 30^°C, 80^km/h, 110^km/h"),
    ("3 kg, 3kg, 12 ha, 5 m², 40 MW, 512 Ko", "3^kg, 3^kg, 12^ha, 5^m², 40^MW, 512^Ko"),
    ("590 €, 50€, 50 $, 3 M€, 2 Md€", "590^€, 50^€, 50^$, 3^M€, 2^Md€"),
    ("les 3 m’ont dit, 10 l’ont vu", "les 3 m’ont dit, 10 l’ont vu"),
    ("A 5 minutes de 5 morts", "A 5 minutes de 5 morts"),
    ("la RN 7 et l’A320 200 fois", "la RN 7 et l’A320 200 fois"),
]

TIMES = [
    ("à 11h30, 11 h 30, 11h 30 et 11 h30", "à 11^h^30, 11^h^30, 11^h^30 et 11^h^30"),
    ("à 20h, 20 h, 8 h 05 et 07H55", "à 20^h, 20^h, 8^h^05 et 07^H^55"),
    ("de 8h-10h, 24h/24, 7j/7", "de 8^h-10^h, 24^h/24, 7j/7"),
    ("3h12min, 30 h 45 min, 12 min", "3^h^12^min, 30^h^45^min, 12^min"),
    ("le 24 novembre 2026, le 1er mai", "le 24~novembre 2026, le 1er~mai"),
    ("le 20H de TF1", "le 20H de TF1"),
]

NAMES = [
    ("M. Touré, MM. Ba et Sy, Mme Ba, Mlle Sy", "M.~Touré, MM.~Ba et Sy, Mme~Ba, Mlle~Sy"),
    ("M. le ministre, Dr Koné, Pr Sow, Mgr Tine", "M.~le ministre, Dr~Koné, Pr~Sow, Mgr~Tine"),
    ("Me Koné plaide. Me voici. Mes amis", "Me~Koné plaide. Me voici. Mes amis"),
    ("n° 5, n°5, N° 12, no 7", "n°~5, n°~5, N°~12, no~7"),
    ("XXIe siècle, Ve République, IIIe et Ier acte", "XXIe~siècle, Ve~République, IIIe~et Ier~acte"),
    ("Vers une issue, Vers 14 heures", "Vers une issue, Vers 14 heures"),
    ("2e tour, 1re place, 110ème jour", "2e~tour, 1re~place, 110ème~jour"),
    ("art. 5, art. L. 122-1, p. 12, t. 2, al. 3", "art.~5, art.~L.~122-1, p.~12, t.~2, al.~3"),
    ("© Nom, § 5", "©~Nom, §~5"),
]

DASHES = [
    ("VIDÉO - La baisse", "VIDÉO~– La baisse"),
    ("Le maire - élu hier - parle", "Le maire~– élu hier~– parle"),
    ("Bamako – Le 3 mai", "Bamako~– Le 3~mai"),
    ("Paris - 12 morts", "Paris~– 12 morts"),
    ("mot –\u00a0incise\u00a0– mot", "mot –~incise~– mot"),
    ("fin -- suite", "fin~– suite"),
    ("- Oui.\n- Non.", "- Oui.\n- Non."),
    ("Trois mesures : - le gel", "Trois mesures~: - le gel"),
]


@pytest.mark.parametrize(("typed", "set_"), PUNCTUATION + NUMBERS + TIMES + NAMES + DASHES)
def test_text_is_set_as_french_sets_it(typed, set_):
    assert shown(typeset(typed)) == set_


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_like_punctuation_is_left_alone(text):
    assert typeset(text) == text


@pytest.mark.parametrize(("_", "set_"), PUNCTUATION + NUMBERS + TIMES + NAMES + DASHES)
def test_text_already_set_does_not_change(_, set_):
    text = set_.replace("~", "\u00a0").replace("^", "\u202f")
    assert typeset(text) == text


@pytest.mark.parametrize(
    "untouched",
    [
        "https://exemple.org/a-10h30;b=1?c:d&e=5km",
        "HTTP://EXEMPLE.ORG/A?B",
        "www.exemple.org/5km?x=1",
        "exemple.org/2026/11/24/a-10h30",
        "redac.tion+une@exemple.org",
        "@awa_ba",
        "#11h30",
        "reunion-a-10h30-bamako",
        "2026-11-24T11:49:00+01:00",
        "2026-11-24",
        "/articles/5km/11h30/",
        "&eacute;",
        "`a 5 km : b`",
        'href="a : b ; c"',
    ],
)
def test_address_code_or_date_for_machines_is_never_touched(untouched):
    assert shown(typeset(f"Voir {untouched} : oui !")) == f"Voir {untouched}~: oui^!"


def test_punctuation_after_an_address_is_set():
    assert shown(typeset("Qui a vu https://exemple.org/a? Moi, a@b.org!")) == (
        "Qui a vu https://exemple.org/a^? Moi, a@b.org^!"
    )


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("Merci :) Bien joué ;-)", "Merci~:) Bien joué^;-)"),
        ("Bof:-( :D", "Bof:-(~:D"),
        ("Oui :tada: !", "Oui~:tada:^!"),
        (":tada: Oui", ":tada: Oui"),
    ],
)
def test_smiley_stays_whole(typed, set_):
    assert shown(typeset(typed)) == set_
