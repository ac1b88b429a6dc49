"""How the program was called, so that a learner can be told how to call it again."""

import os
import shlex
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from trainer.text import clean_line

NAME = "peksos-trainer"


def command_as_called() -> str:
    """The command that runs this program again from the same folder, as one writes it in a terminal."""
    script = Path(sys.argv[0])
    if script.name == "__main__.py":
        return f"{_written(Path(sys.executable))} -m trainer"
    found = shutil.which(NAME)
    if found is not None and _is_same(Path(found), script):
        return NAME
    return _written(script) if script.stem == NAME else NAME


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.with_suffix("").resolve() == other.with_suffix("").resolve()
    except OSError:
        return False


def _written(path: Path) -> str:
    """``path`` from the current folder if it lies below that, quoted where a terminal needs it."""
    with suppress(OSError):  # the folder one is in may be gone
        here = Path.cwd()
        path = here / path  # links stay as they are: what was typed is what is told
        if path.is_relative_to(here):
            path = path.relative_to(here)
    # A name alone would be looked for on the PATH.
    text = clean_line(str(path) if len(path.parts) > 1 else f".{os.sep}{path}")
    if os.name == "nt":
        return f'& "{text}"' if " " in text else text
    return shlex.quote(text)
