"""A foreign text file as text, whichever encoding it is in.

Unicode is told by its byte order mark, by being valid UTF-8, or (UTF-16 without a mark) by where its zero bytes stand.
What is none of these was written by an older Windows program, and every byte means a character there.
"""

import codecs
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Final, NamedTuple

from trainer.i18n import N_
from trainer.importing.foreign_bytes import bytes_of, refused
from trainer.importing.report import Report

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SNIFFED: Final = 4096
"""Bytes that are looked at for zero bytes."""

_MANY: Final = 0.5
"""Share of zero bytes in every second place from which on it is UTF-16: a text in Latin letters has nearly all."""

_FEW: Final = 0.02
"""Share of zero bytes in the other places up to which it is."""

_LONGEST_CHARACTER: Final = 4
"""Bytes of UTF-8."""


class _Decoded(NamedTuple):
    """A text, and whether its encoding was guessed for want of a better one."""

    text: str
    guessed: bool = False


def text_of(path: Path, report: Report) -> str:
    """The text of the file ``path``, its line ends as they are, without a byte order mark.

    Args:
        report: gets a remark if the encoding had to be guessed.

    Raises:
        ForeignFileError: it can't be read, is too large or isn't text.
    """
    decoded = _decoded(bytes_of(path))
    if decoded is None:
        raise refused(path, N_("this isn't a text file"), N_("save it as text in UTF-8, or export it as CSV"))
    if decoded.guessed:
        report.change("", N_("not UTF-8; read as Windows-1252"))
    return decoded.text


def begin_as_text(start: bytes) -> str | None:
    """The first bytes of a file as text, line ends as LF; None if it isn't text. The last character may be cut off."""
    decoded = _decoded(start, cut=True)
    return None if decoded is None else decoded.text.replace("\r\n", "\n").replace("\r", "\n")


def lines_of(text: str) -> Iterator[str]:
    """The lines of ``text`` as an editor counts them, one by one: they end in LF, CRLF or CR and nothing else."""
    for line in StringIO(text, newline=None):
        yield line.removesuffix("\n")


def _decoded(data: bytes, *, cut: bool = False) -> _Decoded | None:
    encoding = _wide(data)
    for mark, name in _MARKS:
        if data.startswith(mark):
            data, encoding = data[len(mark) :], name
            break
    if encoding.startswith("utf-16"):
        text = (data[: len(data) & ~1] if cut else data).decode(encoding, "replace")
        return None if "\0" in text else _Decoded(text)
    if b"\0" in data:
        return None
    for end in range(_LONGEST_CHARACTER if cut else 1):
        try:
            return _Decoded(data[: len(data) - end].decode("utf-8"))
        except UnicodeDecodeError as error:
            if not cut or error.start < len(data) - _LONGEST_CHARACTER:
                break
    return _Decoded(data.decode("cp1252", "replace"), guessed=True)


def _wide(data: bytes) -> str:
    """The name of UTF-16 of either order if the zero bytes say so; else empty."""
    start = data[:_SNIFFED]
    half = len(start) // 2
    if not half:
        return ""
    even, odd = start[0 : 2 * half : 2].count(0) / half, start[1 : 2 * half : 2].count(0) / half
    if odd >= _MANY and even <= _FEW:
        return "utf-16-le"
    return "utf-16-be" if even >= _MANY and odd <= _FEW else ""
