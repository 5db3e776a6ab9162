"""The editor of `bench.mixed`, in a process of its own: publishes a new article for each line it is sent.

Answers each line with «published» or, in one line, with what went wrong. Says «ready» first.
"""

import sys

import django


def main():
    django.setup()
    from django.contrib.auth.models import User  # noqa: PLC0415 -- models, once Django is set up

    chief, _made = User.objects.get_or_create(
        username="bench-newsdesk", defaults={"is_staff": True, "is_superuser": True}
    )
    tell("ready")
    for number, _line in enumerate(sys.stdin):
        try:
            publish(number, by=chief)
        except Exception as error:  # noqa: BLE001 -- whatever it is, the bench counts it
            tell(repr(error).replace("\n", " "))
        else:
            tell("published")


def publish(number, *, by):
    """Write a new article and publish it at once."""
    from articles.choices import State  # noqa: PLC0415
    from articles.composing import compose  # noqa: PLC0415
    from articles.models import Article, Author, Byline, Section  # noqa: PLC0415
    from articles.workflow import make_move  # noqa: PLC0415

    article = Article.objects.create(
        title=f"Dernière heure, numéro {number}",
        slug=f"derniere-heure-{number}",
        chapo="Ce que l’on sait à cette heure.",
        body="<p>Le marché a rouvert ce matin.</p><p>Le barrage est plein, la récolte de café s’annonce bonne.</p>",
        section=Section.objects.first(),
        state=State.APPROVED,
    )
    Byline.objects.create(article=article, author=Author.objects.first())
    compose(article)
    make_move(article, "publish", by=by)


def tell(word):
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
