"""Zips written byte by byte, so that they can lie.

Source of the layout: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
"""

import struct
import zlib
from collections.abc import Iterable
from typing import NamedTuple

STORED, DEFLATED = 0, 8


class Member(NamedTuple):
    """A member and what is said of it.

    Attributes:
        said_size, said_stored, crc: what the headers claim; None: what is true.
        at: place of another header that the directory shall point to; None: its own.
        mode: Unix's file mode.
    """

    name: bytes
    data: bytes
    method: int = DEFLATED
    flags: int = 0
    mode: int = 0o100644
    said_size: int | None = None
    said_stored: int | None = None
    crc: int | None = None
    at: int | None = None
    local_name: bytes | None = None


def raw_zip(members: Iterable[Member], *, said_entries: int | None = None, before: bytes = b"") -> bytes:
    """The zip of these members, after the bytes ``before``."""
    body, directory = bytearray(before), bytearray()
    count = 0
    for member in members:
        count += 1
        stored = deflated(member.data) if member.method == DEFLATED else member.data
        crc = zlib.crc32(member.data) if member.crc is None else member.crc
        said_stored = len(stored) if member.said_stored is None else member.said_stored
        said_size = len(member.data) if member.said_size is None else member.said_size
        name = member.name if member.local_name is None else member.local_name
        place = len(body) if member.at is None else member.at
        sizes = crc, said_stored, said_size
        if member.at is None:
            body += struct.pack("<4s5H3I2H", b"PK\3\4", 20, member.flags, member.method, 0, 33, *sizes, len(name), 0)
            body += name + stored
        first = struct.pack("<4s6H3I", b"PK\1\2", 0x0314, 20, member.flags, member.method, 0, 33, *sizes)
        rest = struct.pack("<5H2I", len(member.name), 0, 0, 0, 0, member.mode << 16, place)
        directory += first + rest + member.name
    said = min(count if said_entries is None else said_entries, 0xFFFF)
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, said, said, len(directory), len(body), 0)
    return bytes(body + directory + end)


def deflated(data: bytes) -> bytes:
    """``data`` as Deflate packs it, without a head."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()
