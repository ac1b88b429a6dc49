"""Ids written into a deck's file: the same deck afterwards, and nothing else touched."""

import os
import stat
import sys
from pathlib import Path

import pytest

from tests.decks.good_decks import GOOD_DECKS, Good
from trainer.decks.messages import DeckError
from trainer.decks.parse import parse_deck
from trainer.decks.pin_ids import pin_ids, with_ids
from trainer.decks.three_way import same_deck
from trainer.errors import StorageError, TrainerError

FILE = Path("coba.yaml")


def pinned(text: str | bytes) -> str:
    """The text with ids, checked to be the same deck."""
    data = text.encode() if isinstance(text, str) else text
    before, done = parse_deck(data, FILE), with_ids(data, FILE)
    after = parse_deck(done.data, FILE)
    assert same_deck(before, after)
    assert after.pinned and all(note.pinned for note in after.notes)
    assert parse_deck(done.data, Path("lain.yaml")).id == before.id
    assert done.notes == sum(not note.pinned for note in before.notes)
    assert with_ids(done.data, FILE) == (done.data, 0, False)
    return done.data.decode()


@pytest.mark.parametrize("good", GOOD_DECKS, ids=[good.name for good in GOOD_DECKS])
def test_every_shape_keeps_its_cards(good: Good) -> None:
    pinned(good.text)


@pytest.mark.parametrize("good", GOOD_DECKS, ids=[good.name for good in GOOD_DECKS])
def test_line_ends_and_marks_stay(good: Good) -> None:
    text = good.text if isinstance(good.text, str) else good.text.decode()
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    plain = pinned(text)
    windows = pinned("\ufeff" + text.replace("\n", "\r\n"))
    if "\n" in text.rstrip("\n"):
        assert windows == "\ufeff" + plain.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "# paket\ntitle: P # q\n\ncards:\n\n  # satu\n  - front:  A # depan\n    back: >-\n      b\n\n      c\n",
            "# paket\nid: coba\ntitle: P # q\n\ncards:\n\n  # satu\n  - id: a\n    front:  A # depan\n    back: >-\n"
            "      b\n\n      c\n",
        ),
        (
            "id: x\ncards:\n- {front: A, back: B} # satu\n- { front: C,\n    back: D }\n- {id: e, front: E, back: F}\n",
            "id: x\ncards:\n- {id: a, front: A, back: B} # satu\n- {id: c,  front: C,\n    back: D }\n"
            "- {id: e, front: E, back: F}\n",
        ),
        (
            "- A: |\n    b\n      c\n# d\n- 'E: f' : g\n",
            "id: coba\ncards:\n- id: a\n  front: A\n  back: |\n    b\n      c\n# d\n"
            "- id: e-f\n  front: 'E: f'\n  back : g\n",
        ),
        (
            "A: |\n  b\n    c\n\n# d\nE: f\n  g\n",
            "id: coba\ncards:\n- id: a\n  front: A\n  back: |\n    b\n      c\n\n# d\n"
            "- id: e\n  front: E\n  back: f\n    g\n",
        ),
        ("[A: b, [c,d ,], {E: f}]", "id: coba\ncards: [{id: a, front: A, back: b}, "
         "{id: c, front: c, back: d ,}, {id: e, front: E, back: f}]"),
        ("id: x\ncards: {A: b, 'C':d}\n", "id: x\ncards: [{id: a, front: A, back: b}, {id: c, front: 'C', back: d}]\n"),
        ("- - A # satu\n  - b\n-\n  - C\n  - |\n    d\n",
         "id: coba\ncards:\n- id: a\n  front: A # satu\n  back: b\n-\n  id: c\n  front: C\n  back: |\n    d\n"),
        ("front: A\nback: b\nexamples:\n- c\n# d\n...\n",
         "id: coba\ncards:\n- id: a\n  front: A\n  back: b\n  examples:\n  - c\n  # d\n...\n"),
        ("id:\ntitle: x\ncards:\n- id:   # nanti\n  front: A\n  back: b\n- id: ''\n  front: C\n  back: d\n",
         "id: coba\ntitle: x\ncards:\n- id: a   # nanti\n  front: A\n  back: b\n- id: c\n  front: C\n  back: d\n"),
    ],
)  # fmt: skip
def test_all_else_stays_as_it_was_typed(text: str, expected: str) -> None:
    assert pinned(text) == expected


def test_ids_that_are_there_stay_and_a_pinned_file_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "peran.yaml"
    file.write_bytes(b"id: x\ncards:\n- {id: No_1, front: A, back: B}\n")
    before = file.stat()
    assert pin_ids(file)[1:] == (0, False)
    after = file.stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


@pytest.mark.parametrize("text", ["? A\n: b\n", "- {front: a, back: b, id}\n"])
def test_what_cannot_be_done_safely_is_refused_with_what_to_write(tmp_path: Path, text: str) -> None:
    file = tmp_path / "coba.yaml"
    file.write_text(text)
    with pytest.raises(TrainerError) as caught:
        pin_ids(file)
    assert not isinstance(caught.value, DeckError)
    assert "nothing was written" in str(caught.value) and 'write the cards as "- id: a"' in caught.value.explain(str)
    assert file.read_text() == text and list(tmp_path.iterdir()) == [file]


def test_a_broken_deck_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "coba.yaml"
    file.write_text("- front: a\n")
    with pytest.raises(DeckError):
        pin_ids(file)
    assert file.read_text() == "- front: a\n"
    with pytest.raises(DeckError, match="no such file"):
        pin_ids(tmp_path / "tidak ada.yaml")
    with pytest.raises(DeckError, match="isn't a file"):
        pin_ids(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="other permissions and links there")
def test_permissions_stay_and_a_link_is_followed_once(tmp_path: Path) -> None:
    (tmp_path / "git").mkdir()
    file, link, second = tmp_path / "git" / "peran.yaml", tmp_path / "peran.yaml", tmp_path / "dua.yaml"
    file.write_text("A: b\n")
    file.chmod(0o640)
    link.symlink_to(os.path.join("git", "peran.yaml"))  # noqa: PTH118
    second.symlink_to(link)
    with pytest.raises(StorageError, match="link to a link"):
        pin_ids(second)
    assert pin_ids(link)[1:] == (1, True)
    assert link.is_symlink() and stat.S_IMODE(file.stat().st_mode) == 0o640
    assert file.read_text().startswith("id: peran\ncards:\n- id: a\n")
    assert [one.name for one in (tmp_path / "git").iterdir()] == ["peran.yaml"]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs a folder that refuses")
def test_a_folder_that_refuses_is_told(tmp_path: Path) -> None:
    file = tmp_path / "peran.yaml"
    file.write_text("A: b\n")
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(StorageError):
            pin_ids(file)
    finally:
        tmp_path.chmod(0o700)
    assert file.read_text() == "A: b\n"
