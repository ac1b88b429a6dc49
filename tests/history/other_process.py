"""Another process with a small program of a test's own."""

import subprocess
import sys

from tests.support.ci import ROOT


def start(program: str, *arguments: object) -> subprocess.Popen[str]:
    """Runs the text ``program``; returns when it has said its first line."""
    process = subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout
    process.stdout.readline()
    return process


def tell(process: subprocess.Popen[str]) -> None:
    """Lets it go on from where it waits for a line."""
    assert process.stdin
    process.stdin.write("go on\n")
    process.stdin.flush()


def lines_until(process: subprocess.Popen[str], last: str) -> list[str]:
    """What it says before the line ``last``."""
    assert process.stdout
    said: list[str] = []
    for line in process.stdout:
        if line == f"{last}\n":
            return said
        said.append(line.removesuffix("\n"))
    raise AssertionError(f"it ended before it said {last!r}: {said[-3:]}")
