"""Where links of a body may lead, and what stands for a video or a post from elsewhere."""

import pytest

from articles.text.embeds import name_of, watch_address
from articles.text.hrefs import clean_href


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("//exemple.org/a", "https://exemple.org/a"),
        ("www.exemple.org", "https://www.exemple.org"),
        ("redac@exemple.org", "mailto:redac@exemple.org"),
        ("https://exemple.org/a b", "https://exemple.org/a%20b"),
        ("https://www.google.com/url?q=https://exemple.org/a%3Fb%3D1&sa=D", "https://exemple.org/a?b=1"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fexemple.org%2F&h=x", "https://exemple.org/"),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexemple.org%2F&data=x",
            "https://exemple.org/",
        ),
        ("https://www.google.com/search?q=lac", "https://www.google.com/search?q=lac"),
        ("tel:+223 20 22 46 74", "tel:+223%2020%2022%2046%2074"),
    ],
)
def test_address_is_mended(pasted, kept):
    assert clean_href(pasted) == kept


@pytest.mark.parametrize(
    "pasted", ["https://www.google.com/url?q=javascript:x()", "mailto:", "tel:x", "https:///x", "#a"]
)
def test_address_that_leads_nowhere_is_empty(pasted):
    assert clean_href(pasted) == ""


@pytest.mark.parametrize(
    ("player", "page"),
    [
        ("https://www.youtube.com/embed/abcDEF_1234?start=42", "https://www.youtube.com/watch?v=abcDEF_1234&t=42"),
        ("https://www.youtube.com/shorts/abcDEF_1234", "https://www.youtube.com/watch?v=abcDEF_1234"),
        ("https://www.youtube.com/embed/videoseries?list=PL1", "https://www.youtube.com/playlist?list=PL1"),
        ("https://www.youtube.com/@chaine", "https://www.youtube.com/@chaine"),
        ("https://player.vimeo.com/video/123?h=a", "https://vimeo.com/123"),
        ("https://www.dailymotion.com/embed/video/x8a", "https://www.dailymotion.com/video/x8a"),
        ("https://geo.dailymotion.com/player.html?video=x8a", "https://www.dailymotion.com/video/x8a"),
        ("https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Ffb.watch%2Fa%2F", "https://fb.watch/a/"),
        ("https://platform.twitter.com/embed/Tweet.html?id=12", "https://x.com/i/status/12"),
        ("https://open.spotify.com/embed/episode/a1?u=0", "https://open.spotify.com/episode/a1"),
        ("https://www.instagram.com/reel/a_1/embed/", "https://www.instagram.com/reel/a_1/"),
        ("https://exemple.org/lecteur", "https://exemple.org/lecteur"),
    ],
)
def test_player_leads_to_the_page_that_readers_can_open(player, page):
    assert watch_address(player) == page


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.youtube.com/watch?v=a", "YouTube"),
        ("https://x.com/i/status/1", "X"),
        ("https://w.soundcloud.com/player", "SoundCloud"),
        ("https://www.bbc.co.uk/news", "bbc.co.uk"),
    ],
)
def test_site_has_the_name_that_readers_know(address, name):
    assert name_of(address) == name
