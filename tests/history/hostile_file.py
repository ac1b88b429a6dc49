"""Files made to break a reader of histories: how one is described, and the events they are made of.

Events that mean something to the collection lie in the past, or they wouldn't count.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from tests.history.table_of_damage import EVENTS, HEADER, IDS, SOUND, layout


class Outcome(Enum):
    """What becomes of a file when the program opens it."""

    REFUSED = "refused: it stays as it is"
    LEFT = "read, and it stays as it is"
    MENDED = "read and written anew; the original is kept beside it"


class HostileFile(NamedTuple):
    """A row of the table.

    Attributes:
        data: the bytes, or what makes them piece by piece where they are many.
        kept: the ids of the events to be loaded, in order; none if it is refused.
        dear: it takes so long that once is enough.
    """

    name: str
    outcome: Outcome
    data: bytes | Callable[[], Iterable[bytes]]
    kept: Sequence[str] = ()
    dear: bool = False

    def parts(self) -> Iterable[bytes]:
        """The bytes, piece by piece."""
        return (self.data,) if isinstance(self.data, bytes) else self.data()


def numbered(number: int) -> str:
    """An id that is none of the sound file's."""
    return f"01JDBYJ8J4{number:010d}k3p9x1"


NEW = numbered(1)
STARTER = "peran-pekerja-sosial/mikro-penghubung"
PAST = '"2024-02-28T08:00:00.000+07:00"'
LATER = '"2024-02-29T08:00:00.000+07:00"'


def event(kind: str, number: int = 1, **keys: str) -> str:
    """An event of which every value is given as text of JSON; ``from_`` stands for ``from``."""
    head = {"k": f'"{kind}"', "id": f'"{numbered(number)}"', "t": PAST}
    return "{" + ",".join(f'"{key.rstrip("_")}":{value}' for key, value in (head | keys).items()) + "}"


def review(number: int = 1, **keys: str) -> str:
    """A review that is good but for what ``keys`` change."""
    return event("review", number, **({"card": '"d/x#case"', "r": "3", "ms": "1000"} | keys))


def rename(number: int, old: str, new: str) -> str:
    """A note or deck of another name from a day later on."""
    return event("rename", number, t=LATER, from_=f'"{old}"', to=f'"{new}"')


def seed(number: int = 1, **keys: str) -> str:
    """A seed that is good but for what ``keys`` change."""
    good = {"card": f'"{STARTER}#case"', "stability": "3.5", "difficulty": "5", "due": '"2024-03-03"'}
    return event("seed", number, **(good | keys))


def tune(number: int = 1, **keys: str) -> str:
    """A tuning."""
    return event("tune", number, **keys)


def among(*events: str) -> bytes:
    """The sound file with ``events`` in its middle, in our own layout."""
    return layout([*EVENTS[:3], *events, *EVENTS[3:]]).encode("utf-8", "surrogatepass")


def with_new(count: int = 1) -> list[str]:
    """The ids of the sound file and of ``count`` events in its middle."""
    return [*IDS[:3], *map(numbered, range(1, count + 1)), *IDS[3:]]


def headed(old: str, new: str) -> bytes:
    """The sound file with another header."""
    return SOUND.replace(old, new, 1).encode("utf-8", "surrogatepass")


def header_key(value: str) -> bytes:
    """The sound file with one more key in its header."""
    return headed('"events"', f'"x":{value},"events"')


def lists(levels: int) -> str:
    """Lists within one another."""
    return "[" * levels + "]" * levels


def in_turns(levels: int) -> str:
    """Objects and lists within one another."""
    return '{"a":[' * levels + "]}" * levels


def losing(rows: dict[str, str | bytes]) -> list[HostileFile]:
    """Files of which nothing but the hostile event is lost."""
    return [
        HostileFile(name, Outcome.MENDED, among(bad) if isinstance(bad, str) else bad, IDS)
        for name, bad in rows.items()
    ]


def keeping(rows: dict[str, str]) -> list[HostileFile]:
    """Files with an event that looks hostile and is none."""
    return [HostileFile(name, Outcome.LEFT, among(good), with_new()) for name, good in rows.items()]


def written(events: Iterable[str], between: str = "\n,") -> Iterator[bytes]:
    """A file of many events, piece by piece; all but ``between`` is our own layout."""
    start = HEADER
    for one in events:
        yield f"{start}{one}".encode()
        start = between
    yield b"\n]}\n"
