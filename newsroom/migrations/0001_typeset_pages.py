"""The footer pages were typeset each time they were shown; now what is kept is typeset."""

from django.db import migrations

from articles.text.typography import typeset, typeset_html

TITLE_LENGTH = 200


def typeset_pages(apps, schema_editor):
    for page in apps.get_model("flatpages", "FlatPage").objects.all():
        title = typeset(page.title)
        page.title = title if len(title) <= TITLE_LENGTH else page.title
        page.content = typeset_html(page.content)
        page.save(update_fields=["title", "content"])


class Migration(migrations.Migration):
    dependencies = [("flatpages", "0001_initial")]

    operations = [migrations.RunPython(typeset_pages, migrations.RunPython.noop)]
