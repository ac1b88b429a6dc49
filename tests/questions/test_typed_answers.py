"""What people type for the 27 roles, against rulings made without the judge (`tests.questions.table_of_typed_answers`).

The two figures first: nothing passes that shouldn't, and hardly anything fails that shouldn't. Then row by row.
"""

from pathlib import Path

import pytest

from tests.questions.table_of_typed_answers import TABLE, Row
from trainer.decks.model import Card, CardId
from trainer.decks.parse import read_deck
from trainer.questions.judge import judge
from trainer.questions.ruling import Judgement, Ruling

DECK = read_deck(Path(__file__).parents[2] / "decks" / "peran-pekerja-sosial.yaml")
NOTES = {note.id: note for note in DECK.notes}

MOST_WRONG_FAILS = 0.02
"""Of the answers that are right or right but for a slip."""


def judged(row: Row) -> Judgement:
    return judge(row.typed, Card(CardId(DECK.id, row.asked, "term"), NOTES[row.asked]), DECK)


def is_right(row: Row) -> bool:
    return Ruling(row.ruling) in (Ruling.RIGHT, Ruling.SLIP)


def test_nothing_passes_that_is_not_right() -> None:
    assert [row for row in TABLE if not is_right(row) and judged(row).is_right] == []


def test_hardly_anything_fails_that_is_right() -> None:
    right = [row for row in TABLE if is_right(row)]
    failed = [row for row in right if not judged(row).is_right]
    print(f"{len(failed)} of {len(right)} right answers fail")
    assert right
    assert len(failed) <= MOST_WRONG_FAILS * len(right), failed


@pytest.mark.parametrize("row", TABLE, ids=[f"{number}-{row.asked}-{row.ruling}" for number, row in enumerate(TABLE)])
def test_each_answer(row: Row) -> None:
    judgement = judged(row)
    other = judgement.other.id if judgement.other is not None else None
    assert (judgement.ruling, other) == (Ruling(row.ruling), row.other or None), row.typed
