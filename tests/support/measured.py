"""A program in a process of its own: what it said, and what it took.

A process begins with its parent's peak of memory on its account, so the program is started by a small one, not by the
process of the tests.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

_SECONDS: Final = 120
"""Seconds by the clock on the wall after which a program hangs; both cores may be busy."""

_LOOPS: Final = 5_000_000
_LOOPS_SECONDS: Final = 0.3

_STARTER: Final = """
import json, os, resource, signal, sys
account, cpu, memory, seconds = map(int, sys.argv[1:5])
child = os.fork()
if child == 0:
    os.close(account)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    signal.alarm(seconds)
    os.execv(sys.argv[5], sys.argv[5:])
_, status, usage = os.wait4(child, 0)
peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
os.write(account, json.dumps([os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, peak]).encode())
"""


class Measured(NamedTuple):
    """What a run came to.

    Attributes:
        code: the exit code; below 0 if a signal ended it, as at a limit.
        cpu: seconds of computing.
        peak: the most memory it had, in MiB.
    """

    code: int
    out: bytes
    err: bytes
    cpu: float
    peak: float


def slowness() -> float:
    """How many times slower this computer is just now than the one that limits in seconds are meant for; at least 1.

    Asked where a limit was passed: a computer that shares its cores may take thrice the time for the same work.
    """
    began = time.process_time()
    total = 0
    for number in range(_LOOPS):
        total += number
    return max(1.0, (time.process_time() - began) / _LOOPS_SECONDS)


def measured(
    arguments: Sequence[str], *, environ: Mapping[str, str], cwd: Path, most_cpu: int, most_memory: int
) -> Measured:
    """Runs Python with ``arguments``; it is ended at ``most_cpu`` seconds, and gets no more than so many MiB."""
    reading, writing = os.pipe()
    limits = (str(writing), str(most_cpu), str(most_memory << 20), str(_SECONDS))
    try:
        done = subprocess.run(
            [sys.executable, "-ISc", _STARTER, *limits, sys.executable, *arguments],
            env=dict(environ),
            cwd=cwd,
            pass_fds=[writing],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
        )
        code, cpu, peak = json.loads(os.read(reading, 4096))
    finally:
        os.close(reading)
        os.close(writing)
    return Measured(code, done.stdout, done.stderr, cpu, peak / (1 << 20))
