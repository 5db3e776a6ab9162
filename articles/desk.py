"""What the news shows on the desk's home: what waits for whom, what appears today, what readers and lawyers wrote."""

from urllib.parse import urlencode

from django.db.models import Count, OuterRef, Subquery, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.choices import State
from articles.desk_blocks import Block, Item, Line, Listing
from articles.desk_filters import Letters, Links, Mine, Place, Wanted
from articles.loading import load_bylines
from articles.models import Article, DeskNote, ErrorReport, ReplyRequest, Transition
from articles.months import day_window
from articles.text.dates import clock, relative
from articles.text.names import name_of
from articles.text.plain import excerpt

LIST = "admin:articles_article_changelist"
MAX_ITEMS, MAX_NOTES = 6, 5
#: How much of a reason or of a note is shown.
NOTE_LENGTH = 110


def blocks_for(user):
    """The blocks that `user` gets, numbers first: six queries at most, whatever the numbers."""
    blocks = [block for block in (_letters_and_links(user),) if block.lines]
    if not user.has_perm("articles.view_article"):
        return blocks
    mine, waiting, today = (list(rows) for rows in _articles(user))
    load_bylines([*mine, *waiting, *today])
    now = timezone.localtime()
    own, all_own = {Mine.parameter_name: Mine.YES}, {} if _decides(user) else {Mine.parameter_name: Mine.YES}
    awaited = Wanted.TO_DECIDE if _decides(user) else State.TO_CORRECT
    start, end = day_window(now.date())
    day = {"published_at__gte": str(start), "published_at__lt": str(end)}
    return [
        *blocks,
        Listing(
            _("En attente de moi"),
            [_item(article, relative(timezone.localtime(article.modified_at), now)) for article in waiting],
            _list_of(**all_own, **{Place.parameter_name: awaited}),
            _("Rien ne vous attend."),
        ),
        Listing(
            _("Programmés aujourd’hui"),
            [_item(article, clock(timezone.localtime(article.published_at))) for article in today],
            _list_of(**{Place.parameter_name: Wanted.SCHEDULED}, **day),
            _("Plus rien ne paraît aujourd’hui."),
        ),
        Listing(
            _("Mes brouillons"),
            [_item(article, relative(timezone.localtime(article.modified_at), now)) for article in mine],
            _list_of(**own, **{Place.parameter_name: Wanted.TO_WRITE if _decides(user) else State.DRAFT}),
            _("Aucun brouillon."),
        ),
        Listing(_("Notes de la rédaction"), _notes(user, now), nothing=_("Aucune note.")),
    ]


def _decides(user):
    return user.has_perm("articles.publish_article")


def _articles(user):
    """Those of `user` to write, those that wait for `user`, those that appear later today: three querysets.

    An article is in one of them only: one sent back waits for its author, and an editor's own is a draft.
    """
    seen = Article.objects.visible_to(user).for_desk().annotate(reason=Subquery(_last_reason()))
    own, all_seen = seen.own_of(user), seen.order_by("-modified_at", "-pk")
    if _decides(user):
        mine, waiting = own.filter(state__in=Place.STATES[Wanted.TO_WRITE]), Place.STATES[Wanted.TO_DECIDE]
    else:
        mine, waiting = own.filter(state=State.DRAFT), [State.TO_CORRECT]
    _start, end = day_window(timezone.localdate())
    return (
        mine.order_by("-modified_at", "-pk")[:MAX_ITEMS],
        all_seen.filter(state__in=waiting)[:MAX_ITEMS],
        seen.scheduled().filter(published_at__lt=end).order_by("published_at", "pk")[:MAX_ITEMS],
    )


def _last_reason():
    """The words with which the article was last sent back."""
    return Transition.objects.filter(article=OuterRef("pk"), to_state=State.TO_CORRECT).values("note")[:1]


def _item(article, when):
    sent_back = article.state == State.TO_CORRECT
    return Item(
        label=article.title,
        address=reverse("admin:articles_article_change", args=[article.pk]),
        note=excerpt(article.reason or "", NOTE_LENGTH) if sent_back else "",
        when=when,
        by=article.byline,
        state=article.state_name,
        state_label=article.state_label,
    )


def _notes(user, now):
    notes = DeskNote.objects.visible_to(user).select_related("by", "article").order_by("-pk")
    notes = notes.only("text", "at", "by__username", "by__first_name", "by__last_name", "article__title")
    return [
        Item(
            label=note.article.title,
            address=reverse("admin:articles_article_change", args=[note.article_id]),
            note=excerpt(note.text, NOTE_LENGTH),
            when=relative(timezone.localtime(note.at), now),
            by=name_of(note.by),
        )
        for note in notes[:MAX_NOTES]
    ]


def _letters_and_links(user):
    """What is counted, in one query: each line counts what its list shows."""
    letters, reports = reverse("admin:articles_replyrequest_changelist"), ErrorReport.objects.filter
    counted = []
    if user.has_perm("articles.view_replyrequest"):
        late, waiting = (f"{letters}?{Letters.parameter_name}={value}" for value in (Letters.LATE, Letters.WAITING))
        counted += [
            (_("Droits de réponse en retard"), ReplyRequest.objects.overdue(), late, True),
            (_("Droits de réponse à traiter"), ReplyRequest.objects.waiting(), waiting, False),
        ]
    if user.has_perm("articles.view_errorreport"):
        new = f"{reverse('admin:articles_errorreport_changelist')}?state__exact={ErrorReport.State.NEW}"
        counted.append((_("Erreurs signalées"), reports(state=ErrorReport.State.NEW), new, False))
    if user.has_perm("articles.view_all_articles"):
        dead = _list_of(**{Links.parameter_name: Links.DEAD})
        counted.append((_("Articles aux liens LIRE morts"), Article.objects.with_dead_lire(), dead, False))
    total_of = _totals([rows for _label, rows, _address, _urgent in counted])
    lines = [
        Line(label, total_of.get(number, 0), address, urgent)
        for number, (label, _rows, address, urgent) in enumerate(counted)
    ]
    return Block(_("Courrier et liens"), lines)


def _totals(querysets):
    """Number of the queryset in the list → how many rows it has (those that have some), in one query."""
    if not querysets:
        return {}
    counted = [_counted(rows, number) for number, rows in enumerate(querysets)]
    return dict(counted[0].union(*counted[1:], all=True) if counted[1:] else counted[0])


def _counted(rows, number):
    return rows.order_by().annotate(number=Value(number)).values_list("number").annotate(total=Count("pk"))


def _list_of(**parameters):
    return f"{reverse(LIST)}?{urlencode(parameters)}"
