"""Programs run apart from the tests: with mounts of their own, or with system calls that really fail.

What such a program mounts is seen by nobody else and gone when it ends, however it ends.
"""

import functools
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 120.0
"""Seconds after which a program won't end any more."""

IMPOSSIBLE = 77
"""The exit code of a program that found that this system doesn't allow what it was to try."""

_WAYS = (("unshare", "--mount"), ("unshare", "--map-root-user", "--mount"))


@functools.cache
def _own_mounts() -> tuple[tuple[str, ...], str]:
    """The command that gives mounts of one's own, or why there is none."""
    if shutil.which("unshare") is None or shutil.which("mount") is None:
        return (), "the programs unshare and mount aren't here"
    said = ""
    for way in _WAYS:
        done = subprocess.run(
            [*way, "mount", "-t", "tmpfs", "tmpfs", tempfile.gettempdir()], capture_output=True, text=True, check=False
        )
        if done.returncode == 0:
            return way, ""
        said = done.stderr.strip()
    return (), f"this user may not mount anything: {said}"


def run_with_own_mounts(module: str, function: str, folder: Path) -> str:
    """Calls ``module.function(folder)`` in a process that may mount what it likes; gives what it printed."""
    way, reason = _own_mounts()
    if not way:
        pytest.skip(reason)
    program = f"from pathlib import Path\nimport {module} as module\nmodule.{function}(Path({str(folder)!r}))"
    done = subprocess.run(
        [*way, sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=PATIENCE,
    )
    if done.returncode == IMPOSSIBLE:
        pytest.skip(done.stdout.strip())
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@functools.cache
def _no_strace() -> str:
    """Why system calls can't be made to fail here; empty if they can."""
    if shutil.which("strace") is None:
        return "the program strace isn't here"
    done = subprocess.run(
        ["strace", "-f", "-o", os.devnull, "-e", "inject=pwrite64:error=ENOSPC:when=1..2", "true"],
        capture_output=True,
        text=True,
        check=False,
    )
    return f"strace may not trace, or is too old: {done.stderr.strip()}" if done.returncode else ""


def run_with_faults(program: str, arguments: Sequence[object], faults: Sequence[str], log: Path) -> tuple[int, str]:
    """Runs ``program`` while strace makes its system calls fail as ``faults`` say; gives its exit code and output.

    Each of the faults must have come about; ``log`` is where strace writes what it saw.
    """
    if reason := _no_strace():
        pytest.skip(reason)
    calls = {fault.partition(":")[0] for fault in faults}
    injections = [word for fault in faults for word in ("-e", f"inject={fault}")]
    command = ["strace", "-f", "-qq", "-o", str(log), "-e", "trace=" + ",".join(sorted(calls)), *injections]
    done = subprocess.run(
        [*command, sys.executable, "-c", program, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=PATIENCE,
    )
    assert not done.stderr, done.stderr
    seen = log.read_text(encoding="utf-8", errors="replace")
    for call in calls:
        names = "|".join(re.escape(name.lstrip("?")) for name in call.split(","))
        assert re.search(rf"\b({names})\(.*(INJECTED|\n.*killed by)", seen), f"{call} never failed:\n{seen}"
    return done.returncode, done.stdout
