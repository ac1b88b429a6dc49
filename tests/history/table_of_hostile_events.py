"""Hostile events and headers, each in a file that is sound but for it, and what must come of the file."""

import json

from tests.history.hostile_file import (
    NEW,
    HostileFile,
    Outcome,
    among,
    event,
    headed,
    header_key,
    in_turns,
    keeping,
    lists,
    losing,
    review,
    seed,
    with_new,
    written,
)
from tests.history.table_of_damage import EVENTS, HEADER, IDS
from tests.support.hostile import EVIL


def _raw(new: bytes) -> bytes:
    """A typed answer of raw bytes."""
    return among(review(typed='"@"')).replace(b"@", new)


NESTED = [
    HostileFile("the deepest list allowed in the header", Outcome.LEFT, header_key(lists(31)), IDS),
    HostileFile("a list one level too deep in the header", Outcome.MENDED, header_key(lists(32)), IDS),
    HostileFile("lists 100,000 deep in the header", Outcome.MENDED, header_key(lists(100_000)), IDS),
    HostileFile("objects and lists in turns in the header", Outcome.MENDED, header_key(in_turns(50_000)), IDS),
    HostileFile("objects and lists in turns, nothing else", Outcome.REFUSED, in_turns(500_000).encode()),
    *keeping(
        {
            "the deepest list allowed in an unknown key": review(x=lists(31)),
            "the deepest result allowed": event("exercise", name='"x"', result=f'{{"a":{lists(30)}}}'),
        }
    ),
    *losing(
        {
            "a list one level too deep in an unknown key": review(x=lists(32)),
            "a result one level too deep": event("exercise", name='"x"', result=f'{{"a":{lists(31)}}}'),
            "objects and lists in turns in an event": review(x=in_turns(50_000)),
            "an answer typed as deep lists": review(typed=lists(100_000)),
        }
    ),
]

NUMBERS = [
    *losing(
        {
            "5,000 digits for the milliseconds": review(ms="9" * 5_000),
            "5,000 digits in an unknown key": review(x="9" * 5_000),
            "4,000 digits for the hints": review(hint="9" * 4_000),
            "infinity by overflow": review(x="1e999"),
            "minus infinity by overflow": review(x="[-1e999]"),
            "NaN for a rating": review(r="NaN"),
            "Infinity for the milliseconds": review(ms="Infinity"),
            "minus Infinity for a stability": seed(stability="-Infinity"),
            "an infinite stability": seed(stability="1e999"),
            "a stability that rounds to nothing": seed(stability="1E-400"),
            "a millisecond over the hour": review(ms="3600001"),
            "a rating of 0": review(r="0"),
            "a rating of 5": review(r="5"),
            "a rating of true": review(r="true"),
            "a rating of 1.0": review(r="1.0"),
            "a rating in quotes": review(r='"3"'),
            "a rating of null": review(r="null"),
        }
    ),
    *keeping(
        {
            "minus nothing for the milliseconds": review(ms="-0"),
            "an hour to the millisecond": review(ms="3600000"),
            "numbers at their limits in unknown keys": review(x="[-0,-0.0,1E-400,1e308]", y="9" * 4_000),
        }
    ),
]

TWICE = [
    *losing(
        {
            "k twice": review(k='"created","k":"review"'),
            "id twice": review(id=f'"{NEW}","id":"{NEW}"'),
            "r twice": review(r='4,"r":1'),
            "r twice, once as an escape": review(r='4,"\\u0072":1'),
            "a key twice within an unknown key": review(x='[{"a":1,"a":2}]'),
            "format twice": headed('"version"', '"format":"lain","version"'),
            "version twice": headed('"version":1', '"version":1,"version":1'),
            "device twice": headed('"device"', '"device":"zzzzzz","device"'),
        }
    ),
    HostileFile(
        "events twice, with different contents",
        Outcome.MENDED,
        (HEADER + "\n,".join(EVENTS[:3]) + '\n],"events":[' + "\n,".join(EVENTS[3:]) + "\n]}\n").encode(),
        IDS,
    ),
    HostileFile(
        "an id with two contents, 40,000 times",
        Outcome.MENDED,
        lambda: written([*EVENTS, *(review(1, x=str(n)) for n in range(40_000))]),
        [*IDS, NEW],
        dear=True,
    ),
]

_ATTACK = json.dumps(EVIL)
_NOTE_ATTACK = json.dumps("d/" + EVIL)
_CARD_ATTACK = json.dumps(f"d/{EVIL}#case")
TEXTS = [
    *keeping(
        {
            "a lone surrogate typed": review(typed='"a\\ud800b"'),
            "a lone surrogate in a card": review(card='"d/\\udfff#case"'),
            "lone surrogates in unknown keys": review(x='{"\\ud800":"\\udc00"}'),
            "NUL as an escape": review(card='"d/\\u0000#case"', typed='"\\u0000"', x='"\\u0000"'),
            "commands in every text of a review": review(
                card=_CARD_ATTACK, gave=_ATTACK, options=f"[{_ATTACK}]", typed=_ATTACK, against=_ATTACK, x=_ATTACK
            ),
            "commands in an exercise": event("exercise", name=_ATTACK, result=f'{{{_ATTACK}:["\\ud800"]}}'),
            "commands in a rename": event("rename", from_=_NOTE_ATTACK, to=_NOTE_ATTACK),
            "commands as a kind": event("\\u001b]0;JUDUL\\u0007"),
            "raw marks of direction and eight-bit controls": review(typed='"\u202ea\u2066\x9b2J\x9d0;x\x9c"'),
        }
    ),
    *losing(
        {
            "a lone surrogate in an id": review(id=f'"{NEW[:-1]}\\ud800"'),
            "commands as an id": review(id='"\\u001b]0;JUDUL\\u0007"'),
            "a surrogate in raw bytes": _raw(b"\xed\xa0\x80"),
            "overlong UTF-8": _raw(b"\xc0\xaf\xe0\x80\xaf"),
            "beyond Unicode": _raw(b"\xf5\x80\x80\x80"),
            "raw NUL": _raw(b"\0"),
            "raw ESC": _raw(b"\x1b]52;c;UEVL\x07"),
            "keys that are the same once they are clean": event(
                "exercise", name='"x"', result='{"\\ud800":1,"\\udfff":2}'
            ),
            "commands as a version": headed('"version":1', f'"version":{_ATTACK}'),
            "commands as a device": headed('"k3p9x1","events"', f'{_ATTACK},"events"'),
        }
    ),
    HostileFile("commands in the header", Outcome.LEFT, header_key(f"{{{_ATTACK}:{_ATTACK}}}"), IDS),
    HostileFile("commands as the format", Outcome.REFUSED, headed('"peksos-history"', _ATTACK)),
    HostileFile("a lone surrogate as the format", Outcome.REFUSED, headed('"peksos-history"', '"\\ud800"')),
    HostileFile("nothing but commands", Outcome.REFUSED, EVIL.encode() * 1_000),
    HostileFile(
        "commands everywhere, torn",
        Outcome.MENDED,
        header_key(f"{{{_ATTACK}:{_ATTACK}}}")[:-4] + f"\n,{review(typed=_ATTACK, x=_ATTACK)}".encode(),
        [*IDS, NEW],
    ),
    HostileFile(
        "half a million marks on one letter",
        Outcome.LEFT,
        lambda: [among(review(typed='"a' + "\u0300\u0316" * 250_000 + '"'))],
        with_new(),
        dear=True,
    ),
]

_WRONG_KEYS = {
    "k": ["7", "null", "[]", '""'],
    "id": [
        "7",
        "null",
        "[]",
        '""',
        f'"{NEW}0"',
        f'"{NEW[:-1]}"',
        f'"{NEW[:-1]}\\n"',
        f'"{NEW[:-1]}é"',
        f'"{NEW[:-1]}٣"',
    ],
    "t": ["7", "null", "[]", '""'],
    "card": ["7", "null", "[]", '"d"', '"#"', '"d/x"', '"d/#case"'],
    "ms": ["null", '"1"', "true", "1.5", "-1", "[]"],
    "how": ["7", "[]", "true"],
    "due": ["20240303", '"besok"', "[]", "true"],
    "in": ["7", "{}"],
    "gave": ["7", "[]"],
    "options": ["7", '"a"', "{}", "[null]", "[[]]"],
    "typed": ["7", "[]", "false"],
    "case": ["7", "{}"],
    "hint": ['"1"', "true", "-1", "1.0"],
    "overruled": ["true", "[]"],
    "against": ["7", "[]"],
}
_BAD_TIMES = [
    *("2026-02-30T08:00:00.000+07:00", "0000-01-01T08:00:00.000+07:00", "99999-01-01T08:00:00.000+07:00"),
    *("2024-02-28T08:00:00.000+99:99", "2024-02-28T08:00:00.000", "2024-02-28T24:00:00.000+07:00"),
    *("2024-02-28T08:00:60.000+07:00", "2024-02-28T08:00:00.000+24:00", "9999-12-31T23:59:59.999-23:59"),
    *("2024-02-28", "2024-13-01T08:00:00.000+07:00", "1969-12-31T23:59:59.999+00:00", "-2024-02-28T08:00:00.000+07:00"),
    *("٢٠٢٤-02-28T08:00:00.000+07:00", "2024-02-28T08:00:00.000+07:00\\n", " 2024-02-28T08:00:00.000+07:00"),
]
_ODD_TIMES = [
    *("2024-02-28T08:00:00.000+23:59", "2024-02-28T08:00:00.000-23:59", "2024-02-28T08:00:00.000-00:00"),
    *("1970-01-02T00:00:00.000+00:00", "9998-12-31T23:59:59.999-12:00", "2024-02-29T08:00:00Z"),
]
TYPES = [
    *losing(
        {
            "wrong types for every key": among(
                *(review(1, **{key: bad}) for key, all_ in _WRONG_KEYS.items() for bad in all_)
            ),
            "impossible times": among(*(review(t=f'"{time}"') for time in _BAD_TIMES)),
            "events that aren't objects": among("[]", "7", '"a"', "null", "true", "[[[]]]", "{}"),
            "501 options": review(options=json.dumps(["o"] * 501)),
            **{
                f"a version of {version}": headed('"version":1', f'"version":{version}')
                for version in ("-1", "0", "1.5", '"1"', "true", "null", "[1]", "1e0")
            },
            **{
                f"a device of {device}": headed('"k3p9x1","events"', f'{device},"events"')
                for device in ("7", '"k3p9x1a"', '"k3p9x\\n"', "null", '["k3p9x1"]', '"k3p9xé"')
            },
        }
    ),
    *(
        HostileFile(f"{what} for events", Outcome.REFUSED, f"{HEADER[:-1]}{value}}}\n".encode())
        for what, value in (
            ("an object", "{}"),
            ("an object of events", json.dumps(dict(zip(IDS, map(json.loads, EVENTS), strict=True)))),
            ("a string", '"[]"'),
            ("a string of events", json.dumps(",".join(EVENTS))),
            ("a number", "6"),
            ("null", "null"),
        )
    ),
    HostileFile("nothing for events", Outcome.REFUSED, HEADER.replace(',"events":[', "}\n").encode()),
    HostileFile(
        "odd times", Outcome.LEFT, among(*(review(n, t=f'"{t}"') for n, t in enumerate(_ODD_TIMES, 1))), with_new(6)
    ),
    *keeping({"500 options": review(options=json.dumps(["o"] * 500))}),
]
