"""«Gérer mes commentaires»: what a mailed link lets the owner of an address do, without an account."""

from django.core.exceptions import PermissionDenied
from django.core.signing import SignatureExpired
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from comments import identity, notifications, policy, privacy, workflow, xtd
from comments.forms import AddressForm, EraseForm, TextForm
from comments.models import CommentDetails, Commenter
from comments.origin import is_same_origin
from comments.patience import patient
from comments.responses import SeeOther, key_in, posted, private


@private
@require_http_methods(["GET", "HEAD", "POST"])
def ask_for_link(request):
    """Where a reader asks for the link; the answer is the same whether the address is known or not."""
    form = AddressForm(posted(request), is_same_origin=is_same_origin(request))
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "comments/ask_for_link.html", {"form": form}, status=status)
    if commenter := identity.find(form.cleaned_data["email"]):
        patient(notifications.queue_own_comments)(commenter)
    return SeeOther(reverse("comments:link_sent"))


@private
@require_safe
def link_sent(request):
    """What follows `ask_for_link`."""
    return render(request, "comments/link_sent.html")


@private
@require_safe
def own_comments(request, token):
    """All the comments of one address, with what may be done with each."""
    commenter = commenter_of(token)
    if commenter is None:
        return redirect("comments:ask_for_link")
    return own_page(request, token, commenter, EraseForm(initial={"textes": "garder"}))


def own_page(request, token, commenter, erase_form, status=200):
    """The comments of `commenter`, and the form that erases them."""
    withdraw_move = policy.MOVES["withdraw"]
    comments = [
        {
            "details": details,
            "may_rewrite": policy.may_rewrite(details),
            "may_withdraw": policy.may_move(details, withdraw_move, None),
        }
        for details in commenter.comments.with_comment().order_by("-pk")
    ]
    context = {
        "comments": comments,
        "token": token,
        "address": identity.masked_address_of(commenter),
        "form": erase_form,
    }
    return render(request, "comments/own_comments.html", context, status=status)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def rewrite(request, token, comment_pk):
    """The form that changes the words of a comment, for the time its author has."""
    details = own_comment(token, comment_pk)
    form = TextForm(posted(request), initial={"comment": details.comment.comment})
    if not (form.is_bound or policy.may_rewrite(details)):
        raise Http404
    if form.is_valid():
        try:
            workflow.rewrite(details.comment, form.cleaned_data["comment"])
            return SeeOther(reverse("comments:own_comments", args=[token]))
        except PermissionDenied:
            form.refuse_rewriting()
    status = 422 if form.is_bound else 200
    return render(request, "comments/rewrite.html", {"form": form, "details": details}, status=status)


@private
@require_POST
def withdraw(request, token, comment_pk):
    """Take one's own comment off the site."""
    try:
        workflow.make_move(own_comment(token, comment_pk).comment, "withdraw", by=None)
    except PermissionDenied:
        raise Http404 from None
    return SeeOther(reverse("comments:own_comments", args=[token]))


@private
@require_safe
def export(request, token):
    """What the site holds of the address, as a file (RGPD, articles 15 and 20)."""
    commenter = commenter_of(token) or not_found()
    headers = {"Content-Disposition": 'attachment; filename="commentaires.json"'}
    options = {"ensure_ascii": False, "indent": 2}
    return JsonResponse(privacy.export(commenter), headers=headers, json_dumps_params=options)


@private
@require_POST
def erase(request, token):
    """Forget the address, and its comments or only their signature, as its owner chooses."""
    commenter = commenter_of(token) or not_found()
    form = EraseForm(request.POST)
    if not form.is_valid():
        return own_page(request, token, commenter, form, status=422)
    privacy.erase(commenter, keep_texts=form.keeps_texts)
    return SeeOther(reverse("comments:erased"))


@private
@require_safe
def erased(request):
    """What follows `erase`."""
    return render(request, "comments/erased.html")


@private
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request, token):
    """No more mails of the answers to one comment. GET shows a button; mail readers post by themselves (RFC 8058)."""
    details = get_object_or_404(CommentDetails.objects.with_comment(), pk=key_in(token, "unsubscribe"))
    if request.method == "POST":
        xtd.stop_mailing_replies(details.comment)
    context = {"details": details, "is_done": request.method == "POST" or not details.comment.followup}
    return render(request, "comments/unsubscribe.html", context)


def own_comment(token, comment_pk):
    """One comment of the address that `token` was mailed to. Raises Http404 if it is another's."""
    commenter = commenter_of(token) or not_found()
    return get_object_or_404(commenter.comments.with_comment(), pk=comment_pk)


def commenter_of(token):
    """Whom the link was mailed to; None if it is too old, or the address forgotten. Raises Http404 if forged."""
    try:
        return Commenter.objects.filter(pk=key_in(token, "own_comments")).first()
    except SignatureExpired:
        return None


def not_found():
    raise Http404
