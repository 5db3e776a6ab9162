"""Apostrophes and primes: ’ for ', ′ after a number."""

import re

from .runs import Run

_LETTER = r"[^\W\d_]"
_AFTER_LETTER = re.compile(rf"(?<={_LETTER})'")
_LOOK_ALIKE = re.compile(rf"(?<={_LETTER})[´`‘′＇](?={_LETTER})")
_ROCK_AND_ROLL = re.compile(r"(?<!\w)'[nN]'(?!\w)")
_AFTER_MARK = re.compile(r"(?<=[.,!?…»”’)%\]])'")
_IN_NUMBER = re.compile(rf"(?<=\d)'(?=\d{{3}}(?!\d)|{_LETTER})")  # 5’000 in Switzerland; 1980’s
_SECONDS = re.compile(r"(?<=\d)(?:''|\")")
_MINUTES = re.compile(r"(?<=\d)'")
_BEFORE_WORD = re.compile(r"'(?=\w)")


def set_rock_and_roll(run: Run) -> None:
    """Set the two apostrophes of rock ’n’ roll, before they can be taken for quotation marks."""
    run.sub(_ROCK_AND_ROLL, lambda match: f"’{match[0][1]}’")


def set_seconds(run: Run) -> None:
    """Turn the double mark after a number, left there by quotations, into a double prime: 15″."""
    run.sub(_SECONDS, "″")


def set_apostrophes(run: Run) -> None:
    """Set the apostrophes and minutes that are left once quotation marks are."""
    run.sub(_LOOK_ALIKE, "’")
    run.sub(_AFTER_LETTER, "’")
    if "'" in run.text:
        run.sub(_IN_NUMBER, "’")
        run.sub(_MINUTES, "′")
        run.sub(_AFTER_MARK, "’")
        run.sub(_BEFORE_WORD, "’")
