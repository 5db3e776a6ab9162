"""Photos keep their `<picture>` as readers get it."""

from django.db import migrations, models

from articles.photos.picture import UNPLACED, Source, picture_html

BATCH = 500


def write_pictures(apps, schema_editor):
    Photo = apps.get_model("articles", "Photo")
    batch = []
    for photo in Photo.objects.iterator(BATCH):
        url = photo.file.storage.url
        photo.picture_html = picture_html(
            [Source(r["format"], r["width"], r["height"], url(r["name"])) for r in photo.renditions],
            alt="" if photo.is_decorative else photo.alt,
            sizes=UNPLACED,
            fallback_url=photo.file.url,
            size=(photo.width, photo.height),
        )
        batch.append(photo)
        if len(batch) == BATCH:
            Photo.objects.bulk_update(batch, ["picture_html"])
            batch.clear()
    Photo.objects.bulk_update(batch, ["picture_html"])


class Migration(migrations.Migration):
    dependencies = [("articles", "0011_versions_hold_gallery_and_documents")]

    operations = [
        migrations.AddField("photo", "picture_html", models.TextField(blank=True, editable=False)),
        migrations.RunPython(write_pictures, migrations.RunPython.noop),
    ]
