"""On PostgreSQL, only the end of the archive is looked at for a common word, unless it proves too short."""

import pytest

from articles.search.backends import postgresql
from articles.search.bounds import KEPT, NEWEST
from articles.search.plan import Step

WHOLE, END = (0, 1_000), (900, 1_000)


@pytest.fixture
def looked_at(monkeypatch):
    """The positions that a search for a common word looks at, when the end of the archive holds `found` matches."""

    def search(*, found, expected=NEWEST + 1):
        seen = []

        def ranked(step, groups, positions):
            seen.append(positions)
            return list(range(found if positions == END else expected))

        monkeypatch.setattr(postgresql, "_lately", lambda step, positions: END)
        monkeypatch.setattr(postgresql, "_ranked", ranked)
        keys = postgresql.matching(Step("", {}, expected, 2 * NEWEST), by_date=True, positions=WHOLE)
        return seen, len(keys)

    return search


def test_the_end_of_the_archive_is_enough_for_a_common_word(looked_at):
    assert looked_at(found=KEPT) == ([END], KEPT)


def test_a_common_word_of_old_days_is_looked_for_in_the_whole_archive(looked_at):
    assert looked_at(found=KEPT - 1) == ([END, WHOLE], NEWEST + 1)


def test_a_word_of_few_articles_is_looked_for_in_the_whole_archive_at_once(looked_at):
    assert looked_at(found=KEPT, expected=NEWEST) == ([WHOLE], NEWEST)
