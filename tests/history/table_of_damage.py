"""What machines and people do to a history file, and what must be left of it.

The sound file has six events, numbered 0 (`created`) to 5. Each row: a name, the damaged bytes, the numbers of the
events that must be loaded, and how many bytes belong to no event (None: the file is sound, only laid out otherwise).
"""

import json
from collections.abc import Callable, Sequence
from typing import NamedTuple

HEADER = '{"format":"peksos-history","version":1,"device":"k3p9x1","events":['
IDS = [f"01JDBYJ8J3W3T1C6RA0{n}k3p9x1" for n in "QRSTVW"]
EVENTS = [f'{{"k":"created","id":"{IDS[0]}","t":"2026-11-24T08:00:00.000+07:00"}}'] + [
    f'{{"k":"review","id":"{id_}","t":"2026-11-24T08:0{n}:00.000+07:00","card":"d/n{n}#case","r":3,"ms":{n}000,'
    f'"how":"type","typed":"jawaban ke-{n}: “é”"}}'
    for n, id_ in enumerate(IDS[1:], start=1)
]


def layout(events: Sequence[str], header: str = HEADER) -> str:
    """A file in our own layout."""
    return header + "\n,".join(events) + "\n]}\n"


SOUND = layout(EVENTS)
LINES = SOUND.splitlines(keepends=True)
_WHOLE = json.loads(SOUND)


class Damage(NamedTuple):
    name: str
    data: bytes
    kept: Sequence[int]
    set_aside: int | None


def _zeroed(text: str, start: int, stop: int) -> bytes:
    data = bytearray(text.encode())
    data[start:stop] = bytes(stop - start)
    return bytes(data)


def _replaced(number: int, change: Callable[[str], str]) -> str:
    return layout([change(event) if n == number else event for n, event in enumerate(EVENTS)])


_START_OF_3 = len("".join(LINES[:3]).encode())
_END_OF_3 = len("".join(LINES[:4]).encode())
_BAD_RATING = EVENTS[3].replace('"r":3', '"r":9')
_UNTERMINATED = EVENTS[3].removesuffix('"}')
_LONG = '"' + "x" * (2 << 20) + '"'
_TOO_LONG = _replaced(3, lambda event: event[:-1] + f',"x":{_LONG}}}')
_NOT_UTF8 = SOUND.encode().replace("ke-3: “é".encode(), b"ke-3: \xff\xfe")
_CONFLICT = "".join(
    [
        *LINES[:3],
        "<<<<<<< HEAD\n",
        *LINES[3:5],
        "]}\n",
        "=======\n",
        LINES[5],
        "]}\n",
        ">>>>>>> laptop\n",
    ]
)
_CONFLICT_INSIDE = "".join([*LINES[:3], "<<<<<<< HEAD\n", LINES[3], "=======\n", LINES[4], ">>>>>>> x\n", *LINES[5:]])
_OTHER_HEADER = LINES[0].replace('"device":"k3p9x1"', '"device":"zzzzzz"')
_CONFLICT_HEADER = "".join(["<<<<<<< HEAD\n", LINES[0], "=======\n", _OTHER_HEADER, ">>>>>>> x\n", *LINES[1:]])

ALL = range(6)

OTHER_LAYOUTS = [
    Damage("CRLF", SOUND.replace("\n", "\r\n").encode(), ALL, None),
    Damage("BOM", b"\xef\xbb\xbf" + SOUND.encode(), ALL, None),
    Damage("no newline at the end", SOUND.rstrip("\n").encode(), ALL, None),
    Damage("newlines at the end", SOUND.encode() + b"\n\n", ALL, None),
    Damage("one line", json.dumps(_WHOLE).encode(), ALL, None),
    Damage("indented", json.dumps(_WHOLE, indent=2, ensure_ascii=False).encode(), ALL, None),
    Damage("tabs and CRLF", json.dumps(_WHOLE, indent="\t").replace("\n", "\r\n").encode(), ALL, None),
    Damage("keys sorted", json.dumps(_WHOLE, sort_keys=True, indent=1).encode(), ALL, None),
    Damage("commas at the end", SOUND.replace("\n,", ",\n").encode(), ALL, None),
    Damage("no events", HEADER.encode() + b"]}\n", [], None),
]

_HEADER_LAST = '{"events":[' + "\n,".join(EVENTS[:3]) + '],"format":"peksos-history","version":1,"device":"k3p9x1"}\n'

DAMAGED = [
    Damage("a file after one whose header comes last", (_HEADER_LAST + SOUND).encode(), ALL, None),
    Damage("text after a header that comes last", (_HEADER_LAST + "catatan\n").encode(), range(3), 8),
    Damage("closing bytes lost", "".join(LINES[:6]).encode(), ALL, 0),
    Damage("half a line", SOUND.removesuffix("\n]}\n")[:-20].encode(), range(5), None),
    Damage("closed twice", SOUND.encode() + b"]}\n", ALL, 0),
    Damage("closing bracket half written", SOUND.encode()[:-2], ALL, 1),
    Damage("a comma over the closing", "".join(LINES[:6]).encode() + b",}\n", ALL, 2),
    Damage("zeros at the end", "".join(LINES[:6]).encode() + bytes(4096), ALL, 4096),
    Damage("zeros after the closing", SOUND.encode() + bytes(512), ALL, 512),
    Damage("zeros for a line", _zeroed(SOUND, _START_OF_3, _END_OF_3), [0, 1, 2, 4, 5], _END_OF_3 - _START_OF_3),
    Damage("zeros over a line's end", _zeroed(SOUND, _START_OF_3 + 40, _END_OF_3), [0, 1, 2, 4, 5], None),
    Damage("zeros from a line's newline on", _zeroed(SOUND, _START_OF_3 - 1, _END_OF_3 - 30), [0, 1, 2, 4, 5], None),
    Damage("header zeroed", _zeroed(SOUND, 0, len(HEADER) - 4), ALL, len(HEADER)),
    Damage("header line lost", "".join(LINES[1:]).encode(), range(1, 6), 0),
    Damage("header torn", SOUND.encode()[30:], ALL, len(HEADER) - 30),
    Damage("git conflict at the end", _CONFLICT.encode(), ALL, None),
    Damage("git conflict inside", _CONFLICT_INSIDE.encode(), ALL, None),
    Damage("git conflict in the header", _CONFLICT_HEADER.encode(), ALL, None),
    Damage("a line of junk", "".join([*LINES[:3], "catatan saya\n", *LINES[3:]]).encode(), ALL, 13),
    Damage("a line twice torn", "".join([*LINES[:3], LINES[3][:50], "\n", *LINES[3:]]).encode(), ALL, 50),
    Damage("a rating of nine", layout([*EVENTS[:3], _BAD_RATING, *EVENTS[4:]]).encode(), [0, 1, 2, 4, 5], None),
    Damage("an open string", layout([*EVENTS[:3], _UNTERMINATED, *EVENTS[4:]]).encode(), [0, 1, 2, 4, 5], None),
    Damage("bytes that aren't UTF-8", _NOT_UTF8, [0, 1, 2, 4, 5], None),
    Damage("an event that is a list", _replaced(3, lambda _: "[1,2]").encode(), [0, 1, 2, 4, 5], None),
    Damage("deep nesting", _replaced(3, lambda _: "[" * 100_000).encode(), [0, 1, 2, 4, 5], None),
    Damage("a line too long", _TOO_LONG.encode(), [0, 1, 2, 4, 5], None),
    Damage("NaN", _replaced(3, lambda event: event[:-1] + ',"x":NaN}').encode(), [0, 1, 2, 4, 5], None),
    Damage("two files after one another", SOUND.encode() + SOUND.encode(), ALL, None),
    Damage("an event after the end", (SOUND[: -len(LINES[5]) - 3] + "]}\n" + LINES[5]).encode(), ALL, None),
    Damage("indented and torn", json.dumps(_WHOLE, indent=2).encode()[:-60], range(5), None),
    Damage("one line and torn", json.dumps(_WHOLE).encode()[:-60], range(5), None),
    Damage("version isn't a number", SOUND.replace('"version":1', '"version":"satu"').encode(), ALL, 0),
    Damage("device isn't one", SOUND.replace('"k3p9x1","events"', '"laptop saya","events"').encode(), ALL, 0),
]

NOT_OURS = [
    ("empty", b""),
    ("zeros", bytes(4096)),
    ("one zero", b"\0"),
    ("spaces", b" \n\n"),
    ("a text", b"Daftar belanja: beras, {telur}\n"),
    ("an empty object", b"{}"),
    ("another program's JSON", b'{"format":"catatan","version":1,"events":[{"k":"review"}]}\n'),
    ("another format with our events", SOUND.replace("peksos-history", "lain").encode()),
    ("a list of numbers", b"[1,2,3]"),
    ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8),
    ("UTF-16", SOUND.encode("utf-16")),
    ("deep nesting", b"[" * 1_000_000),
    ("deep objects", b'{"k":' * 200_000),
    ("nine million nines", b"9" * 9_000_000),
]
