"""``config set sync_folder``: a history that several computers share, entered and used."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from tests.cli.computer import Computer, files, ids_in, share_halves
from tests.history.table_of_damage import EVENTS, IDS, SOUND, layout
from tests.support.command_line import CommandLine

links = pytest.mark.skipif(sys.platform == "win32", reason="a link needs a right of its own there")


# --- entering --------------------------------------------------------------------------------------------------------


def test_the_history_moves_into_the_folder(here: Computer, cloud: Path) -> None:
    here.put(SOUND)
    done = here.share(cloud)
    own = cloud / "history.k3p9x1.json"
    assert done.out == ""
    assert done.err == f"This device writes {own} from now on.\nsync_folder = {cloud}\n"
    assert ids_in(own) == set(IDS)
    assert here.device == "k3p9x1"
    assert not (here.data / "history.json").exists()
    assert (here.data / "merged" / "history.json").read_bytes().decode() == SOUND
    assert here("history", "path").out == f"{own}\n"
    assert here("config", "get", "sync_folder").out == f"{cloud}\n"
    assert files(cloud) == [own.name]
    assert here("due").err == ""


def test_it_is_said_in_indonesian(here: Computer, cloud: Path) -> None:
    here.put(SOUND)
    done = here("config", "set", "sync_folder", str(cloud), language="id")
    assert done.code == 0
    assert "device" not in done.err.replace(str(cloud), "")
    assert "from now" not in done.err


def test_a_home_without_a_history_writes_nothing_into_the_folder(here: Computer, cloud: Path) -> None:
    here.share(cloud)
    assert files(cloud) == []
    here.reads_two()
    assert files(cloud) == [f"history.{here.device}.json"]
    assert here.reviews() == 2


def test_the_users_home_may_be_written_by_a_sign(here: Computer, cloud: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(cloud.parent))
    monkeypatch.setenv("USERPROFILE", str(cloud.parent))
    assert here("config", "set", "sync_folder", "~/cloud").code == 0
    assert here("config", "get", "sync_folder").out == f"{cloud}\n"


@pytest.mark.parametrize("folder", ["cloud", "./cloud", "../cloud", "~nobody-of-this-name/cloud"])
def test_a_path_that_isnt_full_is_refused(here: Computer, cloud: Path, folder: str) -> None:
    file = here.put(SOUND)
    done = here("config", "set", "sync_folder", folder)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("sync_folder: ")
    assert done.err.count("\n") == 1
    assert here("config", "get", "sync_folder").out == "\n"
    assert file.read_bytes().decode() == SOUND


@pytest.mark.parametrize("name", ["tiada", "berkas"])
def test_what_is_no_folder_is_refused(here: Computer, cloud: Path, name: str) -> None:
    (cloud / "berkas").write_bytes(b"catatan")
    file = here.put(SOUND)
    done = here("config", "set", "sync_folder", str(cloud / name))
    assert (done.code, done.out) == (2, "")
    assert done.err == f"{cloud / name}: there is no such folder; make it first\n"
    assert here("config", "get", "sync_folder").out == "\n"
    assert file.read_bytes().decode() == SOUND
    assert files(cloud) == ["berkas"]


def test_setting_it_twice_is_setting_it_once(here: Computer, cloud: Path) -> None:
    here.put(SOUND)
    here.share(cloud)
    was = (cloud / "history.k3p9x1.json").read_bytes()
    here.share(cloud)
    assert files(cloud) == ["history.k3p9x1.json"]
    assert (cloud / "history.k3p9x1.json").read_bytes() == was
    assert not (here.data / "history.json").exists()


def test_a_copy_of_another_computers_history_gets_a_device_of_its_own(
    here: Computer, there: Computer, cloud: Path
) -> None:
    here.put(SOUND)
    there.put(SOUND)
    here.share(cloud)
    there.share(cloud)
    assert here.device == "k3p9x1"
    assert there.device not in ("", "k3p9x1")
    assert files(cloud) == sorted(f"history.{one.device}.json" for one in (here, there))
    there.reads_two()
    assert ids_in(cloud / "history.k3p9x1.json") == set(IDS)
    assert here.reviews() == there.reviews() == 7


def test_a_home_copied_as_a_whole_loses_nothing_though_it_takes_the_same_file(
    here: Computer, there: Computer, cloud: Path
) -> None:
    here.put(SOUND)
    here.share(cloud)
    shutil.copytree(here.home, there.home)
    here.reads_two()
    there.reads_two()
    assert here.reviews() == there.reviews()
    assert here.reviews() > 5


@links
def test_a_history_that_is_a_link_comes_in_too(here: Computer, cloud: Path, tmp_path: Path) -> None:
    file = here.put(SOUND)
    file.rename(tmp_path / "lama.json")
    file.symlink_to(tmp_path / "lama.json")
    assert here.reviews() == 5
    here.share(cloud)
    assert here.reviews() == 5


def test_a_folder_that_cant_be_written_to_hides_nothing(
    here: Computer, cloud: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.put(SOUND)
    monkeypatch.setattr("trainer.history.store.can_be_written", lambda file, _lock: file.parent != cloud)
    here("config", "set", "sync_folder", str(cloud))
    assert here.reviews() == 5


# --- two computers ---------------------------------------------------------------------------------------------------


def test_two_homes_with_one_folder_see_all_of_each_other(here: Computer, there: Computer, cloud: Path) -> None:
    here.reads_two()
    there.put(SOUND)
    here.share(cloud)
    there.share(cloud)
    assert here.reviews() == there.reviews() == 7
    assert here("due").out == there("due").out
    there.reads_two()
    here.share(cloud)
    assert here.reviews() == there.reviews()
    assert here("due").out == there("due").out
    assert here("stats").out == there("stats").out
    own = ids_in(cloud / f"history.{here.device}.json")
    assert {id_[-6:] for id_ in own} == {here.device}


def test_undo_takes_back_only_what_was_done_on_this_computer(here: Computer, there: Computer, cloud: Path) -> None:
    here.share(cloud)
    there.share(cloud)
    here.reads_two()
    nothing = there("history", "undo")
    assert (nothing.code, nothing.err) == (1, "There is nothing to undo.\n")
    done = here("history", "undo")
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("Undone: ")
    assert here.reviews() == there.reviews() == 1


def test_a_setting_that_belongs_to_the_history_goes_to_the_other_computer(
    here: Computer, there: Computer, cloud: Path
) -> None:
    here.share(cloud)
    there.share(cloud)
    assert here("config", "set", "retention", "0.85").code == 0
    assert there("config", "get", "retention").out == "0.85\n"


def test_the_backup_holds_what_all_did(here: Computer, there: Computer, cloud: Path, cli: CommandLine) -> None:
    share_halves(here, there, cloud)
    cli.clock.forward(days=1)
    here("due")
    assert set(IDS) <= ids_in(here.data / "backups" / "2026-11-25.json")
    assert here("history", "backups", "--json").json["backups"][0]["name"] == "2026-11-25"


def test_conflict_copies_of_this_devices_file_are_merged_and_moved(here: Computer, cloud: Path) -> None:
    here.put(layout(EVENTS[:4]))
    here.share(cloud)
    copy = "history.k3p9x1.sync-conflict-20261124-081502-ABCDEFG.json"
    (cloud / copy).write_bytes(layout(EVENTS[2:]).encode())
    assert here.reviews() == 5
    assert ids_in(cloud / "history.k3p9x1.json") == set(IDS)
    assert files(cloud) == ["history.k3p9x1.json"]
    assert copy in files(here.data / "merged")


def test_merge_goes_into_this_devices_file(here: Computer, there: Computer, cloud: Path, tmp_path: Path) -> None:
    here.share(cloud)
    there.share(cloud)
    (tmp_path / "lain.json").write_bytes(SOUND.encode())
    assert here("history", "merge", "lain.json").code == 0
    assert set(IDS) <= ids_in(cloud / f"history.{here.device}.json")
    assert here.reviews() == there.reviews() == 5


def test_verify_and_repair_look_at_this_devices_file(here: Computer, cloud: Path) -> None:
    here.put(SOUND)
    here.share(cloud)
    own = cloud / "history.k3p9x1.json"
    assert here("history", "verify").out == f"{own}: sound; 6 events\n"
    own.write_bytes(own.read_bytes() + b"]}\n")
    assert here("history", "verify").code == 1
    assert here("history", "repair").code == 0
    assert here("history", "verify").code == 0
    assert files(cloud) == [own.name]
    assert len(files(here.data / "damaged")) == 1


def test_restore_brings_back_this_devices_file(here: Computer, cloud: Path) -> None:
    here.put(SOUND)
    here.share(cloud)
    own = cloud / "history.k3p9x1.json"
    own.unlink()
    told = here("due")
    assert told.code == 4
    assert "peksos-trainer history restore" in told.err
    assert here("history", "restore", "--yes").code == 0
    assert ids_in(own) == set(IDS)
    assert here.reviews() == 5


def test_it_is_said_when_this_devices_file_vanished_though_another_is_there(
    here: Computer, there: Computer, cloud: Path
) -> None:
    here.put(SOUND)
    here.share(cloud)
    there.share(cloud)
    there.reads_two()
    assert here.reviews() == 7
    (cloud / "history.k3p9x1.json").unlink()
    assert "history restore" in here("due").err


def test_a_backup_of_another_computer_doesnt_make_this_one_that_device(
    here: Computer, there: Computer, cloud: Path
) -> None:
    here.put(SOUND)
    here.share(cloud)
    there.share(cloud)
    there.reads_two()
    assert there("history", "restore", str(cloud / "history.k3p9x1.json"), "--yes").code == 0
    there("config", "set", "retention", "0.85")
    document = json.loads((cloud / f"history.{there.device}.json").read_bytes().decode())
    assert document["events"][-1]["k"] == "tune"
    assert document["events"][-1]["id"].endswith(there.device)
