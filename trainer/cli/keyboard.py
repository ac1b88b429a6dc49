"""Lines that are typed, or that come through a pipe."""

import os
import stat
import sys
from typing import Any

from trainer.cli.opening import is_terminal
from trainer.errors import UsageError
from trainer.i18n import N_

_LONGEST = 1000
"""Characters of a line that are looked at; the rest of it is read and dropped."""


class Keyboard:
    """Where plain study gets its answers from.

    Attributes:
        typed: a person sits there: the terminal shows what they type, and ends the line itself.
        lines: how many lines came so far.
    """

    def __init__(self) -> None:
        self.typed = is_terminal(sys.stdin)
        self.lines = 0

    def line(self) -> str | None:
        """The next line without its end and without space around it; None when there will be no more.

        Raises UsageError if there was none at all, unless a person sits there.
        """
        text = sys.stdin.readline(_LONGEST) if sys.stdin is not None else ""
        end = text
        while end and not end.endswith("\n") and len(end) == _LONGEST:
            end = sys.stdin.readline(_LONGEST)
        if text:
            self.lines += 1
        elif not self.typed and not self.lines:
            raise nothing_to_read()
        return text.strip() if text else None

    def require_something(self) -> None:
        """Raises UsageError if it's clear already that no line will come: a closed stdin, ``/dev/null``, an empty file.

        A pipe in which nothing lies yet is waited for later, after the first question was shown.
        """
        if sys.stdin is None or sys.stdin.closed or (not self.typed and _is_at_its_end()):
            raise nothing_to_read()


def nothing_to_read() -> UsageError:
    """The error for a program that is asked to study and given no way to answer."""
    return UsageError(
        N_("there is nobody to answer: no line can be read from the input"),
        hint=N_("run it in a terminal, or give it lines through a pipe"),
    )


def _is_at_its_end() -> bool:
    try:
        descriptor = sys.stdin.fileno()
        if not _would_answer_at_once(descriptor):
            return False
        buffer: Any = sys.stdin.buffer
        return not buffer.peek(1)
    except (OSError, ValueError, AttributeError):
        return False


def _would_answer_at_once(descriptor: int) -> bool:
    """Whether a read would not wait."""
    kind = os.fstat(descriptor).st_mode
    if stat.S_ISREG(kind) or sys.platform == "win32":
        return stat.S_ISREG(kind) or stat.S_ISCHR(kind)
    import select

    ready, _writable, _broken = select.select([descriptor], [], [], 0)
    return bool(ready)
