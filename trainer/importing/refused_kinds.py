"""The kinds of files that aren't taken in: how they are told apart, and what their owners can do."""

from typing import Final, NamedTuple

from trainer.i18n import N_


class Kind(NamedTuple):
    """A kind of file.

    Attributes:
        told: what it is. hint: what to do instead. Both marked.
    """

    told: str
    hint: str


_AS_TEXT: Final = N_("copy the cards into a table (front, tab, back) and save it as text")
_UNPACK: Final = N_("unpack it and name one of the files in it")
_SHEET: Final = N_("save it as .xlsx without a password, or as CSV")

EMPTY: Final = Kind(N_("the file is empty"), N_("look at the name and the folder"))
MNEMOSYNE: Final = Kind(
    N_("this is a collection of Mnemosyne"), N_("export it from Mnemosyne as tab-separated text, and import that file")
)
ANKI_COLLECTION: Final = Kind(
    N_("this is the collection that Anki works with"),
    N_("export it from Anki as a package (.apkg or .colpkg), and import that file"),
)
OTHER_SQLITE: Final = Kind(N_("this is a database"), N_("export the cards from the program it belongs to"))
DAMAGED_ZIP: Final = Kind(N_("this ZIP file can't be read"), N_("get the file once more, or export it again"))
OTHER_ZIP: Final = Kind(N_("this ZIP file holds neither an Anki deck nor a workbook"), _UNPACK)
PICKLE: Final = Kind(
    N_("this file could run commands when it is read, so it isn't"),
    N_("export the cards as text from the program that made it"),
)
EXECUTABLE: Final = Kind(N_("this is a program, not a file of cards"), N_("name a file of cards"))
TAR: Final = Kind(N_("this is a packed archive"), _UNPACK)
HISTORY: Final = Kind(N_("this is a history, not a deck"), N_("take it in with: peksos-trainer history merge"))

_OFFICE: Final = Kind(N_("this is an older Office document, or one with a password"), _SHEET)
_DOCUMENT: Final = Kind(N_("this is a word processor's document"), _AS_TEXT)
_SLIDES: Final = Kind(N_("this is a presentation"), _AS_TEXT)
_PDF: Final = Kind(N_("this is a PDF document"), _AS_TEXT)
_BOOK: Final = Kind(N_("this is an electronic book"), _AS_TEXT)
_OPEN_DOCUMENT: Final = Kind(N_("this is an OpenDocument file"), N_("save its table as .xlsx or CSV"))
_BINARY_SHEET: Final = Kind(N_("this is a binary Excel workbook"), _SHEET)
_MEDIA: Final = Kind(N_("this is a picture, a sound or a film"), N_("name a file of cards"))
_CROWDANKI: Final = Kind(
    N_("this ZIP file holds a CrowdAnki deck"), N_("unpack it and name the file deck.json that is in it")
)
_KVTML: Final = Kind(N_("this is a vocabulary of KDE (KVTML)"), N_("export it from Parley as CSV"))
_SUPERMEMO: Final = Kind(
    N_("this is a collection of SuperMemo in XML"),
    N_("export it from SuperMemo as questions and answers"),
)
_HTML: Final = Kind(N_("this is a web page"), _AS_TEXT)
_XML: Final = Kind(N_("this is an XML file"), N_("export the cards as CSV from the program that made it"))

SIGNATURES: Final = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OFFICE),
    (b"{\\rtf", _DOCUMENT),
    (b"%PDF-", _PDF),
    (b"\x89PNG\r\n\x1a\n", _MEDIA),
    (b"\xff\xd8\xff", _MEDIA),
    (b"GIF87a", _MEDIA),
    (b"GIF89a", _MEDIA),
    (b"RIFF", _MEDIA),
    (b"II*\0", _MEDIA),
    (b"MM\0*", _MEDIA),
    (b"OggS\0", _MEDIA),
    (b"ID3\x03", _MEDIA),
    (b"ID3\x04", _MEDIA),
    (b"fLaC\0", _MEDIA),
    (b"\x1f\x8b", TAR),
    (b"7z\xbc\xaf\x27\x1c", TAR),
    (b"Rar!\x1a\x07", TAR),
    (b"\xfd7zXZ\0", TAR),
    (b"BZh91AY&SY", TAR),
    (b"\x28\xb5\x2f\xfd", TAR),
)
"""First bytes -> the kind."""

ENDINGS: Final = {".kvtml": _KVTML, ".pickle": PICKLE, ".pkl": PICKLE}
"""Endings that say enough."""

ZIP_PARTS: Final = (
    ("word/", _DOCUMENT),
    ("ppt/", _SLIDES),
    ("xl/workbook.bin", _BINARY_SHEET),
    ("META-INF/container.xml", _BOOK),
    ("content.xml", _OPEN_DOCUMENT),
    ("*/cards.xml", MNEMOSYNE),
    ("*/deck.json", _CROWDANKI),
)
"""What a ZIP holds -> the kind; the first that is there says it."""

MARKUP: Final = (
    (b"<kvtml", _KVTML),
    (b"<supermemocollection", _SUPERMEMO),
    (b"<!doctype html", _HTML),
    (b"<html", _HTML),
    (b"<?xml", _XML),
)
"""Small letters in the begin of a document of marks -> the kind; the first that is there says it."""
