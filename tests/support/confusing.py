"""A learner who confuses look-alikes, and small decks to do it in."""

from datetime import timedelta
from pathlib import Path

from tests.support.answering import answer
from tests.support.collections import open_small
from tests.support.fake_clock import FakeClock
from trainer.config.settings import Settings
from trainer.history.events import Review
from trainer.scheduling.rating import Rating
from trainer.study.collection import Collection
from trainer.study.contrasts import plan_of
from trainer.study.session import StudySession
from trainer.study.steps import Finished, Question, ReadPage

DECK = """\
format: 1
id: kecil
title: Paket kecil
levels: [mikro]
kinds: [case]
cards:
  - {id: a, front: Penghubung, back: arti a, level: mikro, examples: [a1, a2, a3], confusable_with: {b: a tidak b}}
  - {id: b, front: Perantara, back: arti b, level: mikro, examples: [b1, b2, b3]}
  - {id: c, front: Pendengar, back: arti c, level: mikro, examples: [c1, c2, c3]}
  - {id: d, front: Pencatat, back: arti d, level: mikro, examples: [d1, d2, d3]}
  - {id: e, front: Pengikut, back: arti e, level: mikro, examples: [e1, e2, e3]}
  - {id: f, front: Penggerak, back: arti f, level: mikro, examples: [f1, f2, f3]}
"""


def finish(session: StudySession) -> list[str]:
    """Everything right: what was asked, in order."""
    seen: list[str] = []
    while not isinstance(session.current, Finished):
        if isinstance(session.current, ReadPage):
            session.read()
            continue
        assert isinstance(session.current, Question)
        mark = "contrast " if session.current.origin == "contrast" else ""
        seen.append(mark + session.current.card.id.note)
        answer(session)
        assert len(seen) < 60
    return seen


def next_day(clock: FakeClock, days: int = 1) -> None:
    clock.set_wall((clock.moment + timedelta(days=days)).replace(hour=9, minute=0, second=0))


def confuse(collection: Collection, clock: FakeClock, asked: str, given: str) -> StudySession:
    """Answers right, day after day, until note ``asked`` comes and note ``given`` is offered; then takes that."""
    for _day in range(30):
        session = StudySession(collection)
        while not isinstance(session.current, Finished):
            question = session.current
            if isinstance(question, ReadPage):
                session.read()
                continue
            keys = [option.key for option in question.options]
            if question.card.id.note == asked and given in keys and question.origin == "":
                clock.forward(seconds=5)
                session.choose(keys.index(given))
                session.rate()
                return session
            answer(session)
        next_day(clock)
    raise AssertionError("never asked")


def both_known(collection: Collection, clock: FakeClock) -> None:
    """Two days of studying: every note is in review."""
    for _day in range(2):
        finish(StudySession(collection))
        next_day(clock)


def now(session: StudySession) -> tuple[str, str]:
    assert isinstance(session.current, Question)
    return session.current.origin, session.current.card.id.note


def due(collection: Collection) -> list[set[str]]:
    """The pairs to be contrasted today."""
    found = plan_of(collection, collection.decks, collection.today)
    return [{one.first.id.note, one.second.id.note} for one in found.due]


def six_pairs() -> str:
    """Twelve notes, each two of them easily confused."""
    notes = (
        f"  - {{id: {one}, front: Nama{one}, back: arti {one}, level: mikro, examples: [{one}1, {one}2, {one}3], "
        f"confusable_with: {{{other}: beda}}}}\n"
        for pair in ("ab", "cd", "ef", "gh", "ij", "kl")
        for one, other in (pair, pair[::-1])
    )
    return "format: 1\nid: kecil\ntitle: x\nlevels: [mikro]\nkinds: [case]\ncards:\n" + "".join(notes)


def morning_when_all_are_due(tmp_path: Path, clock: FakeClock) -> StudySession:
    """A morning on which all six pairs are due."""
    collection = open_small(tmp_path, clock, Settings(new_per_day=20), six_pairs())
    both_known(collection, clock)
    at = clock.now() - timedelta(hours=14)
    for one, other in ("ab", "cd", "ef", "gh", "ij", "kl"):
        mixed_up = Review(collection.new_id(at), at, f"kecil/{one}#case", Rating.GOOD, 10, "type", gave=other)
        collection.record([mixed_up._replace(origin="contrast")])
    return StudySession(collection)
