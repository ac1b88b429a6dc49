"""All files made to break a reader of histories: those too large, those that never were one, those of a later version.

Hostile events are in tables of their own.
"""

import gzip
import io
import json
import pickle
import sqlite3
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from itertools import repeat
from typing import Final

from tests.history.hostile_file import HostileFile, Outcome, among, event, headed, numbered, review, with_new, written
from tests.history.table_of_damage import EVENTS, HEADER, IDS, LINES, SOUND, layout
from tests.history.table_of_hostile_events import NESTED, NUMBERS, TEXTS, TWICE, TYPES
from tests.history.table_of_hostile_meanings import MEANINGS
from trainer.history.json_text import MAX_VALUES

MANY: Final = 100_000_000


def _padded(size: int) -> bytes:
    """The sound file with an event of so many bytes."""
    return among(review(x=json.dumps("x" * (size - len(review(x='""'))))))


def _with_line(first: bytes, repeated: bytes, last: bytes) -> Callable[[], Iterator[bytes]]:
    """The sound file with a line of `MANY` bytes in its middle."""

    def made() -> Iterator[bytes]:
        yield layout(EVENTS[:3]).encode().removesuffix(b"]}\n") + first
        yield from repeat(repeated * 1_000, MANY // len(repeated) // 1_000)
        yield last + b"\n," + "\n,".join(EVENTS[3:]).encode() + b"\n]}\n"

    return made


def _with_junk(junk: bytes, count: int = 10_000_000) -> Callable[[], Iterator[bytes]]:
    """The sound file with ``junk`` so many times in its middle."""

    def made() -> Iterator[bytes]:
        yield layout(EVENTS[:3]).encode().removesuffix(b"]}\n")
        yield from repeat(junk * 1_000, count // 1_000)
        yield b"\n," + "\n,".join(EVENTS[3:]).encode() + b"\n]}\n"

    return made


def _of_values(count: int) -> str:
    """An event of so many values, as far as commas and opening brackets tell."""
    rest = count - review(x="").count(",") - 1
    return review(x="[" + "0," * (rest - 1) + "0]")


_UNTERMINATED = review(typed='"jawaban')[:-1]
_EMPTY_LISTS = "[" + "[]," * 345_000 + "0]"
_MANY_LISTS = "[" + "[]," * 9_900 + "0]"
_WITHIN = '{"a":1,"events":[' * 15 + f'{{"x":{_EMPTY_LISTS}}}' + "]}" * 15
_LONG_CARD = '"d/{}' + "x" * 1_000 + '😀#case"'
_dear = partial(HostileFile, dear=True)
SIZES = [
    HostileFile("an event of a mebibyte", Outcome.LEFT, _padded(1 << 20), with_new()),
    HostileFile("an event of a byte more than a mebibyte", Outcome.MENDED, _padded((1 << 20) + 1), IDS),
    _dear("a line of good JSON, 100 MB", Outcome.MENDED, _with_line(b',{"k":"x","x":[', b"1,", b"1]}"), IDS),
    _dear("a string of 100 MB", Outcome.MENDED, _with_line(b',{"k":"x","x":"', b"x", b'"}'), IDS),
    _dear("spaces of 100 MB", Outcome.LEFT, _with_line(b"", b" ", b""), IDS),
    _dear("digits of 100 MB", Outcome.MENDED, _with_line(b",", b"9", b""), IDS),
    _dear("nothing but a string of 100 MB", Outcome.REFUSED, lambda: [b'"', *repeat(b"x" * 100_000, 1_000), b'"']),
    _dear(
        "2,000,000 tiny events that are none",
        Outcome.MENDED,
        lambda: written([*EVENTS[:3], *repeat('{"k":1}', 2_000_000), *EVENTS[3:]]),
        IDS,
    ),
    _dear(
        "2,000,000 tiny events that aren't JSON",
        Outcome.MENDED,
        lambda: written([*EVENTS, *repeat('{"k":}', 2_000_000)]),
        IDS,
    ),
    _dear(
        "50,000 events on one line",
        Outcome.LEFT,
        lambda: written(map(review, range(50_000)), ","),
        [numbered(n) for n in range(50_000)],
    ),
    _dear(
        "50,000 events on one torn line",
        Outcome.MENDED,
        lambda: list(written(map(review, range(50_000)), ","))[:-1],
        [numbered(n) for n in range(50_000)],
    ),
    _dear(
        "60 MB of lines that end too early",
        Outcome.MENDED,
        lambda: written([*EVENTS[:3], *repeat(_UNTERMINATED, 450_000), *EVENTS[3:]]),
        IDS,
    ),
    _dear(
        "60 MB of events without end on one line",
        Outcome.MENDED,
        lambda: written([*EVENTS, *repeat(_UNTERMINATED, 450_000)], ","),
        IDS,
    ),
    _dear(
        "30 mebibytes of lists in unknown keys",
        Outcome.MENDED,
        lambda: written([*EVENTS, *(review(n, x=_EMPTY_LISTS) for n in range(30))]),
        IDS,
    ),
    _dear(
        "6 mebibytes of shorter lists in unknown keys",
        Outcome.LEFT,
        lambda: written([*EVENTS, *(review(n, x=_MANY_LISTS) for n in range(200))]),
        [*IDS, *map(numbered, range(200))],
    ),
    _dear(
        "6 mebibytes of lists in results",
        Outcome.LEFT,
        lambda: written(
            [*EVENTS, *(event("exercise", n, name='"x"', result=f'{{"a":{_MANY_LISTS}}}') for n in range(200))]
        ),
        [*IDS, *map(numbered, range(200))],
    ),
    HostileFile("an event of 20,000 values", Outcome.LEFT, among(_of_values(MAX_VALUES)), with_new()),
    HostileFile("an event of 20,001 values", Outcome.MENDED, among(_of_values(MAX_VALUES + 1)), IDS),
    HostileFile(
        "an event of 20,001 values in another layout",
        Outcome.MENDED,
        among(_of_values(MAX_VALUES + 1)).replace(b"\n,", b",\n"),
        IDS,
    ),
    _dear("10,000,000 lines of a letter", Outcome.MENDED, _with_junk(b"x\n"), IDS),
    _dear("10,000,000 ends", Outcome.MENDED, _with_junk(b"]}"), IDS),
    _dear("10,000,000 ends, line by line", Outcome.MENDED, _with_junk(b"]}\n"), IDS),
    _dear("400,000 headers", Outcome.MENDED, _with_junk(HEADER.encode() + b"\n", 400_000), IDS),
    _dear("64 MB that aren't UTF-8", Outcome.MENDED, _with_junk(b'{"k":"\xff' + b"\xff" * 8_000 + b"\n", 8_000), IDS),
    _dear("64 MB of one event that isn't UTF-8", Outcome.MENDED, _with_junk(b'{"k":"' + b"\xff" * 8_000, 8_000), IDS),
    _dear(
        "lists in what is no event",
        Outcome.MENDED,
        lambda: written([*EVENTS, *repeat(f'{{"a":{_EMPTY_LISTS}}}', 40)]),
        IDS,
    ),
    _dear("histories within histories", Outcome.MENDED, lambda: written([*EVENTS, *repeat(_WITHIN, 8)]), IDS),
    _dear(
        "8,000 cards of a thousand letters",
        Outcome.LEFT,
        lambda: written([*EVENTS, *(review(n, card=_LONG_CARD.format(n)) for n in range(8_000))]),
        [*IDS, *map(numbered, range(8_000))],
    ),
]


def _zipped(method: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        archive.writestr("history.json", SOUND)
    return made.getvalue()


def _tarred() -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        member = tarfile.TarInfo("history.json")
        member.size = len(SOUND.encode())
        archive.addfile(member, io.BytesIO(SOUND.encode()))
    return made.getvalue()


def _database() -> bytes:
    with sqlite3.connect(":memory:") as base:
        base.execute("create table revlog (id integer primary key, ease integer, note text)")
        base.executemany("insert into revlog (ease, note) values (?, ?)", [(3, "{}"), (1, '{"events":7}')])
    return base.serialize()


_PAGE = "<!doctype html><html><body><pre>{}</pre></body></html>\n"
_DECK = 'format: 1\nid: d\ncards:\n  - front: Penghubung\n    back: "{k: review}"\n'

FOREIGN = [
    *(
        HostileFile(name, Outcome.REFUSED, data)
        for name, data in (
            ("a gzip file", gzip.compress(SOUND.encode(), mtime=0)),
            ("a zip file", _zipped(zipfile.ZIP_DEFLATED)),
            ("an SQLite file", _database()),
            ("the beginning of a PDF file", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog>>\nendobj\n"),
            ("an HTML page", _PAGE.format(SOUND.replace('"', "&quot;")).encode()),
            ("a history in UTF-16 without a mark", SOUND.encode("utf-16-be")),
            ("a history in UTF-32", SOUND.encode("utf-32")),
            ("a deck", _DECK.encode()),
            ("a pickle", pickle.dumps(json.loads(SOUND))),
            ("a pickle of the first protocol", pickle.dumps(json.loads(SOUND), 0)),
            ("an empty list", b"[]"),
            ("a JSON string", b'"peksos-history"'),
            ("a history in a JSON string", json.dumps(SOUND).encode()),
            ("a JSON null", b"null"),
            ("a JSON number", b"1"),
            ("lines of JSON of another program", b'{"k":"review","id":1}\n{"k":"review","id":2}\n' * 1_000),
            ("a header of another case", headed("peksos-history", "Peksos-History")),
        )
    ),
    *(
        HostileFile(name, Outcome.MENDED, data, IDS)
        for name, data in (
            ("lines of events without a header", "\n".join(EVENTS).encode()),
            ("a list of events", f"[{','.join(EVENTS)}]".encode()),
            ("a history in an HTML page", _PAGE.format(SOUND).encode()),
            ("a history in a zip file that doesn't compress", _zipped(zipfile.ZIP_STORED)),
            ("a history in a tar file", _tarred()),
            ("a history with two marks of UTF-8", b"\xef\xbb\xbf" * 2 + SOUND.encode()),
        )
    ),
    HostileFile("nothing good below a good header", Outcome.REFUSED, layout(["{}", "[]", "7"]).encode()),
]

_SECOND = HEADER.replace('"version":1', '"version":2')
_FUTURE = f'{{"k":"ramalan","id":"{numbered(1)}","t":[2]}}'
_BEHIND = _SECOND.replace('"version":2,', "")

VERSIONS = [
    *(
        HostileFile(name, Outcome.LEFT, data, kept)
        for name, data, kept in (
            ("version 2", layout([*EVENTS, _FUTURE], _SECOND).encode(), IDS),
            ("version 2, torn", layout(EVENTS, _SECOND).encode()[:-30], IDS[:-1]),
            ("version 2 with zeros", layout(EVENTS, _SECOND).encode() + bytes(512), IDS),
            ("version 2 with broken events", layout([*EVENTS, "{", '{"k":1}'], _SECOND).encode(), IDS),
            ("version 2 behind the events", layout(EVENTS, _BEHIND).replace("]}", '],"version":2}').encode(), IDS),
            (
                "version 2 behind torn events",
                layout([*EVENTS, '{"k":'], _BEHIND).replace("]}", '],"version":2}').encode(),
                IDS,
            ),
            ("version 2 before a history of version 1", (layout(EVENTS[:3], _SECOND) + SOUND).encode(), IDS),
            (
                "version 2 with a long header, torn",
                layout(EVENTS, _SECOND.replace('"events"', f'"x":"{"x" * 70_000}","events"')).encode()[:-3],
                IDS,
            ),
            (
                "version 2 with other events in its header",
                layout(EVENTS, _SECOND.replace('"events"', '"x":{"events":[]},"events"')).encode(),
                IDS,
            ),
            ("a version of 31 digits", headed('"version":1', f'"version":{10**30}'), IDS),
            (
                "version 1 before a history of version 2",
                (layout(EVENTS[:3]) + layout(EVENTS, _SECOND)).encode(),
                IDS,
            ),
            (
                "a header of version 2 below one of version 1",
                "".join(
                    [
                        "<<<<<<< HEAD\n",
                        LINES[0],
                        "=======\n",
                        LINES[0].replace('"version":1', '"version":2'),
                        ">>>>>>> x\n",
                        *LINES[1:],
                    ]
                ).encode(),
                IDS,
            ),
            ("version 2.0", headed('"version":1', '"version":2.0'), IDS),
            ("version 2 in quotes", headed('"version":1', '"version":"2"'), IDS),
            ("version 2, its header half zeroed", layout(EVENTS, _SECOND).replace('"format', "\0\0\0").encode(), IDS),
            ("version 2, its header torn", layout(EVENTS, _SECOND).encode()[5:], IDS),
            ("version 2 behind the events, torn", layout(EVENTS, _BEHIND).replace("]}", '],"version":2').encode(), IDS),
            ("a version of 5,000 digits", headed('"version":1', f'"version":{"9" * 5_000}'), IDS),
            ("a version of 4,000 digits", headed('"version":1', f'"version":{"9" * 4_000}'), IDS),
        )
    ),
]

FILES = [*NESTED, *NUMBERS, *TWICE, *TEXTS, *TYPES, *MEANINGS, *SIZES, *FOREIGN, *VERSIONS]
