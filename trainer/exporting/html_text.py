"""A text of a deck as HTML: everything escaped, the light marks as tags, line ends as ``<br>``.

Marks are those that the program itself shows: ``**bold**``, ``*italic*``, a word in backquotes. A mark without its
partner, and spaces right inside of a pair (``2 * 3 * 4``), make text like any other.
"""

import re
from collections.abc import Iterator
from html import escape
from typing import Final

TAGS: Final = {"**": "b", "*": "i", "`": "code"}
"""Mark -> tag, the longer mark first."""

_SIGN: Final = re.compile("[*`]")


def html_of(text: str) -> str:
    """``text`` as HTML without line ends."""
    return "".join(_marked(words, mark) for words, mark in _pieces(text)).replace("\n", "<br>")


def unmarked(text: str) -> str:
    """``text`` without its marks."""
    return "".join(words for words, _mark in _pieces(text))


def _marked(words: str, mark: str) -> str:
    escaped = escape(words, quote=False)
    return f"<{TAGS[mark]}>{escaped}</{TAGS[mark]}>" if mark else escaped


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """``text`` piece by piece, each with the mark that was around it (empty without one)."""
    plain_from = place = 0
    unclosed: set[str] = set()
    while sign := _SIGN.search(text, place):
        place = sign.start()
        mark, end = _opening(text, place, unclosed)
        if end < 0:
            place += 1
            continue
        yield text[plain_from:place], ""
        yield text[place + len(mark) : end], mark
        place = plain_from = end + len(mark)
    yield text[plain_from:], ""


def _opening(text: str, place: int, unclosed: set[str]) -> tuple[str, int]:
    """The mark that opens at ``place``, and where it closes (-1 if none opens)."""
    for mark in TAGS:
        if mark not in unclosed and text.startswith(mark, place):
            end = _end(text, place, mark, unclosed)
            if end >= 0:
                return mark, end
    return "", -1


def _end(text: str, place: int, mark: str, unclosed: set[str]) -> int:
    """Where the mark that stands at ``place`` closes; -1 if it opens nothing.

    ``unclosed`` remembers marks that don't occur any more, so that a text full of them is searched once.
    """
    begin = place + len(mark)
    end = text.find(mark, begin)
    if end < 0:
        unclosed.add(mark)
        return -1
    words = text[begin:end]
    meant = words and not words[0].isspace() and not words[-1].isspace() and "\n\n" not in words
    return end if meant else -1
