"""The closed lists of the conversation."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a comment stands: `policy.MOVES` says what leads from one to the next."""

    UNCONFIRMED = "non-confirme", _("Non confirmé")
    PENDING = "attente", _("En attente")
    PUBLIC = "public", _("Approuvé")
    REJECTED = "rejete", _("Rejeté")
    SPAM = "indesirable", _("Indésirable")
    REMOVED = "supprime", _("Corbeille")
    HELD = "sequestre", _("Sous séquestre")


class Reason(models.TextChoices):
    """Why a comment is not public, or left the site."""

    NONE = "", _("Sans motif")
    READ_FIRST = "lecture", _("Les commentaires sont lus avant publication")
    FIRST_COMMENT = "premier", _("Premier commentaire de cette adresse")
    CLOSED = "ferme", _("Commentaires fermés entre-temps")
    LINKS = "liens", _("Plus de deux liens")
    CAPITALS = "capitales", _("Écrit en capitales")
    REPEATED = "repete", _("Déjà publié ailleurs")
    NOISE = "bruit", _("Un même signe répété")
    SUSPECT_WORD = "suspect", _("Mot à surveiller")
    FORBIDDEN_WORD = "interdit", _("Mot interdit")
    LIKE_SPAM = "ressemblance", _("Ressemble à un indésirable")
    BANNED = "banni", _("Adresse bannie")
    REPORTED = "signale", _("Signalé")
    OFF_TOPIC = "hors-sujet", _("Hors sujet")
    INSULT = "injure", _("Injure ou diffamation")
    HATE = "haine", _("Incitation à la haine")
    PERSONAL_DATA = "donnees", _("Données personnelles")
    ADVERTISING = "publicite", _("Publicité")
    BY_ITS_AUTHOR = "auteur", _("Supprimé par son auteur")


#: What a reader may report a comment for, and a moderator take it down for.
FAULTS = [
    (reason.value, reason.label)
    for reason in (Reason.OFF_TOPIC, Reason.INSULT, Reason.HATE, Reason.PERSONAL_DATA, Reason.ADVERTISING)
]


class Opening(models.TextChoices):
    """Who may be read at once: the value of the setting COMMENT_OPENING."""

    CLOSED = "ferme", _("Commentaires fermés")
    READ_FIRST = "lecture", _("Tous lus avant publication")
    FIRST_READ = "premier", _("Premier commentaire d’une adresse lu avant publication")
    OPEN = "ouvert", _("Publiés dès leur confirmation")


class Watch(models.TextChoices):
    """What a word of the newsroom's list does to a comment that holds it."""

    SUSPECT = "suspect", _("Met en attente")
    FORBIDDEN = "interdit", _("Classe comme indésirable")


class BanScope(models.TextChoices):
    """What a ban keeps out."""

    ADDRESS = "adresse", _("Cette adresse e-mail")
    NETWORK = "reseau", _("Ce réseau")


class MailKind(models.TextChoices):
    """What a mail to a commenter is about."""

    CONFIRMATION = "confirmation", _("Confirmation")
    REPLY = "reponse", _("Réponse")
    OWN_COMMENTS = "gerer", _("Lien vers ses commentaires")
    DECISION = "decision", _("Décision de la modération")
