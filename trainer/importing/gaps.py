"""Gaps of other programs as gaps of ours: each gets a number of its own, in the order in which they stand."""

from collections.abc import Iterable
from typing import Final

from trainer.decks.cloze import BETWEEN, CLOSE, OPEN

_MOST: Final = 999
"""What a gap's number can be at most."""

_CODE: Final = "`"


class Gaps:
    """Counts the gaps of one card.

    Attributes:
        count: how many were made so far.
        refused: how many couldn't be, because they hold what ends a gap or divides it, or are too many.
    """

    def __init__(self) -> None:
        self.count = 0
        self.refused = 0

    def gap(self, words: str, marked: str) -> str:
        """A gap for ``words``; ``marked``, which is how the other program writes it, if there can be none."""
        if not words.strip():
            return marked
        if self.count == _MOST or BETWEEN in words or CLOSE in words or OPEN in words or words.endswith("}"):
            self.refused += 1
            return marked
        self.count += 1
        return f"{OPEN}{self.count}{BETWEEN}{words}{CLOSE}"


def between_marks(line: str, marks: Iterable[tuple[str, str]], gaps: Gaps) -> str:
    """``line`` with a gap wherever words stand between two of the ``marks`` (opening, closing), but not in code."""
    found: list[str] = []
    at = 0
    nexts = {_CODE: (line.find(_CODE), _CODE), **{begin: (line.find(begin), end) for begin, end in marks}}
    while True:
        ahead = [(place, begin, end) for begin, (place, end) in nexts.items() if place >= 0]
        if not ahead:
            return "".join(found) + line[at:]
        place, begin, end = min(ahead)
        words = place + len(begin)
        close = line.find(end, words)
        if close < 0:
            nexts[begin] = (-1, end)
            continue
        after = close + len(end)
        marked = line[place:after]
        found += (line[at:place], marked if begin == _CODE else gaps.gap(line[words:close], marked))
        at = after
        nexts = {one: (line.find(one, at) if 0 <= where < at else where, two) for one, (where, two) in nexts.items()}
