"""The writing surface: what it offers, what it says, how it looks."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_prose_editor.widgets import ProseEditorWidget, importmap
from js_asset import Media, Script

_TOOLBAR_GROUPS = [
    {"group": "headings"},
    {"group": "marks"},
    {"group": "link"},
    {"group": "lists"},
    {"group": "nodes -blockType"},
    {"group": "library"},
    {"group": "table"},
    {"group": "history"},
]

#: Name of a button in the editor → what it says.
_TOOLBAR_LABELS = {
    "heading2": _("Intertitre"),
    "heading3": _("Sous-intertitre"),
    "bold": _("Gras"),
    "italic": _("Italique"),
    "superscript": _("Exposant"),
    "subscript": _("Indice"),
    "link": _("Lien"),
    "unlink": _("Retirer le lien"),
    "bulletList": _("Liste à puces"),
    "orderedList": _("Liste numérotée"),
    "blockquote": _("Citation"),
    "horizontalRule": _("Séparation"),
    "table": _("Tableau"),
    "table:addColumnAfter": _("Ajouter une colonne"),
    "table:deleteColumn": _("Supprimer la colonne"),
    "table:addRowAfter": _("Ajouter une ligne"),
    "table:deleteRow": _("Supprimer la ligne"),
    "table:mergeCells": _("Fusionner les cellules"),
    "table:splitCell": _("Scinder la cellule"),
    "table:toggleHeaderCell": _("Cellule d’en-tête"),
    "table:deleteTable": _("Supprimer le tableau"),
    "history:undo": pgettext_lazy("éditeur", "Annuler"),
    "history:redo": _("Rétablir"),
}

_PICKER_LABELS = {
    "found": _("Résultats\u00a0:"),
    "failed": _("La recherche n’a pas répondu. Réessayez dans un instant."),
    "close": _("Fermer"),
    "remove": _("Retirer"),
}

#: The dialog that describes a photo dropped in the text.
_DROP_LABELS = {
    "describe": _("Décrire la photo"),
    "caption": _("Légende"),
    "credit": _("Crédit (obligatoire)"),
    "alt": _("Texte alternatif\u00a0: ce que la photo montre"),
    "decorative": _("Photo décorative"),
    "fromFile": _("repris du fichier"),
    "add": _("Ajouter au texte"),
    "later": _("Plus tard"),
    "interrupted": _("L’envoi a été interrompu. Vérifiez la connexion."),
}

#: What a footer page may hold.
PAGE_EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Superscript": True,
    "Subscript": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": {"enableListAttributes": False},
    "ListItem": True,
    "Blockquote": True,
    "HorizontalRule": True,
    "HardBreak": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto", "tel"]},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "History": True,
    "Brut": {"button": _("Texte brut"), "title": _("Texte brut\u00a0: la typographie n’y touche pas")},
    "Menu": {"groups": _TOOLBAR_GROUPS},
    # Spelling is checked by the browser, in French.
    "NoSpellCheck": False,
    "CleanPaste": True,
    "Surface": {"labels": _TOOLBAR_LABELS, "toolbar": _("Mise en forme")},
}

#: What an article may hold: LIRE links and photos as well, between its paragraphs.
EXTENSIONS = PAGE_EXTENSIONS | {
    "Document": False,
    "ArticleDocument": True,
    "Lire": {
        "url": reverse_lazy("admin:articles_article_suggest"),
        "labels": _PICKER_LABELS
        | {
            "button": _("LIRE"),
            "title": _("Insérer un lien LIRE"),
            "field": _("Chercher un article publié"),
            "none": _("Aucun article trouvé."),
            "up": _("Monter"),
            "down": _("Descendre"),
        },
    },
    "Photo": {
        "url": reverse_lazy("admin:articles_photo_suggest"),
        "uploadUrl": reverse_lazy("admin:articles_photo_upload"),
        # The page puts the number of the photo for 0.
        "describeUrl": reverse_lazy("admin:articles_photo_describe", args=[0]),
        "labels": _PICKER_LABELS
        | {
            "button": _("Photo"),
            "title": _("Insérer une photo"),
            "field": _("Chercher dans la photothèque"),
            "none": _("Aucune photo trouvée."),
            "missing": _("Cette photo n’est plus dans la photothèque."),
        }
        | _DROP_LABELS,
    },
}


#: What is said until the editor is there.
_WAITING = {
    "data-coming": _("L’éditeur arrive…"),
    "data-failed": _("L’éditeur n’a pas pu être chargé. Vous pouvez écrire ici, ou recharger la page."),
}
#: Ours come after the package's own.
_PACKAGE_SHEETS = ["material-icons", "editor"]
_OUR_SHEETS = ["css/editor.css", "css/editor-library.css", "css/drop-photo.css"]


class WritingSurface(ProseEditorWidget):
    """The rich-text editor in the reader's own typography, without the package's rules for Django's admin.

    The page brings the way to the editor, not the editor: see static/js/editor/on-demand.js.
    """

    @property
    def media(self):
        return Media(
            importmap=importmap,
            js=[Script("js/editor/on-demand.js", type="module")],
            css={"all": [f"django_prose_editor/{name}.css" for name in _PACKAGE_SHEETS] + _OUR_SHEETS},
        )

    def build_attrs(self, base_attrs, extra_attrs=None):
        return super().build_attrs(base_attrs, extra_attrs) | _WAITING
