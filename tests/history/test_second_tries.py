"""What failed once and is tried again: nothing is acknowledged that isn't on the medium, and nothing piles up."""

import errno
from datetime import timedelta
from pathlib import Path

import pytest

from tests.history.desk import Desk, ids
from tests.history.faulty_disk import FaultyDisk
from trainer.errors import StorageError
from trainer.history.codec import EventError
from trainer.history.verify import verify


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_new_name_that_may_not_last_is_made_once_more_before_anything_is_acknowledged(desk: Desk) -> None:
    disk = FaultyDisk()
    history = desk.program(disk)
    review = desk.review(history)
    disk.fail("flush_folder", errno.EIO, times=1)
    with pytest.raises(StorageError):
        history.append([review])
    disk.mend()
    history.append([review])
    assert (disk.flushes, disk.folder_flushes) == (1, 1)
    assert ids(desk.program().events)[1:] == [review.id]
    desk.answer(history)
    assert (disk.flushes, disk.folder_flushes) == (2, 1)


def test_what_cannot_be_mended_leaves_one_copy_however_often_it_is_tried(desk: Desk) -> None:
    desk.answer(desk.program(), 3)
    torn = desk.path.read_bytes()[:-30]
    desk.put(torn)
    for _ in range(3):
        disk = FaultyDisk()
        disk.fail("replace", errno.EACCES)
        history = desk.program(disk)
        desk.clock.forward(seconds=5)
        with pytest.raises(StorageError):
            desk.answer(history)
    assert [path.read_bytes() for path in desk.set_aside()] == [torn]


def test_two_programs_whose_clock_shows_the_same_millisecond_again_make_ids_of_their_own(desk: Desk) -> None:
    for _ in range(20):
        one, two = desk.program(), desk.program()
        desk.answer(one)
        two.refresh()
        at = desk.clock.moment
        made = []
        for program, typed in ((one, "satu"), (two, "dua")):
            desk.clock.set_wall(at - timedelta(seconds=1))
            made.append(desk.review(program, typed))
            program.append(made[-1:])
        assert made[0].id != made[1].id
        assert set(ids(made)) <= set(ids(desk.program().events))


def test_an_answer_whose_id_another_one_has_is_not_acknowledged(desk: Desk) -> None:
    one, two = desk.program(), desk.program()
    desk.answer(one)
    two.refresh()
    review = desk.review(one)
    one.append([review])
    with pytest.raises(EventError):
        two.append([review._replace(typed="lain")])
    two.append([review])  # the very same: it is there already
    assert ids(desk.program().events).count(review.id) == 1


def test_a_write_that_puts_in_nothing_is_a_full_disk(desk: Desk) -> None:
    disk = FaultyDisk()
    history = desk.program(disk)
    review = desk.review(history)
    disk.short(0)
    with pytest.raises(StorageError, match="disk is full"):
        history.append([review])
    history.append([review])
    assert ids(desk.program().events)[1:] == [review.id]


def test_a_history_that_begins_by_a_merge_is_sound(desk: Desk, tmp_path: Path) -> None:
    other = Desk(tmp_path / "lain")
    other.answer(other.program(), 2)
    history = desk.program()
    history.take_in(other.program().events)
    assert verify(desk.path).problems == []
    assert (desk.program().device, desk.program().notices) == (history.device, [])
