"""The command ``peksos-trainer``: without a word after it the program opens, with one the command of that name runs.

Nothing is imported that the run at hand doesn't need.
"""

import gc
import os
import sys
from collections.abc import Sequence

from trainer.cli.failures import DEBUG_VARIABLE, guarded
from trainer.cli.language import chosen
from trainer.cli.opening import COMPLETE_VARIABLE, Run
from trainer.clock import Clock, SystemClock
from trainer.i18n import use


def main() -> None:
    """What the script ``peksos-trainer`` calls.

    While it starts, the garbage collector would only look again and again at modules and decks that stay. So it rests
    until something long begins (see `trainer.cli.start`), and has nothing to look through at the end.
    """
    gc.disable()
    code = run(sys.argv[1:])
    gc.freeze()
    sys.exit(code)


def run(arguments: Sequence[str], clock: Clock | None = None) -> int:
    """Does what the command line says and gives the exit code; ``clock`` is the computer's own if left out."""
    _never_fail_to_print()
    started = Run(os.environ, arguments, clock or SystemClock())

    def act() -> int:
        use(chosen(arguments, started.settings_file.settings.language))
        return _run(started)

    return guarded(act, json=started.json, debug=bool(os.environ.get(DEBUG_VARIABLE)))


def _run(started: Run) -> int:
    if list(started.arguments) in ([], ["study"]) and COMPLETE_VARIABLE not in started.environ:
        from trainer.cli.start import open_program  # the daily start takes no notice of click, which is slow to import

        return open_program(started, "study" if started.arguments else "today")
    from trainer.cli.program import run_command

    return run_command(started)


def _never_fail_to_print() -> None:
    """A character that the terminal's code page lacks shows as ``?``; it doesn't end the program."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if sys.stdin is not None and hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")
