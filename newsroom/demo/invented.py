"""Names that exist nowhere, some met everywhere and most hardly ever: as words are in a language (Zipf's law)."""

#: How many different names there are.
NAMES = 1_000_000
_SYLLABLES = [first + vowel for first in "b d f g k l m n p r s t v z".split() for vowel in "a e i o u".split()]
_ENDINGS = ["", "n", "r", "l", "s", "ndé", "mba", "ngo"]
#: Prime to NAMES: neighbours in rank look nothing like each other.
_STRIDE = 611_953

_SENTENCES = [
    ("À {0}, {1} et {2} ont reçu les habitants de {3}.", 9),
    ("«\u00a0Nous attendons {0} depuis la saison de {1}\u00a0», dit {2}, de {3}.", 11),
    ("Le chemin de {0} à {1} passe désormais par {2}, selon {3}.", 11),
    ("{0} succède à {1} au conseil de {2}, où siège aussi {3}.", 11),
]


def name(rank):
    """The name of that rank, from 0, the same each time: «Kadolimba»."""
    rest = rank * _STRIDE % NAMES
    rest, ending = divmod(rest, len(_ENDINGS))
    syllables = []
    for _ in range(3):
        rest, syllable = divmod(rest, len(_SYLLABLES))
        syllables.append(_SYLLABLES[syllable])
    return ("".join(syllables) + _ENDINGS[ending]).capitalize()


def draw(random):
    """A name by Zipf's law: that of rank r comes about 1 / r times as often as the first."""
    return name(int(NAMES ** random.random()) - 1)


def sentence(random):
    """A sentence about four names, and how many words it has."""
    template, words = random.choice(_SENTENCES)
    return template.format(*(draw(random) for _ in range(4))), words
