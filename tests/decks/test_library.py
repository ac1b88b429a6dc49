"""The library: which decks there are, and what happens when their files change."""

import os
from pathlib import Path

import pytest

from trainer.decks import library as library_module
from trainer.decks import parse as parse_module
from trainer.decks.library import DeckLibrary, deck_files, starter_folder


def put(folder: Path, name: str, deck_id: str, front: str = "Penghubung") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"id: {deck_id}\ncards:\n- [{front}, x]\n", encoding="utf-8")
    return path


@pytest.fixture
def starter(tmp_path: Path) -> Path:
    put(tmp_path / "starter", "b.yaml", "peran", "Peran bawaan")
    put(tmp_path / "starter", "a.yml", "nilai")
    return tmp_path / "starter"


@pytest.fixture
def user(tmp_path: Path) -> Path:
    return tmp_path / "decks"


def opened(starter: Path, user: Path, *extra: Path) -> DeckLibrary:
    library = DeckLibrary(starter, user, extra)
    library.load()
    return library


def ids(library: DeckLibrary) -> list[str]:
    return [deck.id for deck in library.decks]


def fronts(library: DeckLibrary) -> dict[str, str]:
    return {deck.id: deck.notes[0].front.own for deck in library.decks}


def touch(path: Path, text: str) -> None:
    """Writes with another time, however coarse the clock of the disk is."""
    before = path.stat().st_mtime_ns
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(before + 10**9, before + 10**9))


def test_decks_come_sorted_by_file_name_the_learners_after_the_starters(starter: Path, user: Path) -> None:
    put(user, "z.yaml", "milikku")
    put(user, "c.YAML", "lain")
    library = opened(starter, user)
    assert ids(library) == ["nilai", "peran", "lain", "milikku"]
    assert library.broken == ()


def test_a_learners_deck_wins_over_the_starter_of_its_id_in_its_place(starter: Path, user: Path) -> None:
    put(user, "punyaku.yaml", "nilai", "Suntingan")
    library = opened(starter, user)
    assert ids(library) == ["nilai", "peran"]
    assert fronts(library)["nilai"] == "Suntingan"


def test_a_file_named_on_the_command_line_wins_over_both(starter: Path, user: Path, tmp_path: Path) -> None:
    put(user, "punyaku.yaml", "peran", "Suntingan")
    named = put(tmp_path, "lain.yaml", "peran", "Dari luar")
    more = put(tmp_path, "baru.yaml", "baru")
    library = opened(starter, user, named, more, more)
    assert ids(library) == ["nilai", "peran", "baru"]
    assert fronts(library)["peran"] == "Dari luar"
    assert library.broken == ()


def test_a_file_named_that_lies_in_the_folder_anyway_counts_once(starter: Path, user: Path) -> None:
    path = put(user, "a.yaml", "milikku")
    library = opened(starter, user, user / ".." / "decks" / path.name)
    assert ids(library) == ["nilai", "peran", "milikku"]
    assert library.broken == ()


def test_a_file_named_that_is_not_there_is_said(starter: Path, user: Path, tmp_path: Path) -> None:
    library = opened(starter, user, tmp_path / "tidak-ada.yaml")
    assert ids(library) == ["nilai", "peran"]
    assert [error.explain(str) for error in library.broken] == [
        f"{tmp_path / 'tidak-ada.yaml'}: there is no such file; look at the name and the folder"
    ]


def test_two_files_of_the_learner_with_one_id(starter: Path, user: Path) -> None:
    first, second = put(user, "a.yaml", "sama", "satu"), put(user, "b.yaml", "sama", "dua")
    library = opened(starter, user)
    assert fronts(library)["sama"] == "satu"
    (error,) = library.broken
    assert str(first) in error.explain(str)
    assert str(second) in error.explain(str)
    assert 'id "sama"' in error.explain(str)


def test_a_broken_deck_leaves_the_others_alone(starter: Path, user: Path) -> None:
    put(user, "b.yaml", "baik")
    (user / "a.yaml").write_text("- front: x\n", encoding="utf-8")
    library = opened(starter, user)
    assert ids(library) == ["nilai", "peran", "baik"]
    assert [error.place for error in library.broken] == [f"{user / 'a.yaml'}:1:3"]


def test_no_folders_no_decks(tmp_path: Path) -> None:
    library = opened(tmp_path / "tidak", tmp_path / "ada")
    assert (library.decks, library.broken) == ((), ())


def test_only_regular_deck_files_that_are_not_hidden_count(user: Path) -> None:
    put(user, "a.yaml", "a")
    put(user, ".b.yaml", "b")
    put(user, "c.txt", "c")
    put(user, "d.yaml~", "d")
    (user / "e.yaml").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(user / "f.yaml")
        (user / "g.yaml").symlink_to(user / "tidak-ada.yaml")
    assert [path.name for path in deck_files(user)] == ["a.yaml"]


def test_nothing_is_read_again_when_nothing_changed(starter: Path, user: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = opened(starter, user)
    decks = library.decks
    monkeypatch.setattr(parse_module, "read_deck", lambda path: pytest.fail("read again"))
    assert not library.refresh()
    assert library.decks is decks


def test_only_what_changed_is_read_again(starter: Path, user: Path) -> None:
    path = put(user, "a.yaml", "milikku", "lama")
    library = opened(starter, user)
    before = {deck.id: deck for deck in library.decks}
    touch(path, "id: milikku\ncards:\n- [baru, x]\n")
    assert library.refresh()
    after = {deck.id: deck for deck in library.decks}
    assert fronts(library)["milikku"] == "baru"
    assert after["peran"] is before["peran"]
    assert not library.refresh()


def test_a_change_of_the_same_size_is_seen(starter: Path, user: Path) -> None:
    path = put(user, "a.yaml", "milikku", "lama")
    library = opened(starter, user)
    touch(path, path.read_text(encoding="utf-8").replace("lama", "baru"))
    assert library.refresh()
    assert fronts(library)["milikku"] == "baru"


def test_a_broken_edit_keeps_the_last_good_deck_and_says_where(starter: Path, user: Path) -> None:
    path = put(user, "a.yaml", "milikku", "lama")
    library = opened(starter, user)
    touch(path, "id: milikku\ncards:\n- [baru x]\n")
    assert library.refresh()
    assert fronts(library)["milikku"] == "lama"
    assert [error.place for error in library.broken] == [f"{path}:3:3"]
    touch(path, "id: milikku\ncards:\n- [baru, x]\n- [lagi, y]\n")
    assert library.refresh()
    assert fronts(library)["milikku"] == "baru"
    assert library.broken == ()


def test_broken_twice_the_last_good_one_still_stands(starter: Path, user: Path) -> None:
    path = put(user, "a.yaml", "milikku", "lama")
    library = opened(starter, user)
    for text in ("[", "{{"):
        touch(path, text)
        assert library.refresh()
        assert fronts(library)["milikku"] == "lama"
        assert len(library.broken) == 1


def test_after_a_fresh_start_a_broken_copy_gives_way_to_the_starter(starter: Path, user: Path) -> None:
    path = put(user, "a.yaml", "peran")
    touch(path, "id: peran\ncards: [")
    library = opened(starter, user)
    assert fronts(library)["peran"] == "Peran bawaan"
    assert len(library.broken) == 1


def test_files_come_and_go(starter: Path, user: Path) -> None:
    library = opened(starter, user)
    path = put(user, "a.yaml", "peran", "Suntingan")
    assert library.refresh()
    assert fronts(library)["peran"] == "Suntingan"
    path.unlink()
    assert library.refresh()
    assert fronts(library)["peran"] == "Peran bawaan"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may look into every folder")
def test_a_folder_that_may_not_be_looked_into_is_said(starter: Path, user: Path) -> None:
    put(user, "a.yaml", "milikku")
    user.chmod(0)
    try:
        library = opened(starter, user)
    finally:
        user.chmod(0o700)
    assert ids(library) == ["nilai", "peran"]
    assert library.broken[0].place == str(user)
    assert library.refresh()
    assert library.broken == ()


def test_a_folder_that_is_a_file_is_said(starter: Path, user: Path) -> None:
    user.write_text("", encoding="utf-8")
    library = opened(starter, user)
    assert ids(library) == ["nilai", "peran"]
    assert "can't be looked into" in library.broken[0].explain(str)
    assert not library.refresh()


def test_the_starter_decks_are_found_beside_the_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert [deck.id for deck in opened(starter_folder(), tmp_path / "tidak-ada").decks][:1] != []
    package = tmp_path / "trainer"
    package.mkdir()
    monkeypatch.setattr(library_module, "_PACKAGE", package)
    assert starter_folder() == tmp_path / "decks"
    (package / "starter_decks").mkdir()
    assert starter_folder() == package / "starter_decks"
