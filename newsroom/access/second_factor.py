"""The second factor: a code of the telephone (TOTP, RFC 6238), or one of the recovery codes kept on paper."""

import base64
import secrets

from django.conf import settings
from django.db import transaction
from django.utils.crypto import salted_hmac
from django_otp import verify_token
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

RECOVERY_CODES = 10
#: No letter that is taken for another one, nor for a figure.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
PART_LENGTH = 5
TOTP_LENGTH = 6
#: What django-otp keeps of a code is no longer than this.
KEPT_LENGTH = StaticToken._meta.get_field("token").max_length


def device_of(user):
    """The confirmed TOTPDevice of `user`, or None."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


def is_required(user):
    """Whether `user` may enter the desk only with a second factor: whoever may publish, where the setting asks it."""
    return settings.TWO_FACTOR_REQUIRED and user.has_perm("articles.publish_article")


def new_device(user):
    """The TOTPDevice that `user` is setting up: the same until it is confirmed, so that a page may be loaded again."""
    device, _created = TOTPDevice.objects.get_or_create(user=user, confirmed=False, defaults={"name": "TOTP"})
    return device


def secret_in_letters(device):
    """What `device` shares with the telephone, in base 32 by fours, for whoever cannot take a picture of the screen."""
    letters = base64.b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def confirm(device, code):
    """Make `device` the one of its user if `code` is what it shows now. Returns whether it is."""
    if not verify_token(device.user, device.persistent_id, code):
        return False
    TOTPDevice.objects.filter(pk=device.pk).update(confirmed=True)
    return True


def verify(user, code):
    """The confirmed device of `user` if `code` is good, else None. A recovery code is used up by it.

    Wrong codes make the next ones wait, longer each time: django-otp refuses even a good one meanwhile.
    """
    device = device_of(user)
    code = "".join(code.split()).replace("-", "").casefold()
    if device is None:
        return None
    if len(code) == TOTP_LENGTH:
        return verify_token(user, device.persistent_id, code)
    recovery = StaticDevice.objects.filter(user=user).first()
    if recovery and verify_token(user, recovery.persistent_id, _kept(code)):
        return device
    return None


@transaction.atomic
def make_recovery_codes(user):
    """New recovery codes, «abcde-fghjk», in the place of the former: they are not kept, only what tells them again."""
    codes = ["".join(secrets.choice(ALPHABET) for _ in range(2 * PART_LENGTH)) for _ in range(RECOVERY_CODES)]
    device, _created = StaticDevice.objects.get_or_create(user=user, defaults={"name": "Recovery"})
    device.token_set.all().delete()
    StaticToken.objects.bulk_create(StaticToken(device=device, token=_kept(code)) for code in codes)
    return [f"{code[:PART_LENGTH]}-{code[PART_LENGTH:]}" for code in codes]


def recovery_codes_left(user):
    """How many recovery codes `user` has not used."""
    return StaticToken.objects.filter(device__user=user).count()


@transaction.atomic
def remove_second_factor(user):
    """Forget the telephone and the recovery codes of `user`."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()


def _kept(code):
    return salted_hmac("newsroom.recovery-code", code, algorithm="sha256").hexdigest()[:KEPT_LENGTH]
