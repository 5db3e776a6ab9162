"""What attackers send: never a failure of the site, never code in a page."""

from html.parser import HTMLParser

import pytest
from django.urls import reverse
from django_comments_xtd.models import XtdComment

from comments import workflow
from comments.choices import State
from comments.models import CommentDetails
from tests.builders import make_article
from tests.integration.comments.visitors import form_data, link_in, make_comment, read_mails, send

pytestmark = pytest.mark.django_db

PAYLOADS = [
    "<script>alert(1)</script>",
    "<ScRiPt/src=//malin.example>",
    "<<script>script>alert(1)<</script>/script>",
    "</textarea></form><script>alert(1)</script>",
    "</title></style><iframe srcdoc='<script>parent.alert(1)</script>'>",
    "<a href='jAva\tscript:alert(1)' onfocus=alert(1) autofocus tabindex=1>x",
    "<math><mi xlink:href='data:text/html;base64,PHNjcmlwdD4='>x</mi></math>",
    "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<body onload=alert(1)>]]><base href=//malin.example>",
    '<div style="background:url(javascript:alert(1));x:expression(alert(1))">',
    "<form action=//malin.example><button formaction=javascript:alert(1)>x",
    "<meta http-equiv=refresh content='0;url=//malin.example'>",
    'http://x.example/"onmouseover="alert(1)"',
    "https://x.example/<img/src=x/onerror=alert(1)>",
    "https://x.example/'onclick='alert(1)' @exemple.org",
    'http://awa@exemple.org"><script>alert(1)</script>',
    "&lt;script&gt;alert(1)&lt;/script&gt; &#x3c;img src=x onerror=alert(1)&#x3e;",
    "＜script＞alert(1)＜/script＞ \u2028\u2029",
    "%(html)s %(key)s @@name@@ @@html@@ 999999999 %s",
    "${alert(1)} `#{7*7}` <%= 7*7 %> [[${7*7}]]",
    "<img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "javascript:alert(1)",
    "{{ settings.SECRET_KEY }} {% debug %}",
    "Awa\r\nBcc: cible@exemple.org",
    "awa@exemple.org\r\nBcc: cible@exemple.org",
    "awa@exemple.org%0aBcc:cible@exemple.org",
    '"awa\\r\\nBcc: cible@exemple.org"@exemple.org',
    "awa@exemple.org,cible@exemple.org",
    "Awa <cible@exemple.org>",
    "a" * 300 + "@exemple.org",
    "a@" + "b." * 200 + "org",
    "awa@[127.0.0.1]",
    "awa@exemple.org\u202e",
    "a\x00b",
    "\u202eriot",
    "z\u200be\u2060r\ufeffo",
    "👩\u200d👩\u200d👧 😀",
    "e" + "\u0301" * 40,
    "'; DROP TABLE django_comments; --",
    "%s %d %(x)s {0}",
    "\\u0000 \\x00 &#0; &lt;b&gt;",
    "\ud83d",
]


#: Tags that `text.to_html` writes, with the names of their attributes.
WHAT_TEXT_BECOMES = {("a", "href rel"), ("br", ""), ("p", "")}


class Tags(HTMLParser):
    """The set of tags of a page, each with the names of its attributes."""

    def __init__(self):
        super().__init__()
        self.seen = set()

    def handle_starttag(self, tag, attrs):
        assert not any((value or "").strip().lower().startswith(("javascript:", "data:")) for _name, value in attrs)
        self.seen.add((tag, " ".join(sorted(name for name, _value in attrs if not name.startswith("aria-")))))


def tags_of(page):
    parser = Tags()
    parser.feed(page.content.decode())
    return parser.seen


@pytest.mark.parametrize("field", ["name", "email", "comment", "token", "reply_to", "website"])
def test_no_field_breaks_the_site_or_writes_code_into_a_page(client, settings, field):
    settings.COMMENT_ADDRESS_LIMITS = settings.COMMENT_NETWORK_LIMITS = []
    article = make_article()
    empty = client.post(reverse("comments:post", args=[article.pk]))
    late = send(client, article, token="", reply_to="")
    kept = client.get(send(client, article)["Location"])
    ours = tags_of(empty) | tags_of(late) | tags_of(kept) | WHAT_TEXT_BECOMES
    for payload in PAYLOADS:
        answer = send(client, article, **{field: payload.encode("utf-8", "surrogatepass")})
        assert answer.status_code in {303, 422}, payload
        page = client.get(answer["Location"]) if answer.status_code == 303 else answer
        assert b"\x00" not in page.content, payload
        assert tags_of(page) <= ours, payload


def test_published_payloads_are_shown_as_text(client):
    article = make_article()
    make_comment(article, state=State.PUBLIC)
    ours = tags_of(client.get(article.get_absolute_url())) | WHAT_TEXT_BECOMES
    comments = [make_comment(article, state=State.PUBLIC, name=text[:50], text=text) for text in PAYLOADS]
    page = client.get(article.get_absolute_url())
    assert [comment.pk for comment in comments if f'id="commentaire-{comment.pk}"' not in page.content.decode()] == []
    assert tags_of(page) - ours == set()


def test_megabyte_of_text_is_refused_with_a_sentence(client):
    assert send(client, make_article(), comment="é" * 500_000).status_code == 422


@pytest.mark.parametrize("field", ["name", "email", "comment", "token", "reply_to", "website"])
def test_megabyte_in_any_field_is_refused(client, field):
    assert send(client, make_article(), **{field: "e" * 1_000_000}).status_code == 422


def test_more_than_the_server_reads_is_refused(client):
    assert send(client, make_article(), comment="e" * 3_000_000).status_code == 400


def test_no_field_at_all_is_refused_with_sentences(client):
    article = make_article()
    assert client.post(reverse("comments:post", args=[article.pk])).status_code == 422


def test_bytes_that_are_no_form_are_refused(client):
    address = reverse("comments:post", args=[make_article().pk])
    for content_type in ("application/json", "multipart/form-data; boundary=x", "text/plain", ""):
        assert client.post(address, b"\xff\xfe{", content_type=content_type).status_code in {400, 422}


@pytest.mark.parametrize(
    "state", [State.UNCONFIRMED, State.PENDING, State.REJECTED, State.SPAM, State.REMOVED, State.HELD]
)
def test_answer_to_what_readers_do_not_see_is_refused(client, state):
    article = make_article()
    hidden = make_comment(article, state=state)
    assert send(client, article, reply_to=str(hidden.pk)).status_code == 422
    assert CommentDetails.objects.count() == 1


@pytest.mark.parametrize("reply_to", ["0", "-1", "1e3", "abc", "1 OR 1=1", "٣", "9" * 30, "99999999", "1\x00"])
def test_answer_to_nothing_is_refused(client, reply_to):
    assert send(client, make_article(), reply_to=reply_to).status_code == 422
    assert CommentDetails.objects.count() == 0


def test_answer_to_a_comment_of_another_article_is_refused(client):
    article, other = make_article(), make_article()
    comment = make_comment(other, state=State.PUBLIC)
    assert send(client, article, reply_to=str(comment.pk)).status_code == 422
    assert CommentDetails.objects.on(article).count() == 0


def test_fields_of_the_package_are_not_believed(client):
    article, other = make_article(), make_article()
    extra = {"object_pk": other.pk, "content_type": "auth.user", "user": 1, "site": 9, "is_public": "1", "level": 7}
    assert send(client, article, **extra).status_code == 303
    comment = XtdComment.objects.get()
    assert (comment.object_pk, comment.content_type.model, comment.user, comment.is_public, comment.level) == (
        (str(article.pk), "article", None, False, 0)
    )


def test_form_of_one_article_does_not_open_another(client):
    article, other = make_article(), make_article()
    token = form_data(other)["token"]
    assert send(client, article, token=token).status_code == 422


@pytest.mark.parametrize("local", ["a" * 300, "a" * 65, ".awa", "awa..t", "a b", "awa\r\nBcc:x", '"a"', "<awa>"])
def test_address_that_no_server_takes_is_refused(client, local):
    assert send(client, make_article(), email=f"{local}@exemple.org").status_code == 422
    assert read_mails() == []


def test_no_mail_holds_what_a_visitor_typed(client):
    send(client, make_article(), name="Bcc: cible", comment="http://malin.example\r\nBcc: cible@x.example")
    (message,) = read_mails()
    raw = message.message().as_bytes()
    assert [word in raw for word in (b"cible", b"malin")] == [False, False]
    assert message.recipients() == ["awa.traore@exemple.org"]


def test_confirmation_replayed_changes_nothing_more(client):
    comment = make_comment()
    (message,) = read_mails()
    link = link_in(message)
    client.post(link)
    workflow.make_move(comment, "withdraw", by=None)
    assert client.post(link).status_code == 303
    assert CommentDetails.objects.get().state == State.REMOVED
    comment.delete()
    assert [client.post(link).status_code, client.get(link).status_code] == [404, 404]
    assert CommentDetails.objects.count() == 0


@pytest.mark.parametrize("number", ["0", "99999999999999999999999999", "9223372036854775808"])
def test_number_of_nothing_is_not_found(client, number):
    article = make_article()
    for path in ("repondre/{}/", "lien/{}/", "{}/publier/", f"{article.pk}/page/{{}}/", "{}/page/2/"):
        assert client.get("/commentaires/" + path.format(number)).status_code == 404
