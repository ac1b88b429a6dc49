"""YAML files made to break the program, as imports: a name and how the bytes are made."""

from collections.abc import Callable

from tests.support.hostile import hostile_deck

_LAUGHS = "".join(
    f"{chr(97 + n)}: &{chr(97 + n)} [{', '.join(f'*{chr(96 + n)}' for _ in range(9))}]\n" for n in range(1, 9)
)

HOSTILE_YAML: tuple[tuple[str, Callable[[], bytes]], ...] = (
    ("tawa.yaml", lambda: b"a: &a [x, x]\n" + _LAUGHS.encode()),
    ("kurung.yaml", lambda: b"[" * 2_000_000),
    ("kawat.yaml", lambda: b"- " * 1_000_000),
    ("kunci.yaml", lambda: b"? " * 1_000_000),
    ("tag.yaml", lambda: b"- !!python/object/apply:os.system ['touch dari-tag']\n"),
    ("panjang.yaml", lambda: b"front: " + b"x" * 5_000_000 + b"\nback: y\n"),
    ("spasi.yaml", lambda: b"front: 'x" + b" " * 2_000_000 + b"y'\nback: z\n"),
    ("celah.yaml", lambda: b"- front: '" + b"{{c1::" * 2_500 + b"'\n  back: x\n"),
    ("celah-banyak.yaml", lambda: b"".join(b"- front: '" + b"{{c1::a}}" * 1_500 + b"%d'\n" % n for n in range(100))),
    ("banyak-kunci.yaml", lambda: b"".join(b"k%d: x\n" % n for n in range(30_000))),
    ("kembar.yaml", lambda: b"- front: a\n  back: b\n" * 40_000),
    ("osc.yaml", lambda: hostile_deck().encode()),
    ("nul.yaml", lambda: b"- front: a\0b\n  back: c\n" * 100),
    ("utf16.yaml", lambda: "- front: a\n  back: b\n".encode("utf-16")),
    ("tanda.yaml", lambda: ("- front: e" + "\u0301" * 200_000 + "\n  back: x\n").encode()),
    ("format.yaml", lambda: b"format: 99999999999999999999\ncards: [[a, b]]\n"),
)
