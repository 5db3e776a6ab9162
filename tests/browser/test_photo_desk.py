"""The photo editor's day in a browser: several photos sent at once, a point of interest, a photo dropped in a text."""

import base64

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Photo, PhotoUpload
from tests.browser.screen import full_width
from tests.builders import make_draft, make_jpeg, make_photo

UPLOAD = "/admin/articles/photo/envoi/"
DROP = """([name, data]) => {
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], name, { type: "image/jpeg" }));
  const target = document.querySelector(".ProseMirror p") ?? document.querySelector("[data-sending]");
  const { left, bottom } = target.getBoundingClientRect();
  const at = { clientX: left + 5, clientY: bottom - 3 };
  target.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true, ...at }));
}"""


@pytest.fixture
def signed_in(page, sign_in, chief):
    """A page of the chief editor."""
    return sign_in(page, chief)


def picture(name, **size):
    return {"name": name, "mimeType": "image/jpeg", "buffer": make_jpeg(**size)}


def positions(page):
    """Where each crop holds the photo."""
    crops = page.locator("[data-crop] img")
    return [crops.nth(number).evaluate("image => image.style.objectPosition") for number in range(crops.count())]


def test_three_photos_are_sent_at_once_and_described_together(signed_in):
    page = signed_in
    page.goto(UPLOAD)
    text = {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"bonjour"}
    page.locator("#files").set_input_files([picture("un.jpg"), picture("deux.jpg"), text, picture("trois.jpg")])
    page.get_by_text("Reçues\u00a0: 3 sur 4").wait_for()
    assert page.locator("[data-files] li").all_inner_texts() == [
        "notes.txt\nCe fichier n’est pas une image. Choisissez une photo en JPEG ou en PNG."
    ]
    page.get_by_label("Crédit commun").fill("Awa Traoré")
    for number, name in enumerate(("un.jpg", "deux.jpg", "trois.jpg")):
        row = page.get_by_role("group", name=name)
        row.get_by_label("Légende").fill(f"Vue {number}.")
        row.get_by_label("Texte alternatif").fill(f"Un port {number}")
    with page.expect_navigation():
        page.get_by_role("button", name="Ajouter à la photothèque").click()
    page.get_by_text("3 photos ajoutées.").wait_for()
    assert list(Photo.objects.order_by("pk").values_list("caption", "credit", "alt")) == [
        (f"Vue {number}.", "Awa Traoré", f"Un port {number}") for number in range(3)
    ]


def test_dropped_photo_is_sent_and_another_taken_out(signed_in):
    page = signed_in
    page.goto(UPLOAD)
    page.evaluate(DROP, ["un.jpg", base64.b64encode(make_jpeg()).decode()])
    page.get_by_role("group", name="un.jpg").wait_for()
    page.get_by_role("button", name="Retirer un.jpg").click()
    expect(page.get_by_role("group", name="un.jpg")).to_have_count(0)
    assert PhotoUpload.objects.count() == 0


def test_sending_breaks_no_rule_of_the_content_policy(signed_in):
    page = signed_in
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if "Policy" in message.text else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(UPLOAD)
    page.locator("#files").set_input_files([picture("un.jpg")])
    page.get_by_role("group", name="un.jpg").wait_for()
    page.goto(reverse("admin:articles_photo_change", args=[make_photo().pk]))
    page.get_by_role("button", name="Point d’intérêt de la photo").press("ArrowLeft")
    assert complaints == []


def test_several_photos_are_sent_without_a_script(new_page, sign_in, chief):
    page = sign_in(new_page(java_script_enabled=False), chief)
    page.goto(UPLOAD)
    page.locator("#files").set_input_files([picture("un.jpg"), picture("deux.jpg")])
    page.get_by_role("button", name="Envoyer", exact=True).click()
    expect(page.get_by_role("group")).to_have_count(2)


def test_point_of_interest_is_set_by_a_click_and_the_crops_follow(signed_in):
    page, photo = signed_in, make_photo()
    page.goto(reverse("admin:articles_photo_change", args=[photo.pk]))
    stage = page.get_by_role("button", name="Point d’intérêt de la photo")
    assert positions(page) == ["50% 50%"] * 4
    box = stage.bounding_box()
    stage.click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.1})
    assert (page.locator("#id_focal_x").input_value(), page.locator("#id_focal_y").input_value()) == ("0.25", "0.10")
    # 800 × 600 is 4:3: the square moves across, the wide frames up, the one of the photo's own shape not at all.
    assert positions(page) == ["50% 0%", "50% 0%", "50% 50%", "0% 50%"]


def test_point_of_interest_is_set_by_keys_and_stored(signed_in):
    page, photo = signed_in, make_photo()
    page.goto(reverse("admin:articles_photo_change", args=[photo.pk]))
    stage = page.get_by_role("button", name="Point d’intérêt de la photo")
    stage.press("ArrowRight")
    stage.press("ArrowRight")
    stage.press("Shift+ArrowUp")
    expect(page.locator("[data-framing] [role=status]")).to_have_text(
        "Point d’intérêt\u00a0: 52\u202f% de la largeur, 40\u202f% de la hauteur."
    )
    assert positions(page)[3] == "58% 50%"
    with page.expect_navigation():
        page.get_by_role("button", name="Enregistrer", exact=True).click()
    photo.refresh_from_db()
    assert (photo.focal_x, photo.focal_y) == (0.52, 0.4)


def test_photo_dropped_in_a_text_is_described_and_stands_there(signed_in):
    page = signed_in
    draft = make_draft(body="<p>Un.</p><p>Deux.</p>")
    page.goto(reverse("admin:articles_article_change", args=[draft.pk]))
    page.wait_for_selector(".prose-menubar button")
    page.evaluate(DROP, ["port.jpg", base64.b64encode(make_jpeg()).decode()])
    dialog = page.get_by_role("dialog", name="Décrire la photo")
    dialog.get_by_label("Légende").fill("Le port.")
    dialog.get_by_role("button", name="Ajouter au texte").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Dites de qui est la photo.")
    dialog.get_by_label("Crédit (obligatoire)").fill("Awa Traoré")
    dialog.get_by_label("Texte alternatif").fill("Un port")
    dialog.get_by_role("button", name="Ajouter au texte").click()
    page.locator(".ProseMirror figcaption").get_by_text("Le port.").wait_for()
    with page.expect_navigation():
        page.get_by_role("button", name="Enregistrer").click()
    draft.refresh_from_db()
    photo = Photo.objects.get()
    assert draft.body == f'<p>Un.</p><figure data-photo="{photo.pk}"></figure><p>Deux.</p>'
    assert list(draft.body_photos.all()) == [photo]


@pytest.mark.parametrize("width", [360, 768])
def test_pages_of_the_library_fit_the_screen(signed_in, width):
    page = signed_in
    photo = make_photo(caption="Un-mot-très-très-long-qui-ne-tient-pas-dans-la-largeur-d-un-téléphone.")
    page.set_viewport_size({"width": width, "height": 740})
    widths = {}
    for address in ("/admin/articles/photo/", reverse("admin:articles_photo_change", args=[photo.pk]), UPLOAD):
        page.goto(address)
        widths[address] = full_width(page)
    assert set(widths.values()) == {width}
