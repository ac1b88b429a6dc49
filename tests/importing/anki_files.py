"""Anki packages written by hand in each of their three versions: a SQLite file in a zip, without Anki's library.

The tables are those that Anki 25 writes (versions 11 and 18 of its schema).
"""

import io
import json
import sqlite3
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from trainer.importing.zstandard import _library

CREATED = 1_735_700_400
"""A day in 2025, in seconds since 1970."""

_COL = "col (id integer PRIMARY KEY, crt, mod, scm, ver, dty, usn, ls, conf text, models text, decks text, dconf, tags)"
_NOTES = (
    "notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer, usn integer, tags text, "
    "flds text NOT NULL, sfld integer, csum integer, flags integer, data text)"
)
_CARDS = (
    "cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer, ord integer, mod integer, usn integer, "
    "type integer, queue integer, due integer, ivl integer, factor integer, reps integer, lapses integer, "
    "left integer, odue integer, odid integer, flags integer, data text)"
)
_REVLOG = (
    "revlog (id integer PRIMARY KEY, cid integer, usn integer, ease integer, ivl integer, lastIvl integer, "
    "factor integer, time integer, type integer)"
)
COMMON = (_COL, _NOTES, _CARDS, _REVLOG)
ONLY_18 = (
    "config (KEY text NOT NULL PRIMARY KEY, usn integer, mtime_secs integer, val blob NOT NULL) without rowid",
    "fields (ntid integer, ord integer, name text NOT NULL COLLATE unicase, config blob, PRIMARY KEY (ntid, ord)) "
    "without rowid",
    "templates (ntid integer, ord integer, name text NOT NULL COLLATE unicase, mtime_secs, usn, config blob, "
    "PRIMARY KEY (ntid, ord)) without rowid",
    "notetypes (id integer NOT NULL PRIMARY KEY, name text NOT NULL COLLATE unicase, mtime_secs, usn, config blob)",
    "decks (id integer PRIMARY KEY NOT NULL, name text NOT NULL COLLATE unicase, mtime_secs, usn, common, kind)",
)
STUB = "Please update to the latest Anki version, then import the .colpkg/.apkg file again.\x1f"

BASIC = (
    1001,
    "Dasar",
    ("Depan", "Belakang"),
    (("Kartu 1", "{{Depan}}", "{{FrontSide}}<hr id=answer>{{Belakang}}"),),
    0,
)
CLOZE = (1002, "Celah", ("Teks", "Lebih"), (("Celah", "{{cloze:Teks}}", "{{cloze:Teks}}<br>{{Lebih}}"),), 1)


class Content(NamedTuple):
    """What is written; values needn't be of the type that Anki writes.

    Attributes:
        notes: id, guid, note type, tags, fields. cards: id, note, deck, ord, type, queue, due, ivl, factor, reps,
            lapses, odue, odid, data. reviews: id, card, ease, ivl, lastIvl, factor, time, type.
        conf: settings. more: does more to the open database.
    """

    types: Sequence[tuple[int, str, Sequence[str], Sequence[tuple[str, str, str]], int]] = (BASIC, CLOZE)
    decks: Mapping[int, str] = {1: "Default", 7: "Peran::Mikro", 8: "Riwayat"}
    notes: Sequence[tuple[Any, ...]] = (
        (11, "guid-a", 1001, " dasar  uji ", "Penghubung\x1fMempertemukan klien dan sumber"),
        (12, "guid-b", 1002, "", "Klien {{c1::mandiri}} dan {{c2::berdaya}}\x1fcatatan"),
        (13, "guid-c", 1001, "", "Perunding\x1fBerunding dengan pihak lain"),
    )
    cards: Sequence[tuple[Any, ...]] = (
        (21, 11, 7, 0, 2, 2, 400, 30, 2500, 5, 1, 0, 0, '{"s":31.5,"d":4.25,"dr":0.9,"lrt":1767225600}'),
        (22, 12, 7, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, "{}"),
        (23, 12, 7, 1, 0, -1, 2, 0, 0, 0, 0, 0, 0, ""),
        (24, 13, 99, 0, 2, 2, -100_000, 12, 2300, 3, 0, 410, 8, ""),
    )
    reviews: Sequence[tuple[Any, ...]] = (
        (1_767_000_000_000, 21, 3, 10, -600, 2500, 4321, 0),
        (1_767_100_000_000, 21, 4, 30, 10, 2500, 2345, 1),
    )
    conf: Mapping[str, Any] = {"rollover": 3, "curDeck": 1, "schedVer": 2}
    more: Callable[[sqlite3.Connection], object] = lambda database: None


def schema_11(content: Content = Content()) -> bytes:
    """The collection as Anki up to 2.1.27 writes it, and all later ones for them."""
    models = {
        str(id_): {
            "id": id_,
            "name": name,
            "type": kind,
            "flds": [{"name": field, "ord": number} for number, field in enumerate(fields)],
            "tmpls": [
                {"name": title, "ord": number, "qfmt": question, "afmt": answer}
                for number, (title, question, answer) in enumerate(templates)
            ],
        }
        for id_, name, fields, templates, kind in content.types
    }
    decks = {str(id_): {"id": id_, "name": name, "dyn": 0} for id_, name in content.decks.items()}

    def fill(database: sqlite3.Connection) -> None:
        texts = map(json.dumps, (content.conf, models, decks))
        database.execute("INSERT INTO col VALUES (1, ?, 0, 0, 11, 0, 0, 0, ?, ?, ?, '{}', '{}')", (CREATED, *texts))
        _fill(database, content)

    return sqlite(COMMON, fill)


def schema_18(content: Content = Content()) -> bytes:
    """The collection as Anki writes it from 2.1.28 on."""

    def fill(database: sqlite3.Connection) -> None:
        database.execute("INSERT INTO col VALUES (1, ?, 0, 0, 18, 0, 0, 0, '', '', '', '', '')", (CREATED,))
        for id_, name, fields, templates, kind in content.types:
            config = (number(1, kind) if kind else b"") + field(3, b".card {}")
            database.execute("INSERT INTO notetypes VALUES (?, ?, 0, 0, ?)", (id_, name, config))
            for place, title in enumerate(fields):
                row = id_, place, title, field(3, b"Arial") + number(4, 20)
                database.execute("INSERT INTO fields VALUES (?, ?, ?, ?)", row)
            for place, (title, question, answer) in enumerate(templates):
                how = field(1, question.encode()) + field(2, answer.encode()) + number(8, 2**63 + 5)
                database.execute("INSERT INTO templates VALUES (?, ?, ?, 0, 0, ?)", (id_, place, title, how))
        for id_, name in content.decks.items():
            row = id_, name.replace("::", "\x1f"), number(1, 1), field(1, number(1, 1))
            database.execute("INSERT INTO decks VALUES (?, ?, 0, 0, ?, ?)", row)
        for key, value in content.conf.items():
            database.execute("INSERT INTO config VALUES (?, 0, 0, ?)", (key, json.dumps(value).encode()))
        _fill(database, content)

    return sqlite(COMMON + ONLY_18, fill)


def _fill(database: sqlite3.Connection, content: Content) -> None:
    for id_, guid, type_, tags, fields in content.notes:
        row = id_, guid, type_, tags, fields
        database.execute("INSERT INTO notes VALUES (?, ?, ?, 0, 0, ?, ?, '', 0, 0, '')", row)
    for *first, odue, odid, data in content.cards:
        row = *first[:4], 0, 0, *first[4:], 0, odue, odid, 0, data
        database.execute(f"INSERT INTO cards VALUES ({', '.join('?' * 18)})", row)
    for id_, card, *rest in content.reviews:
        database.execute("INSERT INTO revlog VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?)", (id_, card, *rest))
    content.more(database)


def sqlite(tables: Sequence[str], fill: Callable[[sqlite3.Connection], object], *, page: int = 4096) -> bytes:
    """A SQLite file with these tables, filled by ``fill``."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "collection"
        database = sqlite3.connect(file, isolation_level=None)
        database.create_collation("unicase", lambda one, other: (one > other) - (one < other))
        for pragma in (f"page_size={page}", "journal_mode=OFF", "synchronous=OFF"):
            database.execute(f"PRAGMA {pragma}")
        database.execute("BEGIN")
        for table in tables:
            database.execute(f"CREATE TABLE {table}")
        fill(database)
        if database.in_transaction:
            database.execute("COMMIT")
        database.close()
        return file.read_bytes()


def zipped(members: Mapping[str, bytes], *, packed: bool = True) -> bytes:
    """A zip with these members."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, archive.compression)
    return whole.getvalue()


def oldest(content: Content = Content(), media: bytes = b'{"0": "gambar.jpg"}') -> bytes:
    """``collection.anki2`` alone."""
    return zipped({"collection.anki2": schema_11(content), "media": media, "0": b"\xff\xd8"})


def middle(content: Content = Content()) -> bytes:
    """``collection.anki21`` beside one that says to update Anki."""
    return zipped(
        {
            "meta": number(1, 2),
            "collection.anki21": schema_11(content),
            "collection.anki2": schema_11(stub()),
            "media": b'{"0": "gambar.jpg"}',
        }
    )


def newest(content: Content = Content(), version: int = 3) -> bytes:
    """``collection.anki21b``, packed by Zstandard, beside one that says to update Anki."""
    entries = field(1, field(1, b"gambar.jpg") + number(2, 3) + field(3, b"\0" * 20))
    members = {
        "meta": number(1, version),
        "collection.anki21b": packed(in_wal(schema_18(content))),
        "collection.anki2": schema_11(stub()),
        "0": packed(b"abc"),
        "media": packed(entries),
    }
    return zipped(members, packed=False)


VERSIONS: Mapping[str, Callable[[Content], bytes]] = {"anki2": oldest, "anki21": middle, "anki21b": newest}


def stub() -> Content:
    """What stands in the collection for versions of Anki that are too old."""
    note = (11, "guid-stub", 1001, "", STUB)
    return Content(types=(BASIC,), decks={1: "Default"}, notes=(note,), cards=((21, 11, 1, *[0] * 10, ""),), reviews=())


def in_wal(data: bytes) -> bytes:
    """A SQLite file that says of itself that it's kept with a write-ahead log, as Anki's newest packages do."""
    return data[:18] + b"\x02\x02" + data[20:]


def packed(data: bytes, level: int = 3) -> bytes:
    """``data`` packed by Zstandard."""
    whole: bytes = _library().compress(data, level)
    return whole


def field(key: int, value: bytes) -> bytes:
    """A field of a record of Protocol Buffers with bytes in it."""
    return _varint(key << 3 | 2) + _varint(len(value)) + value


def number(key: int, value: int) -> bytes:
    """A field of such a record with a number in it."""
    return _varint(key << 3) + _varint(value)


def _varint(value: int) -> bytes:
    whole = bytearray()
    while value > 0x7F:
        whole.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*whole, value])
