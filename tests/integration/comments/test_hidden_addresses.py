"""The canary: no page, header, mail, log, cached entry or byte of the database shows who wrote a comment."""

import base64
import hashlib
import logging
import types
import zlib

import pytest
from django.core import mail
from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from django.db import connection
from django.http import HttpResponse, HttpResponseRedirect
from django.test import Client
from django.urls import clear_url_caches, include, path, set_urlconf

from articles.roles import JOURNALIST
from comments import workflow
from comments.choices import State
from comments.models import CommentDetails, Commenter, Sending
from comments.roles import MODERATOR
from comments.tokens import LINK_LASTS, link_token
from tests.builders import make_article, make_author, make_tag, make_user
from tests.integration.comments.canary import addresses, dresses_found, what_is_said
from tests.integration.comments.visitors import read_mails, send

pytestmark = pytest.mark.django_db

#: Itself, not the proxy that stands for it: its kind is looked at.
cache = caches["default"]


def address_of(number):
    return f"canari{number}kx7q@exemple.org"


@pytest.fixture
def secrets(caplog):
    """Comments in every state, posted as visitors post. Returns their addresses and the visitors' own IPs."""
    caplog.set_level(logging.DEBUG)
    article = make_article(authors=[make_author()], tags=[make_tag()])
    visitors = []
    for number, state in enumerate([State.PUBLIC, *State]):
        ip = f"203.0.113.{100 + number}"
        answered = CommentDetails.objects.public().values_list("pk", flat=True).first()
        send(
            Client(REMOTE_ADDR=ip),
            article,
            name=f"Visiteur {number}",
            email=address_of(number),
            comment=f"Avis {number}." if state == State.HELD else f"Avis {number}, écrivez à {address_of(number)}.",
            **({"reply_to": answered} if answered else {}),
        )
        visitors += [address_of(number), ip]
        read_mails()
        if state != State.UNCONFIRMED:
            details = CommentDetails.objects.latest("pk")
            workflow.confirm(details.comment)
            details.refresh_from_db()
            workflow._enter(details, state)
    return visitors


def values_of_routes():
    article = CommentDetails.objects.first().article
    comments = [str(pk) for pk in CommentDetails.objects.values_list("pk", flat=True)]
    # Whoever holds the link of an address reads the words written with it as they were typed: here they hold none.
    owner = CommentDetails.objects.get(state=State.HELD).commenter_id
    tokens = [link_token(purpose, pk) for purpose in LINK_LASTS.keys() - {"own_comments"} for pk in comments[:3]]
    tokens.append(link_token("own_comments", owner))
    tokens += [link_token("sent", pk) for pk in Sending.objects.values_list("pk", flat=True)[:3]]
    return {
        "article_pk": [str(article.pk)],
        "comment_pk": comments,
        "number": ["2"],
        "token": tokens,
        "object_id": [*comments, str(article.pk)],
        "app_label": ["comments", "articles", "django_comments_xtd"],
        "slug": [article.slug, article.section.slug, article.authors.get().slug, article.tags.get().slug],
        "year": [article.published_at.strftime("%Y")],
        "month": [article.published_at.strftime(how) for how in ("%Y-%m", "%Y/%m", "%m")],
        "int": comments,
        "path": ["demo.jpg"],
        "anything": [*comments, article.slug],
    }


def leaks(client, secrets, *, under=""):
    """(address asked for, form in which a secret came back) over every route that begins by `under`, by GET."""
    found = []
    for route, asked in addresses(values_of_routes()):
        for address in asked if route.startswith(under) else []:
            said = what_is_said(client.get(address))
            found += [(address, dress) for dress in dresses_found(secrets, said)]
    return found


def make_reader(django_user_model):
    return django_user_model.objects.create_user("eve", password="secret")


@pytest.mark.parametrize("visitor", ["nobody", "reader", "journalist", "moderator"])
def test_no_route_log_line_or_cached_entry_shows_an_address(client, secrets, visitor, django_user_model, caplog):
    who = {
        "nobody": lambda: None,
        "reader": lambda: make_reader(django_user_model),
        "journalist": lambda: make_user("bob", JOURNALIST),
        "moderator": lambda: make_user("ada", MODERATOR),
    }[visitor]()
    if who:
        client.force_login(who)
    # A moderator reads the raw text, where its author wrote the address for all to see; not the other fields.
    if visitor == "moderator":
        for details in CommentDetails.objects.select_related("comment"):
            type(details.comment).objects.filter(pk=details.pk).update(comment="Avis.")
    cache.set("canary", "the cache is looked into")
    assert leaks(client, secrets) == []
    entries = bytes_of_the_cache()
    cache.delete("canary")
    assert b"the cache is looked into" in entries
    assert dresses_found(secrets, entries) == []
    records = [*caplog.get_records("setup"), *caplog.records]
    assert any("Not Found" in record.getMessage() for record in records)
    lines = "\n".join(f"{record.getMessage()} {record.__dict__}" for record in records)
    assert dresses_found(secrets, lines.encode()) == []


def test_no_mail_holds_an_address_but_in_its_envelope(secrets):
    assert [message.to for message in mail.outbox] == [[address] for address in secrets[::2]]
    shown = "\n".join(f"{message.subject} {message.body} {message.extra_headers}" for message in mail.outbox)
    assert dresses_found(secrets, shown.encode()) == []


def bytes_of_the_cache():
    """Every key and value of the cache, as they are kept: in the memory of this process, or in Redis."""
    if isinstance(cache, LocMemCache):
        return b"\n".join([*(key.encode() for key in cache._cache), *cache._cache.values()])
    assert isinstance(cache, RedisCache), f"the canary does not know how to look into {type(cache)}"
    redis = cache._cache.get_client()
    values = {
        b"string": redis.get,
        b"hash": redis.hgetall,
        b"set": redis.smembers,
        b"list": lambda key: redis.lrange(key, 0, -1),
        b"zset": lambda key: redis.zrange(key, 0, -1),
    }
    entries = []
    for key in redis.scan_iter():
        value = values[redis.type(key)](key)
        entries += [key, value if isinstance(value, bytes) else repr(value).encode()]
    return b"\n".join(entries)


def bytes_of_the_database():
    """What a thief of the database reads: the raw file where there is one, and every row of every table."""
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            rows.append(repr(cursor.fetchall()))
    raw = connection.connection.serialize() if connection.vendor == "sqlite" else b""
    return raw + "\n".join(rows).encode()


def test_no_byte_of_the_database_holds_an_address(secrets):
    # The raw text is kept as it was typed: what its author wrote in it is not what this looks for.
    for details in CommentDetails.objects.select_related("comment"):
        type(details.comment).objects.filter(pk=details.pk).update(comment="Avis.")
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA secure_delete = ON")
    assert dresses_found(secrets, bytes_of_the_database()) == []
    assert Commenter.objects.count() == len(secrets) / 2


LEAKS = {
    "plain": lambda address: HttpResponse(f"<img alt={address}>"),
    "percent-encoded": lambda address: HttpResponse(f"<a href='?mail={address.replace('@', '%40')}'>"),
    "md5": lambda address: HttpResponse(hashlib.md5(address.encode()).hexdigest()),
    "sha256": lambda address: HttpResponse(headers={"X-Reader": hashlib.sha256(address.encode()).hexdigest()}),
    "base64 at 0": lambda address: HttpResponse(base64.b64encode(address.encode())),
    "base64 for links at 1": lambda address: HttpResponse(base64.urlsafe_b64encode(b"." + address.encode())),
    "plain under zlib": lambda address: HttpResponseRedirect(
        f"/confirm/{base64.urlsafe_b64encode(zlib.compress(address.encode() * 2)).decode().strip('=')}:1wq:sig/"
    ),
    "local part": lambda address: HttpResponse(address.split("@")[0]),
}


def test_canary_sings_for_each_leak_that_is_planted(client, secrets, settings):
    planted = types.ModuleType("leaky_urls")
    planted.urlpatterns = [path("", include("newsroom.urls"))] + [
        path(f"fuite/{number}/<int:comment_pk>/", lambda request, comment_pk, leak=leak: leak(address_of(0)))
        for number, leak in enumerate(LEAKS.values())
    ]
    settings.ROOT_URLCONF = planted
    set_urlconf(planted)
    try:
        found = {(address.split("/")[2], dress) for address, dress in leaks(client, [address_of(0)], under="fuite/")}
    finally:
        set_urlconf(None)
        clear_url_caches()
    expected = {(str(number), dress.removesuffix(" under zlib")) for number, dress in enumerate(LEAKS)}
    assert expected - found == set()
    assert {place for place, _dress in found} == {place for place, _dress in expected}
