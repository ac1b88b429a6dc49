"""Text files and workbooks that were made to do harm: to take for ever, to fill the memory, to command the terminal."""

import pickle
import random

from tests.importing.workbooks import SHEET, cell, with_member, with_rows, workbook
from tests.support.hostile import EVIL
from tests.support.scale import counted


def _grown(piece: str, count: int) -> str:
    """``piece`` as often as that on demand, else a twentieth of it."""
    return piece * counted(count // 20, count)


_NOISE = random.Random(7).randbytes(200_000)
_QUOTED_EVIL = EVIL.replace('"', '""')

_ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a0 "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + ']><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    '<row><c t="inlineStr"><is><t>&a9;</t></is></c></row></sheetData></worksheet>'
)

HOSTILE_TEXTS: list[tuple[str, str | bytes]] = [
    ("satu-baris.csv", "front,back\na," + _grown("x", 2_000_000) + "\nb,c\n"),
    ("kutip.csv", _grown('"', 1_000_000)),
    ("kutip-pembuka.csv", _grown(',"', 500_000)),
    ("kutip-ganda.csv", _grown('a,"""\n', 200_000)),
    ("kutip-tak-tertutup.csv", _grown('"a,b\n', 100_000) + "c,d\n"),
    ("kutip-tanpa-akhir.tsv", 'a\t"b""' + _grown('""c\n', 200_000)),
    ("kolom.csv", "front,back\n" + _grown("x,", 200_000) + "\na,b\n"),
    ("kolom-kepala.csv", _grown("front,", 200_000) + "\na,b\n"),
    ("kepala.csv", _grown("front,back\n", 50_000) + "a,b\n"),
    ("kasus.csv", "front,back," + ",".join(f"kasus {n}" for n in range(150)) + "\na,b" + ",x" * 150 + "\n"),
    ("baris-kosong.csv", "a,b\n" + _grown("\n", 2_000_000)),
    ("baris-pendek.csv", _grown("a\n", 500_000) + "c,d\n"),
    ("sambungan.txt", "a\tb\n" + _grown("lagi\n", 100_000) + "c\td\n"),
    ("mirip.csv", "front,back,mirip dengan\n" + "".join(f"a{n},b,{'a1;' * 200}\n" for n in range(counted(50, 500)))),
    ("tingkat.csv", "front,back,level\n" + "".join(f"a{n},b,l{n}\n" for n in range(counted(1_000, 20_000)))),
    ("pasangan.csv", "front,back,ideas,ideas en\n" + "".join(f'a{n},b,x,"y;z"\n' for n in range(200))),
    ("senama.csv", "id,front,back,mirip dengan\n" + "".join(f"i{n},a,b{n},a\n" for n in range(counted(1_000, 20_000)))),
    ("sel-jahat.csv", f'front,back,tags\n"{_QUOTED_EVIL}","{_QUOTED_EVIL}","{_QUOTED_EVIL}"\na,b\n'),
    ("kepala-jahat.csv", f'front,back,"{_QUOTED_EVIL}",mirip dengan\na,b,x,"{_QUOTED_EVIL}"\n'),
    ("rumus.csv", "id,front,back\nx,\"'=cmd|'' /C calc''!A0\",\"'@SUM(1)\"\n"),
    ("celah.csv", "front,back\n" + _grown("{{c1::", 2_500) + ",b\na,b\n"),
    ("celah.md", _grown("{{c1::", 250_000) + "\n\na::b\n"),
    ("celah-tertutup.md", _grown("{{", 250_000) + _grown("}}", 250_000) + "\n\na::b\n"),
    ("tanda.md", _grown("==", 500_000) + "\n\na::b\n"),
    ("tanda-kata.md", _grown("==a", 300_000) + "\n\na::b\n"),
    ("kode.md", _grown("`==a` ", 200_000) + "==b==\n\na::b\n"),
    ("titik-dua.md", _grown("::", 500_000) + "\na::b\n"),
    ("titik-dua-kode.md", _grown("`a::b` {{c::d}} ", 60_000) + "\na::b\n"),
    ("tanya.md", _grown("?\n", 500_000) + "\na::b\n"),
    ("tanya-banyak.md", _grown("a\n?\n", 200_000) + "\na::b\n"),
    ("kutipan.md", _grown(">", 1_000_000) + " a::b\n" + _grown("> ", 500_000) + "c::d\n"),
    ("jadwal.md", "a::b <!--SR:" + _grown("!2026-11-28,4,270", 60_000) + "-->\n"),
    ("jadwal-terbuka.md", _grown("a::b <!--SR:\n", 20_000)),
    ("komentar.md", "a::b\n" + _grown("<!--\n", 200_000)),
    ("tag.md", _grown("#flashcards/", 100_000) + "\n\na::b " + _grown("#flashcards ", 1_000) + "\n"),
    ("jahat.md", f"{EVIL}::{EVIL} #flashcards/{EVIL}\n\n=={EVIL}==\n"),
    ("kurung.md", "C: " + _grown("[", 500_000) + "\nC: " + _grown("[a]", 5_000) + "\nQ: a\nA: b\n"),
    ("kurung-balik.md", "C: " + _grown("\\[", 300_000) + "]\nC: " + _grown("![", 300_000) + "\nQ: a\nA: b\n"),
    ("nama.md", "---\nname = " + "[" * 400 + "\n---\nQ: a\nA: b\n"),
    ("tanpa-jawaban.md", _grown("Q:\n", 50_000) + "Q: a\nA: b\n"),
    ("tanya.txt", _grown("Q: a\n", 100_000) + "A: b\n"),
    ("jawab.txt", "Q: a\nA: b\n" + _grown("\nA: b\n", 50_000)),
    ("acak-16.csv", b"\xff\xfe" + _NOISE),
    ("acak.csv", _NOISE),
    ("surogat.csv", b"\xfe\xff" + "a,b\n".encode("utf-16-be") + b"\xd8\x00" * 5000),
    ("nol.csv", b"a,b\n\0\0\0\nc,d\n"),
    ("windows.csv", b"front;back\n" + bytes(range(128, 256)) * 50 + b";b\na;b\n"),
    ("tanda-gabung.csv", "front,back\ne" + "\u0301" * 6_000 + ",b\na,b\n"),
    ("pola.txt", _grown("a" * 50 + " \t", 20_000) + "!\n"),
    ("acar.csv", pickle.dumps({"front": "back"})),
    ("acar.mem", pickle.dumps([("a", "b")], 0)),
    ("entitas.xlsx", with_member(workbook([["a", "b"]]), SHEET, _ENTITIES)),
    ("bom.xlsx", with_member(workbook([["a", "b"]]), SHEET, b" " * 5_000_000)),
    ("jauh.xlsx", with_rows(f'<row r="1000000">{cell("a")}{cell("b")}</row>')),
    ("terlalu-jauh.xlsx", with_rows(f'<row r="999999999999999">{cell("a")}{cell("b")}</row>')),
    ("kolom-jauh.xlsx", with_rows(f"<row>{cell('a', 'ZZZ1')}</row><row>{cell('a')}{cell('b')}</row>")),
    ("kolom-palsu.xlsx", with_rows(f"<row>{cell('a', 'AAAAAAAAAA1')}{cell('b')}</row>")),
    ("angka.xlsx", with_rows(f"<row><c><v>{'9' * 5000}</v></c><c><v>1e999</v></c></row>")),
    ("teks-tak-ada.xlsx", with_rows('<row><c t="s"><v>999999</v></c><c t="s"><v>-1</v></c></row>')),
]
"""Name of the file, and its content. None may end in anything but a deck or an error that says what to do."""
