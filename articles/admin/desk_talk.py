"""What the desk says of an article beside its text: how it went, and the notes of one to the others."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from articles.desk_notes import MAX_NOTE_LENGTH, add_desk_note
from articles.models import Article
from articles.text.dates import relative
from articles.text.names import name_of
from articles.timeline import timeline


class DeskTalk:
    """Mixin of the article's admin: its timeline, its notes, and the address that takes a note alone."""

    def talk_context(self, article):
        """The steps and the notes of a saved `article`: two queries, whatever their number."""
        now = timezone.localtime()
        notes = [
            {"by": name_of(note.by), "when": relative(timezone.localtime(note.at), now), "text": note.text}
            for note in article.desk_notes.select_related("by")
        ]
        return {"timeline": timeline(article), "desk_notes": notes}

    @method_decorator(require_POST)
    def leave_note(self, request, pk):
        """Take the note of someone who may read the article but not change it now."""
        article = get_object_or_404(Article.objects.visible_to(request.user), pk=pk)
        add_desk_note(article, request.POST.get("desk_note", "")[:MAX_NOTE_LENGTH], by=request.user)
        return redirect("admin:articles_article_change", article.pk)

    def talk_urls(self):
        """The address of notes."""
        view = self.admin_site.admin_view(self.leave_note)
        return [path("<int:pk>/notes/", view, name="articles_article_note")]
