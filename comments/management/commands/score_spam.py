"""How well the policy tells spam from readers: run on comments that somebody has labelled."""

import csv
import json
from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from comments import policy
from comments.choices import State
from comments.rules.submission import Submission
from comments.text import clean_text

#: Words that only one of the two languages has, and uses all the time.
FRENCH = set("le la les des une est et du que qui dans pour pas sur avec je vous il au ce plus mais".split())
ENGLISH = set("the and is to of it you that this in my for are with have was not be what your so".split())


class Command(BaseCommand):
    help = "Mesure ce que la politique des commentaires retient de textes déjà classés."

    def add_arguments(self, parser):
        parser.add_argument(
            "--spam", nargs="+", type=Path, default=[], metavar="FILE.csv", help="CONTENT, CLASS (1: spam)"
        )
        parser.add_argument(
            "--ham", nargs="+", type=Path, default=[], metavar="FILE.jsonl", help="Une clé text par ligne."
        )
        parser.add_argument("--show", action="store_true", help="Montre les textes mal jugés, et pourquoi.")

    def handle(self, *, spam, ham, show, **options):
        self.stdout.write(
            "Ce qu’un texte rencontre sur un site « ouvert » : liens, mots surveillés, capitales, signes répétés\n"
            "et filtre bayésien. Ce qui tient à l’expéditeur (rythme, redites, exclusions, premier commentaire)\n"
            "n’est pas compté.\n"
        )
        totals = Counter()
        for path, read in [*((path, read_csv) for path in spam), *((path, read_jsonl) for path in ham)]:
            texts = read(path)
            totals += self.judge(path.name, texts, show=show)
        for language in ("fr", "en"):
            self.report(f"Tous, {language}", Counter({key[1:]: n for key, n in totals.items() if key[0] == language}))

    def judge(self, name, texts, *, show):
        """Report on one file. Returns how many: (language, is_spam, is_held) → texts."""
        language = language_of(text for text, _is_spam in texts)
        counts = Counter()
        for text, is_spam in texts:
            verdict = policy.verdict_of(Submission(clean_text(text)))
            is_held = verdict.state != State.PUBLIC
            counts[language, is_spam, is_held] += 1
            if show and is_spam != is_held:
                why = f"{verdict.reason.label}: {verdict.evidence}" if is_held else "laissé passer"
                self.stdout.write(f"  [{why}] {' '.join(text.split())[:120]}")
        self.report(f"{name}, {language}", Counter({key[1:]: total for key, total in counts.items()}))
        return counts

    def report(self, name, counts):
        """Write the line of one file or language: (is_spam, is_held) → texts."""
        spam = counts[True, True] + counts[True, False]
        ham = counts[False, True] + counts[False, False]
        parts = []
        if spam:
            parts.append(f"rappel {counts[True, True]}/{spam} = {counts[True, True] / spam:.1%}")
        if ham:
            parts.append(f"faux positifs {counts[False, True]}/{ham} = {counts[False, True] / ham:.1%}")
        if parts:
            self.stdout.write(f"{name} : {', '.join(parts)}")


def read_csv(path):
    """(text, is_spam) of each row of a file that may start with blank lines. Raises CommandError."""
    with opened(path) as file:
        lines = iter(file)
        header = next((line.lstrip("\ufeff") for line in lines if line.strip()), "")
        rows = csv.DictReader(lines, fieldnames=next(csv.reader([header]), []))
        try:
            return [(row["CONTENT"] or "", (row["CLASS"] or "").strip() == "1") for row in rows]
        except KeyError as error:
            raise CommandError(f"{path}: il manque la colonne {error}.") from error


def read_jsonl(path):
    """(text, False) of each line that is not blank. Raises CommandError."""
    with opened(path) as file:
        try:
            return [(json.loads(line)["text"], False) for line in file if line.strip()]
        except (KeyError, TypeError, json.JSONDecodeError) as error:
            raise CommandError(f"{path}: une ligne n’est pas un objet avec une clé text.") from error


def opened(path):
    """The file, read as UTF-8 with or without its mark. Raises CommandError."""
    try:
        return path.open(encoding="utf-8-sig", newline="")
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}.") from error


def language_of(texts):
    """«fr» or «en», whichever has more of its own small words in `texts`."""
    words = Counter(word for text in texts for word in text.casefold().split())
    return "fr" if sum(words[word] for word in FRENCH) > sum(words[word] for word in ENGLISH) else "en"
