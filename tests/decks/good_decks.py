"""Decks in every shape they may have, and the fronts and backs that must come out of each."""

from typing import NamedTuple

from tests.decks.full_deck import FULL_DECK


class Good(NamedTuple):
    """One good deck and its cards."""

    name: str
    text: str | bytes
    cards: tuple[tuple[str, str], ...]


TWO = (("Penghubung", "Mempertemukan"), ("Pembela", "Membela"))

_LISTS = [("Penghubung", "Mempertemukan"), ("Pembela", "Membela")]
_AS_CARDS = "".join(f"- front: {front}\n  back: {back}\n" for front, back in _LISTS)
_AS_MAPPING = "".join(f"{front}: {back}\n" for front, back in _LISTS)
_AS_PAIRS = "".join(f"- {front}: {back}\n" for front, back in _LISTS)
_AS_LISTS = "".join(f"- [{front}, {back}]\n" for front, back in _LISTS)


def _below(key: str, text: str) -> str:
    return f"{key}:\n" + "".join(f"  {line}\n" for line in text.splitlines())


def _named(front: str, back: str) -> str:
    return "".join(f"- {front}: {own}\n  {back}: {other}\n" for own, other in _LISTS)


GOOD_DECKS: tuple[Good, ...] = (
    Good("cards in a list", _AS_CARDS, TWO),
    Good("a plain mapping", _AS_MAPPING, TWO),
    Good("a list of single pairs", _AS_PAIRS, TWO),
    Good("a list of two-item lists", _AS_LISTS, TWO),
    Good("two-item lists on several lines", "- - Penghubung\n  - Mempertemukan\n- - Pembela\n  - Membela\n", TWO),
    Good("shapes mixed", _AS_CARDS.split("- front: Pembela")[0] + "- Pembela: Membela\n", TWO),
    Good("all in brackets", "[{front: Penghubung, back: Mempertemukan}, [Pembela, Membela]]", TWO),
    Good("a mapping in brackets", "{Penghubung: Mempertemukan, Pembela: Membela}", TWO),
    Good("one card alone", "front: Penghubung\nback: Mempertemukan\n", TWO[:1]),
    *(Good(f"cards below {key}", _below(key, _AS_CARDS), TWO) for key in ("cards", "notes", "flashcards", "data")),
    *(Good(f"cards below {key}", _below(key, _AS_CARDS), TWO) for key in ("roles", "kartu")),
    Good("one card below cards", "kartu:\n  istilah: Empati\n  arti: Memahami\n", (("Empati", "Memahami"),)),
    Good("a mapping below cards", _below("cards", _AS_MAPPING), TWO),
    Good("single pairs below cards", _below("cards", _AS_PAIRS), TWO),
    Good("two-item lists below cards", _below("cards", _AS_LISTS), TWO),
    Good("cards not indented", f"title: Peran\ncards:\n{_AS_CARDS}", TWO),
    Good("cards before the head", f"cards:\n{_AS_CARDS}levels: [mikro]\ntitle: Peran\nid: peran\n", TWO),
    *(
        Good(f"cards of {front} and {back}", _named(front, back), TWO)
        for front, back in (
            ("term", "definition"),
            ("role", "definition"),
            ("question", "answer"),
            ("q", "a"),
            ("istilah", "arti"),
            ("peran", "definisi"),
            ("tanya", "jawab"),
            ("soal", "jawaban"),
            ("Front", "Back"),
            ("Istilah", "ARTI"),
        )
    ),
    Good(
        "a mapping with words of a head",
        "id: Naluri\nego: Sadar\nversion: Terbitan\n",
        (
            ("id", "Naluri"),
            ("ego", "Sadar"),
            ("version", "Terbitan"),
        ),
    ),
    Good(
        "a mapping with a word of a head in front",
        "how: bagaimana\nwhy: mengapa\n",
        (("how", "bagaimana"), ("why", "mengapa")),
    ),
    Good("a way of asking", f"how: {{term: type}}\ncards:\n{_AS_CARDS}", TWO),
    Good("ways of asking after the cards", f"cards:\n{_AS_CARDS}how:\n  case: choose\n  cloze: type\n", TWO),
    Good("ways of asking not written yet", f"how:\ncards:\n{_AS_CARDS}", TWO),
    Good("a term that is a name of the back", "a: alfa\nb: beta\n", (("a", "alfa"), ("b", "beta"))),
    Good("comments and blank lines", f"# paket\n\n---\n# kartu\n{_AS_CARDS}\n...\n# akhir\n", TWO),
    Good("a directive", f"%YAML 1.1\n---\n{_AS_MAPPING}", TWO),
    Good("Windows' line ends", _AS_CARDS.replace("\n", "\r\n"), TWO),
    Good("old line ends", _AS_CARDS.replace("\n", "\r"), TWO),
    Good("a byte order mark", b"\xef\xbb\xbf" + _AS_CARDS.encode(), TWO),
    Good("files joined, with their marks", _AS_MAPPING.replace("Pembela:", "\ufeffPembela:"), TWO),
    Good("no line end at the end", _AS_CARDS.rstrip("\n"), TWO),
    Good(
        "tabs between words",
        "-  front:\tPenghubung\t\n   back: Mem\tpertemukan\n",
        (("Penghubung", "Mem\tpertemukan"),),
    ),
    Good("question marks in brackets", "- [Apa ini?, Siapa? Dia]\n", (("Apa ini?", "Siapa? Dia"),)),
    Good("colons in words", "- front: 10:30\n  back: http://contoh.id/a:b\n", (("10:30", "http://contoh.id/a:b"),)),
    Good("text folded", "- front: A\n  back: >-\n    satu\n    dua\n\n    tiga\n", (("A", "satu dua\ntiga"),)),
    Good("text as it stands", "- front: A\n  back: |\n    satu\n      dua\n", (("A", "satu\n  dua"),)),
    Good("text over two lines", "- front: A\n  back: satu\n    dua\n", (("A", "satu dua"),)),
    Good("escapes", '- front: "A \\u00e9 \\"B\\""\n  back: "C:\\\\x\\ty"\n', (('A é "B"', "C:\\x\ty"),)),
    Good("single quotes", "- front: 'It''s'\n  back: '\"x\": y'\n", (("It's", '"x": y'),)),
    Good("line ends of web pages", "- front: A\n  back: satu\u2028dua\x85tiga\n", (("A", "satu dua tiga"),)),
    Good("x in the language of Persia", "- می‌روم: I go\n", (("می‌روم", "I go"),)),
    Good(
        "all fields",
        FULL_DECK,
        (
            ("Penghubung", "Mempertemukan klien dan sistem sumber; lihat bab 3, no. 12"),
            ("Pembela", "Membela hak klien,\nbila perlu melawan lembaga."),
            ("Pendamping", "Menemani klien: setia, sabar"),
            ("{{c1::Empati}} berarti {{c2::merasakan::ikut …}} dari dalam", ""),
        ),
    ),
)
