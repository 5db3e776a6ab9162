"""Typography made visible: `~` for U+00A0 and `^` for U+202F, as the wording page writes them."""


def shown(text):
    """Text with its no-break spaces as signs; a text of a test never holds these signs otherwise."""
    return text.replace("\u00a0", "~").replace("\u202f", "^")


def letters(text):
    """The letters and digits of text, in order."""
    return [character for character in text if character.isalnum()]
