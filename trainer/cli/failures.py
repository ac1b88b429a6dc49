"""Whatever goes wrong, said in one message, with the exit code that fits. No traceback reaches the learner.

Exit codes: 0 done, or yes; 1 the answer is no; 2 the command makes no sense; 3 a file isn't what it should be;
4 something failed. A stop by Ctrl+C is 130 and a reader that went away 141, as shells say it.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from trainer.cli.render import tell, tell_error, write_json
from trainer.errors import StorageError, TrainerError
from trainer.i18n import N_, _
from trainer.text import clean_line

DEBUG_VARIABLE = "PEKSOS_TRAINER_DEBUG"

INTERRUPTED = 130
READER_GONE = 141


def guarded(action: Callable[[], int], *, json: bool, debug: bool) -> int:
    """Runs ``action`` and gives its exit code, or that of its failure, which has then been told.

    Args:
        json: an error is told as an object on stdout.
        debug: an error of the program itself is shown with its traceback.
    """
    try:
        code = action()
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except TrainerError as error:
        return _told(error, json=json)
    except KeyboardInterrupt:
        tell("")
        return INTERRUPTED
    except BrokenPipeError:
        _forget_stdout()
        return READER_GONE
    except OSError as error:
        if debug:
            raise
        from trainer.i18n.refusals import Refusal

        cause = StorageError(N_("the system refuses: {reason}"), reason=Refusal(error))
        cause.place = clean_line(str(error.filename)) if error.filename else ""
        return _told(cause, json=_stdout_works() and json)
    except Exception as error:
        if debug:
            raise
        return _told(_own_fault(error), json=json)


def as_json(error: TrainerError) -> dict[str, Any]:
    """An error as ``--json`` shows it, in the language in force."""
    return {
        "message": _(error.message).format(**error.values),
        "hint": _(error.hint).format(**error.values) if error.hint else "",
        "place": error.place,
        "exit_code": error.exit_code,
    }


def _told(error: TrainerError, *, json: bool) -> int:
    try:
        if json:
            write_json({"error": as_json(error)})
            if sys.stdout is not None:
                sys.stdout.flush()
        else:
            tell_error(error)
    except OSError:
        _forget_stdout()
        if json:
            with suppress(OSError):
                tell_error(error)
    return error.exit_code


def _own_fault(error: Exception) -> TrainerError:
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    where = f"{Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else ""
    return TrainerError(
        N_("an error of the program itself: {kind} ({where})"),
        hint=N_("your answers so far are kept; please report it with what {variable}=1 shows"),
        kind=type(error).__name__,
        where=where,
        variable=DEBUG_VARIABLE,
    )


def _stdout_works() -> bool:
    """Whether what was written to stdout can go out; if not, it's dropped."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        _forget_stdout()
        return False
    return True


def _forget_stdout() -> None:
    """Nobody reads stdout any more: what is left in its buffer must not be complained about at the end."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError, AttributeError):
        sys.stdout = None
