"""A program that is open while the history moves, or is replaced, or vanishes: what it acknowledged is known later."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.history.desk import Desk, ids
from tests.history.table_of_damage import EVENTS, IDS, SOUND, layout
from tests.history.with_backups import backup, opened
from trainer.config.paths import Paths
from trainer.config.settings import Settings
from trainer.errors import StorageError
from trainer.history.synced import SyncedHistory
from trainer.history.taking_in import take_in_conflict_copies
from trainer.study.collection import Collection
from trainer.study.opening import open_collection, open_history
from trainer.study.shared_history import leave, open_shared
from trainer.study.unsaved import rescue


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def paths(desk: Desk) -> Paths:
    root = desk.folder.parent
    return Paths(root / "config", desk.folder, root / "decks", root / "cache")


@pytest.fixture
def cloud(tmp_path: Path) -> Path:
    folder = tmp_path / "cloud"
    folder.mkdir()
    return folder


def shared(desk: Desk, paths: Paths, cloud: Path) -> SyncedHistory:
    return open_shared(paths, cloud, desk.clock, Random(3))


def start_again(desk: Desk, paths: Paths) -> list[str]:
    return ids(open_history(paths, Settings(), desk.clock, Random(4)).events)


def test_answers_given_while_the_shared_folder_is_left_are_known_at_the_next_start(
    desk: Desk, paths: Paths, cloud: Path
) -> None:
    desk.put(SOUND.encode())
    app = shared(desk, paths, cloud)
    leave(paths, cloud, desk.clock, Random(5))
    review = desk.review(app.own)
    app.append([review])
    assert review.id in start_again(desk, paths)
    assert review.id in start_again(desk, paths)


def test_answers_given_while_a_link_is_moved_into_a_folder_are_known_too(
    desk: Desk, paths: Paths, cloud: Path, tmp_path: Path
) -> None:
    desk.put(SOUND.encode())
    desk.path.symlink_to(desk.path.rename(tmp_path / "di-tempat-lain.json"))
    app = desk.program()
    shared(desk, paths, cloud)
    [review] = desk.answer(app)
    assert review.id in ids(shared(desk, paths, cloud).events)


def test_an_answer_between_reading_and_moving_is_taken_along(desk: Desk, paths: Paths, cloud: Path) -> None:
    desk.put(SOUND.encode())
    app = desk.program()
    [review] = desk.answer(app)
    history = shared(desk, paths, cloud)
    assert review.id in ids(history.events)


@pytest.mark.parametrize("harm", [lambda path: path.unlink(), lambda path: path.write_bytes(b"")])
def test_who_ends_the_program_after_the_file_is_gone_leaves_one_with_all_that_was_answered(
    desk: Desk, paths: Paths, harm: Callable[[Path], object]
) -> None:
    collection = open_collection(paths, Settings(), desk.clock, Random(1))
    made = answered(desk, collection)
    harm(desk.path)
    assert rescue(collection, [], Random(1)) is None
    assert set(made) <= set(ids(desk.program().events))


def test_who_ends_the_program_after_an_older_file_came_leaves_one_with_all_that_was_answered(
    desk: Desk, paths: Paths
) -> None:
    desk.put(SOUND.encode())
    collection = open_collection(paths, Settings(), desk.clock, Random(1))
    made = answered(desk, collection)
    desk.put(layout(EVENTS[:3]).encode())
    assert rescue(collection, [], Random(1)) is None
    assert ids(desk.program().events) == IDS[:3] + made


def answered(desk: Desk, collection: Collection) -> list[str]:
    made = []
    for _ in range(3):
        desk.clock.forward(seconds=1)
        now = desk.clock.now()
        review = desk.review(desk.program())._replace(id=collection.new_id(now), at=now)
        collection.record([review])
        made.append(review.id)
    return made


def test_what_was_merged_in_this_sitting_comes_back_as_well(desk: Desk) -> None:
    desk.put(layout(EVENTS[:3]).encode())
    (desk.folder / "history.sync-conflict-20261124-081502-ABCDEFG.json").write_bytes(SOUND.encode())
    history = desk.program()
    take_in_conflict_copies(history)
    desk.put(layout(EVENTS[:3]).encode())
    assert history.refresh()
    assert ids(desk.program().events) == IDS


def test_a_history_that_vanishes_before_a_merge_is_written_all_the_same(desk: Desk) -> None:
    desk.put(SOUND.encode())
    history = desk.program()
    desk.path.unlink()
    history.take_in(history.events)
    assert ids(desk.program().events) == IDS


def test_a_backup_of_a_day_to_come_is_not_the_newest(desk: Desk) -> None:
    backup(desk, "2099-01-01.json", layout(EVENTS[:2]))
    backup(desk, "2026-11-20.json", SOUND)
    desk.put(b"")
    assert ids(opened(desk).events) == IDS


def test_an_empty_folder_where_the_devices_were_is_not_begun_anew(desk: Desk, paths: Paths, cloud: Path) -> None:
    desk.put(SOUND.encode())
    app = shared(desk, paths, cloud)
    app.path.rename(app.path.with_name("dicabut"))
    with pytest.raises(StorageError, match="no history is left"):
        shared(desk, paths, cloud)
    assert not app.path.exists()
