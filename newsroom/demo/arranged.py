"""What the editors of the demo newspaper placed by hand: its dossier and its front page."""

from articles.models import Article, Dossier, Episode, FrontPageSlot
from newsroom.demo.fixtures import read_toml


def load_dossiers(photos):
    """Make the dossiers that are not there yet; `photos` by slug."""
    for entry in read_toml("dossier"):
        values = {"title": entry["title"], "chapo": entry["chapo"], "lead_photo": photos[entry["photo"]]}
        dossier, created = Dossier.objects.get_or_create(slug=entry["slug"], defaults=values)
        if created:
            articles = {article.slug: article for article in Article.objects.filter(slug__in=entry["episodes"])}
            for position, slug in enumerate(entry["episodes"], start=1):
                Episode.objects.get_or_create(
                    article=articles[slug], defaults={"dossier": dossier, "position": position}
                )


def arrange_front_page(made):
    """Place the articles among those just `made` (by slug): a front page that editors changed since stays theirs."""
    for entry in read_toml("slot"):
        if entry["article"] in made:
            FrontPageSlot.objects.get_or_create(
                position=entry["position"], defaults={"article": made[entry["article"]]}
            )
