"""The least that a WSGI application can do: hand out the same bytes, whoever asks for what. The limit of granian."""

import os
from pathlib import Path

_body = Path(os.environ["BENCH_BODY"]).read_bytes()
_headers = [tuple(line.split(": ", 1)) for line in Path(os.environ["BENCH_HEADERS"]).read_text().splitlines()]


def application(environ, start_response):
    start_response("200 OK", _headers)
    return [_body]
