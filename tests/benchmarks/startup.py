"""How much a start costs, next to the least that a Textual program costs: ``python -m tests.benchmarks.startup``.

CPU time of the whole process, 15 starts each, taken in turns in one run. What counts is the ratio to the bare program
of the same turn (the median of all turns), since milliseconds are those of one computer on one day. A program that
stays open is ended at the moment its picture stands in the pseudo-terminal.
"""

import argparse
import fcntl
import os
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random
from statistics import median

from tests.support.answering import give_answer
from tests.support.fake_clock import FakeClock
from tests.support.terminal import PROGRAM, environment
from trainer.clock import SystemClock
from trainer.config.paths import paths_from
from trainer.config.settings import Settings
from trainer.study.opening import open_collection
from trainer.study.session import StudySession
from trainer.study.steps import Question, ReadPage

SIZE = (35, 120)
PATIENCE = 60.0


@dataclass(frozen=True)
class Start:
    """One way to start something.

    Attributes:
        pictures: what must stand in the pseudo-terminal, one after the other, Enter being pressed in between; none:
            the program is run to its end, without a terminal.
        goal: the ratio to the bare Textual program that must not be passed; None: only told.
    """

    name: str
    command: Sequence[str]
    pictures: Sequence[str] = ()
    goal: float | None = None


PYTHON = sys.executable
HELLO = Start("Textual hello, first frame", [PYTHON, str(Path(__file__).with_name("hello.py"))], ["hello"])
STARTS = (
    HELLO,
    Start("bare interpreter", [PYTHON, "-c", "pass"]),
    Start("--help", [str(PROGRAM), "--help"], goal=0.35),
    Start("due", [str(PROGRAM), "due"], goal=0.6),
    Start("stats --json", [str(PROGRAM), "stats", "--json"], goal=0.6),
    Start("app, Hari ini", [str(PROGRAM)], ["Hari ini"]),
    Start("study, first card", [str(PROGRAM), "study"], ["Kartu: "], goal=1.3),
    Start("app, Hari ini, Enter, card", [str(PROGRAM)], ["Hari ini", "Kartu: "], goal=1.3),
)


def prepare(home: Path, days: int = 8) -> dict[str, str]:
    """A home in which somebody has studied every day until yesterday; gives the environment to start in."""
    environ = environment(home)
    clock = FakeClock(SystemClock().now() - timedelta(days=days))
    for _day in range(days):
        session = StudySession(open_collection(paths_from(environ), Settings(), clock, Random(1)))
        while True:
            clock.forward(seconds=8)
            if isinstance(session.current, ReadPage):
                session.read()
            elif isinstance(session.current, Question):
                give_answer(session)
                session.rate()
            else:
                break
        clock.set_wall(clock.now().replace(hour=9) + timedelta(days=1))
    return environ


def cpu_seconds(start: Start, environ: dict[str, str]) -> float:
    """The CPU time of one start, children included."""
    if not start.pictures:
        with subprocess.Popen(start.command, env=environ, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL) as child:
            return _ended(child)
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
    child = subprocess.Popen(
        start.command, env=environ, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    )
    os.close(theirs)
    try:
        for place, picture in enumerate(start.pictures):
            if place:
                os.write(ours, b"\r")
            _wait_for(ours, picture.encode())
    finally:
        child.send_signal(signal.SIGKILL)
        seconds = _ended(child)
        os.close(ours)
    return seconds


def _ended(child: subprocess.Popen[bytes]) -> float:
    _pid, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime


def _wait_for(descriptor: int, picture: bytes) -> None:
    end = time.monotonic() + PATIENCE
    seen = b""
    while picture not in seen:
        if time.monotonic() > end or not select.select([descriptor], [], [], 1.0)[0]:
            if time.monotonic() > end:
                raise SystemExit(f"{picture!r} didn't come; the last bytes were {seen[-500:]!r}")
            continue
        seen += os.read(descriptor, 65536)


def main() -> int:
    """Prints the table; 1 if a goal was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=15, help="starts of each")
    count = parser.parse_args().n
    with tempfile.TemporaryDirectory() as folder:
        environ = prepare(Path(folder))
        times: dict[str, list[float]] = {start.name: [] for start in STARTS}
        for start in STARTS:  # once for the compiled files and the disk's cache
            cpu_seconds(start, environ)
        for _round in range(count):
            for start in STARTS:
                times[start.name].append(cpu_seconds(start, environ))
    missed = False
    print(f"{'start':<28}{'CPU ms':>8}{'least':>8}{'ratio':>8}{'goal':>8}")
    for start in STARTS:
        middle = median(times[start.name])
        ratio = median(own / base for own, base in zip(times[start.name], times[HELLO.name], strict=True))
        goal = f"{start.goal:.2f}" if start.goal is not None else ""
        over = start.goal is not None and ratio > start.goal
        missed = missed or over
        least = min(times[start.name])
        print(f"{start.name:<28}{middle * 1e3:8.1f}{least * 1e3:8.1f}{ratio:8.2f}{goal:>8}{'  missed' if over else ''}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
