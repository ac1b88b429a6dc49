"""Somebody changes, replaces, damages or removes the file while a program has it open."""

import json
from pathlib import Path

import pytest

from tests.history.desk import Desk, ids
from tests.history.table_of_damage import EVENTS, IDS, SOUND, layout
from trainer.errors import StorageError
from trainer.history.file_format import read_sound


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_file_that_was_replaced_is_read_again_and_gets_what_this_program_wrote(desk: Desk) -> None:
    history = desk.program()
    made = desk.answer(history, 2)
    other = desk.path.with_name("other.json")
    other.write_bytes(SOUND.encode())
    other.replace(desk.path)
    made += desk.answer(history)
    assert ids(history.events) == [*IDS, *ids(made)]
    assert (history.device, history.reloads) == ("k3p9x1", 1)
    assert desk.program().events == history.events
    assert "events written again: 2" in history.notices[1].explain(str)


def test_an_older_file_in_the_place_of_this_one_takes_no_answer_of_this_sitting_along(desk: Desk) -> None:
    desk.put(SOUND.encode())
    history = desk.program()
    early = desk.answer(history)
    older = desk.path.read_bytes()
    late = desk.answer(history, 2)
    desk.put(older)
    assert history.refresh()
    assert ids(desk.program().events) == [*IDS, *ids(early + late)]
    assert not history.refresh()
    last = desk.answer(history)
    assert ids(history.events) == [*IDS, *ids(early + late + last)]
    assert desk.program().events == history.events


def test_a_line_that_was_taken_out_by_hand_stays_out(desk: Desk) -> None:
    desk.put(SOUND.encode())
    history = desk.program()
    desk.put(layout(EVENTS[:-1]).encode())
    assert history.refresh()
    assert ids(history.events) == IDS[:-1]
    assert "entries that aren't there any more: 1" in history.notices[0].explain(str)
    [review] = desk.answer(history)
    assert ids(desk.program().events) == [*IDS[:-1], review.id]


def test_a_line_changed_by_hand_is_seen_even_if_others_were_appended_since(desk: Desk) -> None:
    desk.put(layout(EVENTS[:4]).encode())
    history = desk.program()
    changed = EVENTS[3].replace('"r":3', '"r":1')
    desk.put(layout([*EVENTS[:3], changed, EVENTS[4]]).encode())
    assert history.refresh()
    assert ids(history.events) == IDS[:5]
    assert [event.rating for event in history.events[3:]] == [1, 3]  # type: ignore[attr-defined]


def test_a_last_line_changed_by_hand_is_seen_at_the_next_answer(desk: Desk) -> None:
    desk.put(layout(EVENTS[:4]).encode())
    history = desk.program()
    desk.put(layout([*EVENTS[:3], EVENTS[3].replace("é", "è")]).encode())
    desk.answer(history)
    assert "è" in history.events[3].typed  # type: ignore[attr-defined]
    assert desk.program().events == history.events


def test_a_layout_changed_while_open_is_put_right(desk: Desk) -> None:
    history = desk.program()
    desk.answer(history)
    before = list(history.events)
    desk.put(json.dumps(desk.document(), indent=2).encode())
    [review] = desk.answer(history)
    assert history.events == [*before, review]
    assert read_sound(desk.path.open("rb"))


def test_a_file_damaged_while_open_is_mended(desk: Desk) -> None:
    history = desk.program()
    desk.answer(history, 3)
    before = list(history.events)
    torn = desk.path.read_bytes()[:-20]
    desk.put(torn)
    [review] = desk.answer(history)
    assert history.events == [*before, review]
    assert desk.program().events == history.events
    assert history.notices[-1].values["kept"] == 5
    assert [path.read_bytes() for path in desk.set_aside()] == [torn]
    assert desk.program().events == history.events


def test_what_was_known_of_a_file_damaged_while_open_comes_back(desk: Desk) -> None:
    desk.put(SOUND.encode())
    history = desk.program()
    desk.put(SOUND.encode().replace(EVENTS[2].encode(), bytes(len(EVENTS[2]))))
    assert history.refresh()
    assert sorted(ids(history.events)) == IDS
    assert desk.program().events == history.events


def test_a_file_that_vanished_is_written_again(desk: Desk) -> None:
    history = desk.program()
    desk.answer(history, 3)
    before = list(history.events)
    desk.path.unlink()
    assert not history.refresh()
    [review] = desk.answer(history)
    assert history.events == [*before, review]
    assert "vanished" in history.notices[0].explain(str)
    assert desk.program().events == history.events


def test_a_folder_that_vanished_is_not_made_again(desk: Desk) -> None:
    history = desk.program()
    desk.answer(history)
    before = list(history.events)
    elsewhere = desk.folder.rename(desk.folder.with_name("away"))
    review = desk.review(history)
    with pytest.raises(StorageError, match="folder of the history is gone"):
        history.append([review])
    assert not desk.folder.exists()
    assert history.events == before
    elsewhere.rename(desk.folder)
    history.append([review])
    assert desk.program().events == [*before, review]
