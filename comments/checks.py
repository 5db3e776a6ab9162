"""What is wrong in the settings of the conversation, said before anything runs (`manage.py check`).

Django looks at LANGUAGE_CODE itself (translation.E004).
"""

from cryptography.fernet import Fernet
from django.conf import settings
from django.core.checks import Error

from comments.choices import Opening


def check_settings(app_configs, **options):
    """An Error for each setting that cannot be what was meant."""
    errors = []
    if settings.COMMENT_OPENING not in Opening.values:
        *most, last = Opening.values
        said = f"COMMENT_OPENING is «{settings.COMMENT_OPENING}»: say {', '.join(most)} or {last}."
        errors.append(Error(said, id="comments.E001"))
    for number, key in enumerate(settings.COMMENT_KEYS, start=1):
        if not _is_fernet_key(key):  # Which one, and not its words: this is read in logs.
            errors.append(Error(f"COMMENT_KEYS: key {number} is no Fernet key.", id="comments.E002"))
    return errors


def _is_fernet_key(key):
    try:
        Fernet(key)
    except ValueError:
        return False
    return True
