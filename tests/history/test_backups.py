"""The copies of earlier days: when one is made, and which stay."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.history.desk import Desk, ids
from tests.history.table_of_damage import EVENTS, IDS, SOUND, layout
from tests.history.with_backups import backup, days, opened, said
from trainer.history.backups import backups_in
from trainer.history.reading import read_history


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


# --- making ----------------------------------------------------------------------------------------------------------


def test_the_first_opening_of_a_day_copies_the_history_byte_for_byte_before_anything_is_written(desk: Desk) -> None:
    desk.put(SOUND.encode())
    history = opened(desk)
    assert days(desk) == ["2026-11-24.json"]
    copy = desk.folder / "backups" / "2026-11-24.json"
    assert copy.read_bytes() == desk.path.read_bytes() == SOUND.encode()
    if sys.platform != "win32":
        assert (copy.stat().st_mode & 0o777, copy.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    desk.answer(history)
    opened(desk)
    assert copy.read_bytes() == SOUND.encode()
    assert days(desk) == ["2026-11-24.json"]
    assert said(history) == []


def test_a_large_history_is_copied_byte_for_byte(desk: Desk) -> None:
    many = [EVENTS[1].replace("RA0R", f"{number:04}") for number in range(9000)]
    desk.put(layout(many).encode())
    opened(desk)
    assert desk.path.stat().st_size > 1 << 20
    assert (desk.folder / "backups" / "2026-11-24.json").read_bytes() == desk.path.read_bytes()


def test_the_copy_is_made_before_conflict_copies_are_merged(desk: Desk) -> None:
    desk.put(layout(EVENTS[:4]).encode())
    (desk.folder / "history (1).json").write_bytes(SOUND.encode())
    assert ids(opened(desk).events) == IDS
    assert (desk.folder / "backups" / "2026-11-24.json").read_bytes().decode() == layout(EVENTS[:4])


def test_where_there_is_no_history_there_is_no_copy(desk: Desk) -> None:
    history = opened(desk)
    assert not desk.folder.exists()
    desk.answer(history)
    assert days(desk) == []


def test_on_a_day_without_anything_new_there_is_no_copy(desk: Desk) -> None:
    desk.put(SOUND.encode())
    opened(desk)
    for _ in range(3):
        desk.clock.forward(days=1)
        opened(desk)
    assert days(desk) == ["2026-11-24.json"]
    desk.answer(opened(desk))
    desk.clock.forward(days=1)
    opened(desk)
    assert days(desk) == ["2026-11-24.json", "2026-11-28.json"]


def test_the_seven_newest_stay(desk: Desk) -> None:
    desk.put(SOUND.encode())
    sizes = {}
    for _ in range(20):
        history = opened(desk)
        sizes[f"{desk.clock.now():%Y-%m-%d}.json"] = desk.path.stat().st_size
        desk.answer(history)
        history.close()
        desk.clock.forward(days=1)
    assert days(desk) == list(sizes)[-7:]
    assert {path.name: path.stat().st_size for path in backups_in(desk.folder, desk.clock.now().date())} == {
        name: sizes[name] for name in days(desk)
    }


def shrunk_since(desk: Desk, *sizes: int) -> None:
    """Openings on days that follow one another, of a history with so many bytes of text more than the least."""
    for number, size in enumerate(sizes):
        desk.put(layout([EVENTS[0], EVENTS[1].replace("ke-1", f"{number:02}" + "x" * size)]).encode())
        opened(desk)
        desk.clock.forward(days=1)


def test_an_older_larger_one_isnt_pushed_out_by_smaller_ones(desk: Desk) -> None:
    backup(desk, "2026-10-01.json", layout([*EVENTS, *EVENTS[1:]]))
    shrunk_since(desk, *[0] * 10)
    assert days(desk)[0] == "2026-10-01.json"
    assert len(days(desk)) == 8
    shrunk_since(desk, *[9000] * 7)
    assert len(days(desk)) == 7


def test_the_largest_isnt_pushed_out_by_one_that_is_only_a_little_larger_than_the_newest(desk: Desk) -> None:
    backup(desk, "2026-10-01.json", layout([*EVENTS, *EVENTS[1:]]))
    shrunk_since(desk, 20, *[0] * 8)
    assert "2026-10-01.json" in days(desk)


@pytest.mark.parametrize("name", ["2026-01-01.txt", "2026-1-1.json", "sebelum ujian.json", "2026-01-01 (1).json"])
def test_files_of_other_names_are_never_touched(desk: Desk, name: str) -> None:
    mine = backup(desk, name, b"milik saya")
    desk.put(SOUND.encode())
    for _ in range(10):
        desk.answer(opened(desk))
        desk.clock.forward(days=1)
    assert mine.read_bytes() == b"milik saya"
    assert len(days(desk)) == 8
    assert mine not in backups_in(desk.folder, desk.clock.now().date())


def test_a_copy_from_before_a_restoring_stays_for_ever(desk: Desk) -> None:
    kept = backup(desk, "2026-10-01T08-00-00.json", layout(EVENTS[:1]))
    desk.put(SOUND.encode())
    for _ in range(10):
        desk.answer(opened(desk))
        desk.clock.forward(days=1)
    assert kept.exists()
    assert len(days(desk)) == 8


def test_a_clock_that_was_once_years_ahead_doesnt_cost_the_copy_of_today(desk: Desk) -> None:
    for day in range(10, 17):
        backup(desk, f"2031-01-{day}.json", layout(EVENTS[:2]))
    desk.put(layout(EVENTS[:1]).encode())
    opened(desk)
    assert "2026-11-24.json" in days(desk)


# --- a disk that fails -----------------------------------------------------------------------------------------------


def _skip_on_windows() -> None:
    if sys.platform == "win32":
        pytest.skip("a link needs a right of its own there")


def _a_file(folder: Path) -> None:
    folder.write_bytes(b"catatan")


def _a_dangling_link(folder: Path) -> None:
    _skip_on_windows()
    folder.symlink_to("missing")


def _a_link_as_the_newest(folder: Path) -> None:
    _skip_on_windows()
    folder.mkdir()
    (folder / "elsewhere.json").write_bytes(SOUND.encode())
    (folder / "2026-11-20.json").symlink_to("elsewhere.json")


@pytest.mark.parametrize("prepare", [_a_file, _a_dangling_link, _a_link_as_the_newest])
def test_a_copy_that_cant_be_made_is_said_and_everything_goes_on(desk: Desk, prepare: Callable[[Path], None]) -> None:
    desk.put(SOUND.encode())
    prepare(desk.folder / "backups")
    history = opened(desk)
    assert len(history.notices) == 1
    assert said(history)[0].startswith(f"{desk.folder}: the daily copy of the history couldn't be made: ")
    desk.answer(history)
    assert ids(read_history(desk.path).events)[:6] == IDS


def test_a_full_disk_leaves_the_older_copies_and_no_half_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for day in range(1, 8):
        backup(desk, f"2026-11-0{day}.json", layout(EVENTS[:1]))
    desk.put(SOUND.encode())
    before = days(desk)

    def full(*_arguments: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("trainer.history.disk.Disk.write", full)
        history = opened(desk)
    assert "the disk is full" in said(history)[0]
    assert days(desk) == before
    desk.answer(history)
    assert "2026-11-24.json" not in days(desk)
    opened(desk)
    assert "2026-11-24.json" in days(desk)


# --- an older file in the place of the history ------------------------------------------------------------------------


def test_an_older_file_put_there_while_nobody_looked_is_said_with_what_brings_the_rest_back(desk: Desk) -> None:
    desk.put(SOUND.encode())
    opened(desk)
    desk.put(layout(EVENTS[:3]).encode())
    desk.clock.forward(days=1)
    [notice] = opened(desk).notices
    copy = desk.folder / "backups" / "2026-11-24.json"
    assert notice.values["count"] == 3
    assert f"peksos-trainer history merge {copy}" in notice.explain(str)
    desk.clock.forward(days=1)
    assert opened(desk).notices == []  # the copy of yesterday is the newest now


def test_a_smaller_file_with_all_that_was_there_is_nothing_to_tell(desk: Desk) -> None:
    desk.put(json.dumps(json.loads(SOUND), indent=2).encode())
    opened(desk)
    desk.put(SOUND.encode())
    desk.clock.forward(days=1)
    assert opened(desk).notices == []
