"""The little of Protocol Buffers that Anki's records need: fields one after the other, nothing nested is followed.

Source of the coding: https://protobuf.dev/programming-guides/encoding/
"""

from collections.abc import Iterator
from typing import Final

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_SIZES: Final = {_FIXED64: 8, _FIXED32: 4}
_MOST_BITS: Final = 64


class ProtobufError(ValueError):
    """These bytes are no such record."""


def fields(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Number and value of each field: a whole number of 64 bits without sign, or bytes.

    Raises:
        ProtobufError: the record is damaged, or has groups, which Anki never writes.
    """
    place = 0
    while place < len(data):
        key, place = _varint(data, place)
        number, wire = key >> 3, key & 7
        if wire == _VARINT:
            value, place = _varint(data, place)
            yield number, value
            continue
        if wire == _BYTES:
            size, place = _varint(data, place)
        elif wire in _SIZES:
            size = _SIZES[wire]
        else:
            raise ProtobufError("a group")
        if size > len(data) - place:
            raise ProtobufError("a field longer than its record")
        yield number, data[place : place + size]
        place += size


def text_field(data: bytes, number: int) -> str:
    """The last field of that number as text; empty if there is none. Raises ProtobufError."""
    found = b""
    for known, value in fields(data):
        if known == number and isinstance(value, bytes):
            found = value
    return found.decode("utf-8", "replace")


def number_field(data: bytes, number: int) -> int:
    """The last field of that number as a whole number; 0 if there is none. Raises ProtobufError."""
    found = 0
    for known, value in fields(data):
        if known == number and isinstance(value, int):
            found = value
    return found


def _varint(data: bytes, place: int) -> tuple[int, int]:
    value = shift = 0
    while shift < _MOST_BITS:
        if place >= len(data):
            raise ProtobufError("it is cut short")
        byte = data[place]
        place += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value & (2**64 - 1), place
        shift += 7
    raise ProtobufError("a number of more than 64 bits")
