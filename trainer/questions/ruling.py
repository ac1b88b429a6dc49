"""What can become of a typed answer. The judge (`trainer.questions.judge`) itself is loaded only where one types."""

from enum import StrEnum
from typing import NamedTuple

from trainer.decks.model import Note


class Ruling(StrEnum):
    """What became of an answer: right, right but for slips, right in meaning only, another note's, wrong, none."""

    RIGHT = "right"
    SLIP = "slip"
    NEAR = "near"
    OTHER = "other"
    WRONG = "wrong"
    EMPTY = "empty"


class Judgement(NamedTuple):
    """What was made of a typed answer.

    Attributes:
        typed: the answer as it may be shown and kept, at most 200 characters.
        expected: of the right answers, as the deck writes it, the one nearest to what was typed; the first of them
            if none is half like it.
        other: whose answer it is; only with OTHER.
    """

    ruling: Ruling
    typed: str
    expected: str
    other: Note | None = None

    @property
    def is_right(self) -> bool:
        """Whether the answer counts as right."""
        return self.ruling in (Ruling.RIGHT, Ruling.SLIP)
