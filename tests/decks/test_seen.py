"""What a deck held when it was last opened: written and read back, with no trust in what lies on the disk."""

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from trainer.decks.identity import MAX_ID
from trainer.decks.parse import parse_deck
from trainer.decks.seen import SeenDeck, SeenNote, as_seen, forget, read_seen, seen_file, write_seen

DECK = parse_deck(
    "id: peran\ntitle: Peran\ncards:\n- {front: Penghubung, back: Mempertemukan, level: mikro}\n- [A, B]\n"
)
SEEN = SeenDeck(
    "peran",
    "Peran",
    {
        "mikro-penghubung": SeenNote("mikro-penghubung", "mikro", "Penghubung", "Mempertemukan"),
        "a": SeenNote("a", "", "A", "B"),
    },
)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    assert as_seen(DECK) == SEEN
    write_seen(tmp_path / "seen", SEEN)
    assert read_seen(tmp_path / "seen", "peran") == SEEN
    assert [file.name for file in (tmp_path / "seen").iterdir()] == ["peran.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions there")
def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    write_seen(tmp_path / "seen", SEEN)
    assert stat.S_IMODE((tmp_path / "seen").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "seen" / "peran.json").stat().st_mode) == 0o600


def test_nothing_is_known_of_a_deck_that_was_never_opened(tmp_path: Path) -> None:
    assert read_seen(tmp_path, "peran") is None
    assert read_seen(tmp_path / "no folder", "peran") is None


def test_what_is_forgotten_is_gone(tmp_path: Path) -> None:
    write_seen(tmp_path, SEEN)
    forget(tmp_path, "peran")
    forget(tmp_path, "peran")
    assert read_seen(tmp_path, "peran") is None


NOTES = '"notes": [["a", "", "A", "B"]]'
HEAD = '"format": "peksos-seen", "version": 1, "deck": "peran"'


@pytest.mark.parametrize(
    "content",
    [
        "",
        "\0" * 500,
        "[" * 100_000,
        "[]",
        "null",
        '{"format": "peksos-seen"',
        f'{{{HEAD}, "title": "x"}}',
        f'{{{HEAD}, "title": 1, {NOTES}}}',
        f'{{{HEAD}, "title": "x", "notes": {{}}}}',
        f'{{{HEAD.replace("1", "2")}, "title": "x", {NOTES}}}',
        f'{{{HEAD.replace("peran", "lain")}, "title": "x", {NOTES}}}',
        f'{{{HEAD.replace("peksos", "other")}, "title": "x", {NOTES}}}',
        "\udcff",
    ],
)
def test_a_damaged_file_counts_as_not_there_and_is_put_right(tmp_path: Path, content: str) -> None:
    file = tmp_path / "peran.json"
    file.write_bytes(content.encode("utf-8", "surrogateescape"))
    assert read_seen(tmp_path, "peran") is None
    write_seen(tmp_path, SEEN)
    assert read_seen(tmp_path, "peran") == SEEN


@pytest.mark.parametrize(
    "entry",
    [
        '["a#b", "", "A", "B"]',
        '["a/b", "", "A", "B"]',
        '["", "", "A", "B"]',
        '["../a", "", "A", "B"]',
        '["a\\u001b", "", "A", "B"]',
        f'["{"a" * (MAX_ID + 1)}", "", "A", "B"]',
        '["a", "", "A"]',
        '["a", "", "A", null]',
        '{"id": "a"}',
        "7",
    ],
)
def test_an_entry_that_is_no_note_is_left_out(tmp_path: Path, entry: str) -> None:
    (tmp_path / "peran.json").write_text(f'{{{HEAD}, "title": "x", "notes": [{entry}, ["b", "", "B", "C"]]}}')
    seen = read_seen(tmp_path, "peran")
    assert seen is not None and list(seen.notes) == ["b"]


def test_texts_are_cleaned_and_cut(tmp_path: Path) -> None:
    entry = json.dumps(["a", "x\x1b[2J", "depan \x1b]0;x\x07" + "a" * 5000, "b\x00"])
    (tmp_path / "peran.json").write_text(f'{{{HEAD}, "title": "x\\u001b[2J", "notes": [{entry}]}}')
    seen = read_seen(tmp_path, "peran")
    assert seen is not None
    note = seen.notes["a"]
    assert all("\x1b" not in text and "\0" not in text for text in (seen.title, *note))
    assert len(note.front) == 200


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
def test_no_other_kind_of_file_is_read_and_a_link_is_replaced(tmp_path: Path) -> None:
    outside = tmp_path / "outside.json"
    write_seen(tmp_path / "elsewhere", SEEN)
    (tmp_path / "elsewhere" / "peran.json").rename(outside)
    before = outside.read_bytes()
    folder = tmp_path / "seen"
    folder.mkdir()
    (folder / "peran.json").symlink_to(outside)
    assert read_seen(folder, "peran") is None
    write_seen(folder, SEEN._replace(title="Lain"))
    assert outside.read_bytes() == before and not (folder / "peran.json").is_symlink()
    os.mkfifo(folder / "pipa-x.json")
    (folder / "folder.json").mkdir()
    assert read_seen(folder, "pipa-x") is None and read_seen(folder, "folder") is None


@pytest.mark.parametrize(
    "deck_id", ["peran", "Peran", "PERAN", "con", "nul", "a", "a.b", "..x", "x" * 200, "ผู้เชื่อม", "می-روم", "a-b", "a_b"]
)
def test_every_id_has_a_file_name_of_its_own_in_the_folder(tmp_path: Path, deck_id: str) -> None:
    write_seen(tmp_path / "seen", SEEN._replace(id=deck_id))
    (file,) = (tmp_path / "seen").iterdir()
    assert file == seen_file(tmp_path / "seen", deck_id)
    assert file.name.isascii() and len(file.name) < 80 and file.stem.lower() not in ("con", "nul")
    seen = read_seen(tmp_path / "seen", deck_id)
    assert seen is not None and seen.id == deck_id
    others = {"peran", "Peran", "a.b", "a-b", "a_b", "x" * 199} - {deck_id}
    assert file.name.lower() not in {seen_file(tmp_path, other).name.lower() for other in others}


def test_a_folder_that_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "seen").write_text("a file")
    with pytest.raises(OSError):
        write_seen(tmp_path / "seen", SEEN)
    assert read_seen(tmp_path / "seen", "peran") is None
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "peran.json").mkdir()
    with pytest.raises(OSError):
        write_seen(tmp_path / "data", SEEN)
    assert [file.name for file in (tmp_path / "data").iterdir()] == ["peran.json"]
