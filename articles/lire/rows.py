"""The rows behind LIRE blocks and «Sur le même sujet», rebuilt from the body each time an article is saved."""

from django.db import transaction

from articles.lire.choice import choose_related, source_of
from articles.lire.places import best_place, room_for_links
from articles.lire.reasons import proper_names, sentence, shared_names
from articles.lire.terms import numbers_of
from articles.models import Article, RelatedLink

#: Links between paragraphs that the automatic choice adds at most, and links of the list at the end.
INLINE_LIMIT = 2
END_LIMIT = 4


def rebuild_links(article, body):
    """Replace the links of `article` by what its parsed `body` and the automatic choice say."""
    store_links(article, chosen_links(article, body))


def chosen_links(article, body):
    """The links that `article` should have, as unsaved rows in their order; only reads.

    A node that points to the article itself, to nothing, twice to the same target, or that the text has no room
    for (one per three paragraphs) makes no row.
    """
    nodes = _valid_nodes(article, body)
    rows = [RelatedLink(target_id=node.target_id, after_block=node.after_block) for node in nodes]
    if article.chooses_related:
        refused = article.refused_links.values_list("target_id", flat=True)
        rows += automatic_rows(article, body, nodes, refused=refused)[0]
    for position, row in enumerate(rows):
        row.article, row.position = article, position
    return rows


@transaction.atomic
def store_links(article, rows):
    """Let `rows` be the links of `article`, and no other."""
    article.related_links.all().delete()
    RelatedLink.objects.bulk_create(rows)


def _valid_nodes(article, body):
    existing = set(Article.objects.filter(pk__in=[n.target_id for n in body.lire]).values_list("pk", flat=True))
    existing.discard(article.pk)
    kept = {}
    for node in body.lire:
        if node.target_id in existing:
            kept.setdefault(node.target_id, node)
    return list(kept.values())[: room_for_links(body.blocks)]


def automatic_rows(article, body, nodes, *, refused=(), tags=None, spare=0):
    """What the automatic choice adds to the `nodes` that editors placed, and up to `spare` more to pick from.

    Two lists of unsaved rows: links between paragraphs, then of the end; and the rest. None leads to a target of
    `refused`. `tags` (key → name) stands in for those stored, while the article is being typed.
    """
    source = source_of(article)
    excluded = [*refused, *(node.target_id for node in nodes)]
    wanted = INLINE_LIMIT + END_LIMIT
    chosen = choose_related(article, source, wanted=wanted + spare, excluded=excluded, tags=tags)
    names = proper_names(f"{article.title}\n{article.chapo}\n" + "\n".join(block.text for block in body.blocks))
    paragraphs = [set(numbers_of(block.text)) for block in body.blocks]
    taken = [node.after_block for node in nodes]
    inline, end = [], []
    for rank, candidate in enumerate(chosen):
        place = None
        if rank < wanted and candidate.is_close and len(nodes) + len(inline) < INLINE_LIMIT:
            place = best_place(body.blocks, taken, _closeness(paragraphs, source, candidate))
        row = RelatedLink(
            target_id=candidate.key, after_block=place, is_automatic=True, reasons=_reasons(candidate, names)
        )
        if place is None:
            end.append(row)
        else:
            taken.append(place)
            inline.append(row)
    return inline + end[:END_LIMIT], end[END_LIMIT:][:spare]


def _closeness(paragraphs, source, candidate):
    """For each block, how much of the target's words it holds, longer blocks counting for less."""
    weights = {number: source.rarities[number] ** 2 for number in candidate.terms.weights if number in source.rarities}
    return [sum(weights.get(n, 0) for n in words) / (len(words) or 1) ** 0.5 for words in paragraphs]


def _reasons(candidate, names):
    return sentence(
        names=shared_names(names, candidate.terms.weights),
        tags=candidate.shared_tags,
        of_story=candidate.is_of_story,
        same_section=candidate.same_section,
        days=candidate.days,
    )
