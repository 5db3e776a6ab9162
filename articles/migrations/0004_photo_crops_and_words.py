"""Photos gain their crops and the words by which the desk finds them; what was typeset at display is kept typeset."""

from django.db import migrations, models

from articles.text.plain import fold
from articles.text.typography import typeset

BATCH = 500
TYPESET = {
    "Photo": ["alt"],
    "Section": ["description"],
    "Tag": ["description"],
    "Author": ["role", "biography"],
    "Byline": ["role"],
    "ArticleDocument": ["title"],
}


def fold_words_of_photos(apps, schema_editor):
    Photo = apps.get_model("articles", "Photo")
    batch = []
    for photo in Photo.objects.only("caption", "credit", "alt").iterator(BATCH):
        photo.folded = fold(" ".join((photo.caption, photo.credit, photo.alt)))
        batch.append(photo)
        if len(batch) == BATCH:
            Photo.objects.bulk_update(batch, ["folded"])
            batch.clear()
    Photo.objects.bulk_update(batch, ["folded"])


def typeset_texts(apps, schema_editor):
    for name, fields in TYPESET.items():
        model = apps.get_model("articles", name)
        for key, *texts in model.objects.values_list("pk", *fields):
            set_texts = {field: typeset(text) for field, text in zip(fields, texts)}
            fitting = {field: text for field, text in set_texts.items() if len(text) <= room(model, field)}
            if fitting:
                model.objects.filter(pk=key).update(**fitting)


def room(model, field):
    return model._meta.get_field(field).max_length or float("inf")


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_search_index")]

    operations = [
        migrations.AddField("photo", "crops", models.JSONField(default=list, editable=False)),
        migrations.AddField("photo", "folded", models.TextField(blank=True, editable=False)),
        migrations.RunPython(typeset_texts, migrations.RunPython.noop),
        migrations.RunPython(fold_words_of_photos, migrations.RunPython.noop),
    ]
