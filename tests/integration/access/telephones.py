"""A telephone that shows codes, for tests."""

from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from newsroom.access.second_factor import make_recovery_codes

PASSWORD = "secret"
LOGIN, CODE, SET_UP = "/admin/login/", "/admin/connexion/code/", "/admin/connexion/configurer/"


def give_telephone(user):
    """A confirmed device of `user`."""
    return TOTPDevice.objects.create(user=user, name="TOTP")


def code_of(device):
    """What `device` shows now, six figures."""
    device.refresh_from_db()
    return f"{TOTP(device.bin_key).token():06d}"


def wrong_code_of(device):
    """Six figures that `device` does not show now, nor just before or after."""
    totp = TOTP(device.bin_key)
    near = set()
    for totp.drift in (-2, -1, 0, 1, 2):
        near.add(totp.token())
    return next(f"{number:06d}" for number in range(10) if number not in near)


def give_password(client, user, target="/admin/", password=PASSWORD, **extra):
    """Send the login form."""
    values = {"username": user.get_username(), "password": password, "next": target}
    return client.post(LOGIN, values, **extra)


def is_in(client):
    """Whether the desk opens to `client`."""
    return client.get(reverse("admin:index")).status_code == 200


def recovery_codes(user):
    """Recovery codes of `user`, in clear."""
    return make_recovery_codes(user)
