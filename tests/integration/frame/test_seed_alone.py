"""The large archive is made of the demo newspaper, and says so where there is none."""

import pytest
from django.core.management import CommandError, call_command


def test_seeding_asks_for_the_demo_first(db):
    with pytest.raises(CommandError, match="load_demo"):
        call_command("seed", articles=1)
