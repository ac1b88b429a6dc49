"""Files made to break the program: each ends soon, in little memory, with a message, and none is lost.

Each is opened by the real program in a process of its own, forked off one that has it loaded.
"""

import json
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest

from tests.history.desk import Desk, ids
from tests.history.hostile_file import HostileFile, Outcome
from tests.history.table_of_damage import EVENTS
from tests.history.table_of_hostile_files import FILES
from tests.support.ci import ROOT
from tests.support.forked import Forked, Forks
from tests.support.hostile import commands_in
from tests.support.scale import scaled
from tests.support.slowness import slowness
from trainer.history.file_format import State
from trainer.history.recovery import recover

pytest.importorskip("resource", reason="no limits to set here")

MOST_SECONDS: Final = 5
MOST_MEBIBYTES: Final = 512
MOST_SAID: Final = 2_000
"""Bytes that fit on a screen: a message isn't the file."""

FILE: Final = "{file}"
"""Stands for the history file among the arguments."""
DUE: Final = ("due", "--json")
VERIFY: Final = ("history", "verify", FILE, "--json")

RUNS: Final = [(file, DUE) for file in FILES] + [
    (file, VERIFY) for number, file in enumerate(FILES) if number % max(1, round(4 / scaled(1))) == 0
]
"""What is done to which file; of these only ``due`` mends. ``verify`` reads a part of them, on demand all."""

_GOOD: Final = {event["id"]: event for event in map(json.loads, EVENTS)}


@cache
def _program() -> Forks:
    """Starting Python anew for each file would take longer than nearly all of them do."""
    return Forks(ROOT, 4 * MOST_SECONDS, 4 * MOST_MEBIBYTES)


class Place:
    """A home of the trainer, and in it the file as it was."""

    def __init__(self, home: Path, file: HostileFile) -> None:
        self.home = home
        self.data = home / "data"
        self.path = self.data / "history.json"
        self.data.mkdir(mode=0o700)
        with self.path.open("wb") as stream:
            for part in file.parts():
                stream.write(part)
        self.before = _digest(self.path)

    def run(self, words: tuple[str, ...]) -> Forked:
        """Does to the file what the program does for ``words``."""
        said = self.home / "said"
        said.mkdir(exist_ok=True)
        return _program().run(["--lang", "en", *(word.format(file=self.path) for word in words)], self.home, ROOT, said)

    @property
    def is_as_before(self) -> bool:
        """Whether the file has the bytes it had."""
        return _digest(self.path) == self.before

    def copies(self) -> list[Path]:
        """Files of the data folder that have these bytes."""
        return [path for path in self.data.rglob("*") if path.is_file() and _digest(path) == self.before]


def _digest(path: Path) -> bytes:
    digest = blake2b()
    with path.open("rb") as stream:
        while part := stream.read(1 << 20):
            digest.update(part)
    return digest.digest()


class Account:
    """What was run, and what it took."""

    def __init__(self) -> None:
        self.runs: list[tuple[str, Forked]] = []

    def told(self) -> str:
        """The account in a few lines."""
        if not self.runs:
            return "no hostile file"
        slowest = sorted(self.runs, key=lambda run: -run[1].cpu)[:3]
        largest = sorted(self.runs, key=lambda run: -run[1].peak)[:3]
        return "\n".join(
            [
                f"{len(self.runs)} hostile files, {sum(run.cpu for _name, run in self.runs):.1f} s of computing",
                "slowest: " + "; ".join(f"{run.cpu:.2f} s {name}" for name, run in slowest),
                "largest: " + "; ".join(f"{run.peak:.0f} MiB {name}" for name, run in largest),
            ]
        )


@pytest.fixture(scope="module")
def account() -> Iterator[Account]:
    kept = Account()
    yield kept
    print(f"\n{kept.told()}")


def _told_harmlessly(run: Forked) -> dict[str, object]:
    """What was printed, once it is sure that nothing of it commands the terminal and no limit was passed."""
    said = run.out + run.err
    assert run.code in (0, 1, 3), said[:MOST_SAID]
    assert b"Traceback" not in said
    assert commands_in(said) == set()
    assert len(run.err) <= MOST_SAID
    said.decode()
    assert (run.out.count(b"\n"), run.out[-1:]) == (1, b"\n")
    answer = json.loads(run.out)
    assert isinstance(answer, dict)
    assert run.cpu <= MOST_SECONDS or run.cpu <= MOST_SECONDS * slowness()
    assert run.peak <= MOST_MEBIBYTES
    return answer


def _ids_in_file(place: Place) -> list[str]:
    document = json.loads(place.path.read_bytes())
    for event in document["events"]:
        if event["id"] in _GOOD:
            assert event == _GOOD[event["id"]]
    return [event["id"] for event in document["events"]]


@pytest.mark.parametrize(("file", "words"), RUNS, ids=[f"{file.name}: {words[-2]}" for file, words in RUNS])
def test_it_ends_soon_with_a_message_and_nothing_is_lost(
    file: HostileFile, words: tuple[str, ...], account: Account
) -> None:
    with TemporaryDirectory() as folder:
        place = Place(Path(folder), file)
        run = place.run(words)
        account.runs.append((f"{file.name}: {' '.join(words)}", run))
        assert place.copies()
        answer = _told_harmlessly(run)
        if file.outcome is Outcome.REFUSED:
            error = answer["error"]
            assert isinstance(error, dict)
            assert (run.code, error["exit_code"], error["place"]) == (3, 3, str(place.path))
            assert error["message"]
            assert error["hint"]
        else:
            assert "error" not in answer
            assert answer.get("events", len(file.kept)) == len(file.kept)
        if file.outcome is Outcome.MENDED and words == DUE:
            assert not place.is_as_before
            [copy] = place.copies()
            assert copy.parent == place.data / "damaged"
            assert f"events kept: {len(file.kept)}, bytes set aside: " in run.err.decode()
            assert str(copy) in run.err.decode()
            in_file = _ids_in_file(place)
            assert in_file == list(file.kept) or (not file.kept and len(in_file) == 1)
        else:
            assert place.is_as_before


@pytest.mark.parametrize("file", [file for file in FILES if not file.dear], ids=lambda file: file.name)
def test_just_the_good_events_are_read(file: HostileFile) -> None:
    contents = recover(b"".join(file.parts()))
    if file.outcome is Outcome.REFUSED:
        assert contents is None or (not contents.events and contents.state is State.DAMAGED)
    else:
        assert contents is not None
        assert ids(contents.events) == list(file.kept)


@pytest.mark.parametrize(
    "file", [file for file in FILES if not file.dear and file.outcome is Outcome.MENDED], ids=lambda file: file.name
)
def test_what_was_mended_needs_no_mending(file: HostileFile, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.put(b"".join(file.parts()))
    loaded = ids(desk.program().events)
    assert loaded == list(file.kept) or (not file.kept and len(loaded) == 1)
    mended = desk.path.read_bytes()
    again = desk.program()
    assert (ids(again.events), again.notices) == (loaded, [])
    desk.answer(again)
    assert desk.path.read_bytes().startswith(mended.removesuffix(b"]}\n"))
    assert len(desk.set_aside()) == 1


def test_an_event_as_long_as_allowed_is_laid_out_anew_but_once(tmp_path: Path) -> None:
    [file] = [file for file in FILES if file.name == "an event of a mebibyte"]
    desk = Desk(tmp_path)
    desk.put(b"".join(file.parts()))
    for _ in range(3):
        desk.answer(desk.program())
    assert len(desk.set_aside()) <= 1


def test_the_table_is_as_large_as_it_should_be() -> None:
    names = {file.name for file in FILES}
    assert len(names) == len(FILES) >= 60
    assert sum(len(b"".join(file.parts())) >= 100_000_000 for file in FILES if "100 MB" in file.name) == 5
