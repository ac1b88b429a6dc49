"""One command line after another, each in a process forked off one that has the program loaded: within limits, and
without paying for Python's start every time.

The memory counted is what a process has at its peak in all, the loaded program's own included.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

_SERVER: Final = """
import gc, json, os, resource, signal, sys, traceback
from trainer.cli.main import run
import trainer.cli.program, trainer.cli.commands.import_, trainer.study.opening, trainer.importing.formats
import trainer.history.taking_in, sqlite3, zipfile, yaml, random
for name in ("anki_package", "table", "xlsx_deck", "anki_text", "crowdanki", "hashcards", "obsidian", "supermemo"):
    __import__("trainer.importing." + name)
try:
    import openpyxl
except ImportError:
    pass
cpu, memory = map(int, sys.argv[1:3])
orders, sys.stdin = sys.stdin, open(os.devnull)
for line in orders:
    words, home, cwd, out, err = json.loads(line)
    child = os.fork()
    if child == 0:
        gc.disable()  # as the program's own beginning does
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        signal.alarm(60)
        os.chdir(cwd)
        for number, path in ((1, out), (2, err)):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.environ["PEKSOS_TRAINER_HOME"] = home
        code = 99
        try:
            code = run(words)
            sys.stdout.flush()
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(code)
    _, status, usage = os.wait4(child, 0)
    answer = [os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024]
    print(json.dumps(answer), flush=True)
"""


class Forked(NamedTuple):
    """What a run came to.

    Attributes:
        code: the exit code; below 0 if a signal ended it, as at a limit; 99 for an error nobody caught.
        cpu: seconds of computing. peak: the most memory it had, in MiB.
    """

    code: int
    out: bytes
    err: bytes
    cpu: float
    peak: float


class Forks:
    """The process with the program loaded. A context manager: it ends with it.

    Args:
        most_cpu: seconds after which a run is ended. most_memory: MiB of addresses it gets.
    """

    def __init__(self, root: Path, most_cpu: int, most_memory: int) -> None:
        environ = {key: value for key, value in os.environ.items() if key in ("PATH", "TMPDIR", "LANG")}
        self._server = subprocess.Popen(
            [sys.executable, "-c", _SERVER, str(most_cpu), str(most_memory << 20)],
            cwd=root,
            env={**environ, "PYTHONPATH": str(root), "HOME": "/nonexistent"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> "Forks":
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.communicate(timeout=60)

    def run(self, words: Sequence[str], home: Path, cwd: Path, said: Path) -> Forked:
        """Does what the command line ``words`` says, in ``cwd``; ``said`` is a folder for what it says."""
        out, err = said / "out", said / "err"
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.write(json.dumps([list(words), str(home), str(cwd), str(out), str(err)]) + "\n")
        self._server.stdin.flush()
        code, cpu, peak = json.loads(self._server.stdout.readline())
        return Forked(code, out.read_bytes(), err.read_bytes(), cpu, peak)
