"""Files of format version 1, as the program wrote them once: whatever comes later must read them as they were meant."""

import json
from pathlib import Path

import pytest

from tests.history.desk import Desk, ids
from trainer.history.codec import encode
from trainer.history.events import Unknown
from trainer.history.file_format import VERSION
from trainer.history.journal import Journal
from trainer.history.replay import fold, tuning_of
from trainer.history.verify import verify
from trainer.scheduling.scheduler import Scheduler

FOLDER = Path(__file__).parent / "version_1"
FILES = ["every-kind.json", "twelve-days.json"]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize("name", FILES)
def test_it_is_read_whole_and_written_to_at_its_end_alone(desk: Desk, name: str) -> None:
    data = (FOLDER / name).read_bytes()
    desk.put(data)
    assert verify(desk.path).problems == []
    history = desk.program()
    assert (history.notices, history.read_only, history.device) == ([], False, "k3p9x1")
    assert [json.loads(encode(event)) for event in history.events] == json.loads(data)["events"]
    [review] = desk.answer(history)
    assert desk.path.read_bytes().startswith(data.removesuffix(b"]}\n"))
    assert ids(desk.program().events)[-1] == review.id


@pytest.mark.parametrize("name", FILES)
def test_it_is_the_same_when_it_is_written_as_a_whole(desk: Desk, name: str) -> None:
    data = (FOLDER / name).read_bytes()
    desk.put(json.dumps(json.loads(data), indent=1).encode())
    history = desk.program()
    history.take_in()
    assert json.loads(desk.path.read_bytes()) == json.loads(data)


def test_kinds_and_keys_that_are_not_known_yet_survive(desk: Desk) -> None:
    desk.put((FOLDER / "every-kind.json").read_bytes())
    history = desk.program()
    [unknown] = [event for event in history.events if isinstance(event, Unknown)]
    assert unknown.extra == {"angka": [1, {"a": None}], "k2": "x"}
    assert any(event.extra == {"alasan": {"panjang": "ya"}} for event in history.events)
    desk.path.write_bytes(desk.path.read_bytes()[:-2])
    desk.program()
    document = desk.document()
    assert document["x-warna"] == {"gelap": [1, None]}
    assert document["events"] == json.loads((FOLDER / "every-kind.json").read_bytes())["events"]


def test_what_is_believed_about_each_card_stays_what_it_was(desk: Desk) -> None:
    desk.put((FOLDER / "twelve-days.json").read_bytes())
    history = desk.program()
    journal = Journal(history.events, history.events[-1].at, history.device)
    scheduler = Scheduler(tuning_of(journal.tune))
    wanted = json.loads((FOLDER / "twelve-days.states.json").read_text())
    assert set(journal.by_card) == set(wanted)
    for card, events in journal.by_card.items():
        state = fold(card, events, scheduler).state
        assert state is not None
        then = wanted[card]
        assert (str(state.due_day), state.due_at and state.due_at.isoformat()) == (then["due_day"], then["due_at"])
        assert (state.reps, state.lapses) == (then["reps"], then["lapses"])
        assert state.stability == pytest.approx(then["stability"], abs=1e-6)
        assert state.difficulty == pytest.approx(then["difficulty"], abs=1e-6)


def test_a_newer_version_opens_read_only_and_no_byte_of_it_changes(desk: Desk) -> None:
    data = (FOLDER / "twelve-days.json").read_bytes()
    newer = data.replace(b'"version":1', f'"version":{VERSION + 1}'.encode(), 1)
    for image in (newer, newer[:-40], newer + b"<<<<<<< HEAD\n", newer.replace(b"\n", b"\r\n")):
        desk.put(image)
        history = desk.program()
        assert history.read_only
        assert history.events
        assert not history.refresh()
        assert desk.path.read_bytes() == image
        assert not (desk.folder / "damaged").exists()
