"""Text files in whichever encoding; everything else is refused."""

import os
from pathlib import Path

import pytest

from tests.importing.reading import written
from trainer.importing import foreign_bytes
from trainer.importing.report import ForeignFileError, Report
from trainer.importing.text_file import begin_as_text, lines_of, text_of

TEXT = "kafé “kedai” – 100 €\nसमाज कार्य\n🙂 baris\n"
LATIN = "kafe kedai, 100\nsekian dan terima kasih\n"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (TEXT.encode(), TEXT),
        (TEXT.encode("utf-8-sig"), TEXT),
        (TEXT.encode("utf-16"), TEXT),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), TEXT),
        (LATIN.encode("utf-16-le"), LATIN),
        (LATIN.encode("utf-16-be"), LATIN),
        (LATIN.encode(), LATIN),
        (b"", ""),
        (b"a\r\nb\rc", "a\r\nb\rc"),
    ],
)
def test_unicode_is_read_whatever_its_form(data: bytes, text: str, tmp_path: Path) -> None:
    report = Report()
    assert text_of(written(tmp_path, "a.txt", data), report) == text
    assert report == Report()


def test_what_is_no_unicode_is_windows_1252_and_that_is_told(tmp_path: Path) -> None:
    report = Report()
    text = text_of(written(tmp_path, "a.txt", b"caf\xe9 \x93x\x94 \x81"), report)
    assert text == "café “x” \ufffd"
    assert [remark.explain(str) for remark in report.changed] == ["not UTF-8; read as Windows-1252"]


@pytest.mark.parametrize("data", [b"abc\0def", b"\xff\xfe\0\0a\0", b"\0" * 100, bytes(range(256)) * 20])
def test_what_has_zero_bytes_is_no_text(data: bytes, tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", data)
    with pytest.raises(ForeignFileError, match="isn't a text file") as error:
        text_of(path, Report())
    assert error.value.place == str(path)
    assert begin_as_text(data) is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_character_that_is_cut_off_at_the_end_of_the_begin_does_no_harm(encoding: str) -> None:
    data = TEXT.encode(encoding)
    for end in range(4, len(data)):
        begin = begin_as_text(data[:end])
        assert begin is not None
        assert TEXT.startswith(begin.rstrip("\ufffd"))
        assert len(TEXT) - len(begin) <= (len(data) - end) + 2


def test_a_folder_a_pipe_and_nothing_are_refused_with_what_to_do(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    if hasattr(os, "mkfifo"):
        os.mkfifo(pipe)
    for path, told in [(tmp_path, "folder"), (tmp_path / "no", "no such file"), (pipe, "a file")]:
        with pytest.raises(ForeignFileError, match=told) as error:
            text_of(path, Report())
        assert error.value.hint
        assert error.value.place == str(path)


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(foreign_bytes.MAX_BYTES + 1)
    with pytest.raises(ForeignFileError, match="64 MiB"):
        text_of(path, Report())


def test_only_what_editors_count_ends_a_line() -> None:
    assert list(lines_of("a\r\nb\rc\nd\x0be\x85f\u2028g")) == ["a", "b", "c", "d\x0be\x85f\u2028g"]
