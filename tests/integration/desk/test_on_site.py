"""«Voir sur le site» leads from the desk to the page that readers see, on this very site."""

from datetime import timedelta

import pytest
from django.contrib.flatpages.models import FlatPage
from django.urls import reverse
from django.utils import timezone

from tests.builders import make_article, make_author, make_dossier, make_draft, make_section, make_tag

pytestmark = pytest.mark.django_db
LINK = ">Voir sur le site</a>"


def form_of(client, shown):
    """The page of the desk where `shown` is edited."""
    name = f"admin:{shown._meta.app_label}_{shown._meta.model_name}_change"
    return client.get(reverse(name, args=[shown.pk])).content.decode()


def make_page():
    return FlatPage.objects.create(url="/mentions/", title="Mentions", content="<p>Un texte.</p>")


@pytest.mark.parametrize("make", [make_article, make_author, make_dossier, make_section, make_tag, make_page])
def test_form_leads_to_the_page_of_what_it_edits(admin_client, make):
    shown = make()
    page = form_of(admin_client, shown)
    assert f'href="{shown.get_absolute_url()}"' in page
    assert "/admin/r/" not in page


def test_article_that_readers_do_not_see_has_no_such_link(admin_client):
    tomorrow = timezone.now() + timedelta(days=1)
    assert LINK in form_of(admin_client, make_article())
    for hidden in (make_draft(), make_article(published_at=tomorrow)):
        assert LINK not in form_of(admin_client, hidden)
