"""Each example file is told to be of its format, and of no other."""

from pathlib import Path

import pytest

from tests.importing.example_files import EXAMPLES
from tests.importing.reading import written
from trainer.importing.formats import FORMATS, format_of
from trainer.importing.report import ForeignFileError


@pytest.mark.parametrize(("module", "name", "data"), EXAMPLES)
def test_the_format_of_a_file_is_told(module: str, name: str, data: str | bytes, tmp_path: Path) -> None:
    assert format_of(written(tmp_path, name, data)).module == module


def test_there_is_an_example_of_each_format() -> None:
    assert {module for module, _, _ in EXAMPLES} == {known.module for known in FORMATS}


@pytest.mark.parametrize("known", FORMATS, ids=[known.module for known in FORMATS])
def test_every_format_has_its_reader(known: object) -> None:
    assert callable(known.read())  # type: ignore[attr-defined]
    assert callable(known.fits())  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", "Hanya sebuah catatan\nyang tak memuat apa-apa.\n"),
        ("a.md", "# Judul\n\nTeks biasa, dengan koma.\n"),
        ("a.json", '{"a": 1}'),
        ("a.bin", bytes(range(1, 256)) + b"\0" * 10),
    ],
)
def test_a_file_of_no_format_is_refused_with_what_to_do(name: str, data: str | bytes, tmp_path: Path) -> None:
    path = written(tmp_path, name, data)
    with pytest.raises(ForeignFileError, match="no file of cards") as error:
        format_of(path)
    assert error.value.hint
    assert error.value.place == str(path)
