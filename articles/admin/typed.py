"""What the form of an article holds, as the checklist reads it."""

from articles.copy import Copy, is_reply, photos_of
from articles.models import Article
from articles.text.keys import key_in, keys_in
from articles.versions.comparing import LINES

#: Rows of a part of an article beyond this one are not read.
MAX_ROWS = 500


def typed_copy(form):
    """The Copy of what a validated article form holds, its signatures and its gallery included."""
    data = form.cleaned_data
    lead_photo = data.get("lead_photo")
    # Set as they will be when saved: what passes here passes then.
    lines = {name: Article._meta.get_field(name).as_stored(data.get(name, "")) for name in LINES}
    gallery = keys_in(typed_keys(form.data, "gallery_photos", "photo"))
    return Copy(
        **lines,
        body=data.get("body", ""),
        has_section=data.get("section") is not None,
        has_author=bool(typed_keys(form.data, "bylines", "author")) or form.signs_by_itself or is_reply(form.instance),
        genre=data.get("genre", ""),
        chooses_related=data.get("chooses_related", False),
        photos=photos_of(lead_photo and lead_photo.pk, data.get("body", ""), gallery),
    )


def typed_keys(data, prefix, field):
    """What was chosen as `field` in the rows of the formset `prefix` that were not struck out."""
    rows = range(min(key_in(data.get(f"{prefix}-TOTAL_FORMS")) or 0, MAX_ROWS))
    kept = (f"{prefix}-{row}" for row in rows if not data.get(f"{prefix}-{row}-DELETE"))
    return [key for row in kept if (key := data.get(f"{row}-{field}"))]
