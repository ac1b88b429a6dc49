"""Broken decks that are broken YAML: the first half of the table in `tests.decks.broken_decks`."""

from typing import NamedTuple


class Broken(NamedTuple):
    """One broken deck and the first thing that must be said about it."""

    name: str
    text: str | bytes
    line: int
    column: int
    says: str
    remedy: str


def lines(*given: str) -> str:
    return "\n".join(given) + "\n"


BROKEN_YAML: tuple[Broken, ...] = (
    # --- text that YAML takes for something else -------------------------------------------------------------------
    Broken(
        "colon in plain text",
        lines("- front: Penghubung", "  back: Artinya: mempertemukan klien"),
        2,
        16,
        "a colon followed by a space",
        'back: "Artinya: mempertemukan klien"',
    ),
    Broken(
        "colon in plain text that goes on in the next line",
        lines("- front: Penghubung", "  back: Mempertemukan klien", "    dengan dua hal: sumber dan layanan"),
        3,
        19,
        "a colon followed by a space",
        "double quotes",
    ),
    Broken(
        "text goes on after a quote",
        lines('- front: "Broker" atau penghubung', "  back: x"),
        1,
        10,
        "goes on after the closing quote",
        "front: '\"Broker\" atau penghubung'",
    ),
    Broken(
        "text goes on after a single quote",
        lines("- front: Istilah", "  back: 'Sumber' yang dibutuhkan"),
        2,
        9,
        "goes on after the closing quote",
        "back: \"'Sumber' yang dibutuhkan\"",
    ),
    Broken(
        "text begins with one star",
        lines("- front: Istilah", "  back: *penting* sekali"),
        2,
        9,
        'begins with "*"',
        'back: "*penting* sekali"',
    ),
    Broken(
        "text begins with bold",
        lines("- front: Istilah", "  back: **penting**"),
        2,
        9,
        'begins with "*"',
        'back: "**penting**"',
    ),
    Broken(
        "star and a word", lines("- front: Istilah", "  back: *penting"), 2, 9, 'begins with "*"', 'back: "*penting"'
    ),
    Broken(
        "text begins with an ampersand",
        lines("- front: Istilah", "  back: &penting sekali"),
        2,
        9,
        'begins with "&"',
        'back: "&penting sekali"',
    ),
    Broken(
        "ampersand alone", lines("- front: Istilah", "  back: & lainnya"), 2, 9, 'begins with "&"', 'back: "& lainnya"'
    ),
    Broken(
        "text begins with an at sign",
        lines("- front: '@'", "  back: @ dibaca at"),
        2,
        9,
        'begins with "@"',
        'back: "@ dibaca at"',
    ),
    Broken(
        "text begins with a backtick",
        lines("- front: `kode`", "  back: x"),
        1,
        10,
        'begins with "`"',
        'front: "`kode`"',
    ),
    Broken(
        "text begins with a percent sign",
        lines("- front: Bagian", "  back: %5 dari anggaran"),
        2,
        9,
        'begins with "%"',
        'back: "%5 dari anggaran"',
    ),
    Broken(
        "line begins with a percent sign",
        lines("%5: lima per seratus", "Penghubung: x"),
        1,
        1,
        'begins with "%"',
        "quotes",
    ),
    Broken(
        "text begins with an exclamation mark",
        lines("- front: !Kung", "  back: x"),
        1,
        10,
        'begins with "!"',
        'front: "!Kung"',
    ),
    Broken("a tag", lines("- front: !!str 12", "  back: x"), 1, 10, 'begins with "!"', 'front: "!!str 12"'),
    Broken(
        "text begins with a cloze",
        lines("- front: {{c1::Penghubung}} mempertemukan", "  back: x"),
        1,
        10,
        'begins with "{"',
        'front: "{{c1::Penghubung}} mempertemukan"',
    ),
    Broken(
        "text is a cloze",
        lines("- front: {{c1::Penghubung::P…}}", "  back: x"),
        1,
        10,
        'begins with "{"',
        'front: "{{c1::Penghubung::P…}}"',
    ),
    Broken(
        "text begins with a square bracket",
        lines("- front: [lama] Departemen Sosial", "  back: Kementerian Sosial"),
        1,
        10,
        'begins with "["',
        'front: "[lama] Departemen Sosial"',
    ),
    Broken(
        "text begins with a greater-than sign",
        lines("- front: Kelompok besar", "  back: > 15 orang"),
        2,
        9,
        'begins with ">"',
        'back: "> 15 orang"',
    ),
    Broken(
        "text begins with a dash",
        lines("- front: Daftar", "  back: - satu"),
        2,
        9,
        'begins with "-"',
        'back: "- satu"',
    ),
    Broken(
        "text begins with a comma",
        lines("- front: Daftar", "  back: , satu"),
        2,
        9,
        'begins with ","',
        'back: ", satu"',
    ),
    Broken(
        "text begins with a number sign",
        lines("- front: Urutan", "  back: #1 adalah klien"),
        2,
        9,
        "after # is a comment",
        'back: "#1 adalah klien"',
    ),
    Broken(
        "backslash in double quotes",
        lines("- front: Folder", '  back: "C:\\klien"'),
        2,
        12,
        "backslash",
        "single quotes",
    ),
    # --- quotes and brackets that stay open ------------------------------------------------------------------------
    Broken(
        "double quote never closed",
        lines('- front: "Penghubung', "  back: x"),
        1,
        10,
        "never closed",
        'end the text with "',
    ),
    Broken(
        "single quote never closed",
        lines("- front: Penghubung", "  back: 'x"),
        2,
        9,
        "never closed",
        "end the text with '",
    ),
    Broken(
        "quote closed by the next one",
        lines('- front: "Penghubung', '  back: "Mempertemukan klien"'),
        1,
        10,
        "isn't closed",
        'end the text with "',
    ),
    Broken(
        "square bracket never closed",
        lines("- front: Penghubung", "  back: x", "  tags: [satu, dua", "- front: Pembela", "  back: y"),
        3,
        9,
        '"[" is never closed',
        '"]"',
    ),
    Broken(
        "curly bracket never closed",
        lines("- {front: Penghubung, back: x", "- {front: Pembela, back: y}"),
        1,
        3,
        '"{" is never closed',
        '"}"',
    ),
    # --- indentation, dashes, colons -------------------------------------------------------------------------------
    Broken(
        "tab as indentation of a list", lines("cards:", "\t- front: Penghubung", "\t  back: x"), 2, 1, "tab", "spaces"
    ),
    Broken("tab as indentation of a key", lines("- front: Penghubung", "\tback: x"), 2, 1, "tab", "spaces"),
    Broken(
        "key too far right", lines("- front: Penghubung", "    back: x"), 2, 5, "isn't in line", "begin it in column 3"
    ),
    Broken(
        "key too far left",
        lines("cards:", "  - front: Penghubung", "   back: x"),
        3,
        4,
        "isn't in line",
        "begin it in column 5",
    ),
    Broken(
        "key without any indentation",
        lines("- front: Penghubung", "back: x"),
        2,
        1,
        "isn't in line",
        "begin it in column 3",
    ),
    Broken(
        "item too far right",
        lines("cards:", "- front: Penghubung", "  back: x", "   - front: Pembela", "     back: y"),
        4,
        4,
        "isn't in line",
        "begin it in column 1",
    ),
    Broken(
        "item too far left",
        lines("cards:", "  - front: Penghubung", "    back: x", " - front: Pembela", "   back: y"),
        4,
        2,
        "isn't in line",
        "begin it in column 3",
    ),
    Broken(
        "list without its key",
        lines("title: Peran", "- front: Penghubung", "  back: x"),
        2,
        1,
        "a list begins here",
        'write "cards:"',
    ),
    Broken(
        "colon missing after a key",
        lines("- front: Penghubung", "  back mempertemukan klien", "- front: Pembela", "  back: y"),
        2,
        3,
        "colon is missing",
        'write "back: mempertemukan klien"',
    ),
    Broken(
        "colon missing after the first key",
        lines("- front Penghubung", "  back: x"),
        1,
        3,
        "colon is missing",
        'write "front: Penghubung"',
    ),
    Broken(
        "colon missing after a deck's key",
        lines("title Peran", "cards:", "  - front: Penghubung", "    back: x"),
        1,
        1,
        "colon is missing",
        'write "title: Peran"',
    ),
    Broken(
        "space missing after a colon",
        lines("- front: Penghubung", "  back:mempertemukan klien", "- front: Pembela", "  back: y"),
        2,
        3,
        "a space is missing after the colon",
        'write "back: mempertemukan klien"',
    ),
    Broken(
        "space missing after the first colon",
        lines("- front:Penghubung", "  back: x"),
        1,
        3,
        "a space is missing after the colon",
        'write "front: Penghubung"',
    ),
    Broken(
        "space missing after both colons",
        lines("- front:Penghubung", "  back:x"),
        1,
        3,
        "a space is missing after the colon",
        'write "front: Penghubung',
    ),
    Broken(
        "space missing after the dash",
        lines("-front: Penghubung", "-back: x"),
        1,
        1,
        "a space is missing after the dash",
        'write "- front',
    ),
)
