"""Runs the command line in this process, with streams, environment, clock and home of its own."""

import io
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support.fake_clock import FakeClock
from trainer.cli.main import run


@dataclass(frozen=True)
class Result:
    """What a run came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one object that ``--json`` printed, on the one line."""
        assert self.out.endswith("\n")
        assert self.out.count("\n") == 1, self.out
        assert self.out.isascii()
        value = json.loads(self.out)
        assert isinstance(value, dict)
        assert value["version"] == 1
        return value


class CommandLine:
    """Calls ``peksos-trainer`` as from a shell.

    Attributes:
        home: the folder with everything of the trainer (``PEKSOS_TRAINER_HOME``).
        clock: the time it is.
    """

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.home = folder / "home"
        self.clock = FakeClock()
        self._monkeypatch = monkeypatch
        self._monkeypatch.setenv("PEKSOS_TRAINER_HOME", str(self.home))
        self._monkeypatch.delenv("PEKSOS_TRAINER_DEBUG", raising=False)
        self._monkeypatch.delenv("COLUMNS", raising=False)
        self._monkeypatch.chdir(folder)

    @property
    def history_file(self) -> Path:
        return self.home / "data" / "history.json"

    def deck(self, name: str, text: str | bytes) -> Path:
        """Puts a deck file among the learner's own."""
        file = self.home / "decks" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def __call__(
        self, *arguments: str, typed: str = "", language: str = "en", environ: Mapping[str, str] | None = None
    ) -> Result:
        """Runs one command line with ``typed`` on its stdin; an empty ``language`` leaves ``--lang`` out."""
        out, err = _stream(), _stream()
        with self._monkeypatch.context() as patch:
            for name, value in (environ or {}).items():
                patch.setenv(name, value)
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode()), encoding="utf-8"))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            try:
                code = run([*(["--lang", language] if language else []), *arguments], self.clock)
            except SystemExit as ended:
                code = int(ended.code or 0)
        return Result(code, _text(out), _text(err))


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()
