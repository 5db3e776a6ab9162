"""The project's settings, as the tests need them: fast, alone, and never the newsroom's own data."""

import os
import tempfile
from pathlib import Path

os.environ.update(
    DEBUG="off",
    SECRET_KEY="tests-only",
    ALLOWED_HOSTS="testserver,localhost,127.0.0.1",
    SITE_URL="http://testserver",
    COMMENT_KEYS="dGVzdHMtb25seS10ZXN0cy1vbmx5LXRlc3RzLW9ubHk=",
    COMMENT_HMAC_KEY="tests-only",
    EMAIL_URL="memorymail:",
    CONTACT_EMAIL="redaction@example.org",
    NEWSROOM_NAME="Le Courrier des Collines",
    TIME_ZONE="Africa/Kigali",
    LOG_LEVEL="WARNING",
)

from newsroom.settings import *  # noqa: F403

SCRATCH = Path(tempfile.mkdtemp(prefix="newsroom-tests-"))
FRESHNESS_STORE = SCRATCH / "freshness"
MEDIA_ROOT = SCRATCH / "media"
STATIC_ROOT = SCRATCH / "static"
EMAIL_FILE_PATH = SCRATCH / "mail"
COMMENT_POSTMARKS_PATH = SCRATCH / "postmarks"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AXES_ENABLED = False  # Its own tests turn it on.
WHITENOISE_AUTOREFRESH = True
MIDDLEWARE.insert(0, "tests.one_at_a_time.one_request_at_a_time")  # noqa: F405
# Processes that test side by side share a Redis, and must not hear of each other's people.
CACHES["default"]["KEY_PREFIX"] = os.environ.get("PYTEST_XDIST_WORKER", "")  # noqa: F405
if DATABASES["default"]["ENGINE"] == "newsroom.sqlite":  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}  # noqa: F405
