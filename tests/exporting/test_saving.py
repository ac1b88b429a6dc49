"""An exported file is there wholly or not at all, and replaces nothing unasked."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from trainer.errors import StorageError, UsageError
from trainer.exporting.saving import check_target, save


def test_what_is_saved_is_there_in_utf8(tmp_path: Path) -> None:
    save(tmp_path / "a.csv", ["\ufeffé\n", "日\n"])
    assert (tmp_path / "a.csv").read_bytes() == b"\xef\xbb\xbf\xc3\xa9\n\xe6\x97\xa5\n"
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_failure_on_the_way_leaves_the_old_file(tmp_path: Path) -> None:
    def broken() -> Iterator[str]:
        yield "baru"
        raise OSError(28, "No space left on device")

    target = tmp_path / "a.csv"
    target.write_text("lama")
    with pytest.raises(StorageError, match="couldn't be saved"):
        save(target, broken())
    assert target.read_text() == "lama"
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_file_is_replaced_only_by_force(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    check_target(target, force=False)
    target.write_text("lama")
    with pytest.raises(UsageError, match="already"):
        check_target(target, force=False)
    check_target(target, force=True)


@pytest.mark.parametrize("name", [".", "tiada/a.csv"])
def test_what_can_be_no_file_is_refused_even_by_force(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError):
        check_target(tmp_path / name, force=True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a named pipe is of POSIX")
def test_a_pipe_is_refused_even_by_force(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa")
    with pytest.raises(UsageError, match="isn't a file"):
        check_target(tmp_path / "pipa", force=True)


@pytest.mark.skipif(os.name == "nt", reason="making links takes rights there")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("lama")
    (tmp_path / "a").symlink_to(tmp_path / "b")
    save(tmp_path / "a", ["baru"])
    assert (tmp_path / "a").is_symlink()
    assert (tmp_path / "b").read_text() == "baru"
