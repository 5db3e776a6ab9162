"""The people of the desk and their sessions, as the administrator and the chief editor see them."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles.admin.dates import NATIVE_DATES
from newsroom.access.lockout import unlock
from newsroom.access.second_factor import remove_second_factor
from newsroom.access.sessions import end, end_sessions
from newsroom.models import DeskSession

admin.site.unregister(User)
# Nobody, not even the administrator, need see the secret that somebody's telephone shares with us.
admin.site.unregister(TOTPDevice)
admin.site.unregister(StaticDevice)


@admin.register(User)
class StaffAdmin(UserAdmin):
    """Django's own, that ends the sessions of whoever leaves and helps whoever is locked out."""

    formfield_overrides = NATIVE_DATES
    actions = ["end_their_sessions", "unlock_them", "remove_their_second_factor"]

    def has_delete_permission(self, request, obj=None):
        """Only of someone who never came in: what others did keeps their name. They are deactivated instead."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.last_login is None)

    def get_actions(self, request):
        # It would not ask `has_delete_permission` of each.
        return {name: action for name, action in super().get_actions(request).items() if name != "delete_selected"}

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if not obj.is_active:
            end_sessions(obj)

    def user_change_password(self, request, id, form_url=""):  # noqa: A002 -- so Django calls it
        response = super().user_change_password(request, id, form_url)
        if request.method == "POST" and response.status_code == 302:
            end_sessions(self.get_object(request, id), keep=request.session.session_key)
        return response

    @admin.action(description=_("Fermer leurs sessions"), permissions=["change"])
    def end_their_sessions(self, request, users):
        total = sum(end_sessions(user) for user in users)
        self.message_user(request, gettext("Sessions fermées\u00a0: %(total)d.") % {"total": total})

    @admin.action(description=_("Débloquer la connexion"), permissions=["change"])
    def unlock_them(self, request, users):
        for user in users:
            unlock(user.get_username())
        self.message_user(request, gettext("Ces personnes peuvent réessayer de se connecter."))

    @admin.action(description=_("Retirer la double authentification (téléphone perdu)"), permissions=["change"])
    def remove_their_second_factor(self, request, users):
        for user in users:
            remove_second_factor(user)
        self.message_user(request, gettext("Le mot de passe seul leur sera demandé."))


@admin.register(DeskSession)
class DeskSessionAdmin(admin.ModelAdmin):
    """Who is signed in, from where. Erasing a line signs that browser out."""

    list_display = ["user", "browser", "network", "since", "seen_at"]
    list_filter = ["user"]
    list_select_related = ["user"]
    list_per_page = 50

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def delete_model(self, request, obj):
        end(DeskSession.objects.filter(pk=obj.pk))

    def delete_queryset(self, request, queryset):
        end(queryset)
