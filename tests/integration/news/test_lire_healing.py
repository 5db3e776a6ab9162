"""LIRE links mend themselves when a target leaves, and when something newer fits better."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from articles.lire.healing import relink
from articles.models import Article, ReplacedLink, TermCount
from articles.workflow import make_move
from tests.builders import make_article, make_author, make_draft

NEWER = "Le pont de Gatumba rouvre aux camions"


def test_target_that_leaves_is_replaced_and_reported(db, chief, run_tasks):
    target = make_article(title="Le barrage de Rusumo produit ses premiers mégawatts")
    article = make_article(title="Le barrage de Rusumo alimente trois pays")
    assert article.related_links.get().target == target
    other = make_article(title="À Rusumo, le barrage attire les curieux", chooses_related=False)
    make_move(target, "unpublish", by=chief, note="Doublon.")
    run_tasks()
    assert article.related_links.get().target == other
    report = ReplacedLink.objects.get()
    assert (report.article, report.removed, report.added, report.cause) == (article, target, other, "parti")


def test_reason_names_what_the_two_share(db):
    make_article(title="Le barrage de Rusumo produit ses premiers mégawatts")
    article = make_article(title="Le barrage de Rusumo alimente trois pays")
    assert article.related_links.get().reasons.startswith("Noms communs\u00a0: Rusumo")


def test_what_leaves_is_no_longer_counted(db, chief):
    make_move(make_article(), "unpublish", by=chief, note="Doublon.")
    assert list(TermCount.objects.filter(articles__gt=0)) == []


def test_newer_article_that_fits_better_takes_its_place_in_those_before(db, chief, run_tasks):
    followed = "Le pont de Gatumba reste fermé aux camions"
    article = make_article(title=followed, body="<p>Trop court pour un lien dans le texte.</p>")
    weak = [make_article(title=f"Le fleuve monte, épisode {n}", chooses_related=False) for n in range(4)]
    relink(article, cause=ReplacedLink.Cause.BETTER_FIT)
    assert set(targets(article)) == set(weak)
    newer = make_draft(title=NEWER, authors=[make_author()], chooses_related=False)
    make_move(newer, "publish", by=chief)
    run_tasks()
    assert targets(article)[0] == newer
    report = ReplacedLink.objects.get(added=newer)
    assert (report.article, report.removed in weak, report.cause) == (article, True, "mieux")


def test_links_that_stay_the_same_are_not_written_again(db):
    article = make_article(title="Le pont de Gatumba reste fermé aux camions")
    make_article(title=NEWER, chooses_related=False)
    relink(article, cause=ReplacedLink.Cause.BETTER_FIT)
    written = list(article.related_links.values_list("pk", flat=True))
    relink(article, cause=ReplacedLink.Cause.BETTER_FIT)
    assert list(article.related_links.values_list("pk", flat=True)) == written != []


def test_article_that_was_saved_meanwhile_keeps_the_links_it_then_chose(db):
    before = make_article(title="Le pont de Gatumba reste fermé aux camions")
    Article.objects.get(pk=before.pk).save()
    make_article(title=NEWER, chooses_related=False)
    relink(before, cause=ReplacedLink.Cause.BETTER_FIT)
    assert targets(before) == []
    relink(Article.objects.get(pk=before.pk), cause=ReplacedLink.Cause.BETTER_FIT)
    assert targets(before) != []


def test_article_whose_editor_chose_its_links_is_left_alone(db, chief, run_tasks):
    article = make_article(title="Le pont de Gatumba reste fermé aux camions", chooses_related=False)
    make_move(make_draft(title=NEWER, authors=[make_author()]), "publish", by=chief)
    run_tasks()
    assert targets(article) == []


def test_scheduled_article_enters_the_links_of_others_at_its_minute(db, chief, run_tasks):
    article = make_article(title="Le pont de Gatumba reste fermé aux camions")
    newer = make_draft(title=NEWER, authors=[make_author()])
    with time_machine.travel(timezone.now(), tick=False) as clock:
        make_move(newer, "publish", by=chief, at=timezone.now() + timedelta(hours=1))
        run_tasks()
        assert targets(article) == []
        clock.shift(timedelta(hours=1, seconds=1))
        run_tasks()
        assert targets(article) == [newer]


def targets(article):
    return [link.target for link in article.related_links.order_by("position")]
