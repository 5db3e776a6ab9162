"""What pages cost in queries once editors have placed things by hand: as many for one as for fifty."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Alert, Correction, Dossier, FrontPageSlot, Pin
from articles.replying import make_reply
from articles.workflow import make_move
from comments.choices import State
from tests.builders import make_article, make_author, make_dossier, make_photo, make_reply_request, make_tag
from tests.integration.comments.visitors import make_comment

COSTS = {
    "front": 6,
    "rubrique": 4,
    "episode": 6,
    "dossier": 3,
    "dossiers": 2,
    "corrections": 2,
    "dossier feed": 4,
    "corrections feed": 1,
}


def placed(total):
    """`total` articles, all in a dossier and corrected; one of them answered; a whole front page placed."""
    photo, author, tag = make_photo(), make_author(), make_tag()
    articles = [make_article(lead_photo=photo, authors=[author], tags=[tag], comment_count=1) for _ in range(total)]
    for article in articles:
        Correction.objects.create(article=article, text="Le pont mesure 90 mètres.")
    dossier = make_dossier(*articles, lead_photo=photo)
    for position, article in enumerate(articles[:4], start=1):
        FrontPageSlot.objects.create(position=position, article=article)
    Pin.objects.create(section=articles[0].section, article=articles[0])
    Alert.objects.create(text="Le pont est fermé", article=articles[0])
    make_comment(articles[0], state=State.PUBLIC)
    return dossier, articles[0]


def cost(client, addresses):
    numbers = {}
    for name, address in addresses.items():
        client.get(address)  # Fills what Django itself remembers: content types, the site.
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        numbers[name] = len(queries)
    return numbers


@pytest.mark.django_db
def test_pages_cost_the_same_for_one_and_for_fifty(client, chief):
    dossier, article = placed(1)
    request = make_reply_request(article)
    make_move(make_reply(request, by=chief), "publish", by=chief)
    addresses = {
        "front": "/",
        "rubrique": article.section.get_absolute_url(),
        "episode": article.get_absolute_url(),
        "dossier": dossier.get_absolute_url(),
        "dossiers": "/dossiers/",
        "corrections": "/corrections/",
        "dossier feed": f"{dossier.get_absolute_url()}rss/",
        "corrections feed": "/corrections/rss/",
    }
    for_one = cost(client, addresses)
    for model in (FrontPageSlot, Pin, Alert):
        model.objects.all().delete()
    Dossier.objects.exclude(pk=dossier.pk).delete()
    old = timezone.now() - timedelta(days=1)
    more, _first = placed(50)
    more.episodes.update(dossier=dossier)
    for _ in range(20):
        make_dossier(make_article(published_at=old))
        make_move(make_reply(make_reply_request(article), by=chief), "publish", by=chief)
    for_fifty = cost(client, addresses)
    assert (for_one, for_fifty) == (COSTS, COSTS)
