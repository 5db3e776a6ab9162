"""Writes `.env` once, with keys of its own: `python -m newsroom.first_env`. Never touches one that exists."""

import base64
import secrets
from pathlib import Path

ENV_FILE = Path(__file__).resolve().parent.parent / ".env"

TEMPLATE = """\
# Written by `make run`. Keep it: without these keys, sessions end and the addresses of commenters cannot be read.
DEBUG=off
SECRET_KEY={secret_key}
ALLOWED_HOSTS=127.0.0.1,localhost
COMMENT_KEYS={comment_key}
COMMENT_HMAC_KEY={hmac_key}
# The other variables are explained in .env.example.
"""


def write_first_env(path=ENV_FILE):
    """Write `path`, readable by its owner alone, unless it exists. Returns whether it was written."""
    if path.exists():
        return False
    path.touch(mode=0o600)
    path.write_text(
        TEMPLATE.format(
            secret_key=secrets.token_urlsafe(50),
            comment_key=base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
            hmac_key=secrets.token_urlsafe(32),
        ),
        encoding="utf-8",
    )
    return True


if __name__ == "__main__":
    write_first_env()
