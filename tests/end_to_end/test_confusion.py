"""Somebody who takes Perantara for Penghubung, with the installed program in a real terminal."""

import json
import subprocess
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from tests.support.fake_clock import FakeClock
from tests.support.reading_screens import options_on, right_letter
from tests.support.terminal import ENTER, PROGRAM, Terminal, environment
from trainer.clock import SystemClock
from trainer.config.paths import paths_from
from trainer.config.settings import Settings
from trainer.history.events import Read, Review, Suspend
from trainer.scheduling.rating import Rating
from trainer.study.collection import Collection
from trainer.study.load import CollectionLoad
from trainer.study.opening import open_collection

DECK = "peran-pekerja-sosial"
F3 = "\x1bOR"


def learnt(collection: Collection, clock: FakeClock, name: str, times: int) -> None:
    """The card ``name`` was answered right so many times, each on the day it was due."""
    card = collection.card(f"{DECK}/{name}")
    assert card is not None
    for _ in range(times):
        now = clock.now()
        state = collection.history_of(str(card.id)).state
        outcome = collection.scheduler.preview(str(card.id), state, now, CollectionLoad(collection, card))[Rating.EASY]
        event = Review(collection.new_id(now), now, str(card.id), Rating.EASY, 4000, "type", outcome.due)
        collection.record([event])
        clock.forward(days=(outcome.days or 1))


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """A home in which both roles are known, and the name of Penghubung is due; nothing new comes."""
    environ = environment(tmp_path)
    began = SystemClock().now() - timedelta(days=60)
    collection = open_collection(paths_from(environ), Settings(), clock := FakeClock(began), Random(1))
    for note in ("mikro-penghubung", "mikro-perantara"):
        collection.record([Read(collection.new_id(clock.now()), clock.now(), f"{DECK}/{note}")])
    for name in ("mikro-penghubung#case", "mikro-perantara#case"):
        clock.set_wall(began)
        learnt(collection, clock, name, 2)
        assert clock.now() > SystemClock().now() + timedelta(days=2), "the cases aren't due yet"
    clock.set_wall(began)
    learnt(collection, clock, "mikro-penghubung#term", 1)
    clock.set_wall(SystemClock().now() - timedelta(days=1))
    for _ in range(4):  # typed right lately: what the deck says of the pair alone calls for no contrast
        now, name = clock.now(), f"{DECK}/mikro-penghubung#case"
        collection.record([Review(collection.new_id(now), now, name, Rating.GOOD, 4000, "type", origin="cram")])
    for name in ("mikro-penghubung#definition", "mikro-perantara#term", "mikro-perantara#definition"):
        collection.record([Suspend(collection.new_id(clock.now()), clock.now(), f"{DECK}/{name}")])
    subprocess.run([PROGRAM, "config", "set", "new_per_day", "0"], env=environ, check=True, capture_output=True)
    return environ


def test_perantara_for_penghubung(environ: dict[str, str]) -> None:
    with Terminal("study", environ=environ, size=(120, 35)) as terminal:
        terminal.wait_for("Apa nama peran ini?")
        terminal.settle()
        terminal.send("Perantara" + ENTER)
        terminal.wait_for("Itu butir lain: Perantara (Mediator).", "Bedanya")
        terminal.settle()
        terminal.send(ENTER)
        for _half in range(2):  # the two, side by side in time
            screen = terminal.wait_for("latihan pembeda", "Peran apakah ini?")
            terminal.settle()
            assert {"Penghubung", "Perantara"} <= set(options_on(terminal.text))
            terminal.send(right_letter(terminal.text))
            terminal.wait_for("✓", "Bedanya")  # what decides between the two is told after a right answer as well
            terminal.settle()
            terminal.send(ENTER)
            terminal.wait_until(lambda now, before=screen: now != before, "another card")
        terminal.wait_for("Apa nama peran ini?")  # what was failed comes back
        terminal.settle()
        terminal.send("perantara" + ENTER)
        terminal.wait_for("Itu butir lain")
        terminal.settle()
        terminal.send(ENTER)
        terminal.wait_for("Peran apakah ini?")  # the role named comes back the same day
        terminal.settle()
        assert "latihan pembeda" not in terminal.text
        assert {"Penghubung", "Perantara"} <= set(options_on(terminal.text))
        terminal.send("q")
        terminal.wait_for("Sering tertukar", "Penghubung ↔ Perantara  2×")
        terminal.settle()
        terminal.send("q")
        assert terminal.wait_end() == 0
    done = subprocess.run([PROGRAM, "stats", "confusions", "--json"], env=environ, capture_output=True, check=True)
    (pair,) = json.loads(done.stdout)["pairs"]
    assert (pair["one"], pair["other"], pair["taken"]) == ("mikro-penghubung", "mikro-perantara", 2)
    told = subprocess.run([PROGRAM, "stats", "confusions"], env=environ, capture_output=True, check=True, text=True)
    assert "2 kali" in told.stdout and "Perantara" in told.stdout
