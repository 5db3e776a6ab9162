from django.utils.safestring import SafeString

from articles.photos.picture import Source, figure_html, picture_html

SIZE = (1500, 1000)
SOURCES = [
    Source("avif", 320, 213, "/media/a-320.avif"),
    Source("jpeg", 320, 213, "/media/a-320.jpg"),
    Source("avif", 960, 640, "/media/a-960.avif"),
    Source("webp", 960, 640, "/media/a-960.webp"),
    Source("jpeg", 960, 640, "/media/a-960.jpg"),
    Source("jpeg", 640, 427, "/media/a-640.jpg"),
]


def test_browser_chooses_among_the_lightest_formats_first():
    html = picture_html(SOURCES, "Un marché", "(min-width: 60em) 42rem, 100vw", size=SIZE)
    assert html == (
        "<picture>"
        '<source type="image/avif" srcset="/media/a-320.avif 320w, /media/a-960.avif 960w"'
        ' sizes="(min-width: 60em) 42rem, 100vw">'
        '<source type="image/webp" srcset="/media/a-960.webp 960w"'
        ' sizes="(min-width: 60em) 42rem, 100vw">'
        '<img src="/media/a-640.jpg"'
        ' srcset="/media/a-320.jpg 320w, /media/a-640.jpg 640w, /media/a-960.jpg 960w"'
        ' sizes="(min-width: 60em) 42rem, 100vw" width="1500" height="1000" alt="Un marché"'
        ' decoding="async" loading="lazy">'
        "</picture>"
    )
    assert isinstance(html, SafeString)


def test_format_missing_at_full_width_is_not_offered():
    # Browsers never look past the first format they know: they would show a blurred photo.
    narrow = [source for source in SOURCES if (source.format, source.width) != ("avif", 960)]
    html = picture_html(narrow, "", "100vw", size=SIZE)
    assert "avif" not in html
    assert '<source type="image/webp"' in html


def test_first_photo_of_the_page_is_not_put_off():
    html = picture_html(SOURCES, "", "100vw", size=SIZE, eager=True)
    assert 'decoding="async" fetchpriority="high">' in html
    assert "loading" not in html


def test_photo_without_renditions_is_a_plain_image():
    html = picture_html([], "Un pont", "100vw", size=SIZE, fallback_url="/media/a.jpg")
    assert html == ('<img src="/media/a.jpg" width="1500" height="1000" alt="Un pont" decoding="async" loading="lazy">')


def test_photo_without_any_file_shows_nothing():
    assert picture_html([], "Un pont", "100vw", size=SIZE) == ""


def test_narrow_photo_is_served_at_its_own_width():
    html = picture_html([Source("jpeg", 200, 150, "/p.jpg")], "", "100vw", size=(200, 150))
    assert html == (
        '<img src="/p.jpg" srcset="/p.jpg 200w" sizes="100vw" width="200" height="150" alt=""'
        ' decoding="async" loading="lazy">'
    )


def test_nothing_typed_can_leave_its_attribute():
    hostile = '"><script>alert(1)</script>'
    html = picture_html(
        [Source(name, 320, 200, hostile) for name in ("avif", "webp", "jpeg")],
        hostile,
        hostile,
        size=(320, 200),
        fallback_url=hostile,
    )
    assert "<script" not in html
    assert html.count("<") == html.count(">") == 5
    fallback = picture_html([], hostile, hostile, size=(320, 200), fallback_url=hostile)
    assert fallback.count("<") == fallback.count(">") == 1


def test_space_in_an_address_does_not_cut_it():
    html = picture_html([Source("jpeg", 320, 200, "/p 1.jpg")], "", "100vw", size=(320, 200))
    assert 'srcset="/p%201.jpg 320w"' in html


def test_caption_and_credit_follow_the_picture():
    html = figure_html("<img>", "Le <em>vieux</em> pont.", "©\u00a0Awa Traoré")
    assert html == (
        '<figure class="photo"><img><figcaption>'
        '<span class="photo__caption">Le <em>vieux</em> pont.</span> '
        '<span class="photo__credit">©\u00a0Awa Traoré</span>'
        "</figcaption></figure>"
    )
    assert isinstance(html, SafeString)


def test_absent_caption_or_credit_leaves_no_trace():
    assert figure_html("<img>") == '<figure class="photo"><img></figure>'
    assert figure_html("<img>", credit_html="DR") == (
        '<figure class="photo"><img><figcaption><span class="photo__credit">DR</span></figcaption></figure>'
    )
