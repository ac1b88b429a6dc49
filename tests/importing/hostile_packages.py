"""Packages that are made to do harm, or that something has damaged badly. All are small and quickly made."""

import json
import sqlite3
import stat
from collections.abc import Callable, Iterator, Sequence
from random import Random

from tests.importing.anki_files import (
    COMMON,
    Content,
    newest,
    oldest,
    packed,
    schema_11,
    schema_18,
    sqlite,
    zipped,
)
from tests.importing.raw_zip import STORED, Member, raw_zip
from tests.support.hostile import EVIL

Make = Callable[[], bytes]
_MIB = 1024 * 1024
_GOOD = Content()


def _replaced(what: str, *statements: str) -> Make:
    """A package whose table ``what`` is another thing, made by ``statements``."""

    def more(database: sqlite3.Connection) -> None:
        database.execute(f"ALTER TABLE {what} RENAME TO {what}_asli")
        for statement in statements:
            database.execute(statement)

    return lambda: oldest(Content(more=more))


def _more(*statements: str) -> Make:
    def more(database: sqlite3.Connection) -> None:
        for statement in statements:
            database.execute(statement)

    return lambda: oldest(Content(more=more))


def _col(column: str, value: object) -> Make:
    """A package with ``value`` in a column of the table with everything that is there once."""
    return lambda: oldest(Content(more=lambda database: database.execute(f"UPDATE col SET {column} = ?", (value,))))


def _members(*members: Member) -> Make:
    return lambda: raw_zip(members)


def _anki2(data: Callable[[], bytes]) -> Make:
    return lambda: zipped({"collection.anki2": data()})


def _zstd_bomb() -> bytes:
    return zipped({"collection.anki21b": packed(bytes(64 * _MIB))}, packed=False)


def _zstd_bomb_in_frames() -> bytes:
    return zipped({"collection.anki21b": packed(bytes(_MIB)) * 400}, packed=False)


def _zstd_media_bomb() -> bytes:
    return zipped({"collection.anki21b": packed(schema_18()), "media": packed(bytes(64 * _MIB))}, packed=False)


def _nested() -> bytes:
    inner = raw_zip([Member(b"collection.anki2", bytes(8 * _MIB))])
    return raw_zip([Member(b"collection.anki2", inner), Member(b"dalam.zip", inner)])


def _many_entries(said: int | None = None) -> bytes:
    members = [Member(b"collection.anki2", b"")]
    return raw_zip([*members, *(Member(b"%d" % place, b"", at=0) for place in range(25_000))], said_entries=said)


def _overlapping() -> bytes:
    return raw_zip([Member(b"collection.anki2", bytes(_MIB)), *(Member(b"%d" % n, bytes(9), at=0) for n in range(999))])


def _quoted() -> bytes:
    inner = raw_zip([Member(b"collection.anki21", schema_11())])
    return raw_zip([Member(b"collection.anki2", inner, STORED), Member(b"collection.anki21", schema_11(), at=46)])


def _cut(data: bytes, share: float) -> bytes:
    return data[: int(len(data) * share)]


def _broken_pages() -> bytes:
    data = schema_11(Content(notes=[(9 + n, f"g{n}", 1001, "", "depan\x1f" + "x" * 900) for n in range(200)]))
    return zipped({"collection.anki2": data[: 6 * 4096] + bytes(range(256)) * 16 * 20 + data[26 * 4096 :]})


def tower(data: bytes, table: str, levels: int) -> bytes:
    """A SQLite file whose ``table`` has its rows over and over: pages that point to the same page many times."""
    database = sqlite3.connect(":memory:")
    database.deserialize(data)
    (root,) = database.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    pages = [data[start : start + 4096] for start in range(0, len(data), 4096)]
    for _ in range(levels):
        pages.append(pages[root - 1])
        pages[root - 1] = _inner_page(len(pages))
    pages[0] = pages[0][:28] + len(pages).to_bytes(4, "big") + pages[0][32:]
    return b"".join(pages)


def _inner_page(child: int, cells: int = 400) -> bytes:
    content = b"".join(child.to_bytes(4, "big") + bytes([0x81 + (n >> 7), n & 0x7F]) for n in range(cells))
    start = 4096 - len(content)
    head = b"\x05\0\0" + cells.to_bytes(2, "big") + start.to_bytes(2, "big") + b"\0" + child.to_bytes(4, "big")
    places = b"".join((start + 6 * n).to_bytes(2, "big") for n in range(cells))
    return (head + places).ljust(start, b"\0") + content


def _circle() -> bytes:
    """A table whose first page is its own child."""
    data = tower(schema_11(), "notes", 1)
    root = next(place for place in range(0, len(data), 4096) if data[place : place + 1] == b"\x05")
    own = (root // 4096 + 1).to_bytes(4, "big")
    page = data[root : root + 4096].replace((len(data) // 4096).to_bytes(4, "big"), own)
    return zipped({"collection.anki2": data[:root] + page + data[root + 4096 :]})


def _many_tables() -> bytes:
    return zipped({"collection.anki2": sqlite([*COMMON, *(f"t{n} (a)" for n in range(2000))], lambda database: None)})


_COUNTING = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n {limit}) "


def _much_statistics() -> bytes:
    insert = "INSERT INTO sqlite_stat1 " + _COUNTING.format(limit="LIMIT 200000") + "SELECT 'a', 'b', '1' FROM n"
    return _more("ANALYZE", insert)()


def _computed() -> bytes:
    """A table with a column that takes very long to compute."""
    return _replaced(
        "notes",
        "CREATE TABLE notes (id integer PRIMARY KEY, guid, mid, tags)",
        "INSERT INTO notes SELECT id, guid, mid, tags FROM notes_asli",
        "ALTER TABLE notes ADD COLUMN heks AS (hex(zeroblob(2000000)))",
        "ALTER TABLE notes ADD COLUMN flds AS (instr(heks, heks || heks || '1'))",
    )()


def _view(select: str) -> Make:
    return _replaced("notes", f"CREATE VIEW notes(id, guid, mid, tags, flds) AS {select}")


def _nested_json(depth: int) -> str:
    return '{"1":' * depth + "1" + "}" * depth


def _odd_18(table: str, column: str, value: object) -> Make:
    return lambda: newest(Content(more=lambda database: database.execute(f"UPDATE {table} SET {column} = ?", (value,))))


def odd_rows() -> bytes:
    """Rows of every wrong type, beside the good ones."""
    notes = [
        (101, None, 1001, "", "a\x1fb"),
        (102, b"\0\xff", 1001, "", "a\x1fb"),
        (103, "guid-x", 1001, "", b"a\x1fb"),
        (104, "guid-y", "bukan", "", "a\x1fb"),
        (105, "guid-z", 1001.5, None, "a\x1fb"),
        (106, "guid-q", 4, "", "a\x1fb"),
        (-107, "guid-r", 1001, "", "a\x1fb"),
        (108, "guid-s", 1001, 3.5, 5),
        (109, "guid-t", 1001, "", ""),
        (110, "guid-u", 1001, b"\x1b[2J", "\x1f" * 90_000),
        (111, "", 1001, "", "a\x1fb"),
    ]
    cards = [
        (201, 11, 7, 0, -3, -99, *[-5] * 7, ""),
        (202, 11, 7, -1, 2, 2, *[0] * 7, ""),
        (203, 11, None, 1, 2, 2, *[0] * 7, ""),
        (204, "x", 7, 2, 2, 2, *[0] * 7, ""),
        (205, 13, 7, 0, 2, 2, 2**62, -(2**63), 2**62, -1, -1, 0, 0, ""),
        (206, 13, 7, 2**40, 2, 2, 1e300, float("inf"), 1.5, 2.0, 0, 0, 0, ""),
        (207, 13, 7, 0, 2, 2, 1, 1, -2500, -3, -4, -5, -6, b"\xff"),
        *((210 + n, 13, 7, n, 2, 2, 9.6, 3.2, 2500, 1, 0, 0, 0, data) for n, data in enumerate(_ODD_DATA)),
    ]
    reviews = [
        (-1, 21, 3, 1, 1, 2500, 1, 1),
        (2**62, 21, 3, 1, 1, 2500, 1, 1),
        (5, 21, 99, 1, 1, 2500, 1, 1),
        (6, 21, 3, 2**60, -(2**60), 2500, 1, 1),
        (7, 21, 3, "x", None, 2500, 1, 1),
        (8, 21, 3, 1, 1, -2500, -1, 77),
        (9, 21, 3.0, 1.0, 1.0, float("nan"), float("inf"), 1.0),
        (10, 9999, 3, 1, 1, 2500, 1, 1),
    ]
    data = _loose(Content(notes=[*_GOOD.notes, *notes], cards=[*_GOOD.cards, *cards], reviews=reviews))
    return zipped({"collection.anki2": data})


_ODD_DATA = (
    '{"s":1e999,"d":NaN}',
    '{"s":-5,"d":5,"lrt":-1}',
    '{"s":true,"d":true,"lrt":true}',
    '{"s":5,"d":"5","lrt":1e30}',
    '{"s":' * 2000,
    '{"s":' + "9" * 4000 + "}",
    "[1]",
    "{" + " " * 100_000 + "}",
    "{}}",
    '{"s":5,"d":5,"lrt":' + "9" * 25 + "}",
)


def _loose(content: Content) -> bytes:
    """The same tables, where nothing has a type and nothing has to be there."""

    def more(database: sqlite3.Connection) -> None:
        for table, rows in (("notes", notes), ("cards", content.cards), ("revlog", content.reviews)):
            columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
            database.execute(f"DROP TABLE {table}")
            database.execute(f"CREATE TABLE {table} (id integer PRIMARY KEY, {', '.join(columns[1:])})")
            for row in rows:
                names = ", ".join(_COLUMNS[table])
                database.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})", row)

    notes = content.notes
    return schema_11(content._replace(notes=(), cards=(), reviews=(), more=more))


_COLUMNS = {
    "notes": ("id", "guid", "mid", "tags", "flds"),
    "cards": (
        *("id", "nid", "did", "ord", "type", "queue", "due", "ivl", "factor", "reps", "lapses"),
        *("odue", "odid", "data"),
    ),
    "revlog": ("id", "cid", "ease", "ivl", "lastIvl", "factor", "time", "type"),
}


def _escapes(make: Callable[[Content], bytes]) -> Make:
    """What commands a terminal, in every text there is."""
    kinds = ((1001, f"Dasar {EVIL}", ("Depan", f"Belakang {EVIL}"), ((EVIL, f"{{{{Depan}}}} {EVIL}", f"{EVIL}"),), 0),)
    notes = [(11 + n, f"guid-{n} {EVIL}", 1001, f" {EVIL} ", f"depan {n} {EVIL}\x1fbelakang {EVIL}") for n in range(3)]
    cards = [(21, 11, 7, 0, *[0] * 9, EVIL), (22, 12, 8, 0, *[0] * 9, ""), (23, 13, 9, 0, *[0] * 9, "")]
    decks = {7: f"Peran {EVIL}::Mikro {EVIL}", 8: EVIL, 9: f"::{EVIL}::"}
    return lambda: make(Content(kinds, decks, notes, cards, (), {EVIL: EVIL, "rollover": EVIL}))


def _evil_names() -> bytes:
    names = [Member(f"{EVIL}{n}".encode(), b"x", flags=0x800) for n in range(2)]
    media = json.dumps({"0": EVIL, "1": f"../../{EVIL}"}).encode()
    return raw_zip([Member(b"collection.anki2", schema_11()), Member(b"media", media), *names])


def _large_value(value: object) -> Make:
    """A note whose text is far larger than any note should be, and one that keeps the whole from being packed small."""
    notes = [
        (98, "guid-acak", 1001, "", "depan\x1f" + Random(1).randbytes(60_000).hex()),
        (99, "guid-besar", 1001, "", value),
    ]
    return lambda: zipped({"collection.anki2": _loose(_GOOD._replace(notes=[*notes, *_GOOD.notes]))})


def _deep_decks() -> bytes:
    return oldest(Content(decks={7: "::".join("abc" * 9000), 8: ":" * 90_000, 99: "x" * 90_000}))


def _many(count: int, parts: Callable[[int], Sequence[object]]) -> Iterator[tuple[object, ...]]:
    return (tuple(parts(place)) for place in range(count))


def _too_many_decks() -> bytes:
    decks = {n: f"Paket {n}" for n in range(1, 1000)}
    cards = tuple(_many(999, lambda n: (n + 1, n + 1, n + 1, 0, *[0] * 9, "")))
    notes = tuple(_many(999, lambda n: (n + 1, f"g{n}", 1001, "", f"depan {n}\x1fbelakang")))
    return newest(Content(decks=decks, notes=notes, cards=cards, reviews=()))


REFUSED: tuple[tuple[str, Make], ...] = (
    ("flat bomb", _members(Member(b"collection.anki2", bytes(64 * _MIB)))),
    ("flat bomb that says it is small", _members(Member(b"collection.anki2", bytes(8 * _MIB), said_size=1000))),
    ("nested bomb", _nested),
    ("many entries", _many_entries),
    ("many entries, said to be few", lambda: _many_entries(2)),
    ("entries upon each other", _overlapping),
    ("an entry inside another", _quoted),
    ("zstandard bomb", _zstd_bomb),
    ("zstandard bomb in frames", _zstd_bomb_in_frames),
    ("zstandard bomb for a list of media", _zstd_media_bomb),
    ("zstandard cut short", lambda: zipped({"collection.anki21b": packed(schema_18())[:-9]})),
    ("no zstandard at all", lambda: zipped({"collection.anki21b": schema_18()})),
    ("only slips", _members(Member(b"../collection.anki2", schema_11()), Member(b"/collection.anki21", schema_11()))),
    ("a link", _members(Member(b"collection.anki2", b"/etc/passwd", mode=stat.S_IFLNK | 0o777))),
    ("a doubled member", _members(*[Member(b"collection.anki2", schema_11())] * 2)),
    ("an encrypted member", _members(Member(b"collection.anki2", schema_11(), flags=1))),
    ("a directory of that name", _members(Member(b"collection.anki21/", b"", mode=stat.S_IFDIR | 0o755))),
    ("a zip cut short", lambda: _cut(oldest(), 0.5)),
    ("a zip without its end", lambda: oldest()[:-5]),
    ("a wrong checksum", _members(Member(b"collection.anki2", schema_11(), crc=1))),
    ("an empty collection", lambda: zipped({"collection.anki2": b""})),
    ("no collection", lambda: zipped({"media": b"{}"})),
    ("a collection cut short", _anki2(lambda: _cut(schema_11(), 0.4))),
    ("a page size of none", _anki2(lambda: schema_11()[:16] + b"\0\0" + schema_11()[18:])),
    ("no tables", _anki2(lambda: sqlite(["t (a)"], lambda database: database.execute("DROP TABLE t")))),
    ("2000 tables", _many_tables),
    ("broken pages", _broken_pages),
    ("a page that is its own child", _circle),
    ("a tower of notes", _anki2(lambda: tower(schema_11(), "notes", 4))),
    ("a tower of cards", _anki2(lambda: tower(schema_11(), "cards", 4))),
    ("a tower of reviews", _anki2(lambda: tower(schema_11(), "revlog", 4))),
    ("a view in place of a table", _view("SELECT id, guid, mid, tags, flds FROM notes_asli")),
    ("an endless view", _view(_COUNTING.format(limit="") + "SELECT i, i, 1001, '', 'a' FROM n")),
    ("a view that loads code", _view("SELECT load_extension('x.so'), 'a', 1001, '', writefile('x', 'y')")),
    ("a table that is code", _replaced("notes", "CREATE VIRTUAL TABLE notes USING fts4(id, guid, mid, tags, flds)")),
    ("a computed column", _computed),
    ("deep JSON", _col("models", "[" * 100_000)),
    ("deep JSON of objects", _col("decks", _nested_json(100_000))),
    ("JSON of 5 MiB", _col("models", "[" + "[]," * 1_800_000 + "[]]")),
    ("JSON with a number of 100,000 digits", _col("models", '{"1": ' + "9" * 100_000 + "}")),
    ("JSON that is a list", _col("models", "[1, 2]")),
    ("JSON that is a blob", _col("models", b"\x80\x04\x95")),
    ("no birthday", _col("crt", "kemarin")),
    ("no row about itself", _more("DELETE FROM col")),
    ("a record of endless length", _odd_18("templates", "config", b"\x0a" + b"\xff" * 9 + b"\x01abc")),
    ("a record of deep groups", _odd_18("notetypes", "config", b"\x0b" * 100_000)),
    ("a record that is text", _odd_18("notetypes", "config", "teks")),
    ("fields without a record", _odd_18("fields", "config", None)),
    ("templates with wrong numbers", _odd_18("templates", "ord", 2**40)),
    ("1000 decks", _too_many_decks),
    ("packed as gzip", lambda: b"\x1f\x8b\x08\0" + bytes(99)),
)
"""What must be refused: name, and what makes it."""

TAKEN: tuple[tuple[str, Make], ...] = (
    ("slips beside a collection", _members(Member(b"collection.anki2", schema_11()), Member(b"../../x", b"x"))),
    ("names that command a terminal", _evil_names),
    ("texts that command a terminal", _escapes(oldest)),
    ("texts that command a terminal, newest", _escapes(newest)),
    ("rows of wrong types", odd_rows),
    ("a note of 2 MiB", _large_value("depan\x1f" + "x" * 2 * _MIB)),
    ("a note of 5 MiB", _large_value("depan\x1f" + "x" * 5 * _MIB)),
    ("a blob of 5 MiB", _large_value(bytes(5 * _MIB))),
    ("decks without end", _deep_decks),
    ("statistics without end", _much_statistics),
    (
        "triggers and views beside the tables",
        _more(
            "CREATE TRIGGER t AFTER UPDATE ON notes BEGIN DELETE FROM notes; END",
            "CREATE VIEW v AS " + _COUNTING.format(limit="") + "SELECT * FROM n",
            "CREATE VIRTUAL TABLE f USING fts4(a)",
            "CREATE INDEX i ON notes (upper(flds))",
        ),
    ),
    ("settings that are no JSON", _col("conf", "{{{")),
    ("settings of deep JSON", _col("conf", "[" * 100_000)),
    ("media that are no JSON", lambda: oldest(media=b"\xff{")),
    ("media of deep JSON", lambda: oldest(media=b"[" * 100_000)),
    (
        "media that are a damaged record",
        lambda: zipped({"collection.anki21b": packed(schema_18()), "media": packed(b"\x0b" * 999)}, packed=False),
    ),
    ("a version that is no record", lambda: zipped({"collection.anki2": schema_11(), "meta": b"\xff" * 99})),
    ("a log kept beside", lambda: newest()),
)
"""What can be taken in, though not all of it."""

HOSTILE: tuple[tuple[str, Make], ...] = REFUSED + TAKEN
