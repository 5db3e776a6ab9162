"""The owner of an address sees, corrects, withdraws, exports and erases what was written with it."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from django_comments_xtd.models import XtdComment

from comments import workflow
from comments.banning import ban
from comments.choices import BanScope, Reason, State
from comments.models import CommentDetails, Commenter, OutgoingMail
from comments.tokens import link_token
from tests.builders import make_article, make_user
from tests.integration.comments.visitors import make_comment, read_mails

pytestmark = pytest.mark.django_db

AWA = "awa.traore@exemple.org"


def address(name, comment, *args):
    """Address of a page of the owner of `comment`."""
    return reverse(f"comments:{name}", args=[link_token("own_comments", comment.details.commenter_id), *args])


def test_link_is_mailed_to_a_known_address_and_the_answer_is_the_same_for_all(client):
    make_comment(state=State.PUBLIC, email=AWA)
    answers = [client.post(reverse("comments:ask_for_link"), {"email": email}) for email in (AWA, "x@exemple.org")]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert [message.to for message in read_mails()] == [[AWA]]


def test_link_is_mailed_at_most_three_times_a_day(client):
    make_comment(state=State.PUBLIC, email=AWA)
    for _attempt in range(5):
        client.post(reverse("comments:ask_for_link"), {"email": AWA})
    assert len(read_mails()) == 3


def test_other_site_cannot_have_the_link_mailed(client):
    make_comment(state=State.PUBLIC, email=AWA)
    answer = client.post(
        reverse("comments:ask_for_link"), {"email": AWA}, headers={"Origin": "https://ailleurs.example"}
    )
    assert "Votre navigateur ne confirme pas que l’envoi vient de cette page." in answer.content.decode()
    assert OutgoingMail.objects.count() == 0


def test_owner_sees_all_their_comments_and_no_other(client):
    comment = make_comment(state=State.PUBLIC, email=AWA, text="Le premier.")
    make_comment(state=State.REJECTED, email=AWA, text="Le deuxième.")
    make_comment(state=State.PUBLIC, text="D’un autre.")
    page = client.get(address("own_comments", comment)).content.decode()
    assert [text in page for text in ("Le premier.", "Le deuxième.", "D’un autre.", AWA)] == [True, True, False, False]


def test_old_link_leads_to_where_another_is_asked(client):
    comment = make_comment(state=State.PUBLIC)
    link = address("own_comments", comment)
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert client.get(link)["Location"] == reverse("comments:ask_for_link")


def test_words_can_be_changed_for_fifteen_minutes(client):
    comment = make_comment(text="Avec une fotte.")
    workflow.confirm(comment)
    link = address("rewrite", comment, comment.pk)
    assert "Avec une fotte.</textarea>" in client.get(link).content.decode()
    assert client.post(link, {"comment": "Sans faute."}).status_code == 303
    details = CommentDetails.objects.get()
    assert (details.comment.comment, details.html) == ("Sans faute.", "<p>Sans faute.</p>")
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert client.get(link).status_code == 404
        late = client.post(link, {"comment": "Trop tard."})
    assert (late.status_code, "Trop tard.</textarea>" in late.content.decode()) == (422, True)
    assert "Ce commentaire ne peut plus être modifié" in late.content.decode()
    assert CommentDetails.objects.get().comment.comment == "Sans faute."


def test_changed_words_are_judged_again(client):
    comment = make_comment()
    workflow.confirm(comment)
    spam = "http://a.example http://b.example http://c.example"
    client.post(address("rewrite", comment, comment.pk), {"comment": spam})
    details = CommentDetails.objects.get()
    assert (details.state, details.reason) == (State.PENDING, Reason.LINKS)


def test_words_that_a_moderator_has_judged_cannot_be_changed(client, django_user_model):
    comment = make_comment()
    workflow.make_move(comment, "approve", by=django_user_model.objects.create_superuser("ada"))
    workflow.confirm(comment)
    link = address("rewrite", comment, comment.pk)
    assert client.get(link).status_code == 404
    assert "Copiez vos mots" in client.post(link, {"comment": "Autrement."}).content.decode()


def test_empty_words_are_refused(client):
    comment = make_comment(text="Avant.")
    workflow.confirm(comment)
    answer = client.post(address("rewrite", comment, comment.pk), {"comment": " \u200b"})
    assert (answer.status_code, answer.context["form"].errors) == (422, {"comment": ["Votre commentaire est vide."]})


def test_withdrawn_comment_leaves_the_site_and_no_moderator_brings_it_back(client, django_user_model):
    article = make_article()
    comment = make_comment(article, state=State.PUBLIC)
    client.post(address("withdraw", comment, comment.pk))
    article.refresh_from_db()
    assert (CommentDetails.objects.get().state, article.comment_count) == (State.REMOVED, 0)
    with pytest.raises(PermissionDenied):
        workflow.make_move(comment, "approve", by=django_user_model.objects.create_superuser("ada"))


@pytest.mark.parametrize("page", ["rewrite", "withdraw"])
def test_comment_of_another_is_out_of_reach(client, page):
    own, other = make_comment(state=State.PUBLIC), make_comment(state=State.PUBLIC)
    assert client.post(address(page, own, other.pk), {"comment": "Volé."}).status_code == 404
    assert CommentDetails.objects.get(pk=other.pk).state == State.PUBLIC


def test_export_holds_everything_but_the_whole_address(client, moderator):
    comment = make_comment(email=AWA, name="Awa", text="Oui.", wants_replies=True, network_key="a" * 64)
    read_mails()
    workflow.confirm(comment)
    ban(comment.details, scope=BanScope.ADDRESS, days=7, reason=Reason.INSULT, by=moderator)
    answer = client.get(address("export", comment))
    export = answer.json()
    (written,), (mailed,), (banned,) = export["comments"], export["mails"], export["bans"]
    assert (written["name"], written["text"], written["wants_replies"]) == ("Awa", "Oui.", True)
    assert (written["network_is_known"], len(written["sent_at"])) == (True, 1)
    assert (mailed["kind"], mailed["sent_at"] is not None) == ("Confirmation", True)
    assert (banned["reason"], banned["until"] > banned["made_at"]) == ("Injure ou diffamation", True)
    assert export["address"] == "a…@exemple.org"
    assert answer["Content-Disposition"] == 'attachment; filename="commentaires.json"'


@pytest.mark.parametrize("state", State)
def test_export_says_of_a_comment_what_its_author_reads_on_the_page(client, state):
    comment = make_comment(state=state)
    (written,) = client.get(address("export", comment)).json()["comments"]
    page = client.get(address("own_comments", comment)).content.decode()
    assert f'<p class="own-comment__news">{written["state"]}</p>' in page


def erase(client, comment, texts):
    return client.post(address("erase", comment), {"textes": texts})


def test_erased_address_leaves_its_texts_unsigned_if_so_chosen(client):
    comment = make_comment(state=State.PUBLIC, email=AWA, name="Awa", text="Un avis.")
    read_mails()
    assert erase(client, comment, "garder").status_code == 303
    assert Commenter.objects.count() == OutgoingMail.objects.count() == 0
    page = client.get(CommentDetails.objects.get().article.get_absolute_url()).content.decode()
    assert [word in page for word in ("Un avis.", "Anonyme", "Awa")] == [True, True, False]


@pytest.mark.parametrize("typed", [{}, {"textes": ""}, {"textes": "autre"}])
def test_nothing_is_erased_before_one_said_what_becomes_of_the_texts(client, typed):
    comment = make_comment(state=State.PUBLIC, email=AWA)
    answer = client.post(address("erase", comment), typed)
    assert (answer.status_code, Commenter.objects.count(), CommentDetails.objects.public().count()) == (422, 1, 1)
    for words in ('<a href="#comment-textes_0">Dites si vos textes restent', comment.details.html):
        assert words in answer.content.decode()


def test_erased_texts_leave_a_place_only_where_they_were_answered(client):
    article = make_article()
    answered = make_comment(article, state=State.PUBLIC, email=AWA, name="Awa", text="Un avis.")
    make_comment(article, state=State.PUBLIC, parent=answered, text="Une réponse.")
    make_comment(article, state=State.PUBLIC, email=AWA, text="Un autre.")
    erase(client, answered, "retirer")
    article.refresh_from_db()
    assert article.comment_count == 1
    answered.refresh_from_db()
    assert (answered.user_name, answered.comment, XtdComment.objects.count()) == ("Anonyme", "", 2)
    assert "Ce commentaire a été supprimé." in client.get(article.get_absolute_url()).content.decode()


def test_legal_hold_is_stronger_than_erasure(client):
    comment = make_comment(state=State.HELD, email=AWA, name="Awa", text="Une menace.")
    erase(client, comment, "retirer")
    details = CommentDetails.objects.get()
    assert (details.comment.user_name, details.comment.comment) == ("Awa", "Une menace.")
    assert details.commenter is not None


def test_reading_changes_nothing(client):
    comment = make_comment(state=State.PUBLIC)
    for page in ("withdraw", "rewrite"):
        client.get(address(page, comment, comment.pk))
    for page in ("own_comments", "export", "erase"):
        client.get(address(page, comment))
    assert CommentDetails.objects.get().state == State.PUBLIC
    assert Commenter.objects.count() == 1


def test_confirmation_mail_leads_there_too(client):
    make_comment()
    (message,) = read_mails()
    assert "/commentaires/gerer/" in message.body
    assert len(mail.outbox) == 1


def test_desk_s_log_of_a_revealed_address_does_not_keep_the_name(client):
    client.force_login(make_user("ada", "Modérateur"))
    comment = make_comment(state=State.PENDING, name="Awa Traoré")
    client.post(reverse("admin:comments_reveal", args=[comment.pk]))
    client.get("/admin/")
    assert "Awa" not in str(comment.details)
