"""What attackers write, published: a real browser shows it, and runs none of it."""

import pytest
from playwright.sync_api import expect

from comments.choices import State
from comments.models import CommentDetails
from tests.builders import make_article
from tests.integration.comments.visitors import make_comment, put_in

ALARM = "document.documentElement.dataset.ran=1;alert(1)"

PAYLOADS = [
    f"<script>{ALARM}</script>",
    f"<img src=x onerror={ALARM}>",
    f"<svg onload={ALARM}><animate onbegin={ALARM} attributeName=x dur=1s></svg>",
    f"</textarea></title></style></form><script>{ALARM}</script>",
    f'<iframe srcdoc="<script>parent.{ALARM}</script>"></iframe>',
    f"<details open ontoggle={ALARM}><summary>x</summary></details>",
    f"<a href=javascript:{ALARM}>x</a> javascript:{ALARM}",
    f'https://exemple.org/"onmouseover="{ALARM}"style="position:fixed;inset:0',
    f'<meta http-equiv=refresh content="0;url=javascript:{ALARM}"><base href=//malin.example>',
    f"%(html)s {{{{constructor.constructor('{ALARM}')()}}}} &#x3c;script&#x3e;{ALARM}&#x3c;/script&#x3e;",
]


@pytest.fixture
def watched(new_page):
    """A page and what it complained of or tried to run."""
    page, seen = new_page(), []
    page.on("dialog", lambda dialog: (seen.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.on("console", lambda message: seen.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("request", lambda request: seen.append(request.url) if "malin" in request.url else None)
    return page, seen


def look(page, address):
    """Open a page, touch all that a visitor may touch without leaving it."""
    page.goto(address, wait_until="networkidle")
    for link in page.locator(".comment__text a, .case__text a").all():
        link.hover()
        assert link.get_attribute("href").startswith("https://exemple.org/")
    assert page.evaluate("document.documentElement.dataset.ran") is None
    expect(
        page.locator("iframe, base, meta[http-equiv=refresh], svg animate, details[ontoggle], [onerror]")
    ).to_have_count(0)


@pytest.mark.django_db(transaction=True)
def test_published_comments_run_nothing(watched):
    page, seen = watched
    article = make_article()
    for payload in PAYLOADS:
        make_comment(article, state=State.PUBLIC, name=payload[:50], text=payload)
    look(page, article.get_absolute_url())
    expect(page.locator(".comment__text")).to_have_count(len(PAYLOADS))
    expect(page.locator(".comment__text").first).to_have_text(f"<script>{ALARM}</script>")
    assert seen == []


@pytest.mark.django_db(transaction=True)
def test_queue_of_the_moderators_runs_nothing(watched, sign_in, moderator):
    page, seen = watched
    article = make_article()
    for payload in PAYLOADS:
        comment = make_comment(article, state=State.PUBLIC, name=payload[:50], text=payload)
        put_in(comment, State.PENDING, "premier")
    sign_in(page, moderator)
    look(page, "/admin/comments/commentdetails/")
    expect(page.locator(".case__text")).to_have_count(len(PAYLOADS))
    look(page, f"/admin/comments/commentdetails/{CommentDetails.objects.first().pk}/change/")
    assert seen == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("payload", PAYLOADS[:4])
def test_refused_form_comes_back_with_the_words_and_runs_nothing(watched, settings, payload):
    page, seen = watched
    article = make_article()
    page.goto(article.get_absolute_url())
    page.get_by_label("Commentaire").fill(payload)
    page.get_by_label("Nom").fill(payload[:50])
    page.get_by_label("Adresse e-mail").fill("awa@exemple")
    page.get_by_role("button", name="Publier le commentaire").click()
    expect(page.locator(".form__errors")).to_be_visible()
    expect(page.get_by_label("Commentaire")).to_have_value(payload)
    assert page.evaluate("document.documentElement.dataset.ran") is None
    # The browser itself says that the answer was 422.
    assert [line for line in seen if "422" not in line] == []
