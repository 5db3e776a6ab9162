"""What a photo file says of itself is read, whatever program wrote it; what is damaged says nothing."""

import io
from datetime import date

import pytest
from PIL import Image

from articles.photos.legend import Legend, read_legend
from articles.photos.xmp import XmpError, read_xmp

RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"'
PHOTOSHOP = 'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
IPTC_CORE = 'xmlns:core="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"'


def packet(inner, attributes=""):
    return (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {RDF}><rdf:Description {PHOTOSHOP} {IPTC_CORE} {attributes}>'
        f"{inner}</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


def listed(name, kind, *values):
    items = "".join(f'<rdf:li xml:lang="{language}">{text}</rdf:li>' for language, text in values)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>"


def jpeg(**options):
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(buffer, "JPEG", **options)
    return buffer


def iim(*records, plain=None):
    """IPTC records (number, bytes) in the segment where Photoshop keeps them."""
    data = b"".join(b"\x1c\x02" + bytes([number]) + len(text).to_bytes(2) + text for number, text in records)
    block = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + len(data).to_bytes(4) + data + b"\0" * (len(data) % 2)
    plain = plain or jpeg().getvalue()
    return io.BytesIO(plain[:2] + b"\xff\xed" + (len(block) + 2).to_bytes(2) + block + plain[2:])


def test_xmp_gives_caption_credit_description_and_date():
    inner = (
        listed("dc:description", "Alt", ("en", "The port"), ("fr", "Le port  de\nBujumbura"))
        + listed("dc:creator", "Seq", ("", "Awa Traoré"), ("", "Didier Nkusi"))
        + listed("core:AltTextAccessibility", "Alt", ("x-default", "Deux grues rouges"))
    )
    attributes = 'photoshop:Credit="AFP" photoshop:DateCreated="2024-03-02T10:00:00+02:00"'
    assert read_legend(jpeg(xmp=packet(inner, attributes))) == Legend(
        "Le port de Bujumbura", "Awa Traoré, Didier Nkusi / AFP", "Deux grues rouges", date(2024, 3, 2)
    )


def test_iptc_gives_the_same_in_either_alphabet():
    records = [(120, "Le marché à l’aube".encode()), (80, "Éric".encode("cp1252")), (110, b"AFP"), (55, b"20240302")]
    assert read_legend(iim(*records)) == Legend("Le marché à l’aube", "Éric / AFP", "", date(2024, 3, 2))


def test_exif_gives_the_date_and_who_took_it_only():
    exif = Image.Exif()
    exif[0x010E] = "OLYMPUS DIGITAL CAMERA"
    exif[0x013B] = "Awa Traore"
    exif.get_ifd(0x8769)[0x9003] = "2024:03:02 10:11:12"
    assert read_legend(jpeg(exif=exif)) == Legend("", "Awa Traore", "", date(2024, 3, 2))


@pytest.mark.parametrize(
    ("records", "credit"),
    [
        ([(80, b"Awa"), (110, b"Awa / AFP")], "Awa / AFP"),
        ([(110, b"AFP")], "AFP"),
        ([(116, b"(c) Agence")], "(c) Agence"),
        ([(80, b"Awa"), (116, b"(c) Agence")], "Awa"),
    ],
)
def test_credit_is_said_once(records, credit):
    assert read_legend(iim(*records)).credit == credit


@pytest.mark.parametrize("day", ["2999-01-01", "0000:00:00 00:00:00", "hier", "1800-01-01", "2024-02-31"])
def test_impossible_day_is_no_day(day):
    assert read_legend(jpeg(xmp=packet("", f'photoshop:DateCreated="{day}"'))).taken_on is None


def test_too_long_texts_are_cut_and_control_characters_go():
    legend = read_legend(iim((120, b"a\0b" + b"x" * 5000), (110, b"y" * 500)))
    assert (legend.caption[:3], len(legend.caption), len(legend.credit)) == ("a b", 2000, 160)


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    "packet",
    [BOMB, b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>', b"<x>" * 41, b"<x", b"\xff\xfe\0", b" " * 300_000],
    ids=["entities", "external", "deep", "cut", "bytes", "long"],
)
def test_hostile_xmp_is_refused_and_says_nothing(packet):
    with pytest.raises(XmpError):
        read_xmp(packet)
    assert read_legend(jpeg(xmp=packet[:60_000])) == Legend()


@pytest.mark.parametrize("data", [b"", b"no photo", b"\xff\xd8\xff\xe1\0"], ids=["empty", "text", "cut"])
def test_what_is_no_photo_says_nothing(data):
    assert read_legend(io.BytesIO(data)) == Legend()


def test_damaged_iptc_does_not_hide_the_xmp():
    plain = jpeg(xmp=packet("", 'photoshop:Credit="AFP"')).getvalue()
    broken = iim((120, b"caption"), plain=plain).getvalue().replace(b"\x1c\x02\x78\0", b"\x1c\x02\x78\xff", 1)
    assert read_legend(io.BytesIO(broken)).credit == "AFP"
