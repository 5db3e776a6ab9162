"""Articles found come in the same order on both engines: our BM25 and SQLite's give the same scores."""

import sqlite3
from math import log

import pytest

from articles.search.bm25 import scores

COLUMNS = (10, 5, 1)
ENTRIES = [
    ("lac", "port lac", "le lac monte et le port ferme"),
    ("port", "", ("port de rumonge " * 8).strip()),
    ("marche", "prix marche", "le prix du riz monte au marche"),
    ("riz", "", "recolte de riz"),
    ("pluie", "saison", "la saison commence"),
    ("ecole", "rentree ecole", "la rentree commence lundi a l ecole du lac"),
]


def of_sqlite(question):
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE entries USING fts5(title, chapo, body)")
    database.executemany("INSERT INTO entries VALUES (?, ?, ?)", ENTRIES)
    query = "SELECT rowid, -bm25(entries, 10, 5, 1) FROM entries WHERE entries MATCH ?"
    found = dict(database.execute(query, [" OR ".join(question)]))
    database.close()
    return [found.get(number, 0.0) for number in range(1, len(ENTRIES) + 1)]


def rarity(term):
    holding = sum(term in " ".join(entry).split() for entry in ENTRIES)
    return log((len(ENTRIES) - holding + 0.5) / (holding + 0.5))


@pytest.mark.parametrize("question", [["lac"], ["riz", "prix"], ["port", "riz", "saison"], ["absent"]])
def test_scores_are_those_of_fts5(question):
    ours = scores(ENTRIES, COLUMNS, {term: rarity(term) for term in question})
    assert ours == pytest.approx(of_sqlite(question), abs=1e-9)


def test_no_entry_has_no_score():
    assert scores([], COLUMNS, {"lac": 1.0}) == []
