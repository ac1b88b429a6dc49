"""A shared folder that is moved, left or gone: nothing is lost, and nothing made up."""

from pathlib import Path

import pytest

from tests.cli.computer import Computer, files, ids_in, share_halves
from tests.history.table_of_damage import EVENTS, IDS, SOUND, layout
from tests.support.pseudo import Pseudo, outside_brackets
from trainer.cli import main
from trainer.i18n import catalog


def test_another_folder_gets_all_and_the_old_one_keeps_its_files(
    here: Computer, there: Computer, cloud: Path, tmp_path: Path
) -> None:
    share_halves(here, there, cloud)
    was = {path.name: path.read_bytes() for path in cloud.iterdir()}
    new = tmp_path / "baru"
    new.mkdir()
    here.share(new)
    assert here("history", "path").out == f"{new / 'history.k3p9x1.json'}\n"
    assert set(IDS) <= ids_in(new / "history.k3p9x1.json")
    assert {path.name: path.read_bytes() for path in cloud.iterdir()} == was
    assert not (here.data / "history.json").exists()
    there.share(new)
    assert here.reviews() == there.reviews() == 5


def test_leaving_brings_everything_home_and_the_folder_stays_as_it_was(
    here: Computer, there: Computer, cloud: Path
) -> None:
    share_halves(here, there, cloud)
    was = {path.name: path.read_bytes() for path in cloud.iterdir()}
    done = here("config", "set", "sync_folder", "")
    assert (done.code, done.out) == (0, "")
    assert {path.name: path.read_bytes() for path in cloud.iterdir()} == was
    assert here("history", "path").out == f"{here.data / 'history.json'}\n"
    assert set(IDS) <= ids_in(here.data / "history.json")
    assert here.reviews() == 5
    here.reads_two()
    assert there.reviews() == 5
    here.share(cloud)
    assert here.reviews() == there.reviews() == 7
    assert files(cloud) == ["history.k3p9x1.json", "history.zzzzzz.json"]


def test_while_the_folder_is_gone_nothing_is_opened_and_nothing_written(here: Computer, cloud: Path) -> None:
    here.put(SOUND)
    here.share(cloud)
    away = cloud.rename(cloud.parent / "stik")
    before = files(here.data)
    for words in (["due"], ["stats"], ["study", "--plain"], ["history", "undo"]):
        done = here(*words, typed="\n\n\n4\n")
        assert (done.code, done.out) == (4, ""), words
        assert done.err.startswith(f"{cloud}: the folder in which your devices share the history isn't there; ")
        assert done.err.count("\n") == 1
    error = here("due", "--json")
    assert (error.code, error.err) == (4, "")
    assert "folder in which" not in here("due", language="id").err
    assert files(here.data) == before
    assert not cloud.exists()
    away.rename(cloud)
    assert here.reviews() == 5


def test_leaving_a_folder_that_is_gone_says_what_is_left(here: Computer, cloud: Path) -> None:
    here.put(SOUND)
    here.share(cloud)
    away = cloud.rename(cloud.parent / "stik")
    done = here("config", "set", "sync_folder", "")
    assert done.code == 0
    assert "peksos-trainer history restore" in done.err
    assert "history restore" in here("due").err
    assert here("history", "restore", "--yes").code == 0
    assert here.reviews() == 5
    away.rename(cloud)
    here.reads_two()
    here.share(cloud)
    assert here.reviews() == 7


def test_if_the_history_cant_be_moved_in_the_setting_stays_as_it_was(here: Computer, cloud: Path) -> None:
    here.put("catatan")
    assert here("config", "set", "sync_folder", str(cloud)).code == 3
    assert here("config", "get", "sync_folder").out == "\n"


def test_one_can_leave_though_the_history_cant_be_opened(here: Computer, cloud: Path) -> None:
    here.put("catatan")
    here("config", "set", "sync_folder", str(cloud))
    assert here("config", "set", "sync_folder", "").code == 0


@pytest.mark.parametrize("command", ["repair", "restore"])
def test_a_folder_that_is_gone_isnt_made_by_us(here: Computer, cloud: Path, command: str) -> None:
    here.put(SOUND)
    here.share(cloud)
    away = cloud.rename(cloud.parent / "stik")
    done = here("history", command, *(["--yes"] if command == "restore" else []))
    assert not cloud.exists()
    assert done.code == 4
    away.rename(cloud)
    assert here.reviews() == 5


def test_a_history_whose_folder_is_gone_isnt_called_sound(here: Computer, cloud: Path) -> None:
    here.put(SOUND)
    here.share(cloud)
    cloud.rename(cloud.parent / "stik")
    assert here("history", "verify").code == 4


def test_every_word_is_translated(here: Computer, cloud: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main, "use", lambda language: catalog.use_translations(language, Pseudo()))
    here.put(layout(EVENTS[:4]))
    said = [here("config", "set", "sync_folder", folder) for folder in ("cloud", str(cloud / "x"), str(cloud))]
    (cloud / "history.k3p9x1 (1).json").write_bytes(SOUND.encode())
    (cloud / "history.aaaaaa.json").write_bytes(layout(EVENTS[4:]).encode() + b"!")
    (cloud / "history.bbbbbb.json").write_bytes(b"!")
    said += [here("due"), here("history", "path")]
    cloud.rename(cloud.parent / "1")
    said += [here("due"), here("config", "set", "sync_folder", ""), here("due")]
    left = outside_brackets("".join(done.out + done.err for done in said))
    for data in (str(cloud.parent), "sync_folder", "cloud", "history.k3p9x1", "history.aaaaaa", "history.bbbbbb"):
        left = left.replace(data, "")
    for data in ("data/history.json", "data/merged", ".json", "a/", "x"):
        left = left.replace(data, "")
    assert not [character for character in left if character.isalpha()], left


def test_a_folder_in_which_nothing_is_left_can_be_left(here: Computer, cloud: Path) -> None:
    here.put(SOUND)
    here.share(cloud)
    (cloud / "history.k3p9x1.json").unlink()
    assert here("due").code == 4
    done = here("config", "set", "sync_folder", "")
    assert (done.code, "peksos-trainer history restore" in done.err) == (0, True)
    assert here("history", "restore", "--yes").code == 0
    assert here.reviews() == 5


def test_where_it_was_written_is_noted_but_once(here: Computer, cloud: Path) -> None:
    here.put(SOUND)
    here.share(cloud)
    noted = here.data / "elsewhere.json"
    before = noted.stat()
    here("due")
    after = noted.stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
