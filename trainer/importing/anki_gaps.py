"""Gaps of Anki's notes as ours: the same marks, but none inside of another."""

import re
from typing import Final, NamedTuple

_SIGN: Final = re.compile(r"\{\{c[0-9]{1,3}::|::|\}\}")


class Flat(NamedTuple):
    """A text whose gaps don't hold gaps.

    Attributes:
        inner: how many were taken out for it; their words stayed.
    """

    text: str
    inner: int


class _Gap(NamedTuple):
    """One gap, as places in the text: its mark up to the words, and where hint and end begin and end."""

    begin: int
    words: int
    hint: int
    end: int


def flat_gaps(text: str) -> Flat:
    """``text`` with the words of an inner gap as words of the outer one; an inner hint is dropped."""
    marks = _inner_marks(text) if text.count("{{c") > 1 else []
    if not marks:
        return Flat(text, 0)
    kept: list[str] = []
    place = 0
    for begin, end in marks:
        kept.append(text[place:begin])
        place = max(place, end)
    kept.append(text[place:])
    return Flat("".join(kept), len(marks) // 2)


def _inner_marks(text: str) -> list[tuple[int, int]]:
    """What is to be dropped: the marks of gaps inside of others, and their hints."""
    outer_end = 0
    marks: list[tuple[int, int]] = []
    for gap in sorted(_gaps(text)):
        if gap.begin >= outer_end:
            outer_end = gap.end
        else:
            marks += [(gap.begin, gap.words), (gap.hint, gap.end)]
    return sorted(marks)


def _gaps(text: str) -> list[_Gap]:
    """All gaps that are closed, inner ones too."""
    found: list[_Gap] = []
    open_gaps: list[list[int]] = []
    for sign in _SIGN.finditer(text):
        if sign.group() == "}}":
            if open_gaps:
                begin, words, hint = open_gaps.pop()
                found.append(_Gap(begin, words, hint if hint >= 0 else sign.start(), sign.end()))
        elif sign.group() == "::":
            if open_gaps and open_gaps[-1][2] < 0:
                open_gaps[-1][2] = sign.start()
        else:
            open_gaps.append([sign.start(), sign.end(), -1])
    return found
