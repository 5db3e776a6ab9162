"""The right of reply: its clock and its measure. Numbers and texts in, sentences out; no models.

Sources: loi du 29 juillet 1881, article 13 (the reply is inserted within three days of its receipt; it is as long as
the article at most, yet may reach fifty lines were the article shorter, and never passes two hundred); online, loi
n° 2004-575 du 21 juin 2004, article 1-1 (formerly 6-IV): three days from receipt, asked for within three months.
"""

from datetime import timedelta
from math import ceil

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

ANSWERED_WITHIN = timedelta(days=3)
#: Three months, counted short: past it the desk is told to look at the calendar, nothing more.
ASKED_WITHIN = timedelta(days=90)
#: The law counts lines of a printed column and does not say how long they are: ours is that of the French typed page
#: («feuillet»: 25 lines of 60 signs, spaces included).
LINE = 60
LEAST_LINES, MOST_LINES = 50, 200


def headline(name):
    """«Droit de réponse de X», with its elision: «d’Awa»."""
    vowel = name[:1].lower() in "aeiouyàâäéèêëîïôöùûüœæ"
    return _("Droit de réponse d’%s") % name if vowel else _("Droit de réponse de %s") % name


def deadline(received_at):
    """When the three days are over (aware datetime), to the minute of the receipt."""
    return received_at + ANSWERED_WITHIN


def line_count(text):
    """How many lines `text` (plain) takes: each paragraph begins a line and fills its last one alone."""
    return sum(ceil(len(paragraph.strip()) / LINE) for paragraph in text.splitlines() if paragraph.strip())


def lines_allowed(article_lines):
    """How long a reply may be to an article of that many lines."""
    return min(max(article_lines, LEAST_LINES), MOST_LINES)


def time_left(received_at):
    """«Reste 1 jour et 4 heures», or for how long the three days are over."""
    left = deadline(received_at) - timezone.now()
    spent = _duration(abs(left))
    return _("En retard de %s") % spent if left < timedelta(0) else _("Reste %s") % spent


def advice(*, reply_lines, article_lines, received_at, published_at):
    """What the desk must know before it answers: a list of sentences, the one on length first.

    `published_at` (aware datetime) may be None, for an article that never was.
    """
    allowed = lines_allowed(article_lines)
    counted = _("%(reply)d\u00a0lignes de 60\u00a0signes pour %(allowed)d permises.") % {
        "reply": reply_lines, "allowed": allowed,
    }  # fmt: skip
    if reply_lines > allowed:
        verdict = _("La réponse est trop longue\u00a0: demandez qu’elle soit raccourcie, ou refusez-la en le disant.")
    else:
        verdict = _("La longueur n’est pas un motif de refus.")
    said = [f"{counted} {verdict}"]
    if published_at and received_at > published_at + ASKED_WITHIN:
        said.append(_("Demande reçue plus de trois mois après la parution\u00a0: elle peut être refusée."))
    return said


def _duration(length):
    days, hours = length.days, length.seconds // 3600
    if not days and not hours:
        minutes = length.seconds // 60
        return ngettext("%d\u00a0minute", "%d\u00a0minutes", minutes) % minutes
    parts = [ngettext("%d\u00a0jour", "%d\u00a0jours", days) % days] if days else []
    if hours:
        parts.append(ngettext("%d\u00a0heure", "%d\u00a0heures", hours) % hours)
    return _(" et ").join(parts)
