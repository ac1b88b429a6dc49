"""What keeps a mark from being a gap: for cards that were meant to have one and have none."""

from typing import NamedTuple

from trainer.decks.cloze import BETWEEN, CLOSE, OPEN, is_number
from trainer.i18n import N_

_WRITE = N_("write {example}")


class BrokenGap(NamedTuple):
    """The first mark of a text that was meant as a gap.

    Attributes:
        marks_before: how often ``{{c`` stands before it.
        told, hint: what is wrong, and what to write instead; marked texts.
        example: the ``{example}`` of the hint.
    """

    marks_before: int
    told: str
    hint: str
    example: str


def broken_gap(text: str) -> BrokenGap | None:
    """What is wrong with the first gap of a ``text`` that has no good one; None if none was meant.

    ``{{city}}`` isn't meant as one: a gap has a number or ``::``.
    """
    for marks_before, mark in enumerate(text.split(OPEN)[1:]):
        inside, close, _rest = mark.partition(CLOSE)
        if inside[:1].isdigit() or BETWEEN in inside:
            number, colons, rest = inside.partition(BETWEEN)
            words = rest.partition(BETWEEN)[0].strip()
            return BrokenGap(marks_before, *_cause(number, colons, words, close))
    return None


def _cause(number: str, colons: str, words: str, close: str) -> tuple[str, str, str]:
    if not close:
        return N_("this gap isn't closed"), N_('write "{example}" after the words to be hidden'), CLOSE
    if not colons:
        return N_('this gap has no "::" after its number'), _WRITE, f"{OPEN}1{BETWEEN}…{CLOSE}"
    if not is_number(number):
        return N_("this gap needs a number from 1 to 999"), _WRITE, f"{OPEN}1{BETWEEN}{words or '…'}{CLOSE}"
    return N_("this gap is empty"), N_('write the words to be hidden after "{example}"'), f"{OPEN}{number}{BETWEEN}"
