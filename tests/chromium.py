"""Where the browser tests find their browser: `python -m tests.chromium` says how to get one."""

import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ADVICE = (
    "No Chromium on this machine: the browser tests will be skipped. "
    "On Debian or Ubuntu: apt-get install chromium. Elsewhere install Chromium or Chrome and put it on the PATH."
)


def find_chromium():
    """Path of a system Chromium or Chrome, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


if __name__ == "__main__":
    print(f"Browser tests use {find_chromium()}." if find_chromium() else ADVICE)  # noqa: T201
