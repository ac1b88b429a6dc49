"""Kinds of files that are known and not taken in: each with what to do instead."""

import os
import pickle
import pickletools
from pathlib import Path

import pytest

from tests.importing.example_files import EXAMPLES, REFUSED
from tests.importing.reading import written
from trainer.importing.formats import SNIFFED, format_of
from trainer.importing.refused import refuse, start_of
from trainer.importing.report import ForeignFileError


@pytest.mark.parametrize(("told", "name", "data"), REFUSED)
def test_what_is_known_and_not_taken_in_is_refused_by_name(
    told: str, name: str, data: str | bytes, tmp_path: Path
) -> None:
    path = written(tmp_path, name, data)
    with pytest.raises(ForeignFileError, match=told) as error:
        format_of(path)
    assert error.value.hint
    assert error.value.place == str(path)
    assert error.value.exit_code == 3


@pytest.mark.parametrize(("module", "name", "data"), EXAMPLES)
def test_what_is_taken_in_is_not_refused(module: str, name: str, data: str | bytes, tmp_path: Path) -> None:
    path = written(tmp_path, name, data)
    refuse(start_of(path), path)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("value", [{"a": 1}, [("a", "b")], {}, os.system], ids=str)
def test_pickles_of_every_protocol_are_refused_and_never_opened(value: object, protocol: int, tmp_path: Path) -> None:
    data = pickle.dumps(value, protocol)
    assert pickletools.dis  # the only thing that may look into one
    with pytest.raises(ForeignFileError):
        format_of(written(tmp_path, "a.csv", data))


def test_words_that_begin_like_a_program_are_text(tmp_path: Path) -> None:
    for text in ("MZ\tarti\n", "(lihat)\tarti\n", "cos\tcosinus\n", "RIF\tarti\n", "PK\tpekerja\n", "<b>\tarti\n"):
        path = written(tmp_path, "a.txt", text)
        refuse(start_of(path), path)


def test_the_start_is_no_longer_than_needed(tmp_path: Path) -> None:
    assert start_of(written(tmp_path, "a", b"x" * (SNIFFED + 5))) == b"x" * SNIFFED
    assert start_of(written(tmp_path, "b", b"x")) == b"x"


@pytest.mark.parametrize(
    ("name", "told"), [("no", "no such file"), ("file/no", "no such file"), (".", "folder"), ("a\0b", "can't be read")]
)
def test_what_can_not_be_read_is_refused_with_what_to_do(name: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(ForeignFileError, match=told) as error:
        start_of(tmp_path / name)
    assert error.value.hint


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names")
def test_a_pipe_and_a_device_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path(os.devnull)):
        with pytest.raises(ForeignFileError, match="isn't a file"):
            start_of(path)


def test_names_reach_the_message_clean(tmp_path: Path) -> None:
    path = written(tmp_path, "a\x1b[2J.csv", b"")
    with pytest.raises(ForeignFileError) as error:
        format_of(path)
    assert "\x1b" not in error.value.explain(str)
