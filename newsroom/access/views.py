"""The pages of the access: login, code, setting up, «Ma sécurité», «Mes sessions»."""

import io
from functools import partial, wraps

from django.contrib import admin, messages
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.views import LoginView, redirect_to_login
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from django_otp import login as mark_verified

from articles.text.keys import key_in
from newsroom.access import door
from newsroom.access import second_factor as factor
from newsroom.access.forms import CodeForm
from newsroom.access.sessions import end, end_sessions


class SignInView(LoginView):
    """Name and password. Who has a second factor, or must have one, is not signed in yet: that page comes next."""

    authentication_form = AdminAuthenticationForm
    template_name = "admin/login.html"
    next_page = "admin:index"

    def get(self, request, *args, **kwargs):
        if admin.site.has_permission(request):
            return redirect("admin:index")
        return super().get(request, *args, **kwargs)

    def form_valid(self, form):
        user = form.get_user()
        if step := door.missing_step(user):
            door.hold(self.request, user)
            return _to_step(step, self.get_success_url())
        door.let_in(self.request, user)
        return HttpResponseRedirect(self.get_success_url())

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **admin.site.each_context(self.request),
            title=gettext("Connexion"),
            app_path=self.request.get_full_path(),
            username=self.request.user.get_username(),
            **kwargs,
        )


def at_the_door(step):
    """Decorator of the page of `step`: open to whoever is between the password and the desk, and lacks that step."""

    def decorate(view):
        @never_cache
        @csrf_protect
        @sensitive_post_parameters()
        @wraps(view)
        def guarded(request):
            person = door.person_at_door(request)
            missing = door.missing_step(person) if person else None
            if person is None or (missing is None and not (step == door.SET_UP and request.user.is_authenticated)):
                return redirect("admin:index")
            if missing not in (step, None) or (step == door.SET_UP and factor.device_of(person)):
                return _to_step(missing, _next(request)) if missing else redirect("admin:security")
            return view(request, person)

        return guarded

    return decorate


@at_the_door(door.CODE)
def ask_code(request, person):
    """The code, after the password."""
    form = CodeForm(request.POST or None, check=partial(factor.verify, person))
    if form.is_valid():
        door.let_in(request, person, form.opened)
        return HttpResponseRedirect(_next(request))
    return _page(request, "code", gettext("Vérification"), form=form, next=_next(request))


@at_the_door(door.SET_UP)
def set_up(request, person):
    """The secret, as a drawing and as letters, and a first code that shows it was taken in."""
    device = factor.new_device(person)
    form = CodeForm(request.POST or None, check=lambda code: factor.confirm(device, code.replace(" ", "")))
    if form.is_valid():
        device.refresh_from_db()
        if request.user.is_authenticated:
            mark_verified(request, device)
            end_sessions(person, keep=request.session.session_key)
        else:
            door.let_in(request, person, device)
        return _codes_page(request, person)
    return _page(
        request,
        "set_up",
        gettext("Double authentification"),
        form=form,
        next=_next(request),
        drawing=qr_code(device.config_url),
        secret=factor.secret_in_letters(device),
        is_required=factor.is_required(person),
    )


@sensitive_post_parameters()
def security(request):
    """«Ma sécurité». A code is asked for whatever weakens: a page left open must not be enough."""
    user, device = request.user, factor.device_of(request.user)
    form = CodeForm(request.POST or None, check=partial(factor.verify, user))
    if device and form.is_valid():
        if request.POST.get("do") == "retirer":
            factor.remove_second_factor(user)
            messages.success(request, gettext("La double authentification est retirée."))
            return redirect("admin:security")
        return _codes_page(request, user)
    return _page(
        request,
        "security",
        gettext("Ma sécurité"),
        form=form,
        device=device,
        codes_left=factor.recovery_codes_left(user),
        is_required=factor.is_required(user),
    )


def sessions(request):
    """«Mes sessions»: where the reader of the page is signed in."""
    return _page(
        request,
        "sessions",
        gettext("Mes sessions"),
        sessions=request.user.desk_sessions.all(),
        present=request.session.session_key,
    )


@require_POST
def end_session(request):
    """Ends one session of one's own, named by its number in the list, or all but the present one."""
    own = request.user.desk_sessions.exclude(session_id=request.session.session_key)
    if "all" not in request.POST:
        own = own.filter(pk=key_in(request.POST.get("session")))
    total = end(own)
    messages.success(request, gettext("Sessions fermées\u00a0: %(total)d.") % {"total": total})
    return redirect("admin:sessions")


def qr_code(text):
    """`text` as an SVG element that carries no style of its own: the content policy would refuse it."""
    # Here, as with them come Pillow's drawing and its fonts: 2 MB in each worker, for a page seen once in a lifetime.
    import qrcode  # noqa: PLC0415
    from qrcode.image.svg import SvgPathImage  # noqa: PLC0415

    buffer = io.BytesIO()
    qrcode.make(text, image_factory=SvgPathImage, box_size=10, border=4).save(buffer)
    return mark_safe(buffer.getvalue().decode().partition("?>")[2].strip())  # Paths and figures alone.


def _codes_page(request, user):
    codes = factor.make_recovery_codes(user)
    return _page(request, "codes", gettext("Codes de secours"), codes=codes, next=_next(request))


def _page(request, name, title, **context):
    context = admin.site.each_context(request) | {"title": title} | context
    return TemplateResponse(request, f"admin/access/{name}.html", context)


def _next(request):
    """Where the person was going, if it is on this site."""
    target = request.POST.get("next") or request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if is_ours else reverse("admin:index")


def _to_step(step, target):
    return redirect_to_login(target, reverse(step))
