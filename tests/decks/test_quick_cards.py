"""A plain card is read in one go, and comes to the same as when every field is looked at by itself."""

import json

from hypothesis import given
from hypothesis import strategies as st

from trainer.decks.messages import DeckError
from trainer.decks.model import Deck
from trainer.decks.parse import parse_deck

TEXTS = st.text("aB1 {}c:,.-\t\n'\"é\u202e\x7f", max_size=12) | st.sampled_from(["", " ", "{{c1::a}}", "x" * 600])
IDS = st.sampled_from(["a", "b-1", "ç", "a b", "", "-", "x" * 70, "A.b_c"])
CARDS = st.fixed_dictionaries(
    {"id": IDS, "front": TEXTS, "back": TEXTS},
    optional={
        **dict.fromkeys(("hint", "note", "theory", "level", "theme", "difficulty"), TEXTS),
        "tags": st.lists(TEXTS, max_size=3),
        "examples": st.lists(TEXTS, max_size=3) | TEXTS,
        "reverse": st.sampled_from(["ya", "tidak"]),
    },
)


def read(cards: list[dict[str, object]]) -> Deck | list[tuple[int, int, str]]:
    try:
        deck = parse_deck("id: x\nlevels: [a, B]\ncards:\n" + "".join(f"- {json.dumps(card)}\n" for card in cards))
    except DeckError as error:
        return [(message.line, message.column, message.text) for message in error.messages]
    return deck._replace(warnings=tuple((warning.line, warning.text) for warning in deck.warnings))  # type: ignore[attr-defined]


@given(st.lists(CARDS, min_size=1, max_size=3))
def test_both_ways_of_reading_come_to_the_same(cards: list[dict[str, object]]) -> None:
    closely = [{key.capitalize(): value for key, value in card.items()} for card in cards]
    assert read(cards) == read(closely)  # keys written so are never read in one go
