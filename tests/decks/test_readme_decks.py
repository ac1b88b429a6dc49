"""What the README shows as a deck is one."""

import re
from pathlib import Path

import pytest

from trainer.decks.cards import cards_of
from trainer.decks.parse import parse_deck

README = Path(__file__).parents[2] / "README.md"
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", README.read_text(encoding="utf8"), re.DOTALL | re.MULTILINE)


def test_the_lazy_and_the_full_shape_are_shown() -> None:
    assert len(EXAMPLES) == 2


@pytest.mark.parametrize("text", EXAMPLES, ids=["lazy", "full"])
def test_an_example_is_a_deck_without_a_warning(text: str) -> None:
    deck = parse_deck(text, Path("prinsip.yaml"))
    assert deck.warnings == ()
    assert len(deck.notes) == 2


def test_the_full_example_can_be_asked_in_all_its_kinds() -> None:
    deck = parse_deck(EXAMPLES[1])
    assert [str(card.id) for card in cards_of(deck)] == [
        f"prinsip-dasar/{note}#{kind}"
        for note in ("kerahasiaan", "penerimaan")
        for kind in ("case", "term", "definition")
    ]
    assert deck.how == {"case": "choose", "term": "type"}
