"""The frame around pages is made once, and never older than what it shows."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.freshness import SITE
from articles.models import Section
from newsroom.pagecache import counters as frame_counters
from newsroom.pagecache.counters import MappedCounters
from newsroom.templatetags import frame_tags
from tests.builders import make_article, make_section, make_user

pytestmark = pytest.mark.django_db


def page(client, address="/"):
    return client.get(address).content.decode()


def menu(client, address="/"):
    return re.search(r'<nav class="section-nav".*?</nav>', page(client, address), re.DOTALL)[0]


def queries(client, address):
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return [query["sql"] for query in captured if 'FROM "articles_section"' in query["sql"]]


def test_menu_is_made_once(client):
    article = make_article()
    assert len(queries(client, article.get_absolute_url())) == 1
    assert queries(client, article.get_absolute_url()) == []


def test_rubrique_renamed_at_the_desk_is_renamed_for_whoever_has_a_session(client, commits):
    section = make_section(name="Ports")
    client.force_login(make_user("root", is_superuser=True))
    before = menu(client)
    data = {"name": "Rades", "slug": section.slug, "position": 0}
    with commits():
        client.post(reverse("admin:articles_section_change", args=[section.pk]), data)
    assert ("Ports" in before, "Rades" in before) == (True, False)
    assert ("Ports" in menu(client), "Rades" in menu(client)) == (False, True)


def test_change_told_by_another_process_is_seen(client):
    section = make_section(name="Ports")
    before = menu(client)
    Section.objects.filter(pk=section.pk).update(name="Rades")
    untold = menu(client)
    MappedCounters(settings.FRESHNESS_STORE).touch([SITE])
    assert (untold, "Rades" in menu(client)) == (before, True)


def test_change_during_the_making_is_not_taken_for_seen(client, monkeypatch):
    make_section(name="Ports")
    in_order = Section.objects.in_order

    def touched_meanwhile():
        names = list(in_order())
        Section.objects.update(name="Rades")
        frame_counters.counters().touch([SITE])
        return names

    with monkeypatch.context() as patch:
        patch.setattr("articles.templatetags.article_tags.Section.objects.in_order", touched_meanwhile)
        assert "Ports" in menu(client, "/archives/")
    assert "Rades" in menu(client, "/archives/")


def test_nothing_is_kept_while_nobody_knows_what_changed(client, monkeypatch):
    monkeypatch.setattr(MappedCounters, "is_current", lambda self: False)
    section = make_section(name="Ports")
    menu(client)
    Section.objects.filter(pk=section.pk).update(name="Rades")
    assert "Rades" in menu(client)


def test_only_the_rubrique_that_is_read_is_marked(client):
    sections = [make_section(), make_section()]
    addresses = ["/archives/", *(section.get_absolute_url() for section in sections), "/archives/"]
    marked = [re.findall(r'href="([^"]+)" aria-current="page"', menu(client, address)) for address in addresses]
    assert marked == [[], [addresses[1]], [addresses[2]], []]


def test_rubrique_that_does_not_exist_makes_no_form_of_the_frame(client, monkeypatch):
    forms = []
    monkeypatch.setattr(frame_tags.KeptNode, "render", _noting(forms, frame_tags.KeptNode.render))
    client.get("/")
    known = set(forms)
    for number in range(3):
        assert client.get(f"/rubriques/nexiste-pas-{number}/").status_code == 404
    assert not {form for form in set(forms) - known if any("nexiste" in str(part) for part in form)}


def _noting(forms, render):
    """`render`, which adds to `forms` all those that the node keeps."""

    def noting(node, context):
        html = render(node, context)
        forms.extend(node._kept)
        return html

    return noting


def test_front_page_says_the_date_of_today(client, time_machine):
    noon = timezone.localtime().replace(hour=12)
    time_machine.move_to(noon, tick=False)
    first = page(client)
    time_machine.move_to(noon + timedelta(days=1), tick=False)
    date = re.compile(r'<time datetime="([^"]+)">')
    assert [date.search(text)[1] for text in (first, page(client))] == [
        str((noon + timedelta(days=days)).date()) for days in (0, 1)
    ]


def test_kept_forms_do_not_pile_up(client, monkeypatch):
    monkeypatch.setattr(frame_tags, "FORMS", 2)
    for _ in range(4):
        section = make_section()
        frame_counters.counters().touch([SITE])
        assert f'href="{section.get_absolute_url()}" aria-current="page"' in menu(client, section.get_absolute_url())
