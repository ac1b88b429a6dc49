"""Backups that take the place of a history: of one that holds nothing any more, or because the learner wants it."""

import contextlib
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.history.desk import Desk, ids
from tests.history.other_process import start
from tests.history.table_of_damage import DAMAGED, EVENTS, HEADER, IDS, SOUND, Damage, layout
from tests.history.with_backups import backup, days, opened, said
from tests.support.fake_clock import WIB
from trainer.errors import StorageError
from trainer.history import bringing_back
from trainer.history.backups import Backup, newest_readable
from trainer.history.events import Event
from trainer.history.reading import read_history
from trainer.history.restore import restore
from trainer.history.store import HistoryError, HistoryFile
from trainer.i18n.catalog import _, use

HOLDER = """
import sys
from pathlib import Path
from trainer.history.lock import FileLock
with FileLock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""

NOTHING_LEFT = {
    "empty": b"",
    "zeros": bytes(4096),
    "a header and nothing readable": HEADER.encode() + b'{"k":"review","id":"01JD\n',
}


links = pytest.mark.skipif(sys.platform == "win32", reason="a link needs a right of its own there")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def bring_back(desk: Desk, path: Path, now: datetime | None = None) -> tuple[int, Path | None]:
    return restore(path, desk.path, desk.folder, desk.folder / "history.lock", now or desk.clock.now())


# --- nothing is left -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NOTHING_LEFT)
def test_a_history_that_holds_nothing_comes_from_the_newest_backup(desk: Desk, name: str) -> None:
    backup(desk, "2026-11-20.json", layout(EVENTS[:2]))
    newest = backup(desk, "2026-11-23.json", layout(EVENTS[:5]))
    desk.put(NOTHING_LEFT[name])
    history = opened(desk)
    assert ids(history.events) == ids(read_history(desk.path).events) == IDS[:5]
    assert desk.path.read_bytes().decode() == layout(EVENTS[:5])
    assert newest.read_bytes().decode() == layout(EVENTS[:5])
    (original,) = desk.set_aside()
    assert original.read_bytes() == NOTHING_LEFT[name]
    assert said(history) == [
        f"{desk.path}: the history held nothing any more; it was taken from the backup 2026-11-23.json, events: 5; "
        f"what you answered after that copy is missing; the file as it was is in {original.parent}"
    ]
    desk.answer(history)
    assert len(opened(desk).events) == 6
    assert said(opened(desk)) == []


def test_it_is_said_in_indonesian_too(desk: Desk) -> None:
    backup(desk, "2026-11-23.json", layout(EVENTS[:5]))
    desk.put(b"")
    use("id")
    text = opened(desk).notices[0].explain(_)
    assert "2026-11-23.json" in text
    assert ": 5;" in text
    assert "history held" not in text
    assert "what you answered" not in text


@pytest.mark.parametrize("name", NOTHING_LEFT)
def test_without_a_backup_it_is_refused_and_untouched(desk: Desk, name: str) -> None:
    desk.put(NOTHING_LEFT[name])
    with pytest.raises(HistoryError):
        opened(desk)
    assert desk.path.read_bytes() == NOTHING_LEFT[name]
    assert sorted(path.name for path in desk.folder.iterdir()) == ["history.json"]


def test_a_foreign_file_is_refused_though_there_is_a_backup(desk: Desk) -> None:
    backup(desk, "2026-11-23.json", SOUND)
    desk.put(b"Daftar belanja\n")
    with pytest.raises(HistoryError, match="isn't a history"):
        opened(desk)
    assert desk.path.read_bytes() == b"Daftar belanja\n"


@pytest.mark.parametrize("unreadable", [b"", bytes(100), b"catatan", layout([]).encode(), HEADER.encode()])
def test_a_newest_backup_without_an_event_is_passed_over(desk: Desk, unreadable: bytes) -> None:
    backup(desk, "2026-11-23.json", unreadable)
    backup(desk, "2026-11-22.json", layout(EVENTS[:3]))
    desk.put(b"")
    history = opened(desk)
    assert ids(history.events) == IDS[:3]
    assert "2026-11-22.json" in said(history)[0]


@pytest.mark.parametrize("damage", DAMAGED, ids=[damage.name for damage in DAMAGED])
def test_of_a_damaged_newest_backup_every_good_event_is_taken(desk: Desk, damage: Damage) -> None:
    backup(desk, "2026-11-23.json", damage.data)
    desk.put(b"")
    history = opened(desk)
    assert ids(history.events) == [IDS[number] for number in damage.kept]
    assert len(history.notices) == 1


def test_a_backup_whose_header_was_lost_gives_a_sound_history(desk: Desk) -> None:
    backup(desk, "2026-11-23.json", SOUND.split("[", 1)[1])
    desk.put(b"")
    opened(desk)
    assert len(desk.set_aside()) == 1
    again = opened(desk)
    assert said(again) == []


def test_a_backup_of_a_newer_version_is_shown_and_not_written(desk: Desk) -> None:
    backup(desk, "2026-11-23.json", SOUND.replace('"version":1', '"version":9'))
    desk.put(b"")
    with contextlib.suppress(HistoryError):
        assert opened(desk).read_only
    assert desk.path.read_bytes() == b""


def test_a_history_that_vanished_is_said_and_nothing_is_written(desk: Desk) -> None:
    backup(desk, "2026-11-20.json", SOUND)
    backup(desk, "2026-11-23.json", SOUND)
    history = opened(desk)
    assert said(history) == [
        f"{desk.path}: there is no history here, but a backup of one: 2026-11-23.json; "
        "peksos-trainer history restore brings it back"
    ]
    assert history.events == []
    assert not desk.path.exists()


# --- restoring -------------------------------------------------------------------------------------------------------


def test_restoring_gives_exactly_the_events_of_the_backup_and_keeps_the_file_as_it_was(desk: Desk) -> None:
    copy = backup(desk, "2026-11-23.json", layout(EVENTS[:4]))
    desk.put(SOUND.encode())
    done = bring_back(desk, copy)
    assert desk.path.read_bytes().decode() == copy.read_bytes().decode() == layout(EVENTS[:4])
    kept = desk.folder / "backups" / "2026-11-24T09-12-00.json"
    assert done == (4, kept)
    assert kept.read_bytes().decode() == SOUND
    assert said(opened(desk)) == []


@pytest.mark.parametrize("content", [b"Daftar belanja\n", b"", bytes(512), SOUND[:-30].encode()])
def test_whatever_stands_there_is_kept_byte_for_byte(desk: Desk, content: bytes) -> None:
    copy = backup(desk, "2026-11-23.json", SOUND)
    desk.put(content)
    _events, kept = bring_back(desk, copy)
    assert kept is not None
    assert kept.read_bytes() == content
    assert desk.path.read_bytes().decode() == copy.read_bytes().decode() == SOUND


def test_a_missing_history_is_restored_in_its_folder(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "salinan.json").write_bytes(SOUND.encode())
    assert bring_back(desk, tmp_path / "salinan.json") == (6, None)
    assert desk.path.read_bytes().decode() == SOUND
    if sys.platform != "win32":
        assert (desk.path.stat().st_mode & 0o777, desk.folder.stat().st_mode & 0o777) == (0o600, 0o700)


@pytest.mark.parametrize("content", [b"", b"catatan", layout([]).encode(), SOUND.replace(":1,", ":9,", 1).encode()])
def test_what_cant_be_a_backup_changes_nothing(desk: Desk, content: bytes) -> None:
    copy = backup(desk, "2026-11-23.json", content)
    desk.put(SOUND.encode())
    with pytest.raises((HistoryError, StorageError)):
        bring_back(desk, copy)
    assert desk.path.read_bytes().decode() == SOUND
    assert copy.read_bytes() == content
    assert days(desk) == ["2026-11-23.json"]


def test_while_another_process_holds_the_history_nothing_is_changed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.history.lock.PATIENCE", 0.02)
    copy = backup(desk, "2026-11-23.json", layout(EVENTS[:4]))
    desk.put(SOUND.encode())
    holder = start(HOLDER, desk.folder / "history.lock")
    with pytest.raises(StorageError, match="another program holds"):
        bring_back(desk, copy)
    holder.communicate("")
    assert desk.path.read_bytes().decode() == SOUND
    assert days(desk) == ["2026-11-23.json"]


def test_a_program_that_has_it_open_puts_back_only_what_it_wrote_in_this_sitting(desk: Desk) -> None:
    copy = backup(desk, "2026-11-23.json", layout(EVENTS[:4]))
    desk.put(SOUND.encode())
    running = desk.program()
    before: list[Event] = list(desk.answer(running, 2))
    bring_back(desk, copy)
    assert running.refresh()
    assert ids(running.events) == [*IDS[:4], *ids(before)]
    after = desk.answer(running)
    assert ids(read_history(desk.path).events) == [*IDS[:4], *ids(before), *ids(after)]
    assert copy.read_bytes().decode() == layout(EVENTS[:4])


def test_what_was_answered_since_comes_back_by_a_second_restoring(desk: Desk) -> None:
    copy = backup(desk, "2026-11-23.json", layout(EVENTS[:4]))
    desk.put(SOUND.encode())
    _events, kept = bring_back(desk, copy)
    assert kept is not None
    bring_back(desk, kept, datetime(2026, 11, 25, 8, 0, tzinfo=WIB))
    assert desk.path.read_bytes().decode() == SOUND
    assert days(desk) == [
        "2026-11-23.json",
        "2026-11-24.json",
        "2026-11-24T09-12-00.json",
        "2026-11-25.json",
        "2026-11-25T08-00-00.json",
    ]


def test_the_file_as_it_was_stays_though_a_daily_copy_held_the_same(desk: Desk) -> None:
    copy = backup(desk, "2026-11-01.json", layout(EVENTS[:1]))
    desk.put(layout(EVENTS[:2]).encode())
    opened(desk)
    _events, kept = bring_back(desk, copy)
    assert kept is not None
    for _day in range(12):
        desk.clock.forward(days=1)
        desk.answer(opened(desk))
    assert kept.exists()


@links
def test_a_history_that_is_a_link_is_copied_and_restored_where_it_lies(desk: Desk, tmp_path: Path) -> None:
    cloud = tmp_path / "cloud.json"
    cloud.write_bytes(SOUND.encode())
    desk.folder.mkdir()
    desk.path.symlink_to(cloud)
    assert said(opened(desk)) == []
    copy = desk.folder / "backups" / "2026-11-24.json"
    assert copy.read_bytes().decode() == SOUND
    cloud.write_bytes(b"")
    restore(copy, desk.path, desk.folder, tmp_path / "cloud.lock", desk.clock.now())
    assert desk.path.is_symlink()
    assert cloud.read_bytes().decode() == SOUND


def test_of_two_programs_that_find_it_empty_the_second_takes_what_the_first_has_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup(desk, "2026-11-23.json", SOUND)
    desk.put(b"")
    others: list[HistoryFile] = []

    def another_begins_meanwhile(folder: Path, today: date) -> Backup | None:
        monkeypatch.undo()
        others.append(opened(desk))
        desk.answer(others[0])
        return newest_readable(folder, today)

    monkeypatch.setattr(bringing_back, "newest_readable", another_begins_meanwhile)
    second = opened(desk, 2)
    assert ids(second.events) == ids(others[0].events) == ids(desk.program().events)
    assert len(second.events) == len(IDS) + 1


def test_what_was_given_up_on_purpose_is_not_told_at_each_start(desk: Desk) -> None:
    desk.put(SOUND.encode())
    opened(desk)
    copy = backup(desk, "2026-11-20.json", layout(EVENTS[:3]))
    bring_back(desk, copy)
    for _day in range(3):
        assert said(opened(desk)) == []
        desk.clock.forward(days=1)
    assert any(path.read_bytes().decode() == SOUND for path in (desk.folder / "backups").iterdir())
