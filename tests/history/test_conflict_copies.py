"""Copies of the history that synchronising programs leave beside it: known by their names, merged, moved away."""

import sys
from pathlib import Path
from random import Random

import pytest

from tests.history.desk import Desk, ids
from tests.history.faulty_disk import FaultyDisk
from tests.history.other_process import lines_until, start
from tests.history.table_of_conflict_names import COPIES, NO_COPIES
from tests.history.table_of_damage import DAMAGED, EVENTS, IDS, NOT_OURS, SOUND, Damage, layout
from trainer.errors import StorageError
from trainer.history import taking_in
from trainer.history.conflict_copies import conflict_copies, is_conflict_copy
from trainer.history.reading import read_history
from trainer.history.store import HistoryFile
from trainer.history.taking_in import take_in_conflict_copies

COPY = "history.sync-conflict-20261124-081502-ABCDEFG.json"
OTHER_ANSWER = EVENTS[3].replace("ke-3", "lain")


links = pytest.mark.skipif(sys.platform == "win32", reason="a link needs a right of its own there")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.put(layout(EVENTS[:4]).encode())
    return desk


def take_in(desk: Desk, program: HistoryFile | None = None) -> HistoryFile:
    """A start of the program: it loads the history and looks for copies."""
    program = program or desk.program()
    take_in_conflict_copies(program)
    return program


def merged(desk: Desk) -> list[str]:
    """The names in the folder of merged files."""
    return sorted(path.name for path in (desk.folder / "merged").glob("*"))


def said(program: HistoryFile) -> list[str]:
    return [notice.explain(str) for notice in program.notices]


def on_disk(desk: Desk) -> list[str]:
    return ids(read_history(desk.path).events)


# --- names -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for _program, name in COPIES], ids=[program for program, _name in COPIES])
def test_the_name_that_a_synchronising_program_gives_is_known(tmp_path: Path, name: str) -> None:
    assert is_conflict_copy(name, "history.json")
    (tmp_path / name).write_bytes(b"")
    assert conflict_copies(tmp_path / "history.json") == [tmp_path / name]
    own = name.replace("history", "history.k3p9x1", 1)
    assert is_conflict_copy(own, "history.k3p9x1.json")


@pytest.mark.parametrize("name", NO_COPIES)
def test_any_other_name_is_none(name: str) -> None:
    assert not is_conflict_copy(name, "history.json")
    own = name.replace("history", "history.k3p9x1", 1)
    assert not is_conflict_copy(own, "history.k3p9x1.json")


@pytest.mark.parametrize("name", ["history.json", "history.zzzzzz.json", "history (1).json", "history.k3p9x.json"])
def test_in_a_shared_folder_the_files_of_others_are_none(name: str) -> None:
    assert not is_conflict_copy(name, "history.k3p9x1.json")


@pytest.mark.parametrize("name", ["history.k3p9x1.sync-conflict-20261124-081502-ABCDEFG.json"])
def test_the_copy_of_a_devices_file_belongs_to_that_file(name: str) -> None:
    assert is_conflict_copy(name, "history.k3p9x1.json")
    assert not is_conflict_copy(name, "history.zzzzzz.json")


@pytest.mark.parametrize("name", ["historyku tentang conflict.json", "history-sebelum conflict.json"])
def test_a_name_in_which_the_word_conflict_stands_by_chance_is_none(name: str) -> None:
    assert not is_conflict_copy(name, "history.json")


@links
def test_folders_and_links_named_like_copies_are_none(tmp_path: Path) -> None:
    (tmp_path / COPY).mkdir()
    (tmp_path / "elsewhere.json").write_bytes(SOUND.encode())
    (tmp_path / "history (1).json").symlink_to("elsewhere.json")
    (tmp_path / "history (2).json").symlink_to("missing.json")
    assert conflict_copies(tmp_path / "history.json") == []
    assert conflict_copies(tmp_path / "missing" / "history.json") == []


# --- merging ---------------------------------------------------------------------------------------------------------


def test_the_union_is_loaded_and_the_copy_moved_under_its_own_name(desk: Desk) -> None:
    copy = desk.folder / COPY
    copy.write_bytes(layout([EVENTS[0], *EVENTS[4:]]).encode())
    was = copy.read_bytes()
    program = take_in(desk)
    assert ids(program.events) == on_disk(desk) == IDS
    assert not copy.exists()
    assert (desk.folder / "merged" / COPY).read_bytes() == was
    folder = desk.folder / "merged"
    assert said(program) == [
        f"{desk.path}: copies of the history that another computer wrote were merged into it; new events: 2; "
        f"the copies are now in {folder}"
    ]
    assert sys.platform == "win32" or folder.stat().st_mode & 0o777 == 0o700
    assert desk.set_aside() == []


def test_several_copies_come_in_at_once_and_are_said_once(desk: Desk) -> None:
    names = [name for _program, name in COPIES]
    for number, name in enumerate(names):
        (desk.folder / name).write_bytes(layout([EVENTS[0], EVENTS[4 + number % 2]]).encode())
    program = take_in(desk)
    assert on_disk(desk) == IDS
    assert merged(desk) == sorted(names)
    assert len(program.notices) == 1
    assert program.notices[0].values["count"] == 2


def test_a_second_copy_of_the_same_name_gets_a_number(desk: Desk) -> None:
    for events in (EVENTS[:5], EVENTS[:6], EVENTS[:2]):
        (desk.folder / COPY).write_bytes(layout(events).encode())
        take_in(desk)
    stem = COPY.removesuffix(".json")
    assert merged(desk) == [f"{stem}-2.json", f"{stem}-3.json", COPY]
    kept = [len(read_history(desk.folder / "merged" / name).events) for name in (COPY, f"{stem}-2.json")]
    assert kept == [5, 6]
    assert on_disk(desk) == IDS


def test_without_a_copy_nothing_is_made_and_nothing_said(desk: Desk) -> None:
    was = desk.path.read_bytes()
    assert said(take_in(desk)) == []
    assert desk.path.read_bytes() == was
    assert not (desk.folder / "merged").exists()


def test_a_copy_with_nothing_new_leaves_the_history_byte_for_byte(desk: Desk) -> None:
    (desk.folder / COPY).write_bytes(layout(EVENTS[:3]).encode())
    was = desk.path.read_bytes()
    program = take_in(desk)
    assert desk.path.read_bytes() == was
    assert program.notices[0].values["count"] == 0
    assert merged(desk) == [COPY]


def test_a_copy_beside_a_missing_history_becomes_the_history(desk: Desk) -> None:
    desk.path.rename(desk.folder / COPY)
    program = take_in(desk)
    assert ids(program.events) == on_disk(desk)
    assert set(IDS[:4]) <= set(on_disk(desk))


def test_what_is_answered_afterwards_is_appended(desk: Desk) -> None:
    (desk.folder / COPY).write_bytes(SOUND.encode())
    program = take_in(desk)
    desk.answer(program, 2)
    assert len(desk.program().events) == 8


@pytest.mark.parametrize(("name", "content"), NOT_OURS[:9], ids=[name for name, _content in NOT_OURS[:9]])
def test_what_is_no_history_stays_where_it_is_and_nothing_is_said(desk: Desk, name: str, content: bytes) -> None:
    (desk.folder / COPY).write_bytes(content)
    (desk.folder / "history (1).json").write_bytes(SOUND.encode())
    program = take_in(desk)
    assert (desk.folder / COPY).read_bytes() == content
    assert merged(desk) == ["history (1).json"]
    assert len(program.notices) == 1
    assert said(take_in(desk)) == []


def test_a_copy_of_a_newer_version_stays_and_that_is_said(desk: Desk) -> None:
    newer = SOUND.replace('"version":1', '"version":9')
    (desk.folder / COPY).write_bytes(newer.encode())
    program = take_in(desk)
    assert (desk.folder / COPY).read_bytes().decode() == newer
    assert on_disk(desk) == IDS[:4]
    assert len(program.notices) == 1
    assert str(desk.folder / COPY) in said(program)[0]
    assert "format 9" in said(program)[0]


@pytest.mark.parametrize("damage", DAMAGED[2:14], ids=lambda damage: damage.name)
def test_a_damaged_copy_gives_its_good_events_and_the_original_is_kept(desk: Desk, damage: Damage) -> None:
    (desk.folder / COPY).write_bytes(damage.data)
    program = take_in(desk)
    wanted = sorted({*IDS[:4], *(IDS[number] for number in damage.kept)})
    assert ids(program.events) == on_disk(desk) == wanted
    assert (desk.folder / "merged" / COPY).read_bytes() == damage.data


# --- two contents ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mine_is_first", [True, False])
def test_of_two_contents_the_same_one_wins_on_both_sides_and_the_loser_is_kept(desk: Desk, mine_is_first: bool) -> None:
    versions = [EVENTS[3], OTHER_ANSWER]
    here, there = versions if mine_is_first else reversed(versions)
    desk.put(layout([*EVENTS[:3], here]).encode())
    (desk.folder / COPY).write_bytes(layout([*EVENTS[:3], there]).encode())
    program = take_in(desk)
    wins, loses = sorted(versions)
    whole = desk.path.read_bytes().decode()
    assert wins in whole
    assert loses not in whole
    assert said(program)[1].startswith(f"{desk.path}: events that were there in two versions: 1; one of each was set")
    (loser,) = [path for path in (desk.folder / "merged").iterdir() if path.name != COPY]
    assert str(loser) in said(program)[1]
    assert loses in loser.read_bytes().decode()
    assert ids(read_history(loser).events) == [IDS[3]]
    assert desk.path.read_bytes() == layout([*EVENTS[:3], wins]).encode()


# --- where it fails --------------------------------------------------------------------------------------------------


def test_in_a_read_only_place_everything_stays(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trainer.history.store.can_be_written", lambda *_places: False)
    (desk.folder / COPY).write_bytes(SOUND.encode())
    program = take_in(desk)
    assert (desk.folder / COPY).exists()
    assert not (desk.folder / "merged").exists()
    assert on_disk(desk) == IDS[:4]
    assert len(program.notices) == 1


def test_beside_a_history_of_a_newer_version_everything_stays(desk: Desk) -> None:
    desk.put(SOUND.replace('"version":1', '"version":9').encode())
    (desk.folder / COPY).write_bytes(SOUND.encode())
    take_in(desk)
    assert (desk.folder / COPY).exists()


@pytest.mark.parametrize("call", ["replace", "create"])
def test_if_the_history_cant_be_written_the_copies_stay_and_come_in_later(desk: Desk, call: str) -> None:
    (desk.folder / COPY).write_bytes(SOUND.encode())
    was = desk.path.read_bytes()
    disk = FaultyDisk()
    program = desk.program(disk)
    disk.fail(call, 28)
    take_in(desk, program)
    assert (desk.folder / COPY).read_bytes().decode() == SOUND
    assert desk.path.read_bytes() == was
    assert ids(program.events) == IDS[:4]
    assert "the disk is full" in said(program)[0]
    assert len(program.notices) == 1
    assert on_disk(desk) == IDS[:4]
    assert ids(take_in(desk).events) == on_disk(desk) == IDS
    assert merged(desk) == [COPY]


def test_a_copy_that_cant_be_moved_stays_and_nothing_is_lost(desk: Desk) -> None:
    (desk.folder / "merged").write_bytes(b"not a folder")
    (desk.folder / COPY).write_bytes(SOUND.encode())
    program = take_in(desk)
    assert (desk.folder / COPY).read_bytes().decode() == SOUND
    assert on_disk(desk) == IDS
    assert len(program.notices) == 1
    assert (desk.folder / "merged").read_bytes().decode() == "not a folder"


def test_a_folder_on_another_disk_is_copied_to(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, _target: Path) -> Path:
        raise OSError(18, "Invalid cross-device link", str(path))

    monkeypatch.setattr(Path, "rename", refuse)
    (desk.folder / COPY).write_bytes(SOUND.encode())
    take_in(desk)
    assert not (desk.folder / COPY).exists()
    assert (desk.folder / "merged" / COPY).read_bytes().decode() == SOUND


def test_two_programs_that_start_at_once_merge_it_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk.folder / COPY).write_bytes(SOUND.encode())
    slow, quick = desk.program(), desk.program()
    plain = taking_in.merge

    def late(history: HistoryFile, *arguments: object) -> object:
        if history is slow:
            take_in(desk, quick)
        return plain(history, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(taking_in, "merge", late)
    take_in(desk, slow)
    assert ids(slow.events) == ids(quick.events) == on_disk(desk) == IDS
    assert merged(desk) == [COPY]
    assert not any("not saved" in text for text in said(slow) + said(quick))


STARTER = """
import sys
from pathlib import Path
from random import Random
from tests.support.fake_clock import FakeClock
from trainer.history.store import HistoryFile
from trainer.history.taking_in import take_in_conflict_copies
history = HistoryFile(Path(sys.argv[1]), FakeClock(), Random(int(sys.argv[2])))
history.load()
print("ready", flush=True)
sys.stdin.readline()
take_in_conflict_copies(history)
for notice in history.notices:
    print(notice.explain(str), flush=True)
print("done", flush=True)
"""


def test_two_processes_that_start_at_once_lose_nothing(desk: Desk) -> None:
    for number in range(40):
        (desk.folder / f"history ({number + 1}).json").write_bytes(layout([EVENTS[0], EVENTS[number % 6]]).encode())
    programs = [start(STARTER, desk.path, seed) for seed in (1, 2)]
    for program in programs:
        assert program.stdin
        program.stdin.write("go\n")
        program.stdin.flush()
    told = [line for program in programs for line in lines_until(program, "done")]
    for program in programs:
        program.communicate()
    assert on_disk(desk) == IDS
    assert len(merged(desk)) == 40
    assert not any("not saved" in line for line in told), told


# --- links -----------------------------------------------------------------------------------------------------------


@links
def test_a_link_named_like_a_copy_is_left_alone(desk: Desk, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.json"
    elsewhere.write_bytes(SOUND.encode())
    (desk.folder / COPY).symlink_to(elsewhere)
    assert said(take_in(desk)) == []
    assert (desk.folder / COPY).is_symlink()
    assert elsewhere.read_bytes().decode() == SOUND
    assert on_disk(desk) == IDS[:4]


@links
def test_copies_are_found_where_the_link_leads_that_the_history_is(desk: Desk, tmp_path: Path) -> None:
    cloud = tmp_path / "cloud"
    cloud.mkdir()
    target = desk.path.rename(cloud / "history.json")
    desk.path.symlink_to(target)
    (cloud / COPY).write_bytes(layout(EVENTS[:5]).encode())
    (desk.folder / "history (1).json").write_bytes(SOUND.encode())
    program = take_in(desk)
    assert desk.path.is_symlink()
    assert ids(program.events) == ids(read_history(target).events) == IDS
    assert sorted(path.name for path in cloud.iterdir()) == ["history.json", "history.lock"]
    assert merged(desk) == ["history (1).json", COPY]


@links
def test_a_link_to_a_file_of_another_name_has_copies_of_that_name(desk: Desk, tmp_path: Path) -> None:
    cloud = tmp_path / "cloud"
    cloud.mkdir()
    target = desk.path.rename(cloud / "peksos.json")
    desk.path.symlink_to(target)
    (cloud / "peksos (1).json").write_bytes(SOUND.encode())
    (cloud / "history (1).json").write_bytes(SOUND.encode())
    assert ids(take_in(desk).events) == ids(read_history(target).events) == IDS
    assert sorted(path.name for path in cloud.iterdir()) == ["history (1).json", "peksos.json", "peksos.lock"]


# --- the parts -------------------------------------------------------------------------------------------------------


def test_a_merge_that_cant_be_saved_raises_and_changes_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trainer.history.lock.PATIENCE", 0.01)
    (desk.folder / COPY).write_bytes(SOUND.encode())
    program, other = desk.program(), HistoryFile(desk.path, desk.clock, Random(7))
    other.load()
    source = taking_in.read_source(desk.folder / COPY)
    with other._lock, pytest.raises(StorageError, match="another program holds"):
        taking_in.merge(program, [source])
    assert ids(program.events) == on_disk(desk) == IDS[:4]
    report = taking_in.merge(program, [source, source])
    assert [(taken.events, taken.new) for taken in report.taken] == [(6, 2), (6, 0)]
    assert report.new == 2
