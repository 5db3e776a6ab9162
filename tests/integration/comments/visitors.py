"""What visitors do, for the tests: fill in a form, open their mail, press a button."""

import re
from datetime import timedelta
from itertools import count

from django.core import mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from comments import workflow
from comments.choices import Reason, State
from comments.notifications import deliver_mails
from comments.tokens import form_token
from tests.builders import make_article

numbers = count(1)


def make_comment(article=None, *, state=State.UNCONFIRMED, **overrides):
    """A comment of an address of its own, in `state`. Returns the XtdComment."""
    number = next(numbers)
    values = {
        "article": article or make_article(),
        "name": f"Lecteur {number}",
        "email": f"lecteur{number}@exemple.org",
        "text": f"Voici l’avis numéro {number}.",
    } | overrides
    if state == State.UNCONFIRMED:
        return workflow.post_comment(**values).comment
    comment = workflow.import_comment(**{"at": timezone.now() - timedelta(minutes=10)} | values)
    if state != State.PUBLIC:
        put_in(comment, state)
    return comment


@transaction.atomic
def put_in(comment, state, reason=Reason.NONE):
    """Bring `comment` into `state`, whatever leads there."""
    workflow._enter(comment.details, state, reason)


def form_data(article, **overrides):
    """What a browser sends of a form well filled in."""
    return {
        "name": "Awa Traoré",
        "email": "awa.traore@exemple.org",
        "comment": "Enfin une bonne nouvelle.",
        "website": "",
        "token": form_token(f"article:{article.pk}"),
    } | overrides


def send(client, article, *, headers=None, **overrides):
    """Post the form of `article`. Returns the response."""
    address = reverse("comments:post", args=[article.pk])
    return client.post(address, form_data(article, **overrides), headers=headers)


def read_mails():
    """Let the worker send what waits. Returns the mails that left."""
    before = len(mail.outbox)
    deliver_mails.call()
    return mail.outbox[before:]


def link_in(message):
    """Path of the link in a mail from the paper."""
    return re.search(r"http://testserver(/commentaires/\S+)", message.body)[1]
