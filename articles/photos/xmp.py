"""XMP packets: the few properties of a photo that a newsroom wants, from XML that nobody vouches for.

Adobe XMP specification, parts 1 and 3. A property is written as an attribute of `rdf:Description`, as an element, or
as an element that holds an `rdf:Alt`, `rdf:Seq` or `rdf:Bag` of `rdf:li`.
"""

from xml.parsers import expat

#: Bytes; a JPEG segment holds 64 KB, and what is beyond four of them is thumbnails and histories.
MAX_BYTES = 256 * 1024
MAX_DEPTH = 40

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns# "
_XML_LANG = "http://www.w3.org/XML/1998/namespace lang"
_DC, _PHOTOSHOP = "http://purl.org/dc/elements/1.1/ ", "http://ns.adobe.com/photoshop/1.0/ "
_IPTC = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/ "
_PROPERTIES = {
    f"{_DC}description": "description",
    f"{_DC}creator": "creator",
    f"{_DC}rights": "rights",
    f"{_PHOTOSHOP}Credit": "credit",
    f"{_PHOTOSHOP}Headline": "headline",
    f"{_PHOTOSHOP}DateCreated": "taken",
    f"{_IPTC}AltTextAccessibility": "alt",
}


class XmpError(ValueError):
    """A packet that is no packet, or that asks for more than a photo's should."""


def read_xmp(packet: bytes) -> dict[str, str]:
    """Property (a value of `_PROPERTIES`) → its text: French or default of several languages, all of several names.

    Raises XmpError on a document type (and so on any entity), on size or depth out of bounds, on malformed XML.
    """
    if len(packet) > MAX_BYTES:
        raise XmpError("too long")
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(packet.strip(b"\0 \r\n\t"), True)
    except expat.ExpatError as error:
        raise XmpError(str(error)) from error
    return {name: reader.chosen(name) for name in reader.values}


def _refuse_doctype(*_args: object) -> None:
    raise XmpError("document type")


class _Reader:
    def __init__(self) -> None:
        #: Property → (language, text) of each of its values.
        self.values: dict[str, list[tuple[str, str]]] = {}
        self._path: list[str] = []
        self._property = ""
        self._language = ""
        self._pieces: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(name)
        if len(self._path) > MAX_DEPTH:
            raise XmpError("too deep")
        if name == f"{_RDF}Description" and not self._property:
            for attribute, text in attributes.items():
                self._add(_PROPERTIES.get(attribute, ""), "", text)
        if not self._property:
            self._property = _PROPERTIES.get(name, "")
        self._language, self._pieces = attributes.get(_XML_LANG, ""), []

    def end(self, name: str) -> None:
        self._path.pop()
        if self._property and (name == f"{_RDF}li" or name in _PROPERTIES):
            self._add(self._property, self._language, "".join(self._pieces))
        if name in _PROPERTIES:
            self._property = ""
        self._pieces = []

    def text(self, data: str) -> None:
        if self._property:
            self._pieces.append(data)

    def _add(self, name: str, language: str, text: str) -> None:
        if name and text.strip():
            self.values.setdefault(name, []).append((language.lower(), text.strip()))

    def chosen(self, name: str) -> str:
        values = self.values[name]
        if name == "creator":
            return ", ".join(text for _, text in values)
        for wanted in ("fr", "x-default", ""):
            for language, text in values:
                if language.split("-")[0] == wanted or language == wanted:
                    return text
        return values[0][1]
