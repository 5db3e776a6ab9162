"""The rule of visibility, as a condition that hand-written SQL can hold."""

from django.db.models.expressions import RawSQL

from articles.models import Article


def visible_sql():
    """(SQL, parameters) of: the article of the row called `matched` is one that any reader may see now."""
    articles = Article.objects.published().filter(pk=RawSQL("matched.article_id", ())).values("pk")
    sql, parameters = articles.order_by().query.sql_with_params()
    return f"EXISTS ({sql})", parameters
