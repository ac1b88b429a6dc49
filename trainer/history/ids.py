"""The names of events: unique for ever, without asking anyone.

26 characters, after the ULID (https://github.com/ulid/spec): ten for the millisecond in UTC, ten at random, both in
Crockford's base 32 (no I, L, O, U), and the six of the device in the same letters, small.

The ids of one device rise as long as its clock does. When the clock was set back, an id carries the time the clock
showed: it is then smaller than its predecessor, but still its own (50 random bits).
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from random import Random

LENGTH = 26
DEVICE_LENGTH = 6

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_RANDOM_BITS = 50
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def new_id(at: datetime, random: Random, device: str, after: str = "") -> str:
    """An id for an event at ``at``, made on ``device``.

    Args:
        at: the event's moment, with its offset.
        random: where the ten random characters come from.
        device: see `new_device`.
        after: the id this process made before. In the same millisecond the new id comes after it.

    Raises:
        ValueError: ``at`` is before 1970.
    """
    milliseconds = _milliseconds(at)
    number = milliseconds << _RANDOM_BITS | random.getrandbits(_RANDOM_BITS)
    before = _number(after)
    if before >> _RANDOM_BITS == milliseconds:
        # Not the very next: two programs that know the same newest id would take the same one.
        number = max(number, before + 1 + random.getrandbits(32))
    return _text(number, LENGTH - DEVICE_LENGTH) + device


def id_from(at: datetime, digest: bytes, device: str) -> str:
    """An id whose ten middle characters aren't random: they come from ``digest`` (of which the first 50 bits count).

    Raises:
        ValueError: ``at`` is before 1970.
    """
    rest = int.from_bytes(digest[:8].ljust(8, b"\0"), "big") >> 64 - _RANDOM_BITS
    half = _RANDOM_BITS // 5  # two small numbers are written faster than a large one
    return _text(_milliseconds(at), half) + _text(rest, half) + device


class IdSource:
    """Makes the ids of one program, and knows those it has seen."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._last = ""
        self._greatest = ""

    def remember(self, ids: Iterable[str]) -> None:
        """These ids are taken."""
        newest = max(ids, default="")
        self._greatest = max(self._greatest, newest)
        self._last = max(self._last, newest)

    def new(self, at: datetime, device: str, is_taken: Callable[[str], bool]) -> str:
        """See `new_id`; ``is_taken`` is asked only where the clock went back and the id can be an old one."""
        id_ = new_id(at, self._random, device, self._last)
        while id_ <= self._greatest and is_taken(id_):
            id_ = new_id(at, self._random, device, id_)
        self._last = id_
        return id_


def new_device(random: Random) -> str:
    """Six characters that name a device: a computer's copy of the history."""
    return _text(random.getrandbits(5 * DEVICE_LENGTH), DEVICE_LENGTH).lower()


def device_of(id_: str) -> str:
    """The device that made the event."""
    return id_[-DEVICE_LENGTH:]


def is_id(text: str) -> bool:
    """Whether ``text`` can be an event's id: letters and digits of ASCII.

    Wider than what `new_id` makes, for other programs write histories too.
    """
    return len(text) == LENGTH and text.isascii() and text.isalnum()


def is_device(text: str) -> bool:
    """Whether ``text`` can name a device, by the same rule as `is_id`."""
    return len(text) == DEVICE_LENGTH and text.isascii() and text.isalnum()


def _milliseconds(at: datetime) -> int:
    milliseconds = (at - _EPOCH) // _MILLISECOND
    if milliseconds < 0:
        raise ValueError(f"{at} is before 1970")
    return milliseconds


def _text(number: int, length: int) -> str:
    return "".join([_ALPHABET[number >> shift & 31] for shift in range(5 * (length - 1), -1, -5)])


def _number(id_: str) -> int:
    """What the first twenty characters count, -1 if they aren't ours."""
    number = 0
    for character in id_[: LENGTH - DEVICE_LENGTH].upper():
        digit = _ALPHABET.find(character)
        if digit < 0:
            return -1
        number = number << 5 | digit
    return number if id_ else -1
