"""Settings come from the environment; what is missing stops the start with a clear sentence."""

import os
import re
import socket
import subprocess
import sys
import time

import pytest
from django.conf import settings

from newsroom.first_env import write_first_env

_VARIABLE = re.compile(r'''(?:\benv\.\w+|\brequired|\bos\.environ\.get)\("([A-Z_]+)"''')
COMPLETE = {"SECRET_KEY": "x", "ALLOWED_HOSTS": "example.org", "COMMENT_KEYS": "x", "COMMENT_HMAC_KEY": "x"}


def start(*, code="", **environment):
    """Start Django with this environment alone (an empty variable wins over .env); what it says, and its exit code.

    `code` is run then.
    """
    process = subprocess.run(
        [sys.executable, "-c", f"import django; django.setup(); {code}"],
        env={"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "newsroom.settings", "DEBUG": "off"} | environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return process.returncode, process.stderr


def test_complete_environment_starts():
    assert start(**COMPLETE) == (0, "")


@pytest.mark.parametrize("name", COMPLETE)
def test_missing_variable_stops_the_start_with_a_sentence(name):
    code, said = start(**COMPLETE | {name: ""})
    assert code == 1
    assert f"{name} is not set. Put it in the environment or in the .env file" in said


def test_example_environment_starts_as_it_is():
    lines = (settings.BASE_DIR / ".env.example").read_text(encoding="utf-8").splitlines()
    example = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    assert example["DEBUG"] == "on"
    assert start(**example) == (0, "")


def test_example_names_every_variable_that_is_read():
    sources = (settings.BASE_DIR / "newsroom").rglob("*.py")
    read = {name for source in sources for name in _VARIABLE.findall(source.read_text(encoding="utf-8"))}
    example = (settings.BASE_DIR / ".env.example").read_text(encoding="utf-8")
    assert read - set(re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE)) == set()
    assert {"SECRET_KEY", "PROXY_COUNT", "DEMO_PASSWORD"} <= read


def test_site_address_must_be_one():
    code, said = start(**COMPLETE, SITE_URL="example.org")
    assert code == 1
    assert "SITE_URL must begin with http:// or https://" in said


def checked(**environment):
    """What `manage.py check` says in this environment, and its exit code."""
    process = subprocess.run(
        [sys.executable, "manage.py", "check"],
        env={"PATH": os.environ["PATH"], "DEBUG": "on"} | environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    return process.returncode, process.stderr


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"COMMENT_OPENING": "lectures"}, "COMMENT_OPENING is «lectures»: say ferme, lecture, premier or ouvert."),
        ({"COMMENT_KEYS": "x"}, "COMMENT_KEYS: key 1 is no Fernet key."),
        ({"LANGUAGE_CODE": "rw"}, "LANGUAGE_CODE"),
    ],
)
def test_command_says_which_setting_is_wrong(environment, said):
    code, words = checked(**environment)
    assert (code, said in words) == (1, True), words


def test_setting_that_is_a_list_may_have_spaces():
    lists = "s.ALLOWED_HOSTS, s.COMMENT_KEYS, s.PAGE_CACHE_PURGE_URLS"
    process = subprocess.run(
        [sys.executable, "-c", f"import newsroom.settings as s; print({lists})"],
        env={"PATH": os.environ["PATH"], "DEBUG": "on", "ALLOWED_HOSTS": "a.org, b.org", "COMMENT_KEYS": "k, l ,"}
        | {"PAGE_CACHE_PURGE_URLS": "http://a, http://b"},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    assert process.stdout == "['a.org', 'b.org'] ['k', 'l'] ['http://a', 'http://b']\n"


def test_database_that_is_lost_is_not_waited_for_long():
    """A server that takes the call and says nothing: what a machine that is off looks like, or a stopped PostgreSQL."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        environment = COMPLETE | {"DATABASE_URL": f"postgres://ada@127.0.0.1:{silent.getsockname()[1]}/journal"}
        begun = time.monotonic()
        code, said = start(**environment, code="from django.db import connection; connection.connect()")
        assert (code, "timeout expired" in said) == (1, True)
        assert time.monotonic() - begun < 10


def test_first_env_is_written_once_with_keys_of_its_own(tmp_path):
    first, second = tmp_path / "a", tmp_path / "b"
    assert (write_first_env(first), write_first_env(second), write_first_env(first)) == (True, True, False)
    assert first.read_text() != second.read_text()
    assert first.stat().st_mode & 0o777 == 0o600


def test_addresses_never_come_from_the_host_header(client, db):
    page = client.get("/", HTTP_HOST="localhost").content.decode()
    assert '<link rel="canonical" href="http://testserver/">' in page


def test_http_site_is_not_redirected_to_https(client, db):
    assert client.get("/").status_code == 200
    assert "Strict-Transport-Security" not in client.get("/").headers


@pytest.mark.parametrize(
    ("environment", "required"),
    [
        ({"SITE_URL": "https://example.org"}, True),
        ({"SITE_URL": "http://example.org"}, False),
        ({"SITE_URL": "https://example.org", "TWO_FACTOR_REQUIRED": "off"}, False),
        ({"SITE_URL": "http://example.org", "TWO_FACTOR_REQUIRED": "on"}, True),
        ({"SITE_URL": "https://example.org", "DEBUG": "on"}, False),
    ],
)
def test_second_factor_is_required_in_production(environment, required):
    code = "from newsroom.settings import TWO_FACTOR_REQUIRED; print(TWO_FACTOR_REQUIRED)"
    process = subprocess.run(
        [sys.executable, "-c", code],
        env={"PATH": os.environ["PATH"], "DEBUG": "off"} | COMPLETE | environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    assert process.stdout.strip() == str(required)
