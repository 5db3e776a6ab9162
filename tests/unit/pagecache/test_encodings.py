"""What a client accepts, and what it has already."""

import gzip

import brotli
import pytest
import zstandard

from newsroom.pagecache.encodings import COMPRESSORS, chosen_encoding, names_tag


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        ("", "identity"),
        ("gzip", "gzip"),
        ("x-gzip", "gzip"),
        ("GZIP, Deflate", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate, zstd", "zstd"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("br; q=0.5 , gzip ; q=0.5", "br"),
        ("gzip;q=0", "identity"),
        ("*", "br"),
        ("*;q=0", "identity"),
        ("br;q=0, *", "zstd"),
        ("identity, gzip;q=0.5", "identity"),
        ("deflate, compress", "identity"),
        ("gzip;q=mille", "identity"),
        (";;,,q=1", "identity"),
    ],
)
def test_client_gets_what_it_likes_best(accepted, chosen):
    assert chosen_encoding(accepted) == chosen


def test_each_form_opens_to_the_same_page():
    page = "Les élèves arrivent à l’école. ".encode() * 50
    opened = {
        "br": brotli.decompress(COMPRESSORS["br"](page)),
        "gzip": gzip.decompress(COMPRESSORS["gzip"](page)),
        "zstd": zstandard.decompress(COMPRESSORS["zstd"](page)),
    }
    assert opened == dict.fromkeys(COMPRESSORS, page)


def test_page_too_large_to_be_kept_is_compressed_fast():
    page = b"<url><loc>https://www.example.org/articles/le-lac/</loc></url>" * 40_000
    assert [COMPRESSORS[name](page) for name in ("br", "gzip")] == [
        brotli.compress(page, quality=1),
        gzip.compress(page, 1, mtime=0),
    ]


@pytest.mark.parametrize(
    ("header", "is_named"),
    [
        ('"abc-br"', True),
        ('W/"abc-br"', True),
        ('"x", W/"abc-br" , "y"', True),
        ("*", True),
        ('"abc-gzip"', False),
        ("abc-br", False),
        ("", False),
    ],
)
def test_tag_is_found_among_those_a_client_has(header, is_named):
    assert names_tag(header, '"abc-br"') is is_named
