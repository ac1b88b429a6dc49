"""A program that is killed in the middle of its work: what it said is saved is there, once."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from tests.history.desk import Desk, ids
from tests.support.ci import ROOT
from tests.support.scale import counted
from trainer.history.events import Created

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no process can be forked there, or killed by a signal")

ROUNDS_A_FILE = 100
"""After so many a new history is begun: loading a long one would take most of the time."""

TOGETHER = (1, 1, 1, 3, 40)
"""How many events an append brings; forty are more than a page of memory, so that a kill can come in between."""


class Killer:
    """Lets a program answer one history, kills it, and compares what it said with what is there.

    Attributes:
        acknowledged: all ids that were.
        kept: those that weren't, but are there all the same.
        torn: how often the file was damaged.
        laid_out: how often the file had another layout before.
        unfinished: how often a new file had been begun then.
    """

    def __init__(self, folder: Path, process: subprocess.Popen[str], random: Random) -> None:
        self.desk = Desk(folder)
        self.acknowledged: list[str] = []
        self.kept: set[str] = set()
        self.torn = 0
        self.laid_out = 0
        self.unfinished = 0
        self._begun_at = 0
        self._process = process
        self._random = random

    def round(self, number: int) -> None:
        """One life of the program, and a look at what is left."""
        anew = self._random.random() < 0.3 and self._lay_out_otherwise()
        announced, acknowledged = self._one_life(number, self._random.choice(TOGETHER), anew=anew)
        assert announced[: len(acknowledged)] == acknowledged
        pending = announced[len(acknowledged) :]
        assert len(pending) <= 1
        self.acknowledged += [id_ for ids_ in acknowledged for id_ in ids_]
        self._check(pending[0] if pending else [])

    def _one_life(self, number: int, together: int, *, anew: bool) -> tuple[list[list[str]], list[list[str]]]:
        """The ids that were announced, append by append, and those that were acknowledged."""
        assert self._process.stdin
        self._process.stdin.write(f"{self.desk.folder.parent} {number} {together}\n")
        self._process.stdin.flush()
        child = int(self._line())
        said = [self._line() for _ in range(1 if anew else self._random.choice((0, 1, 1, 1, 2, 3, 5, 9)))]
        time.sleep(self._random.random() * (0.006 if anew else self._random.choice((0, 0.0005, 0.002))))
        os.kill(child, signal.SIGKILL)
        said += iter(self._line, "ended\n")
        words = [line.split() or [""] for line in said]
        assert ["failed"] not in words
        return [line[1:] for line in words if line[0] == "?"], [line[1:] for line in words if line[0] == "!"]

    def _line(self) -> str:
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, "the process that starts the others ended"
        return line

    def _check(self, pending: list[str]) -> None:
        unfinished = self.desk.path.with_name("history.json.new")
        begun_at = unfinished.stat().st_mtime_ns if unfinished.exists() else self._begun_at
        self.unfinished += begun_at != self._begun_at
        self._begun_at = begun_at
        history = self.desk.program()
        history.close()
        found = ids(history.events)
        begun = [event.id for event in history.events if isinstance(event, Created)]
        assert len(set(found)) == len(found)
        assert len(begun) <= 1
        assert set(found) >= {*self.acknowledged, *self.kept}
        came = set(found) - {*self.acknowledged, *self.kept, *begun}
        assert [id_ for id_ in found if id_ in came] == pending[: len(came)]
        self.kept |= came
        self.torn += any("damaged" in notice.message for notice in history.notices)

    def _lay_out_otherwise(self) -> bool:
        """Another program writes the file as it likes, so that the next answer writes it as a whole."""
        if not self.desk.path.exists():
            return False
        data = self.desk.path.read_bytes()
        if self._random.random() < 0.5:
            self.desk.path.write_bytes(data.replace(b"\n", b"\r\n"))
        else:
            self.desk.path.write_text(json.dumps(json.loads(data), indent=1, ensure_ascii=False), encoding="utf-8")
        self.laid_out += 1
        return True


@pytest.fixture
def process() -> Iterator[subprocess.Popen[str]]:
    """`tests.history.answering_process`."""
    command = [sys.executable, "-m", "tests.history.answering_process"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        yield process


def test_what_a_killed_program_acknowledged_is_there_once(
    tmp_path: Path, process: subprocess.Popen[str], record_property: Callable[[str, object], None]
) -> None:
    random = Random(1883)
    rounds = counted(100, 2_000)
    killers: list[Killer] = []
    for number in range(rounds):
        if number % ROUNDS_A_FILE == 0:
            killers.append(Killer(tmp_path / f"{number}", process, random))
        killers[-1].round(number)
    acknowledged = sum(len(one.acknowledged) for one in killers)
    record_property("killed", rounds)
    record_property("acknowledged", acknowledged)
    print(
        f"programs killed: {rounds}, events acknowledged: {acknowledged}, lost: 0, twice: 0, "
        f"saved but not acknowledged: {sum(len(one.kept) for one in killers)}, "
        f"files damaged: {sum(one.torn for one in killers)}, "
        f"files to be written anew: {sum(one.laid_out for one in killers)}, "
        f"killed meanwhile: {sum(one.unfinished for one in killers)}"
    )
    assert acknowledged > rounds
