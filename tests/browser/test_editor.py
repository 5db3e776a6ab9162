"""The writing surface in a browser: what an editor does there, and what is stored of it."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.screen import expect_text, put_cursor_in, settle, wait_for_editor
from tests.builders import make_article, make_draft, make_photo

WORD = """
<html><head><style>p.MsoNormal {color: red}</style></head><body>
<h1>La rentrée</h1>
<p class=MsoNormal style='margin:0cm'>Le <b style='mso-bidi-font-weight:normal'>préfet</b>
<span style='color:red'>parle</span>.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>·<span>&nbsp; </span></span>Un</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>·<span>&nbsp; </span></span>Deux</p>
<script>alert(1)</script><img src="https://example.org/x.png">
</body></html>
"""
DOCS = (
    '<b style="font-weight:normal"><p><span style="font-weight:700">Gras</span> '
    '<span style="font-style:italic">penché</span> droit</p></b>'
)
PASTE = """([type, content]) => {
  const surface = document.querySelector(".ProseMirror");
  const clipboardData = new DataTransfer();
  clipboardData.setData(type, content);
  surface.focus();
  surface.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def open_form(page, sign_in, chief):
    """A function that opens the form of an article as the chief editor, once its editor is ready."""
    sign_in(page, chief)

    def open_form(article):
        page.goto(reverse("admin:articles_article_change", args=[article.pk]))
        wait_for_editor(page)
        return page

    return open_form


def save(page, article):
    with page.expect_navigation():
        page.get_by_role("button", name="Enregistrer").click()
    article.refresh_from_db()
    return article.body


def draft_of(*paragraphs):
    return make_draft(body="".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))


def paste(page, kind, content):
    page.locator(".ProseMirror p").last.click()
    page.evaluate(PASTE, [kind, content])


def test_lire_link_found_with_the_keyboard_is_stored(open_form):
    target = make_article(title="Le pont est rouvert")
    make_article(title="Autre chose")
    draft = draft_of("Un.", "Deux.", "Trois.")
    page = open_form(draft)
    put_cursor_in(page, "Deux.")
    page.get_by_role("button", name="Insérer un lien LIRE").click()
    page.get_by_label("Chercher un article publié").press_sequentially("pont")
    page.get_by_text("Résultats\u00a0: 1").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    settle(page)
    page.keyboard.type("Et ")
    assert save(page, draft) == (
        f'<p>Un.</p><p>Deux.</p><aside data-lire="{target.pk}">Le pont est rouvert</aside><p>Et Trois.</p>'
    )
    placed = draft.related_links.filter(is_automatic=False)
    assert list(placed.values_list("target", "after_block")) == [(target.pk, 2)]


def test_photo_found_in_the_library_is_stored(open_form):
    photo = make_photo(caption="Le port au matin.", credit="Awa Traoré / AFP")
    make_photo(caption="Le marché.")
    draft = draft_of("Un.", "Deux.")
    page = open_form(draft)
    put_cursor_in(page, "Un.")
    page.get_by_role("button", name="Insérer une photo").click()
    page.get_by_label("Chercher dans la photothèque").fill("port")
    page.get_by_role("button", name="Le port au matin.").click()
    assert page.locator(".ProseMirror figcaption").inner_text() == "Le port au matin. ©\u00a0Awa Traoré / AFP"
    assert save(page, draft) == f'<p>Un.</p><figure data-photo="{photo.pk}"></figure><p>Deux.</p>'
    assert list(draft.body_photos.all()) == [photo]


def test_block_inserted_in_a_quote_goes_after_it(open_form):
    photo = make_photo(caption="Le port.")
    page = open_form(make_draft(body="<blockquote><p>Cité.</p></blockquote><p>Fin.</p>"))
    put_cursor_in(page, "Cité.")
    page.get_by_role("button", name="Insérer une photo").click()
    page.get_by_role("button", name="Le port.").click()
    expect_text(page, (f'<blockquote><p>Cité.</p></blockquote><figure data-photo="{photo.pk}"></figure><p>Fin.</p>'))


def test_what_was_stored_comes_back_as_it_was(open_form):
    target, photo = make_article(title="Le pont"), make_photo()
    body = (
        f'<p>Un.</p><aside data-lire="{target.pk}">Le pont</aside><h2>Inter</h2><p>Deux.</p>'
        f'<figure data-photo="{photo.pk}"></figure><p>Fin.</p>'
    )
    draft = make_draft(body=body)
    assert save(open_form(draft), draft) == body


def test_block_is_taken_out_by_its_button(open_form):
    target = make_article(title="Le pont")
    page = open_form(make_draft(body=f'<p>Un.</p><aside data-lire="{target.pk}">Le pont</aside><p>Deux.</p>'))
    page.get_by_role("button", name="Retirer", exact=True).click()
    expect_text(page, "<p>Un.</p><p>Deux.</p>")


def test_escape_closes_the_dialog_and_one_goes_on_writing(open_form):
    page = open_form(draft_of("Un."))
    put_cursor_in(page, "Un.")
    page.keyboard.press("End")
    settle(page)
    page.get_by_role("button", name="Insérer un lien LIRE").click()
    page.keyboard.type("rien de tel")
    page.get_by_text("Aucun article trouvé.").wait_for()
    page.keyboard.press("Escape")
    expect(page.locator(".ProseMirror")).to_be_focused()
    page.keyboard.type(" Encore.")
    expect(page.locator("dialog")).to_have_count(0)
    expect_text(page, "<p>Un. Encore.</p>")


def test_photos_of_a_text_are_asked_for_at_once(open_form, page):
    figures = "".join(f'<figure data-photo="{make_photo().pk}"></figure><p>Suite.</p>' for _ in range(3))
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "?ids=" in request.url else None)
    open_form(make_draft(body=figures))
    page.get_by_text("Courtoisie").nth(2).wait_for()
    assert len(asked) == 1


def test_passage_marked_verbatim_is_stored_and_typography_leaves_it_alone(open_form):
    draft = draft_of('"Non"', '"Oui"')
    page = open_form(draft)
    page.locator(".ProseMirror").get_by_text('"Oui"').click(click_count=3)
    page.get_by_role("button", name="Texte brut").click()
    assert save(page, draft) == '<p>"Non"</p><p><span data-brut="">"Oui"</span></p>'
    assert "<p>«\u00a0Non\u00a0»</p>" in draft.body_html
    assert '<p>"Oui"</p>' in draft.body_html
    report = page.locator(".typography-report")
    expect(report).to_have_count(0)  # Nothing that was typed today was changed.


def test_photo_that_left_the_library_is_said(open_form):
    page = open_form(make_draft(body='<p>Un.</p><figure data-photo="999"></figure><p>Deux.</p>'))
    page.get_by_text("Cette photo n’est plus dans la photothèque.").wait_for()
    expect_text(page, '<p>Un.</p><figure data-photo="999"></figure><p>Deux.</p>')


def test_text_from_word_comes_out_clean(open_form):
    page = open_form(make_draft(body=""))
    paste(page, "text/html", WORD)
    expect_text(
        page,
        "<h2>La rentrée</h2><p>Le <strong>préfet</strong> parle.</p><ul><li><p>Un</p></li><li><p>Deux</p></li></ul>",
    )


def test_text_from_google_docs_keeps_its_emphasis_only(open_form):
    page = open_form(make_draft(body=""))
    paste(page, "text/html", DOCS)
    expect_text(page, "<p><strong>Gras</strong> <em>penché</em> droit</p>")


def test_text_from_whatsapp_becomes_paragraphs(open_form):
    page = open_form(make_draft(body=""))
    paste(page, "text/plain", "Le *préfet* parle.\n\nDeuxième ligne.")
    expect_text(page, "<p>Le <strong>préfet</strong> parle.</p><p>Deuxième ligne.</p>")


def test_toolbar_speaks_french(open_form):
    page = open_form(draft_of("Un."))
    buttons = page.get_by_role("toolbar", name="Mise en forme").get_by_role("button").all()
    assert [button.get_attribute("aria-label") for button in buttons if button.is_visible()] == [
        "Intertitre", "Sous-intertitre", "Gras", "Italique", "Indice", "Exposant",
        "Texte brut\u00a0: la typographie n’y touche pas", "Lien", "Liste à puces", "Liste numérotée", "Citation",
        "Séparation", "Insérer un lien LIRE", "Insérer une photo", "Tableau", "Annuler", "Rétablir",
    ]  # fmt: skip


def test_writing_breaks_no_rule_of_the_content_policy(open_form, page):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if "Policy" in message.text else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    open_form(make_draft(body="<p>Un.</p>"))
    paste(page, "text/html", WORD)
    page.get_by_role("button", name="Tableau").click()
    page.get_by_role("button", name="Insérer un lien LIRE").click()
    page.keyboard.press("Escape")
    assert complaints == []


def test_form_fits_a_phone(open_form, page):
    page.set_viewport_size({"width": 360, "height": 740})
    open_form(draft_of("Un mot-très-très-long-qui-ne-tient-pas-dans-la-largeur-d-un-téléphone-de-poche."))
    expect(page.locator("html")).to_have_js_property("scrollWidth", 360)
