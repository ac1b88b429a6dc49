"""Decks that are good YAML and yet wrong, in ways that a schema can know; the parser knows them as well."""

from typing import NamedTuple


class Wrong(NamedTuple):
    """One of them.

    Attributes:
        at: where in the data an editor underlines it.
    """

    name: str
    text: str
    at: str


def _deck(*lines: str) -> str:
    return "\n".join([*lines, "cards:", "  - {front: Penghubung, back: Mempertemukan}"]) + "\n"


def _card(*lines: str) -> str:
    return "cards:\n  - front: Penghubung\n    back: Mempertemukan\n" + "".join(f"    {line}\n" for line in lines)


WRONG: tuple[Wrong, ...] = (
    Wrong("a deck without cards", "title: Peran\n", "$"),
    Wrong("cards that are a text", "title: Peran\ncards: nanti\n", "$.cards"),
    Wrong("cards that aren't there yet", "title: Peran\ncards:\n", "$.cards"),
    Wrong("an empty list", "[]\n", "$"),
    Wrong("a text alone", "Penghubung\n", "$"),
    Wrong("an unknown key of a deck", _deck("tittle: Peran", "id: peran", "title: Peran"), "$"),
    Wrong("an unknown key of a card", _card("levle: mikro"), "$.cards[0]"),
    Wrong("a later format", _deck("format: 2"), "$.format"),
    Wrong("a format that is no number", _deck("format: satu"), "$.format"),
    Wrong("a space in the deck's id", _deck("id: peran pekerja"), "$.id"),
    Wrong("a slash in a card's id", _card("id: mikro/penghubung"), "$.cards[0].id"),
    Wrong("a card without its back", "cards:\n  - front: Penghubung\n    level: mikro\n", "$.cards[0]"),
    Wrong("a card without its front", "- arti: Mempertemukan\n  level: mikro\n", "$[0]"),
    Wrong("a back that is empty", "- front: Penghubung\n  back:\n", "$[0].back"),
    Wrong("an answer that is empty", "Penghubung: Mempertemukan\nPembela:\n", "$.Pembela"),
    Wrong("three in a pair", "- [Penghubung, Mempertemukan, mikro]\n", "$[0]"),
    Wrong("only text where a card is wanted", "- Penghubung\n", "$[0]"),
    Wrong("a list where text is wanted", "- front: Penghubung\n  back: [satu, dua]\n", "$[0].back"),
    Wrong("a mapping where text is wanted", _card("hint: {teks: satu}"), "$.cards[0].hint"),
    Wrong("a mapping where a list is wanted", _card("tags: {satu: dua}"), "$.cards[0].tags"),
    Wrong("a kind that doesn't exist", _deck("kinds: [case, tern]"), "$.kinds[1]"),
    Wrong("a card's kind that doesn't exist", _card("kinds: tern"), "$.cards[0].kinds"),
    Wrong("a way of asking that doesn't exist", _deck("how: {case: tulis}"), "$.how.case"),
    Wrong("single gaps in how", _deck("how: {c1: type}"), "$.how"),
    Wrong("sources that are a list", _deck("sources: [Zastrow]"), "$.sources"),
    Wrong("an order that is a text", _deck("introduce: penghubung"), "$.introduce"),
    Wrong("a level without its id", _deck("levels: [{title: Mikro, title_en: Micro}]"), "$.levels[0]"),
    Wrong("neither yes nor no", _card("reverse: barangkali"), "$.cards[0].reverse"),
    Wrong("an example without its text", _card("examples: [{why: karena}]"), "$.cards[0].examples[0]"),
    Wrong("an unknown key of an example", _card("examples: [{text: a, wy: b}]"), "$.cards[0].examples[0]"),
    Wrong("a question for no kind", _deck("asks: {kasus: Apa?}"), "$.asks"),
)
