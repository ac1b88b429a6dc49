"""What an import makes of the learner's folder: all of it or nothing, edits kept, old files put aside."""

from pathlib import Path

import pytest

from tests.importing.one_deck import NOW, folders_at, import_deck
from trainer.decks.library import deck_files
from trainer.decks.parse import parse_deck, read_deck
from trainer.decks.write import with_id
from trainer.errors import StorageError, TrainerError
from trainer.importing.arrival import OwnDecks, SameIdError
from trainer.importing.report import Wanted
from trainer.importing.taking_in import remove, take_in
from trainer.importing.yaml_deck import read

THREE = """\
# Dari dosen
format: 1
id: peran
title: Peran
version: "3"
cards:
- {id: satu, front: Satu, back: arti satu}
- {id: dua, front: Dua, back: arti dua}
- {id: tiga, front: Tiga, back: arti tiga}
"""
FOUR = THREE.replace('"3"', '"4"').replace("arti dua", "makna dua").replace("# Dari dosen", "# Dari dosen, dikoreksi")


@pytest.fixture
def decks(tmp_path: Path) -> Path:
    return tmp_path / "home" / "decks"


def source(folder: Path, text: str, name: str = "peran.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_edition_that_came_in_is_kept_beside(tmp_path: Path, decks: Path) -> None:
    import_deck(source(tmp_path, THREE), decks)
    assert folders_at(decks).base_of("peran").read_text(encoding="utf-8") == THREE


def test_an_untouched_deck_takes_the_new_edition_word_for_word(tmp_path: Path, decks: Path) -> None:
    import_deck(source(tmp_path, THREE), decks)
    done = import_deck(source(tmp_path, FOUR), decks)
    assert done.arrival.what == "update"
    assert done.target.read_text(encoding="utf-8") == FOUR
    assert folders_at(decks).base_of("peran").read_text(encoding="utf-8") == FOUR
    assert done.aside == ()


def test_an_edited_deck_keeps_the_edits_and_its_old_file(tmp_path: Path, decks: Path) -> None:
    target = import_deck(source(tmp_path, THREE), decks).target
    edited = THREE.replace("arti tiga", "kata saya") + "# catatan saya\n"
    target.write_text(edited, encoding="utf-8")
    done = import_deck(source(tmp_path, FOUR), decks)
    kept = read_deck(target)
    assert [note.back.own for note in kept.notes] == ["arti satu", "makna dua", "kata saya"]
    assert kept.version == "4"
    (aside,) = done.aside
    assert aside.read_text(encoding="utf-8") == edited
    assert aside.parent == folders_at(decks).replaced
    again = import_deck(source(tmp_path, FOUR), decks)
    assert again.unchanged
    assert read_deck(target) == kept


def test_the_edition_that_an_edited_deck_was_made_from_changes_no_byte_of_it(tmp_path: Path, decks: Path) -> None:
    target = import_deck(source(tmp_path, THREE), decks).target
    edited = THREE.replace("{id: dua, front: Dua,", "{front: Kedua,") + "# catatan saya\n"
    target.write_text(edited, encoding="utf-8")
    done = import_deck(source(tmp_path, THREE), decks)
    assert done.unchanged
    assert done.aside == ()
    assert target.read_text(encoding="utf-8") == edited


def test_a_deck_whose_edition_nobody_kept_takes_the_new_one_and_keeps_the_old_file(tmp_path: Path, decks: Path) -> None:
    decks.mkdir(parents=True)
    (decks / "lama.yaml").write_text(THREE.replace("arti tiga", "kata saya"), encoding="utf-8")
    done = import_deck(source(tmp_path, FOUR), decks)
    assert done.target == decks / "lama.yaml"
    assert done.target.read_text(encoding="utf-8") == FOUR
    assert "kata saya" in done.aside[0].read_text(encoding="utf-8")


def test_another_deck_with_the_id_can_come_in_under_another(tmp_path: Path, decks: Path) -> None:
    import_deck(source(tmp_path, THREE), decks)
    other = source(tmp_path, "id: peran # dari teman\ncards: [[lain, b], [sama sekali, c]]\n", "lain.yaml")
    with pytest.raises(SameIdError):
        import_deck(other, decks)
    (imported,) = read(other, Wanted(NOW))
    text = with_id(imported.text, "peran-2")
    assert "id: peran-2 # dari teman" in text
    arrival = OwnDecks(folders_at(decks)).arrival(imported._replace(text=text, deck=parse_deck(text)), other)
    take_in([arrival], folders_at(decks), NOW)
    assert [path.name for path in deck_files(decks)] == ["peran-2.yaml", "peran.yaml"]


def test_two_decks_of_one_import_do_not_take_the_same_file(tmp_path: Path, decks: Path) -> None:
    own = OwnDecks(folders_at(decks))
    first, second = source(tmp_path, THREE), source(tmp_path, "id: peran\ncards: [[lain, b]]\n", "lain.yaml")
    own.arrival(read(first, Wanted(NOW))[0], first)
    with pytest.raises(TrainerError):
        own.arrival(read(second, Wanted(NOW))[0], second)


def fails() -> None:
    raise StorageError("{reason}", reason="penuh")


def all_files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_import_that_fails_at_its_end_leaves_everything_as_it_was(tmp_path: Path, decks: Path) -> None:
    folders = folders_at(decks)
    target = import_deck(source(tmp_path, THREE), decks).target
    target.write_text(THREE.replace("arti tiga", "kata saya"), encoding="utf-8")
    before = all_files(tmp_path / "home")
    own = OwnDecks(folders)
    files = [source(tmp_path, FOUR), source(tmp_path, "id: baru\ncards: [[a, b]]\n", "baru.yaml")]
    arrivals = [own.arrival(read(file, Wanted(NOW))[0], file) for file in files]
    with pytest.raises(StorageError):
        take_in(arrivals, folders, NOW, fails)
    assert all_files(tmp_path / "home") == before


def test_a_place_that_cannot_be_written_leaves_everything_as_it_was(tmp_path: Path, decks: Path) -> None:
    folders = folders_at(decks)
    import_deck(source(tmp_path, THREE), decks)
    before = all_files(tmp_path / "home")
    arrival = OwnDecks(folders).arrival(read(source(tmp_path, FOUR), Wanted(NOW))[0], tmp_path / "peran.yaml")
    base = folders.base_of("peran")
    base.unlink()
    base.mkdir()  # no file can be put there
    with pytest.raises(StorageError):
        take_in([arrival], folders, NOW)
    base.rmdir()
    assert all_files(tmp_path / "home").items() <= before.items()
    assert (decks / "peran.yaml").read_text(encoding="utf-8") == THREE


def test_a_removed_deck_is_put_aside(tmp_path: Path, decks: Path) -> None:
    target = import_deck(source(tmp_path, THREE), decks).target
    aside = remove(target, "peran", folders_at(decks), NOW)
    assert deck_files(decks) == []
    assert aside.read_text(encoding="utf-8") == THREE
    assert aside.name == "2026-11-24-091200-peran.yaml"
    assert not folders_at(decks).base_of("peran").exists()


def test_files_put_aside_in_the_same_second_do_not_replace_each_other(tmp_path: Path, decks: Path) -> None:
    for _turn in range(3):
        target = import_deck(source(tmp_path, THREE), decks).target
        remove(target, "peran", folders_at(decks), NOW)
    assert len(list(folders_at(decks).replaced.iterdir())) == 3


def test_comments_that_the_learner_wrote_are_put_aside(tmp_path: Path, decks: Path) -> None:
    target = import_deck(source(tmp_path, THREE), decks).target
    target.write_text(THREE + "# catatan saya\n", encoding="utf-8")
    (aside,) = import_deck(source(tmp_path, FOUR), decks).aside
    assert aside.read_text(encoding="utf-8") == THREE + "# catatan saya\n"


@pytest.mark.parametrize("from_its_own_place", [True, False], ids=["where it lies", "a copy"])
def test_edits_that_are_read_as_a_file_stay_edits(from_its_own_place: bool, tmp_path: Path, decks: Path) -> None:
    target = import_deck(source(tmp_path, THREE), decks).target
    edited = THREE.replace("arti tiga", "kata saya")
    target.write_text(edited, encoding="utf-8")
    assert import_deck(target if from_its_own_place else source(tmp_path, edited, "salinan.yaml"), decks).unchanged
    done = import_deck(source(tmp_path, FOUR), decks)
    assert [note.back.own for note in read_deck(target).notes] == ["arti satu", "makna dua", "kata saya"]
    assert len(done.aside) == 1


def test_a_file_that_no_edition_is_known_of_is_not_taken_for_one(tmp_path: Path, decks: Path) -> None:
    decks.mkdir(parents=True)
    assert import_deck(source(decks, THREE), decks).unchanged
    assert not folders_at(decks).base_of("peran").exists()


@pytest.mark.parametrize("there", [True, False])
def test_what_was_written_since_it_was_looked_at_is_never_replaced(there: bool, tmp_path: Path, decks: Path) -> None:
    target = decks / "peran.yaml"
    if there:
        import_deck(source(tmp_path, THREE), decks)
    file = source(tmp_path, FOUR)
    arrival = OwnDecks(folders_at(decks)).arrival(read(file, Wanted(NOW))[0], file)
    decks.mkdir(parents=True, exist_ok=True)
    target.write_text(THREE.replace("arti tiga", "kata saya"), encoding="utf-8")
    before = all_files(tmp_path / "home")
    with pytest.raises(TrainerError):
        take_in([arrival], folders_at(decks), NOW)
    assert all_files(tmp_path / "home") == before


def test_two_editions_in_one_import_come_one_after_the_other(tmp_path: Path, decks: Path) -> None:
    target = import_deck(source(tmp_path, THREE), decks).target
    target.write_text(THREE.replace("arti tiga", "kata saya"), encoding="utf-8")
    own, fifth = OwnDecks(folders_at(decks)), FOUR.replace("makna dua", "pengertian dua")
    files = [source(tmp_path, FOUR), source(tmp_path, fifth, "kelima.yaml")]
    arrivals = [own.arrival(read(file, Wanted(NOW))[0], file) for file in files]
    take_in(arrivals, folders_at(decks), NOW)
    assert [note.back.own for note in read_deck(target).notes] == ["arti satu", "pengertian dua", "kata saya"]
    assert folders_at(decks).base_of("peran").read_text(encoding="utf-8") == fifth


def test_a_deck_behind_a_link_is_changed_where_it_lies(tmp_path: Path, decks: Path) -> None:
    target = import_deck(source(tmp_path, THREE), decks).target
    elsewhere = target.rename(tmp_path / "disimpan.yaml")
    target.symlink_to(elsewhere)
    import_deck(source(tmp_path, FOUR), decks)
    assert target.is_symlink()
    assert elsewhere.read_text(encoding="utf-8") == FOUR


def test_what_was_put_aside_stays_where_a_file_cannot_be_restored(tmp_path: Path, decks: Path) -> None:
    target = import_deck(source(tmp_path, THREE), decks).target
    edited = THREE.replace("arti tiga", "kata saya")
    target.write_text(edited, encoding="utf-8")
    file = source(tmp_path, FOUR)
    arrival = OwnDecks(folders_at(decks)).arrival(read(file, Wanted(NOW))[0], file)

    def fails_for_good() -> None:
        target.unlink()
        target.mkdir()  # no file can be put there
        fails()

    with pytest.raises(StorageError):
        take_in([arrival], folders_at(decks), NOW, fails_for_good)
    (aside,) = folders_at(decks).replaced.iterdir()
    assert aside.read_text(encoding="utf-8") == edited
