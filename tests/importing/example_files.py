"""One example of each format, and files that belong to none."""

import io
import sqlite3
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile

from tests.importing.workbooks import workbook


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A ZIP of these members."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return made.getvalue()


def database(*tables: str) -> bytes:
    """An SQLite file with these tables."""
    with sqlite3.connect(":memory:") as made:
        for table in tables:
            made.execute(f"CREATE TABLE {table} (id INTEGER)")
        return made.serialize()


_CONTENT_TYPES = {"[Content_Types].xml": "<Types/>"}

EXAMPLES: list[tuple[str, str, str | bytes]] = [
    ("anki_package", "a.apkg", zipped({"collection.anki2": b"x"})),
    ("anki_package", "tanpa-akhiran", zipped({"collection.anki21b": b"x", "meta": b"\x08\x03"})),
    ("xlsx_deck", "a.xlsx", workbook([["a", "b"]])),
    ("xlsx_deck", "tanpa-akhiran", workbook([["a", "b"]])),
    ("crowdanki", "deck.json", '{"__type__": "Deck", "notes": []}'),
    ("anki_text", "a.txt", "#separator:tab\n#html:true\na\tb\n"),
    ("hashcards", "a.md", "Q: a\nA: b\n"),
    ("hashcards", "a.md", "C: [a] b\n"),
    ("hashcards", "a.txt", "C: [a] b\n"),
    ("hashcards", "a.txt", '---\nname = "X"\n---\nQ: a\nA: b\n'),
    ("supermemo", "a.txt", "Q: a\nA: b\n"),
    ("supermemo", "a", "\ufeff\r\nQ: a, b\r\nA: b, c\r\n"),
    ("obsidian", "a.md", "a::b\n"),
    ("obsidian", "a.md", "a\n?\nb\n"),
    ("obsidian", "a.md", "---\ntags: flashcards\n---\n==a== b\n"),
    ("obsidian", "a.txt", "a::b\nc::d, e\n"),
    ("obsidian", "a.txt", "#flashcards/x\n\na,b::c\n\nteks\n"),
    ("yaml_deck", "a.yaml", "a: b\nc: d\n"),
    ("yaml_deck", "a.yml", "Q: a\nA: b\n"),
    ("yaml_deck", "a.yaml", "- front: a\n  back: b::c #flashcards\n"),
    ("yaml_deck", "a.txt", "format: 1\ncards:\n  - front: a, b\n    back: c, d\n"),
    ("table", "a.csv", "front,back\na,b::c\n"),
    ("table", "a.csv", "a,{{c1::b}} ==c==\n"),
    ("table", "a.txt", "a\tb::c\nd\te\n"),
    ("table", "a.txt", "air\twater\n"),
    ("table", "a.tsv", "a\tb\n"),
    ("table", "a.xls", "a\tb\nc\td\n"),
    ("table", "a.csv", "a;b\n".encode("utf-16")),
]
"""Module of the format, name, content."""

REFUSED: list[tuple[str, str, str | bytes]] = [
    ("empty", "a.csv", b""),
    ("empty", "a.csv", b"\xef\xbb\xbf \r\n"),
    ("empty", "a.csv", b"\0" * 100),
    ("Mnemosyne", "default.mem", b"\x80\x02cos\nsystem\n(S'echo'\ntR."),
    ("Mnemosyne", "a.txt", b"--- Mnemosyne Data Base --- Format Version 2 ---\n(lp1\n"),
    ("Mnemosyne", "a.mem", b"apa saja\tlain\n"),
    ("Mnemosyne", "default.db", database("data_for_fact", "cards")),
    ("Mnemosyne", "a.cards", zipped({"cards.xml": "<x/>", "METADATA": ""})),
    ("could run commands", "a.csv", b"\x80\x04\x95\x10\0\0\0\0\0\0\0"),
    ("could run commands", "a.csv", b"(dp0\nS'a'\n"),
    ("could run commands", "a.txt", b"cos\nsystem\n(S'echo'\ntR."),
    ("could run commands", "a.txt", b"cposix\nsystem\n"),
    ("could run commands", "a.pkl", b"x"),
    ("collection that Anki works with", "collection.anki2", database("notes", "cards", "revlog")),
    ("a database", "a.sqlite", database("x")),
    ("Office document", "a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    ("OpenDocument", "a.ods", zipped({"mimetype": "x", "content.xml": "<x/>"})),
    ("word processor", "a.docx", zipped({**_CONTENT_TYPES, "word/document.xml": "<x/>"})),
    ("word processor", "a.rtf", b"{\\rtf1\\ansi a, b}"),
    ("presentation", "a.pptx", zipped({**_CONTENT_TYPES, "ppt/presentation.xml": "<x/>"})),
    ("binary Excel", "a.xlsb", zipped({**_CONTENT_TYPES, "xl/workbook.bin": b"x"})),
    ("PDF", "a.pdf", b"%PDF-1.7\n"),
    ("electronic book", "a.epub", zipped({"mimetype": "x", "META-INF/container.xml": "<x/>"})),
    ("CrowdAnki deck", "a.zip", zipped({"Paket/deck.json": "{}", "Paket/media/a.png": b"x"})),
    ("ZIP file holds neither", "a.zip", zipped({"a.csv": "a,b"})),
    ("picture", "a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    ("picture", "a.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF"),
    ("archive", "a.gz", b"\x1f\x8b\x08\0"),
    ("archive", "a.7z", b"7z\xbc\xaf\x27\x1c\0\4"),
    ("archive", "a.rar", b"Rar!\x1a\x07\0"),
    ("archive", "a.tar", b"a.csv".ljust(257, b"\0") + b"ustar\00000" + b"\0" * 247),
    ("KVTML", "a.kvtml", '<?xml version="1.0"?><!DOCTYPE kvtml><kvtml></kvtml>'),
    ("SuperMemo in XML", "a.xml", '<?xml version="1.0"?>\n<SuperMemoCollection><Count>1</Count></SuperMemoCollection>'),
    ("XML", "a.xml", '<?xml version="1.0"?><a b="c,d"/>\n'),
    ("web page", "a.html", "<!DOCTYPE html><title>a, b</title>"),
    ("web page", "a.csv", "\n <HTML>\n<p>a,b</p>".encode("utf-16")),
    ("history", "history.json", '{"format":"peksos-history","version":1,"device":"abcdef","events":[\n]}\n'),
    ("history", "a.txt", '\ufeff{ "format": "peksos-history" }'),
    ("program", "a", b"\x7fELF\x02\x01\x01\0"),
    ("program", "a.csv", b"MZ\x90\0\x03\0"),
    ("damaged", "a.zip", b"PK\x03\x04" + b"x" * 100),
]
"""What the message says, name, content."""
