"""Everybody who may come to the door of the desk, for the tables of who may what."""

import pytest
from django.test import Client

from articles.roles import EDITOR_IN_CHIEF, JOURNALIST
from comments.roles import MODERATOR
from tests.builders import make_user


@pytest.fixture
def people(db):
    """Who → a client of theirs."""
    author = make_user("ada", JOURNALIST)
    users = {
        "anonymous": None,
        "without a group": make_user("nina"),
        "author": author,
        "another journalist": make_user("jo", JOURNALIST),
        "moderator": make_user("moussa", MODERATOR),
        "chief": make_user("chloe", EDITOR_IN_CHIEF),
        "superuser": make_user("root", is_superuser=True),
    }
    clients = {}
    for who, user in users.items():
        clients[who] = Client()
        if user:
            clients[who].force_login(user)
    return clients
