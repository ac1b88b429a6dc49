"""Text files and decks in JSON that try to stop, flood or command whoever imports them: file name and bytes."""

import json
from typing import Any

from tests.support.hostile import EVIL as _WITH_ZERO

_HEAD = "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n"
EVIL = _WITH_ZERO.replace("\0", "")
"""A zero byte alone would keep the file from being text."""

_TELLS_CLIPBOARD = "\x1b]52;c;UEVLU09T\x07"
_MIB = 1024 * 1024


def _text(*rows: tuple[str, ...], head: str = _HEAD) -> bytes:
    quoted = ("\t".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    return (head + "\n".join(quoted) + "\n").encode("utf-8", "surrogatepass")


def _deck(question: str, answer: str, *fields: str, kind: int = 0, **more: Any) -> bytes:
    """A deck of two notes, of which the second is harmless."""
    model = {
        "crowdanki_uuid": "u",
        "name": f"Jenis {more.get('extra', '')}",
        "flds": [{"name": "Front"}, {"name": "Back"}],
        "tmpls": [{"name": f"Kartu {more.get('extra', '')}", "qfmt": question, "afmt": answer}],
        "type": kind,
    }
    notes = [
        {"guid": guid, "note_model_uuid": "u", "fields": list(texts), "tags": [more.get("extra", "a")]}
        for guid, texts in ((f"g{more.get('extra', '')}", fields), ("aman", ("{{c1::Penghubung}}", "Mempertemukan")))
    ]
    root = {
        "__type__": "Deck",
        "name": more.get("extra", "Peran"),
        "notes": notes,
        "note_models": [model],
        "children": [],
    }
    return json.dumps(root).encode()


_ASKED, _TOLD = "{{Front}}", "{{FrontSide}}<hr id=answer>{{Back}}"

HOSTILE_TEXTS_ANKI: list[tuple[str, bytes]] = [
    ("perintah.txt", _text(*[(EVIL, EVIL, EVIL, f"{EVIL} {number}", EVIL, EVIL) for number in range(3)])),
    (
        "perintah-tersandi.txt",
        _text(("k", "Basic", "&#27;]0;J&#7;", "&#27;]52;c;UEVL&#x7;&#155;2J a", "&#8238;b", "c")),
    ),
    ("kepala.txt", f"#deck:{EVIL}\n#separator:{EVIL}\n#columns:{EVIL}\n#tags:{EVIL}\na\tb\n".encode()),
    ("satu-mega-kurung.txt", _text(("k", "Basic", "A", "<" * _MIB, "b", ""), ("l", "Basic", "A", "a", "b", ""))),
    ("tag-tak-tertutup.txt", _text(("k", "Basic", "A", "<a " * 20_000, '<b x="' * 9_000, ""), head=_HEAD)),
    (
        "ampersan.txt",
        _text(("k", "Basic", "A", "&" * 60_000, "&#" * 30_000, ""), ("l", "Basic", "A", "&#7" * 9 + "a", "b", "")),
    ),
    ("angka-tanpa-akhir.txt", _text(("k", "Basic", "A", "&#" + "9" * 60_000 + ";", "b", ""))),
    ("petik.txt", (_HEAD + '"\t' * 20_000 + '\n"""' * 20_000).encode()),
    ("baris-kosong.txt", (_HEAD + "\n" * 300_000 + "\t" * 300_000).encode()),
    ("kolom.txt", b"#guid column:99999999999999999999\n#tags column:-1\n#deck column:0\n#html:\na\tb\n"),
    (
        "celah-bersarang.txt",
        _text(("k", "Cloze", "A", "{{c1::" * 9_000 + "a" + "}}" * 9_000, "", ""), ("l", "x", "A", "a", "b", "")),
    ),
    ("banyak-paket.txt", _text(*[(f"k{n}", "Basic", f"Paket {n}::" + "a::" * 50, "a", "b", "") for n in range(600)])),
    ("bukan-utf-8.txt", b"#separator:tab\na\xff\xfe\x9d52\tb\x1b]52;c;QQ==\x07\n"),
    ("templat-meledak.json", _deck("{{Front}}" * 50_000, "{{Back}}" * 50_000, "a" * 1000, "b" * 1000)),
    ("templat-dalam.json", _deck("{{#Front}}" * 20_000 + "{{Front}}", "{{^Front}}" * 20_000 + _TOLD, "a", "b")),
    (
        "templat-naskah.json",
        _deck("<script>" * 20_000 + _ASKED, "<!--" * 20_000 + _TOLD, "<script>" * 9_000, "<!--" * 9_000),
    ),
    ("perintah.json", _deck(_ASKED, _TOLD, EVIL, EVIL + _TELLS_CLIPBOARD, extra=EVIL)),
    (
        "celah-tanpa-akhir.json",
        _deck("{{cloze:Front}}", "{{cloze:Front}}", "{{c1::{{c2::" * 3_000, "::}}" * 9_000, kind=1),
    ),
    ("dalam.json", b'{"__type__": "Deck", "children": ' + b'[{"children": ' * 100_000),
    ("paket-bersarang.json", b'{"__type__": "Deck", "name": "a", "children": [' * 300 + b"{}" + b"]}" * 300),
    ("angka.json", b'{"__type__": "Deck", "notes": [' + b"9" * 100_000 + b"]}"),
    (
        "bentuk-lain.json",
        b'{"__type__": "Deck", "name": [], "notes": {"a": 1}, "note_models": "x", "children": [1, null, {}]}',
    ),
]
"""What each of them may do: become a deck, or be refused by an error that is told."""
