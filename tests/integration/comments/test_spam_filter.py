"""The filter reads every confirmed comment, says why it doubts, and learns from the newsroom."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from comments import workflow
from comments.choices import Reason, State
from comments.models import LearntFeature, Lesson
from comments.spam import memory
from tests.integration.comments.visitors import make_comment

pytestmark = pytest.mark.django_db

OFFER = "Prêt rapide entre particuliers, taux de 2 %, contactez-moi sur WhatsApp"


@pytest.mark.parametrize(
    "text",
    [
        OFFER,
        "Inscrivez-vous au casino en ligne, bonus sans dépôt http://jackpot-royal.biz",
        "c a s i n o en ligne, bonus gratuit, inscrivez-vous",
        "Maître marabout, retour de l’être aimé, appelez le +229 97 00 11 22",
        "Hey guys, please check out my channel and subscribe",
        "Купить диплом, гарантия, переходи по ссылке",
    ],
)
def test_spam_waits_for_a_moderator(text):
    details = workflow.confirm(make_comment(text=text))
    assert (details.state, details.reason) == (State.PENDING, Reason.LIKE_SPAM)


@pytest.mark.parametrize(
    "text",
    [
        "Le prêt de la coopérative était à 2 %, et ma mère l’a remboursé.",
        "Le casino du lac a fermé en 2019, il y avait trop de dettes.",
        "Merci pour cette enquête, on attend la suite.",
        "Le décret est ici : http://journal-officiel.example/2018/12",
        "I was there last week, the road is still closed.",
        "",
        "🙂",
    ],
)
def test_readers_are_left_in_peace(text):
    assert memory.suspicions(text) == []


def test_reasons_are_told_to_moderators():
    details = workflow.confirm(make_comment(text="Bonus au casino en ligne : http://jackpot-royal.biz"))
    assert "«\u00a0casino" in details.evidence
    assert "lien" in details.evidence.split(" + ")


@pytest.fixture
def judge(moderator):
    def make_move(comment, move):
        return workflow.make_move(comment, move, by=moderator)

    return make_move


def tagged(number):
    return f"Vive la zorgule numéro {number}, la belle zorgule."


def test_filter_learns_what_the_newsroom_throws_out(judge):
    assert memory.suspicions(tagged(0)) == []
    for number in range(30):
        judge(make_comment(text=tagged(number)), "spam")
    assert "«\u00a0zorgule\u00a0»" in " ".join(memory.suspicions(tagged(99)))


def test_filter_learns_what_the_newsroom_lets_through(judge):
    assert memory.suspicions(OFFER) != []
    for _number in range(30):
        judge(make_comment(text=OFFER, state=State.PENDING), "approve")
    assert memory.suspicions(OFFER) == []


def counts():
    rows = LearntFeature.objects.filter(feature__in=["", "mot:zorgul"])
    return {row.feature: (row.spam, row.ham) for row in rows}


def test_change_of_mind_is_learnt_and_what_came_before_forgotten(judge, moderator):
    comment = make_comment(text=tagged(1), state=State.PENDING)
    judge(comment, "spam")
    assert counts() == {"": (1, 0), "mot:zorgul": (1, 0)}
    judge(comment, "approve")
    assert counts() == {"": (0, 1), "mot:zorgul": (0, 1)}
    workflow.undo(comment, by=moderator)
    assert counts() == {"": (1, 0), "mot:zorgul": (1, 0)}
    judge(comment, "reject")
    assert counts() == {"": (0, 0), "mot:zorgul": (0, 0)}


def test_rules_authors_and_the_newsroom_s_own_answers_teach_nothing(moderator):
    workflow.confirm(make_comment(text=OFFER))
    comment = make_comment(state=State.PUBLIC)
    workflow.answer_as_newsroom(parent=comment, text="Merci de votre lecture.", by=moderator)
    workflow.make_move(comment, "withdraw", by=None)
    assert (Lesson.objects.count(), LearntFeature.objects.count()) == (0, 0)


def test_what_is_learnt_stays_when_the_comment_is_erased_and_names_nobody(judge):
    comment = make_comment(text="Écrivez à awa.traore@exemple.org ou au 0612345678", email="awa.traore@exemple.org")
    judge(comment, "spam")
    comment.delete()
    kept = " ".join(LearntFeature.objects.values_list("feature", flat=True))
    assert LearntFeature.objects.get(feature="").spam == 1
    assert ["awa" in kept, "traore" in kept, "0612345678" in kept] == [False] * 3


def score(**files):
    return call_command("score_spam", **files)


def test_score_counts_by_file_and_by_language(tmp_path, capsys):
    spam, ham = tmp_path / "spam.csv", tmp_path / "ham.jsonl"
    spam.write_text(
        "\n\ufeffID,CONTENT,CLASS\n"
        '1,"Hey guys, please check out my channel\nand subscribe",1\n'
        "2,What a lovely day it was for the match,1\n"
        "3,I think that the mayor is right,0\n",
        encoding="utf-8",
    )
    texts = ["Merci pour cette enquête, on attend la suite.", OFFER]
    ham.write_text("\n" + "\n".join(json.dumps({"text": text}) for text in texts), encoding="utf-8")
    score(spam=[spam], ham=[ham])
    assert capsys.readouterr().out.splitlines()[-4:] == [
        "spam.csv, en : rappel 1/2 = 50.0%, faux positifs 0/1 = 0.0%",
        "ham.jsonl, fr : faux positifs 1/2 = 50.0%",
        "Tous, fr : faux positifs 1/2 = 50.0%",
        "Tous, en : rappel 1/2 = 50.0%, faux positifs 0/1 = 0.0%",
    ]


@pytest.mark.parametrize(
    ("option", "content"),
    [("spam", "TEXT,LABEL\na,1\n"), ("ham", "pas du JSON"), ("ham", '{"texte": "a"}'), ("ham", None)],
)
def test_file_that_cannot_be_scored_is_named(tmp_path, option, content):
    file = tmp_path / "comments.txt"
    if content is not None:
        file.write_text(content)
    with pytest.raises(CommandError, match=r"comments\.txt"):
        score(**{option: [file]})


def test_filter_starts_from_many_examples_of_both_kinds_none_twice():
    lines = Path(memory.__file__).with_name("examples.jsonl").read_text(encoding="utf-8").splitlines()
    examples = [json.loads(line) for line in lines]
    assert len({example["text"] for example in examples}) == len(examples)
    assert min(sum(example["spam"] is kind for example in examples) for kind in (True, False)) >= 300
