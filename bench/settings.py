"""The project's settings, for a newspaper that lives as long as a measure: never the newsroom's own data."""

import os
from pathlib import Path

from newsroom.settings import *  # noqa: F403

VAR_DIR = Path(os.environ["BENCH_DIR"])
MEDIA_ROOT = VAR_DIR / "media"
STATIC_ROOT = VAR_DIR / "static"
EMAIL_FILE_PATH = VAR_DIR / "mail"
COMMENT_POSTMARKS_PATH = VAR_DIR / "postmarks"
ROOT_URLCONF = "bench.empty"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
