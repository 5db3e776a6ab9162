"""What visitors do: write, answer, confirm, follow. No GET and no HEAD changes anything; no page sets a cookie."""

from django.conf import settings
from django.contrib.auth.decorators import login_required, permission_required
from django.core.signing import SignatureExpired
from django.db import OperationalError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from articles.freshness import article_name, carries
from articles.models import Article
from comments import threads, workflow, xtd
from comments.choices import State
from comments.forms import CommentForm, RecommendForm, ReportForm, TextForm
from comments.identity import network_key
from comments.models import CommentDetails, Sending
from comments.models.details import NEWS_FOR_AUTHOR
from comments.origin import client_address, is_same_origin
from comments.patience import is_busy
from comments.responses import SeeOther, come_back_later, key_in, posted, private
from comments.tokens import link_token

ANSWER = "comments.answer_as_newsroom"


@private
@require_http_methods(["GET", "HEAD", "POST"])
def post(request, article_pk):
    """The form of one article on a page of its own, and where every form posts."""
    article = get_object_or_404(Article.objects.published(), pk=article_pk)
    if request.method != "POST":
        return form_page(request, CommentForm(article=article))
    form = CommentForm(
        request.POST,
        article=article,
        is_same_origin=is_same_origin(request),
        network_key=network_key(client_address(request)),
    )
    if form.is_valid():
        try:
            return SeeOther(sent_address(workflow.post_comment(**form.values)))
        except xtd.CannotReplyError:  # Erased while this was being written.
            form.refuse_reply()
        except OperationalError as error:
            if not is_busy(error):
                raise
            form.ask_to_wait()
            return come_back_later(form_page(request, form, status=503))
    return form_page(request, form, status=422)


@private
@require_safe
def reply(request, comment_pk):
    """The form that answers a comment, under that comment."""
    details = answerable_or_404(comment_pk)
    form = CommentForm(article=details.article, parent=details.comment)
    # Whoever has no session is no member of the newsroom: theirs is not asked for, and the page stays without one.
    is_newsroom = settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.has_perm(ANSWER)
    return form_page(request, form, may_answer_as_newsroom=is_newsroom)


@never_cache
@login_required
@permission_required(ANSWER, raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def answer_as_newsroom(request, comment_pk):
    """Where a member of the newsroom answers a comment under their own name; the one form here with a session."""
    form, details = TextForm(posted(request)), None
    try:
        details = answerable_or_404(comment_pk)
        if form.is_valid():
            words = form.cleaned_data["comment"]
            answer = workflow.answer_as_newsroom(parent=details.comment, text=words, by=request.user)
            return SeeOther(reverse("comments:permalink", args=[answer.pk]))
    except (Http404, xtd.CannotReplyError):  # Hidden or erased while this was being written.
        if not form.is_bound:
            raise
        form.refuse_reply()
    status = 422 if form.is_bound else 200
    return render(request, "comments/answer_as_newsroom.html", {"form": form, "details": details}, status=status)


def answerable_or_404(comment_pk):
    """The details of a comment that readers see and that can be answered."""
    return public_or_404(comment_pk, CommentDetails.objects.answerable(below=xtd.deepest_level()))


def public_or_404(comment_pk, comments=None):
    """The details of a comment that readers see, out of `comments` or of all."""
    comments = CommentDetails.objects.public() if comments is None else comments
    details = get_object_or_404(comments.with_comment(), pk=comment_pk)
    if not details.article.is_published:
        raise Http404
    return details


def form_page(request, form, status=200, **context):
    """The form with its article's title and the comment it answers."""
    context |= {"form": form, "article": form.article}
    return render(request, "comments/form_page.html", context, status=status)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request, token):
    """The page of the mailed link: GET shows a button, which posts here."""
    try:
        details = details_of(token, "confirm")
    except SignatureExpired:
        return confirmation_expired(request, details_of(token, "confirm", even_expired=True))
    if request.method == "POST":
        workflow.confirm(details.comment)
    if request.method == "POST" or not details.is_unconfirmed:
        return SeeOther(status_address(details.comment))
    return render(request, "comments/confirm.html", {"details": details})


def confirmation_expired(request, details):
    """The page of a link that came too late: 410, with a button that asks for another."""
    context = {"ask_again": ask_again_address(details)}
    return render(request, "comments/confirmation_expired.html", context, status=410)


@private
@require_POST
def ask_again(request, token):
    """Mail the link anew, to the address of the comment and no other."""
    comment = details_of(token, "ask_again").comment
    workflow.ask_again(comment)
    return SeeOther(status_address(comment))


@private
@require_http_methods(["GET", "HEAD", "POST"])
def sent(request, token):
    """What became of a comment, for who has just sent its form; the button asks for the mail anew.

    Who sends again what was decided already may be somebody else, who guesses its address: they are told what anybody
    is who sends something new. No key of a comment is in the page for the same reason.
    """
    sending = get_object_or_404(Sending.objects.select_related("details__comment"), pk=key_in(token, "sent"))
    if request.method == "POST":
        workflow.ask_again(sending.comment)
        return SeeOther(sent_address(sending))
    state = sending.details.state if sending.follows else State.UNCONFIRMED
    return status_page(request, sending.details, state, at=sending.at, ask_again=sent_address(sending))


@private
@require_safe
def status(request, token):
    """What became of a comment, for who confirmed its address."""
    details = details_of(token, "status")
    at, ask_again = details.comment.submit_date, ask_again_address(details)
    return status_page(request, details, details.state, at=at, ask_again=ask_again)


def status_page(request, details, state, *, at, ask_again):
    """The page of a comment sent `at` that moment, as if it were in `state`; `ask_again`: where its button posts."""
    context = {
        "details": details,
        "at": at,
        "news": NEWS_FOR_AUTHOR[state],
        "ask_again": ask_again if state == State.UNCONFIRMED else "",
        "is_shown": state == State.PUBLIC,
    }
    return render(request, "comments/status.html", context)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def report(request, comment_pk):
    """Where a reader says, without an account, that a comment should be looked at."""
    details = public_or_404(comment_pk)
    form = ReportForm(posted(request), is_same_origin=is_same_origin(request))
    if form.is_valid():
        key = network_key(client_address(request))
        workflow.report(details.comment, reason=form.cleaned_data["reason"], network_key=key)
        return SeeOther(reverse("comments:reported"))
    status = 422 if request.method == "POST" else 200
    return render(request, "comments/report.html", {"form": form, "details": details}, status=status)


@private
@require_safe
def reported(request):
    """What follows `report`."""
    return render(request, "comments/reported.html")


@private
@require_http_methods(["GET", "HEAD", "POST"])
def recommend(request, comment_pk):
    """Where the button «Recommander» of each comment posts; a page of its own for what comes too late, or from afar."""
    details = public_or_404(comment_pk)
    form = RecommendForm(posted(request), article=details.article, is_same_origin=is_same_origin(request))
    if form.is_valid():
        workflow.recommend(details.comment, network_key=network_key(client_address(request)))
        return SeeOther(reverse("comments:permalink", args=[details.pk]))
    status = 422 if request.method == "POST" else 200
    return render(request, "comments/recommend.html", {"form": form, "details": details}, status=status)


@require_safe
def permalink(request, comment_pk):
    """A stable address for each public comment: leads to the page of its thread where it stands."""
    return HttpResponseRedirect(address_in_thread(public_or_404(comment_pk)))


@require_GET
def thread_page(request, article_pk, number):
    """The second and later pages of a long conversation."""
    article = get_object_or_404(Article.objects.published().select_related("section"), pk=article_pk)
    if number < 2 or not threads.may_have_page(article, number):
        raise Http404
    thread = threads.thread_of(article, number)
    page = render(request, "comments/thread_page.html", {"article": article, "thread": thread})
    return carries(page, article_name(article.pk))


def address_in_thread(details):
    """Where a public comment is read: under its article, or on a later page of its thread."""
    number = threads.page_of(details)
    page = details.article.get_absolute_url()
    if number > 1:
        page = reverse("comments:thread_page", args=[details.article_id, number])
    return f"{page}#commentaire-{details.pk}"


def sent_address(sending):
    """The address, good for a day, where who sent a form follows what became of it."""
    return reverse("comments:sent", args=[link_token("sent", sending.pk)])


def ask_again_address(details):
    """Where to post for another confirmation mail of a comment."""
    return reverse("comments:ask_again", args=[link_token("ask_again", details.pk)])


def status_address(comment):
    """The address, good for a day, where the owner of its address follows `comment`."""
    return reverse("comments:status", args=[link_token("status", comment.pk)])


def details_of(token, purpose, **options):
    """The comment that a signed link opens. Raises Http404 if the link is forged or the comment gone,
    SignatureExpired (which `private` answers with 404 where a view does not say more) if it is too old.
    """
    pk = key_in(token, purpose, **options)
    return get_object_or_404(CommentDetails.objects.with_comment(), pk=pk)
