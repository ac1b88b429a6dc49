"""Histories of sound events that mean something absurd: the collection must open all the same."""

import json

from tests.history.hostile_file import (
    NEW,
    STARTER,
    HostileFile,
    Outcome,
    among,
    event,
    losing,
    numbered,
    rename,
    review,
    seed,
    tune,
    with_new,
)
from tests.history.table_of_damage import IDS

_LOWEST = "[0.001,0.001,0.001,0.001,1,0.001,0.001,0.001,0,0,0.001,0.001,0.001,0.001,0,0,1,0,0,0,0.1]"
_HIGHEST = "[100,100,100,100,10,4,4,0.75,4.5,0.8,3.5,5,0.25,0.9,4,1,6,2,2,0.8,0.8]"
_STARTER_CARD = f'"{STARTER}#case"'


def _reviewed(*events: str) -> list[str]:
    """``events``, and after them two years of answers to a card that a deck holds."""
    dates = [f'"202{year}-{month:02}-28T08:00:00.000+07:00"' for year in (4, 5) for month in range(3, 13)]
    start = len(events) + 1
    return [*events, *(review(start + n, t=t, card=_STARTER_CARD, r=str(n % 4 + 1)) for n, t in enumerate(dates))]


def _meant(name: str, *events: str) -> HostileFile:
    """A sound file whose events are absurd; they come numbered from 1 on."""
    return HostileFile(name, Outcome.LEFT, lambda: [among(*events)], with_new(len(events)))


def _chain(length: int) -> list[str]:
    return [rename(n, f"d/n{n}", f"d/n{n + 1}") for n in range(1, length + 1)]


MEANINGS = [
    _meant("an undo of itself", event("undo", of=f'"{NEW}"')),
    _meant("undos in a circle", *(event("undo", n, of=f'"{numbered(n % 3 + 1)}"') for n in (1, 2, 3))),
    _meant("an undo of what isn't there and of the beginning", event("undo", of=f'["{numbered(9)}","{IDS[0]}"]')),
    _meant("an undo of 10,000 ids", event("undo", of=json.dumps([numbered(n) for n in range(10_000)]))),
    *losing({"an undo of 100,000 ids": event("undo", of=json.dumps([numbered(n) for n in range(100_000)]))}),
    _meant("renames in a circle", rename(1, "d/a", "d/b"), rename(2, "d/b", "d/a"), rename(3, "d/a", "d/a")),
    _meant("decks renamed in a circle", rename(1, "d/", "e/"), rename(2, "e/", "d/"), rename(3, "d/", "d/")),
    _meant("a chain of 5,000 renames", *_chain(5_000)),
    _meant(
        "a chain of 5,000 renames and 5,000 answers",
        *_chain(5_000),
        *(review(n, card=f'"d/n{n}#case"') for n in range(5_001, 10_001)),
    ),
    _meant(
        "20,000 other notes answered for one",
        *(review(n, card=_STARTER_CARD, how='"type"', gave=f'"n{n}"') for n in range(1, 20_001)),
    ),
    _meant("tuned to nonsense", *_reviewed(tune(parameters=json.dumps([1_000_000] * 21), retention="1E-300"))),
    _meant("tuned to the lowest", *_reviewed(tune(parameters=_LOWEST, retention="0.95", rollover="23"))),
    _meant("tuned to the highest", *_reviewed(tune(parameters=_HIGHEST, retention="0.8", rollover="0"))),
    _meant(
        "500 steps of a year",
        *_reviewed(tune(learning_steps=json.dumps([31_536_000] * 500), relearning_steps="[]", x="1")),
    ),
    *losing({"tuned beyond the limits": tune(parameters=json.dumps([1_000_001] * 21))}),
    _meant("the stablest of seeds", *_reviewed(seed(stability="999999.99", due='"9999-12-31"', reps="1000000"))),
    _meant("the weakest of seeds", *_reviewed(seed(stability="1E-300", difficulty="10", due='"1970-01-01"'))),
    _meant("due on the last of days", *_reviewed(review(card=_STARTER_CARD, due='"9999-12-31"'))),
    _meant("buried on the last of days", event("bury", card=_STARTER_CARD, day='"9999-12-31"')),
]
