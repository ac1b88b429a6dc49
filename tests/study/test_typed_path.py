"""Paths as people type them, and as terminals write them for a file that is dropped on them."""

import unicodedata
from pathlib import Path

import pytest

from trainer.study.typed_path import typed_path

NAME = "kartu saya (1) dari 'Ani'.csv"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file whose name has to be quoted."""
    path = tmp_path / "Unduhan" / NAME
    path.parent.mkdir()
    path.write_text("")
    return path


def test_quotes_escapes_and_addresses_are_understood(file: Path) -> None:
    plain = str(file)
    single = "'" + plain.replace("'", "'\\''") + "'"
    escaped = plain.replace(" ", "\\ ").replace("(", "\\(").replace(")", "\\)").replace("'", "\\'")
    for typed in (plain, f"  {plain} ", f'"{plain}"', single, f"& {single}", escaped, file.as_uri()):
        assert typed_path(typed, Path("/")) == file, typed


def test_what_is_relative_lies_below_the_folder_that_is_shown(file: Path) -> None:
    assert typed_path(NAME, file.parent) == file
    assert typed_path(f"Unduhan/{NAME}", file.parent.parent) == file
    assert typed_path("..", file.parent).resolve() == file.parent.parent


def test_home_is_known_and_a_stranger_s_isn_t(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(file.parent))
    assert typed_path(f"~/{NAME}", Path("/")) == file
    assert typed_path("~tidak-ada-orang-ini/x", file.parent) == file.parent / "~tidak-ada-orang-ini" / "x"


def test_a_name_that_is_written_otherwise_is_found(tmp_path: Path) -> None:
    file = tmp_path / unicodedata.normalize("NFD", "café.csv")
    file.write_text("")
    assert typed_path(unicodedata.normalize("NFC", "café.csv"), tmp_path).exists()


def test_a_file_with_backslashes_and_one_that_isn_t_there_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a\\ b").write_text("")
    assert typed_path("a\\ b", tmp_path) == tmp_path / "a\\ b"
    for typed in ("tidak/ada", "a\\", "'", "x" * 5000, "''"):
        assert isinstance(typed_path(typed, tmp_path), Path), typed
