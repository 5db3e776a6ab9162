"""What is wrong after the crowd has left: sentences, none if all was kept. Django is set up on the site's database."""

import time
from collections import Counter

from django.db.models import Count
from django_comments_xtd.models import XtdComment

from articles.models import Article
from comments.models import CommentDetails, OutgoingMail

#: A mail that a killed worker had in hand waits for its claim to run out.
MAILS_LEAVE_WITHIN = 300


def articles_to_discuss(total):
    """Paths of the newest articles."""
    return [article.get_absolute_url() for article in Article.objects.published().newest_first()[:total]]


def wait_for_mails():
    """Seconds until the last mail had left, or MAILS_LEAVE_WITHIN."""
    began = time.monotonic()
    while OutgoingMail.objects.filter(sent_at=None).exists() and time.monotonic() - began < MAILS_LEAVE_WITHIN:
        time.sleep(0.5)
    return time.monotonic() - began


def faults_of_site(journal, log):
    """What a visitor should never meet."""
    yield from (f"{total} × {kind}" for kind, total in journal.statuses.items() if " 5" in kind)
    yield from (f"while the site was up: {failure}" for failure in journal.unexpected)
    if "Traceback" in log:
        yield f"the log holds a traceback: {log[log.index('Traceback') :][:3000]}"


def faults_of_database(journal):
    """What was promised to a visitor and is not so, and what does not hold together."""
    kept = Counter(XtdComment.objects.filter(user_name__startswith="Lectrice ").values_list("comment", flat=True))
    yield from (f"lost: {text}" for _address, text in journal.acknowledged if not kept[text])
    yield from (f"kept {total} times: {text}" for text, total in kept.items() if total > 1)
    public = set(CommentDetails.objects.public().values_list("comment__comment", flat=True))
    text_of = dict(journal.acknowledged)
    confirmed = [address for address in journal.confirmed if address in text_of]
    yield from (f"confirmed, not public: {address}" for address in confirmed if text_of[address] not in public)
    places = XtdComment.norel_objects.order_by().values_list("thread_id", "order").annotate(total=Count("pk"))
    yield from (f"{total} at place {order} of thread {thread}" for thread, order, total in places.filter(total__gt=1))
    counts = Counter(CommentDetails.objects.public().values_list("article", flat=True))
    for pk, told in Article.objects.values_list("pk", "comment_count"):
        if told != counts[pk]:
            yield f"article {pk} says {told} comments and has {counts[pk]}"


def mails_twice(mailbox):
    """Message-ID → how often it arrived, of the mails that arrived more than once."""
    arrived = Counter(mail.message["Message-ID"] for mail in mailbox.mails)
    return {name: total for name, total in arrived.items() if total > 1}


def faults_of_mails(journal, mailbox, kills):
    """Confirmation mails that did not leave, or left again under another name, or more of them than kills explain."""
    left = OutgoingMail.objects.filter(sent_at=None).count()
    if left:
        yield f"{left} mails have not left after {MAILS_LEAVE_WITHIN} s"
    names = {}
    for mail in mailbox.mails:
        names.setdefault(mail.recipient, set()).add(mail.message["Message-ID"])
    yield from (f"no mail for {address}" for address, _text in journal.acknowledged if address not in names)
    yield from (f"{len(ids)} mails for {address}" for address, ids in names.items() if len(ids) > 1)
    # Killed after the mail server took it and before that was written down: one mail a worker at most.
    if len(mails_twice(mailbox)) > kills:
        yield f"{len(mails_twice(mailbox))} mails arrived twice, for {kills} kills"
