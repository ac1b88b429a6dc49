"""A real pseudo-terminal: the installed program in it, keys that go in, the screen and the raw bytes that come out.

The screen is kept by pyte, which shows what a terminal would. It answers no questions: a program that waits for a
terminal's report before it starts would hang here, and should not.
"""

import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import pexpect
import pyte

PROGRAM: Final = Path(sys.executable).with_name("peksos-trainer")
PATIENCE: Final = 40.0
"""Seconds after which something that should have come won't come any more; both cores may be busy."""

ENTER: Final = "\r"
CTRL_P: Final = "\x10"
CTRL_Q: Final = "\x11"
F1: Final = "\x1bOP"


def environment(home: Path, term: str = "xterm-256color", **more: str) -> dict[str, str]:
    """What a user's shell hands over at the least, with everything of the trainer below ``home``."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "TERM": term,
        "PEKSOS_TRAINER_HOME": str(home / "peksos"),
        **more,
    }


def _as_from_a_shell() -> None:
    """Ctrl+C works, also when the tests themselves run in the background or under nohup, where it is ignored."""
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)


class Terminal:
    """A program in a pseudo-terminal.

    Attributes:
        raw: every byte the program wrote.
        screen: what these bytes amount to.
    """

    def __init__(
        self,
        *arguments: str,
        environ: Mapping[str, str],
        size: tuple[int, int] = (80, 24),
        program: str | Path = PROGRAM,
        cwd: Path | None = None,
    ) -> None:
        columns, rows = size
        self.raw = bytearray()
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._child = pexpect.spawn(
            "env",  # a program without arguments would be split at a space in its path
            [str(program), *arguments],
            env=dict(environ),  # type: ignore[arg-type]
            dimensions=(rows, columns),
            cwd=cwd,
            echo=True,
            preexec_fn=_as_from_a_shell,
        )
        self._child.delaybeforesend = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._child.close(force=True)

    @property
    def text(self) -> str:
        """The screen as lines, without the blanks at their ends."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def send(self, keys: str) -> None:
        """Types ``keys``."""
        self._child.send(keys)

    def _read(self, seconds: float) -> bool:
        """Takes in what comes within ``seconds``; False when the program has closed its end."""
        try:
            piece = self._child.read_nonblocking(65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += piece
        self._stream.feed(piece)
        return True

    def wait_until(self, condition: Callable[[str], bool], what: str) -> str:
        """Waits until the screen's text meets ``condition``, then gives it. ``what`` names it if it never comes."""
        end = time.monotonic() + PATIENCE
        while not condition(self.text):
            open_ = self._read(0.05)
            if not open_ and not condition(self.text):
                raise AssertionError(f"the program ended before {what}:\n{self.text}\n{bytes(self.raw[-2000:])!r}")
            if time.monotonic() > end:
                raise AssertionError(f"no {what} within {PATIENCE:.0f} s:\n{self.text}")
        return self.text

    def wait_for(self, *texts: str) -> str:
        """Waits until all ``texts`` stand on the screen, then gives the screen."""
        return self.wait_until(lambda screen: all(text in screen for text in texts), repr(texts))

    def wait_while(self, *texts: str) -> str:
        """Waits until none of ``texts`` stands on the screen any more, then gives the screen."""
        return self.wait_until(lambda screen: not any(text in screen for text in texts), f"screen without {texts!r}")

    def settle(self, seconds: float = 0.4) -> str:
        """Waits until nothing was written for ``seconds``, then gives the screen."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            before = len(self.raw)
            if not self._read(seconds) or len(self.raw) == before:
                break
        return self.text

    def signal(self, number: int) -> None:
        """The system tells the program something."""
        self._child.kill(number)

    def close(self) -> None:
        """The window is closed."""
        self._child.ptyproc.fileobj.close()

    def wait_end(self) -> int:
        """Waits until the program has ended and gives its exit code (minus the signal's number if one ended it)."""
        end = time.monotonic() + PATIENCE
        while self._read(0.1):
            if time.monotonic() > end:
                raise AssertionError(f"it didn't end within {PATIENCE:.0f} s:\n{self.text}")
        self._child.close(force=False)
        if self._child.exitstatus is not None:
            return int(self._child.exitstatus)
        return -int(self._child.signalstatus or 0)
