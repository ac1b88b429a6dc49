"""An error of the program itself: one line, no traceback, and nothing of a card or a variable in it."""

import sys
from pathlib import Path

import pytest

from tests.support.terminal import ENTER, Terminal, environment

BROKEN_PROGRAM = """
import sys
from trainer.study.session import StudySession

def reveal(self):
    secret = self.current
    raise RuntimeError("rahasia")

def rate(self, rating=None):
    raise RuntimeError("rahasia")

setattr(StudySession, sys.argv.pop(1), {"reveal": reveal, "rate": rate}[sys.argv.pop(1)])
from trainer.cli.main import main
main()
"""
"""The program with one method of a sitting that fails: in a key's handler, or in the thread that writes."""


@pytest.mark.parametrize("method", ["reveal", "rate"])
@pytest.mark.parametrize("debug", [False, True])
def test_no_traceback_reaches_the_learner(tmp_path: Path, method: str, debug: bool) -> None:
    environ = environment(tmp_path, **({"PEKSOS_TRAINER_DEBUG": "1"} if debug else {}))
    arguments = ["-c", BROKEN_PROGRAM, method, method, "--lang", "en"]
    with Terminal(*arguments, program=sys.executable, environ=environ, size=(100, 30)) as terminal:
        for key, text in (
            ("", "Decks"),
            (ENTER, "Close"),
            ("q", "Understood"),
            (ENTER, "Recorder"),
            (ENTER, "I don't know"),
        ):
            terminal.send(key)
            terminal.wait_for(text)
        terminal.send(" ")
        if method == "rate":
            terminal.wait_for("Go on (it")
            terminal.settle()
            terminal.send(ENTER)
        code = terminal.wait_end()
        end = bytes(terminal.raw).rpartition(b"\x1b[?1049l")[2].decode()
    if debug:
        assert "Traceback" in end and "rahasia" in end
        return
    assert code == 4
    assert "an error of the program itself: RuntimeError" in end
    assert "Traceback" not in end and "rahasia" not in end and "PKH" not in end
    assert len([line for line in end.splitlines() if line.strip("\x1b[]?;0123456789hlmu<> ")]) == 1
