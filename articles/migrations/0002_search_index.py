"""What each database adds to the table of search to be fast."""

from django.db import migrations

COLUMNS = "title, chapo, text, facets"
OLD = "('delete', old.position, old.title, old.chapo, old.text, old.facets)"
NEW = "(new.position, new.title, new.chapo, new.text, new.facets)"
FORGET = f"INSERT INTO articles_searchindex (articles_searchindex, rowid, {COLUMNS}) VALUES {OLD};"
ADD = f"INSERT INTO articles_searchindex (rowid, {COLUMNS}) VALUES {NEW};"

CREATE = {
    "sqlite": [
        # The terms are folded already; the tokenizer only cuts at spaces.
        f"""
        CREATE VIRTUAL TABLE articles_searchindex USING fts5(
            {COLUMNS}, content='articles_searchentry', content_rowid='position',
            tokenize='unicode61 remove_diacritics 0'
        )
        """,
        f"CREATE TRIGGER search_entry_added AFTER INSERT ON articles_searchentry BEGIN {ADD} END",
        f"CREATE TRIGGER search_entry_deleted AFTER DELETE ON articles_searchentry BEGIN {FORGET} END",
        f"CREATE TRIGGER search_entry_changed AFTER UPDATE ON articles_searchentry BEGIN {FORGET} {ADD} END",
    ],
    "postgresql": [
        """
        ALTER TABLE articles_searchentry ADD COLUMN terms tsvector GENERATED ALWAYS AS (
            setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', chapo), 'B') ||
            setweight(to_tsvector('simple', text), 'C') || setweight(to_tsvector('simple', facets), 'D')
        ) STORED
        """,
        # Never compressed: ranking reads thousands of them.
        "ALTER TABLE articles_searchentry ALTER COLUMN terms SET STORAGE EXTERNAL",
        "CREATE INDEX search_entry_terms ON articles_searchentry USING gin (terms) WITH (fastupdate = off)",
    ],
}
DROP = {
    "sqlite": [
        "DROP TRIGGER search_entry_added",
        "DROP TRIGGER search_entry_deleted",
        "DROP TRIGGER search_entry_changed",
        "DROP TABLE articles_searchindex",
    ],
    "postgresql": ["ALTER TABLE articles_searchentry DROP COLUMN terms"],
}


def create_index(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def drop_index(apps, schema_editor):
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    # Bases made before version 0.1.0 have it under this name.
    replaces = [("articles", "0003_search_index")]
    dependencies = [("articles", "0001_initial")]

    operations = [migrations.RunPython(create_index, drop_index)]
