"""What the command line writes: data to stdout, the story to stderr, every text from outside cleaned.

This is the one place of the command line that touches the two streams.
"""

import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from trainer.errors import TrainerError
from trainer.i18n import _
from trainer.text import clean

JSON_VERSION = 1
"""Of the objects that ``--json`` prints; grows when a field changes its meaning or goes, not when one comes."""


def write(text: str = "") -> None:
    """Data: ``text`` and a line end, to stdout."""
    if sys.stdout is not None:
        sys.stdout.write(f"{clean(text)}\n")


def write_as_it_is(text: str) -> None:
    """Data whose texts are clean: exactly ``text``, to stdout, a byte order mark too."""
    if sys.stdout is not None:
        sys.stdout.write(text)


def ask(text: str) -> None:
    """Data that the next input answers: ``text`` without a line end, on the screen before anything is waited for."""
    if sys.stdout is not None:
        sys.stdout.write(clean(text))
        sys.stdout.flush()


def tell(text: str) -> None:
    """The story: ``text`` and a line end, to stderr."""
    if sys.stderr is not None:
        if sys.stdout is not None:
            with suppress(OSError):  # a full disk under stdout mustn't silence the one line that says so
                sys.stdout.flush()
        sys.stderr.write(f"{clean(text)}\n")
        sys.stderr.flush()


def tell_error(error: TrainerError) -> None:
    """An error or a notice in the language in force."""
    tell(error.explain(_))


def write_json(values: Mapping[str, Any]) -> None:
    """One object on one line, in ASCII: it survives every code page, and no terminal obeys any of it."""
    import json

    write(json.dumps({"version": JSON_VERSION, **values}, ensure_ascii=True, allow_nan=False))


def terminal_columns() -> int:
    """How wide the terminal is that stdout goes to; 0 if it goes elsewhere, where nobody needs lines to be short."""
    if sys.stdout is None or not sys.stdout.isatty():
        return 0
    import shutil

    return shutil.get_terminal_size().columns
