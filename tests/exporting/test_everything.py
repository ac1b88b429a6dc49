"""All as JSON: decks, memory and events can be read by anybody, and nothing is missing."""

import json
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.decks.deck_strategies import decks, without_places
from tests.history.strategies import events
from tests.support.hostile import hostile_deck
from tests.support.scale import scaled
from trainer.decks.model import Deck
from trainer.decks.parse import parse_deck
from trainer.exporting.everything import CardMemory, everything
from trainer.history.codec import decode
from trainer.history.events import Event, Review
from trainer.scheduling.memory import MemoryState, Phase
from trainer.scheduling.rating import Rating

AT = datetime(2026, 11, 24, 9, 12, 30, 250_000, timezone(timedelta(hours=7)))


def read(lines: Iterator[str]) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads("\n".join(lines))
    return whole


@settings(max_examples=scaled(15))
@given(deck=decks(), past=st.lists(events, max_size=3))
def test_decks_and_events_come_back(deck: Deck, past: list[Event]) -> None:
    found = read(everything([deck], [], past, AT))
    text = json.dumps(found["decks"][0], ensure_ascii=False)
    assert without_places(parse_deck(text)) == deck
    assert [decode(event) for event in found["events"]] == past


def test_memory_is_told_by_its_names() -> None:
    review = MemoryState(12.5, 4.25, Phase.REVIEW, None, None, date(2026, 12, 6), AT, 3, 1)
    learning = MemoryState(0.5, 5.0, Phase.LEARNING, 1, AT, None, AT, 1, 0)
    memory = [
        CardMemory("d/a#term", None),
        CardMemory("d/b#case", review, suspended=True),
        CardMemory("d/c#c1", learning),
    ]
    found = read(everything([], memory, [], AT))
    moment = "2026-11-24T09:12:30.250+07:00"
    assert found == {
        "format": "peksos-export",
        "version": 1,
        "at": moment,
        "decks": [],
        "memory": [
            {"card": "d/a#term", "phase": "new"},
            {
                "card": "d/b#case",
                "phase": "review",
                "stability": 12.5,
                "difficulty": 4.25,
                "due_day": "2026-12-06",
                "last_review": moment,
                "reps": 3,
                "lapses": 1,
                "suspended": True,
            },
            {
                "card": "d/c#c1",
                "phase": "learning",
                "stability": 0.5,
                "difficulty": 5.0,
                "step": 1,
                "due_at": moment,
                "last_review": moment,
                "reps": 1,
                "lapses": 0,
            },
        ],
        "events": [],
    }


def test_a_long_history_takes_no_memory() -> None:
    one = Review(id="0" * 20 + "k3p9x1", at=datetime(2026, 1, 1, tzinfo=UTC), card="d/n#term", rating=Rating.GOOD, ms=1)
    tracemalloc.start()
    length = sum(map(len, everything([], [], (one for _ in range(5_000)), AT)))
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert length > 500_000
    assert most < 100_000


def test_a_hostile_deck_commands_no_terminal() -> None:
    text = "\n".join(everything([parse_deck(hostile_deck())], [], [], AT))
    assert "]52;" in text
    assert not any(sign in text for sign in "\x1b\x07\x9b\x9d\u202e\x00")
