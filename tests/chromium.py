"""Where the browser tests find their browser: `python -m tests.chromium` says how to get one."""

import shutil

#: First the same browser without windows or tabs, made for tests: a page costs it a quarter of the processor's time.
WITHOUT_WINDOWS = ("chromium-headless-shell", "chrome-headless-shell")
NAMES = (*WITHOUT_WINDOWS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ADVICE = (
    "No Chromium on this machine: the browser tests will be skipped. On Debian: apt-get install "
    "chromium-headless-shell. Elsewhere install Chromium or Chrome and put it on the PATH."
)
FASTER = "Those of chromium-headless-shell (a package of Debian) take less than half the time."


def find_chromium():
    """Path of a system Chromium or Chrome, the cheapest first, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


if __name__ == "__main__":
    path = find_chromium()
    found = f"Browser tests use {path}." if path else ADVICE
    print(found if not path or path.endswith(WITHOUT_WINDOWS) else f"{found} {FASTER}")  # noqa: T201
