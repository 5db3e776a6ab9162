"""The e-mail address of a commenter: checked, encrypted, found again by a keyed hash, never shown.

From an address nothing else is derived but keyed hashes: its own (Commenter, Ban) and that of each form it was sent
with (CommentDetails.submission_key), which is let go with it. No avatar, no plain hash, no number that follows a
reader from one site to another.
"""

import hashlib
import hmac

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils import timezone
from email_validator import EmailNotValidError, validate_email

from comments.models import Ban, Commenter
from comments.origin import network_of


class InvalidAddressError(ValueError):
    """What was typed is no e-mail address."""


def normalise(address):
    """«Ana@EXEMPLE.org » → «Ana@exemple.org». Raises InvalidAddressError.

    Syntax and lengths as the RFC has them, internationalised addresses included; no look-up in the DNS.
    """
    try:
        return validate_email(address.strip(), check_deliverability=False, strict=True).normalized
    except EmailNotValidError as error:
        # The validator's sentence may quote the address: it must reach neither a page nor a log.
        raise InvalidAddressError from error.with_traceback(None)


def remember(address):
    """The Commenter of `address` (normalised), made if it is new."""
    commenter, _created = Commenter.objects.update_or_create(
        address_key=keyed_hash("address", address.casefold()),
        defaults={"seen_at": timezone.now()},
        create_defaults={"ciphertext": encrypt(address)},
    )
    return commenter


def find(address):
    """The Commenter of `address` as typed, or None. Only the whole address finds it."""
    try:
        key = keyed_hash("address", normalise(address).casefold())
    except InvalidAddressError:
        return None
    return Commenter.objects.filter(address_key=key).first()


def address_of(commenter):
    """The plain address: for the envelope of a mail, and for who may reveal it."""
    return decrypt(commenter.ciphertext)


def masked_address_of(commenter):
    """«a…@exemple.org», as moderators see it."""
    return mask(address_of(commenter))


def mask(address):
    """«awa.traore@exemple.org» → «a…@exemple.org»."""
    local, _at, domain = address.rpartition("@")
    return f"{local[:1]}…@{domain}"


def encrypt(text):
    """Text that only the keys of COMMENT_KEYS read, the newest of which wrote it."""
    return _cipher().encrypt(text.encode()).decode()


def decrypt(ciphertext):
    """What `encrypt` was given. Raises cryptography.fernet.InvalidToken if no key of COMMENT_KEYS wrote it."""
    return _cipher().decrypt(ciphertext).decode()


def keyed_hash(purpose, *values):
    """Hexadecimal HMAC-SHA256 of `values` under COMMENT_HMAC_KEY; two purposes never share a hash."""
    message = "\0".join((purpose, *map(str, values)))
    return hmac.new(settings.COMMENT_HMAC_KEY.encode(), message.encode(), hashlib.sha256).hexdigest()


def network_key(ip_address):
    """Keyed hash of a shortened IP address, or "" if it is none: 192.0.2.77 and 192.0.2.8 share theirs."""
    network = network_of(ip_address)
    return keyed_hash("network", network) if network else ""


def rotate_keys():
    """Encrypt every address anew with the newest key and hash it with the present one. Returns how many."""
    total = 0
    for commenter in Commenter.objects.iterator():
        address = address_of(commenter)
        commenter.ciphertext = encrypt(address)
        former, commenter.address_key = commenter.address_key, keyed_hash("address", address.casefold())
        commenter.save(update_fields=["ciphertext", "address_key"])
        Ban.objects.filter(address_key=former).update(address_key=commenter.address_key)
        total += 1
    return total


def _cipher():
    return MultiFernet([Fernet(key) for key in settings.COMMENT_KEYS])
