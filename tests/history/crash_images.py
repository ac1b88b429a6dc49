"""What the medium may hold when the power fails during one append.

An append overwrites the closing of a file and goes on behind its old end, by one write that nobody has flushed yet. Of
its bytes any prefix may have arrived, or any of the sectors it touches; the file's size may have grown or not. Where a
grown file was never written it holds zeros, or noise: what some other file left there.
"""

from collections.abc import Iterator
from itertools import pairwise, product
from random import Random
from typing import NamedTuple

from trainer.history.file_format import CLOSING

MOST_SECTORS = 10
"""Up to so many sectors every mixture of old and new is tried."""

_MIXTURES = 200


class Crash(NamedTuple):
    """How far a write had come.

    Attributes:
        arrived: start and stop of the runs of new bytes that are on the medium.
        size: the file's size there.
        noise: what was never written isn't zeros.
    """

    arrived: tuple[tuple[int, int], ...]
    size: int
    noise: bool = False


def image(old: bytes, new: bytes, crash: Crash, random: Random) -> bytes:
    """The file as it is found after the crash."""
    beyond = max(0, crash.size - len(old))
    data = bytearray(old[: crash.size])
    data += random.randbytes(beyond) if crash.noise else bytes(beyond)
    for start, stop in crash.arrived:
        if start < crash.size:
            data[start:stop] = new[start:stop]
    return bytes(data[: crash.size])


def torn(old: bytes, new: bytes) -> Iterator[Crash]:
    """The write stopped at any of its bytes: cut off there, or with the old size, or with the new one."""
    start = len(old) - len(CLOSING)
    for at in range(start, len(new) + 1):
        arrived = ((start, at),)
        yield Crash(arrived, at)
        if at < len(old):
            yield Crash(arrived, len(old))
        if at < len(new):
            yield Crash(arrived, len(new))
            yield Crash(arrived, len(new), noise=True)


def mixed(old: bytes, new: bytes, sector: int, random: Random) -> Iterator[Crash]:
    """Some of the sectors (of so many bytes, counted from the file's start) are new, the others as they were."""
    start = len(old) - len(CLOSING)
    borders = [start, *range((start // sector + 1) * sector, len(new), sector), len(new)]
    sectors = list(pairwise(borders))
    for mask in _masks(len(sectors), random):
        arrived = tuple(one for one, is_new in zip(sectors, mask, strict=True) if is_new)
        yield Crash(arrived, len(new))
        yield Crash(arrived, len(new), noise=True)
    seen_at_old_size = [one for one in sectors if one[0] < len(old)]
    for mask in product((False, True), repeat=len(seen_at_old_size)):
        yield Crash(tuple(one for one, is_new in zip(seen_at_old_size, mask, strict=True) if is_new), len(old))


def _masks(count: int, random: Random) -> Iterator[tuple[bool, ...]]:
    """Which of ``count`` sectors are new: every mixture of few, else the most uneven ones and some at random."""
    if count <= MOST_SECTORS:
        yield from product((False, True), repeat=count)
        return
    for single in (False, True):
        for place in range(count):
            yield tuple((n == place) is single for n in range(count))
    for _ in range(_MIXTURES):
        yield tuple(random.random() < 0.5 for _ in range(count))
