"""Looks at the first pages of a SQLite file before SQLite does: it takes in the whole list of tables at once.

Source of the layout: https://www.sqlite.org/fileformat2.html
"""

from pathlib import Path
from typing import Final

from trainer.i18n import N_
from trainer.importing.report import ForeignFileError

MOST_ENTRIES: Final = 300
"""Tables, indexes, views and triggers that a file may have; Anki's has about 30."""

_MAGIC: Final = b"SQLite format 3\0"
_HEADER: Final = 100
_LARGEST_PAGE: Final = 65536
_LEAF, _INNER = 0x0D, 0x05
_INNER_HEAD: Final = 12


def check_begin(path: Path) -> None:
    """Looks through the list of tables.

    Raises:
        ForeignFileError: it is no SQLite file, a damaged one, or has too many tables.
        OSError: it can't be read.
    """
    with path.open("rb") as file:
        start = file.read(_HEADER)
        if len(start) < _HEADER or not start.startswith(_MAGIC):
            raise not_a_collection()
        size = int.from_bytes(start[16:18], "big")
        size = _LARGEST_PAGE if size == 1 else size
        if size < 512 or size & (size - 1):
            raise not_a_collection()
        file.seek(0)
        first = file.read(size)
        entries = 0
        for number in _leaves(first):
            file.seek((number - 1) * size)
            page = file.read(size)
            head = page[_HEADER:] if number == 1 else page
            if head[:1] != bytes([_LEAF]):
                raise not_a_collection()
            entries += int.from_bytes(head[3:5], "big")
            if entries > MOST_ENTRIES:
                raise not_a_collection()


def not_a_collection() -> ForeignFileError:
    """The error for a file that Anki can't have made."""
    return ForeignFileError(
        N_("there is no collection of Anki's in this file, or it is damaged"),
        hint=N_("get the file once more, or export it again"),
    )


def _leaves(first: bytes) -> list[int]:
    """Numbers of the pages with the list of tables, given page 1. Anki's list never needs more than two levels."""
    head = first[_HEADER:]
    if head[:1] == bytes([_LEAF]):
        return [1]
    count = int.from_bytes(head[3:5], "big")
    if head[:1] != bytes([_INNER]) or count >= MOST_ENTRIES:
        raise not_a_collection()
    leaves = [int.from_bytes(head[8:12], "big")]
    for place in range(_INNER_HEAD, _INNER_HEAD + 2 * count, 2):
        cell = int.from_bytes(head[place : place + 2], "big")
        leaves.append(int.from_bytes(first[cell : cell + 4], "big"))
    if min(leaves) < 2:
        raise not_a_collection()
    return leaves
