"""The light marks of the deck format: ``**bold**``, ``*italic*``, a word in backquotes.

A mark without its partner is text like any other.
"""

from collections.abc import Iterator
from typing import Final

from trainer.decks.cloze import filled
from trainer.text import clean_line

MARKS: Final = ("**", "*", "`")


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """``text`` piece by piece, each with the mark that was around it (empty without one)."""
    plain_until = 0
    place = 0
    unclosed: set[str] = set()
    while place < len(text):
        found = _mark_at(text, place, unclosed)
        if found is None:
            place += 1
            continue
        mark, end = found
        yield text[plain_until:place], ""
        yield text[place + len(mark) : end], mark
        place = plain_until = end + len(mark)
    yield text[plain_until:], ""


def unmarked(text: str) -> str:
    """``text`` without its marks."""
    return "".join(piece for piece, _mark in pieces(text))


def one_line(text: str) -> str:
    """``text`` on one line, clean, without marks and with its gaps filled in: for names and titles."""
    return unmarked(clean_line(filled(text)))


def _mark_at(text: str, place: int, unclosed: set[str]) -> tuple[str, int] | None:
    """The mark that opens at ``place`` and where it closes.

    ``unclosed`` remembers marks that don't occur any more, so that a text full of them is searched once.
    """
    for mark in MARKS:
        if not text.startswith(mark, place) or mark in unclosed:
            continue
        begin = place + len(mark)
        end = text.find(mark, begin)
        if end < 0:
            unclosed.add(mark)
        elif end > begin and _is_marked(text[begin:end]):
            return mark, end
    return None


def _is_marked(text: str) -> bool:
    """Whether marks around ``text`` are meant as marks: ``2 * 3 * 4`` isn't italic."""
    return not text[0].isspace() and not text[-1].isspace() and "\n\n" not in text
