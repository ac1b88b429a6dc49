"""Importing a YAML deck: its own text comes into the folder, with the id that its cards will be known by."""

import os
from pathlib import Path

import pytest

from tests.decks.good_decks import GOOD_DECKS, Good
from tests.importing.one_deck import import_deck
from trainer.decks.library import deck_files, starter_folder
from trainer.decks.messages import DeckError
from trainer.decks.model import Deck
from trainer.decks.parse import read_deck
from trainer.errors import StorageError, TrainerError
from trainer.importing import yaml_deck

HEAD = "format: 1\nid: peran-pekerja"
TITLE = 'title: "Peran Pekerja"'


def source_of(folder: Path, text: str | bytes, name: str = "Peran Pekerja.yaml") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def content(deck: Deck) -> Deck:
    """``deck`` without where it stands and who made its ids."""
    return deck._replace(notes=tuple(note._replace(line=0) for note in deck.notes), file=None, pinned=True, warnings=())


@pytest.fixture
def decks(tmp_path: Path) -> Path:
    return tmp_path / "home" / "decks"


@pytest.mark.parametrize("good", GOOD_DECKS, ids=[good.name for good in GOOD_DECKS])
def test_what_is_read_back_is_the_same_deck(good: Good, tmp_path: Path, decks: Path) -> None:
    source = source_of(tmp_path, good.text)
    before = read_deck(source)
    report = import_deck(source, decks)
    kept = read_deck(report.target)
    assert content(kept) == content(before)
    assert kept.pinned
    assert [note.id for note in kept.notes] == [note.id for note in before.notes]
    assert report.deck == kept._replace(warnings=report.deck.warnings)
    assert report.notes == len(good.cards)
    assert deck_files(decks) == [report.target]


@pytest.mark.parametrize("good", GOOD_DECKS, ids=[good.name for good in GOOD_DECKS])
def test_the_authors_words_stay(good: Good, tmp_path: Path, decks: Path) -> None:
    text = import_deck(source_of(tmp_path, good.text), decks).target.read_text(encoding="utf-8")
    typed = good.text if isinstance(good.text, str) else good.text.decode()
    lines = [line.strip() for line in typed.replace("\ufeff", "").replace("\r", "\n").split("\n") if line.strip()]
    kept = [line.strip() for line in text.split("\n")]
    assert [line for line in kept if line in lines] == lines or good.name == "a mapping in brackets"


def test_a_deck_with_a_head_is_copied_byte_for_byte(tmp_path: Path, decks: Path) -> None:
    text = 'format: 1\nid: peran # tetap\ntitle: "Peran"\n\ncards:\n- [a,   b]   # dua\n'
    target = import_deck(source_of(tmp_path, text), decks).target
    assert target.read_bytes() == text.encode()
    assert target == decks / "peran.yaml"


def test_only_line_ends_and_the_mark_of_bytes_change(tmp_path: Path, decks: Path) -> None:
    text = b"\xef\xbb\xbfformat: 1\r\nid: peran\r\ntitle: a\r\ncards:\r\n- [a, b\xe2\x80\xa8c]\r\n"
    target = import_deck(source_of(tmp_path, text), decks).target
    assert target.read_bytes() == text[3:].replace(b"\r\n", b"\n")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("cards:\n- [a, b]\n", "{head}\ncards:\n- [a, b]\n"),
        ("# kata\n\ntitle: x\ncards: [[a, b]]", "# kata\n\nformat: 1\nid: peran-pekerja\ntitle: x\ncards: [[a, b]]"),
        ("  title: x\n  cards: [[a, b]]\n", "  format: 1\n  id: peran-pekerja\n  title: x\n  cards: [[a, b]]\n"),
        ("--- # satu\nid: y\ncards: [[a, b]]\n...\n", "--- # satu\nformat: 1\n{title}\nid: y\ncards: [[a, b]]\n...\n"),
        ("format: 1\ntitle: x\nid:\ncards: [[a, b]]\n", "format: 1\ntitle: x\nid: peran-pekerja\ncards: [[a, b]]\n"),
        ("{title: x, cards: [[a, b]]}\n", "{format: 1, id: peran-pekerja, title: x, cards: [[a, b]]}\n"),
        ("# satu\n- [a, b]\n# dua\n", "# satu\n{head}\ncards:\n- [a, b]\n# dua\n"),
        ("a: b # satu\n# dua\nc: |\n  d\n", "{head}\ncards:\n  a: b # satu\n  # dua\n  c: |\n    d\n"),
        ("front: a\nback: b\n", "{head}\ncards:\n  -\n    front: a\n    back: b\n"),
        ("[[a, b],\n[c, d]]", "{head}\ncards:\n  [[a, b],\n  [c, d]]"),
        ("--- [[a, b]]\n", "--- \n{head}\ncards:\n  [[a, b]]\n"),
    ],
    ids=[
        "no head",
        "below a comment",
        "indented",
        "a document mark",
        "an empty id",
        "in brackets",
        "a list",
        "a mapping",
        "a card",
        "a list in brackets",
        "all on one line",
    ],
)
def test_how_the_head_is_put_in(text: str, kept: str, tmp_path: Path, decks: Path) -> None:
    for name, lines in (("{head}", f"{HEAD}\n{TITLE}"), ("{title}", TITLE)):
        kept = kept.replace(name, lines)
    assert import_deck(source_of(tmp_path, text), decks).target.read_text(encoding="utf-8") == kept


def test_a_title_of_any_characters_is_read_back(tmp_path: Path, decks: Path) -> None:
    source = source_of(tmp_path, "a: b", 'Kata "penting" \\ \u2028 # & \u0000'.replace("\0", "") + ".yaml")
    report = import_deck(source, decks)
    assert report.deck.title == read_deck(source).title


def test_a_dry_run_writes_nothing_and_says_the_same(tmp_path: Path, decks: Path) -> None:
    source = source_of(tmp_path, "id: peran\ncards:\n- {front: a, back: b, reverse: true, lain: c}\n")
    dry = import_deck(source, decks, dry_run=True)
    assert not decks.exists()
    assert (dry.notes, dry.cards, dry.target) == (1, 2, decks / "peran.yaml")
    assert [warning.line for warning in dry.warnings] == [3]
    assert import_deck(source, decks) == dry


def test_warnings_name_lines_of_the_source(tmp_path: Path, decks: Path) -> None:
    report = import_deck(source_of(tmp_path, "- {front: a, back: b, lain: c}\n"), decks)
    assert [warning.line for warning in report.warnings] == [1]


def test_importing_twice_changes_nothing(tmp_path: Path, decks: Path) -> None:
    source = source_of(tmp_path, "a: b\n")
    first = import_deck(source, decks)
    before = first.target.stat()
    again = import_deck(source, decks)
    assert (first.unchanged, again.unchanged) == (False, True)
    assert first.target.stat().st_mtime_ns == before.st_mtime_ns
    assert deck_files(decks) == [first.target]


def test_another_deck_of_that_id_is_never_overwritten(tmp_path: Path, decks: Path) -> None:
    kept = import_deck(source_of(tmp_path, "id: peran\ncards: [[a, b]]\n"), decks).target
    before = kept.read_bytes()
    with pytest.raises(TrainerError) as caught:
        import_deck(source_of(tmp_path, "id: peran\ncards: [[lain, b]]\n", "lain.yaml"), decks)
    assert kept.read_bytes() == before
    assert f'another deck with the id "peran" already: {kept}; delete that one' in caught.value.explain(str)
    assert deck_files(decks) == [kept]


def test_the_id_counts_not_the_name_of_the_file(tmp_path: Path, decks: Path) -> None:
    decks.mkdir(parents=True)
    (decks / "lain.yml").write_text("id: peran\ncards: [[a, b]]\n", encoding="utf-8")
    done = import_deck(source_of(tmp_path, "id: peran\ncards: [[a, lain]]\n"), decks)
    assert done.target == decks / "lain.yml"
    assert deck_files(decks) == [done.target]


@pytest.mark.parametrize("held", ["id: A.B\ncards: [[a, b]]\n", "[", ""], ids=["another id", "broken", "empty"])
def test_a_file_that_has_the_name_already_is_never_overwritten(held: str, tmp_path: Path, decks: Path) -> None:
    decks.mkdir(parents=True)
    path = decks / "a-b.yaml"
    path.write_text(held, encoding="utf-8")
    with pytest.raises(TrainerError, match="another file of that name already"):
        import_deck(source_of(tmp_path, "id: a-b\ncards: [[a, b]]\n"), decks)
    assert path.read_text(encoding="utf-8") == held


@pytest.mark.parametrize("name", ["con", "NUL", "Com1", "lpt9", "aux"])
def test_names_of_devices_are_refused(name: str, tmp_path: Path, decks: Path) -> None:
    with pytest.raises(TrainerError, match="can't be the name of a file on Windows"):
        import_deck(source_of(tmp_path, f"id: {name}\ncards: [[a, b]]\n"), decks)
    assert not decks.exists()


@pytest.mark.parametrize("deck_id", ["..", "a/../../b", "/etc/x"])
def test_no_id_leads_out_of_the_folder(deck_id: str, tmp_path: Path, decks: Path) -> None:
    with pytest.raises(DeckError):
        import_deck(source_of(tmp_path, f"id: {deck_id}\ncards: [[a, b]]\n"), decks)
    target = import_deck(source_of(tmp_path, "a: b", "....yaml.. x.yaml"), decks).target
    assert target.parent == decks


def test_a_broken_deck_does_not_come_in(tmp_path: Path, decks: Path) -> None:
    with pytest.raises(DeckError, match="no back"):
        import_deck(source_of(tmp_path, "- front: a\n"), decks)
    assert not decks.exists()


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path, decks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match="couldn't be saved"):
        import_deck(source_of(tmp_path, "a: b"), decks)
    assert list(decks.iterdir()) == []


def test_a_deck_that_would_change_is_not_written(tmp_path: Path, decks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = source_of(tmp_path, "a: b")
    for text in ("id: x\ncards: [[a, lain]]\n", "["):
        monkeypatch.setattr(yaml_deck, "with_head", lambda data, deck, text=text: text)
        with pytest.raises(TrainerError, match="without changing it"):
            import_deck(source, decks)
        assert not decks.exists()


# --- a deck that is known already ------------------------------------------------------------------------------------

ROLES = starter_folder() / "peran-pekerja-sosial.yaml"


def test_the_id_of_a_starter_deck_is_refused_for_another_deck(tmp_path: Path, decks: Path) -> None:
    source = source_of(tmp_path, "id: peran-pekerja-sosial\ncards: [[a, b]]\n")
    with pytest.raises(TrainerError) as caught:
        import_deck(source, decks)
    assert caught.value.exit_code == 4
    assert 'a deck that comes with the program has the id "peran-pekerja-sosial" already' in caught.value.explain(str)
    assert not decks.exists()


def test_an_edition_of_a_starter_deck_is_taken(tmp_path: Path, decks: Path) -> None:
    source = source_of(tmp_path, ROLES.read_text(encoding="utf-8").replace("version:", "x-version:"))
    report = import_deck(source, decks)
    assert report.for_starter
    assert deck_files(decks) == [report.target]
    assert not import_deck(source, decks).for_starter  # it stands there already


def test_a_newer_edition_of_an_own_deck_brings_it_up_to_date(tmp_path: Path, decks: Path) -> None:
    cards = "[a, b], [c, d], [e, f], [g, h]"
    kept = import_deck(source_of(tmp_path, f"id: peran\ncards: [{cards}, [i, j]]\n"), decks).target
    done = import_deck(source_of(tmp_path, f"id: peran\ncards: [{cards}, [k, l]]\n", "baru.yaml"), decks)
    assert done.target == kept
    assert [note.id for note in read_deck(kept).notes] == ["a", "c", "e", "g", "k"]
