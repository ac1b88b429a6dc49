"""Names and titles on one line, and what a card with gaps shows."""

import pytest

from trainer.decks.cloze import Cloze
from trainer.decks.model import Card, CardId, Deck, Note, Text
from trainer.i18n import use
from trainer.questions.explanation import explanation
from trainer.questions.kinds import answer_of, named, shown
from trainer.questions.marks import one_line

GAPS = Note("uu", Text("UU No. {{c1::11}} Tahun {{c2::2009::tahun}}"), Text(""), 0, 1, kinds=("c1", "c2"))
DECK = Deck("hukum", Text("**Hukum**"), (GAPS,))

# text of a deck, the same as a name
LINES = [
    ("Penghubung", "Penghubung"),
    ("**Tebal** dan *miring*", "Tebal dan miring"),
    ("UU No. {{c1::11}} Tahun {{c2::2009::tahun}}", "UU No. 11 Tahun 2009"),
    ("**{{c1::Pasal}}** satu\ndua", "Pasal satu dua"),
    ("2 * 3 * 4", "2 * 3 * 4"),
]


@pytest.mark.parametrize("text,line", LINES)
def test_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


@pytest.mark.parametrize(
    "front,name",
    [
        (Text("Penghubung", "Broker"), "Penghubung (Broker)"),
        (
            Text("Penyalur Informasi", "Information giver (educator)"),
            "Penyalur Informasi – Information giver (educator)",
        ),
        (Text("Evaluator", "Evaluator (evaluator-critic)"), "Evaluator (evaluator-critic)"),
        (Text("Stigma", "stigma"), "Stigma"),
        (Text("Ego", "Egoism"), "Ego (Egoism)"),
        (Text("**Penghubung**"), "Penghubung"),
    ],
)
def test_brackets_are_never_nested(front: Text, name: str) -> None:
    assert named(front) == name


def test_the_answer_of_a_gap_knows_what_was_asked() -> None:
    use("id")
    answer = answer_of(Card(CardId("hukum", "uu", "c2"), GAPS), DECK)
    assert answer.text == shown(GAPS.front) == "UU No. 11 Tahun 2009"
    assert [piece.text for piece in answer.pieces if isinstance(piece, Cloze)] == ["2009"]


def test_no_heading_without_a_definition() -> None:
    assert explanation(Card(CardId("hukum", "uu", "c2"), GAPS), DECK) == ()
