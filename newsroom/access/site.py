"""What the admin site asks of whoever comes in: a mixin of `NewsroomAdminSite`."""

from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.urls import path, reverse

from newsroom.access import views
from newsroom.access.door import missing_step
from newsroom.access.sessions import end_sessions, note_seen


class GuardedDesk:
    """Adds the second factor to the login, to every page of the desk, and the pages where each looks after theirs."""

    def has_permission(self, request):
        return super().has_permission(request) and _missing_step(request) is None

    def admin_view(self, view, cacheable=False):
        guarded = super().admin_view(_noted(view), cacheable)
        may_knock = super().has_permission

        @wraps(guarded)
        def at_the_door(request, *args, **kwargs):
            # Signed in, but by a password alone: since then a second factor was set up, or became required.
            if may_knock(request) and not _is_logout(request) and (step := _missing_step(request)):
                return redirect_to_login(request.get_full_path(), reverse(step))
            return guarded(request, *args, **kwargs)

        return at_the_door

    def login(self, request, extra_context=None):
        """The password first; then, of those who have one, the second factor."""
        return views.SignInView.as_view(extra_context=extra_context)(request)

    def password_change(self, request, extra_context=None):
        """A new password signs the other browsers out at once."""
        response = super().password_change(request, extra_context)
        if request.method == "POST" and response.status_code == 302:
            end_sessions(request.user, keep=request.session.session_key)
        return response

    def get_urls(self):
        view = self.admin_view
        return [
            path("connexion/code/", views.ask_code, name="second_factor"),
            path("connexion/configurer/", views.set_up, name="second_factor_set_up"),
            path("ma-securite/", view(views.security), name="security"),
            path("mes-sessions/", view(views.sessions), name="sessions"),
            path("mes-sessions/fermer/", view(views.end_session), name="end_session"),
            *super().get_urls(),
        ]


def _noted(view):
    """`view`, after the session that asks for it is written down as in use."""

    @wraps(view)
    def noted(request, *args, **kwargs):
        if not _is_logout(request):
            note_seen(request)
        return view(request, *args, **kwargs)

    return noted


def _missing_step(request):
    """`missing_step` of who asks, looked up once for a page that asks it several times."""
    if not hasattr(request, "missing_step"):
        request.missing_step = missing_step(request.user)
    return request.missing_step


def _is_logout(request):
    return request.path == reverse("admin:logout")
