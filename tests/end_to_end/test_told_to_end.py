"""The system ends the program (a window closed, the computer shut down): what isn't saved yet is put somewhere."""

import json
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.support.terminal import CTRL_P, CTRL_Q, ENTER, F1, PATIENCE, Terminal, environment
from trainer.study.unsaved import FILE_NAME

FULL_PROGRAM = """
import sys, time
from trainer.cli.main import main
from trainer.errors import StorageError
from trainer.history.store import HistoryFile

append = HistoryFile.append
seconds = float(sys.argv.pop(1))

def full(self, events):
    if self.path.name == "history.json":
        time.sleep(seconds)
        raise StorageError("not saved: the disk is full")
    append(self, events)

HistoryFile.append = full
main()
"""
"""The program with a history that can't be written to, which it says after some time."""


def started(home: Path, *arguments: str, seconds: float = 0) -> Terminal:
    words = ["-c", FULL_PROGRAM, str(seconds), "--lang", "en", "study", *arguments]
    return Terminal(*words, program=sys.executable, environ=environment(home), size=(100, 30))


def saved(home: Path) -> list[str]:
    """The kinds of the events that were put beside the history, as soon as they are there."""
    file, end, kinds = home / "peksos" / "data" / FILE_NAME, time.monotonic() + PATIENCE, [""]
    while kinds[-1] != "read" and time.monotonic() < end:
        time.sleep(0.05)
        with suppress(OSError, ValueError):  # not there yet, or not whole yet
            kinds = [event["k"] for event in json.loads(file.read_text(encoding="utf-8"))["events"]]
    return kinds


def begin(terminal: Terminal) -> None:
    """Brings the first page onto the screen."""
    for keys, text in (("", "Close"), ("q", "Understood")):
        terminal.send(keys)
        terminal.wait_for(text)


def read_a_page_unsaved(terminal: Terminal) -> None:
    """Goes on without saving."""
    begin(terminal)
    for keys, text in ((ENTER, "Not saved"), ("l", "1 answer not saved")):
        terminal.send(keys)
        terminal.wait_for(text)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_on_the_screen(tmp_path: Path, number: signal.Signals) -> None:
    with started(tmp_path) as terminal:
        read_a_page_unsaved(terminal)
        terminal.signal(number)
        assert terminal.wait_end() == 128 + number
        end = bytes(terminal.raw).rpartition(b"\x1b[?1049l")[2].decode()
    assert f"1 entry was put into {tmp_path}" in end.replace("\r\n", "")
    assert saved(tmp_path) == ["created", "read"]


def test_before_it_is_decided_what_becomes_of_an_answer(tmp_path: Path) -> None:
    with started(tmp_path) as terminal:
        begin(terminal)
        terminal.send(ENTER)
        terminal.wait_for("Not saved")
        terminal.signal(signal.SIGHUP)
        assert terminal.wait_end() == 128 + signal.SIGHUP
    assert saved(tmp_path) == ["created", "read"]


@pytest.mark.parametrize("arguments", [(), ("--plain",)])
def test_while_an_answer_is_written_that_fails_then(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    with started(tmp_path, *arguments, seconds=1.5) as terminal:
        if arguments:
            terminal.wait_for("understood, go on")
        else:
            begin(terminal)
        terminal.send(ENTER)
        terminal.settle()
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_end() == 128 + signal.SIGTERM
    assert saved(tmp_path) == ["created", "read"]


@pytest.mark.parametrize("arguments", [(), ("--plain",)])
def test_twice(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """The window's end and the shell's tell it one after another; saving may take a while."""
    with started(tmp_path, *arguments, seconds=1) as terminal:
        if arguments:
            terminal.wait_for("Enter")
            terminal.send(ENTER)
            terminal.wait_for("go on without saving")
        else:
            begin(terminal)
            terminal.send(ENTER)
            terminal.wait_for("Not saved")
        for _ in range(4):
            terminal.signal(signal.SIGHUP)
            terminal.settle(0.2)
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_end() == 128 + signal.SIGHUP
    assert saved(tmp_path) == ["created", "read"]


def test_with_the_window(tmp_path: Path) -> None:
    with started(tmp_path) as terminal:
        read_a_page_unsaved(terminal)
        terminal.close()
        assert saved(tmp_path) == ["created", "read"]


@pytest.mark.parametrize("decided", [True, False])
def test_line_by_line(tmp_path: Path, decided: bool) -> None:
    with started(tmp_path, "--plain") as terminal:
        for keys, text in (("", "Enter"), (ENTER, "go on without saving")):
            terminal.send(keys)
            terminal.wait_for(text)
        if decided:
            terminal.send("l" + ENTER)
            terminal.wait_for("1 action isn't saved yet")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_end() == 128 + signal.SIGTERM
    assert saved(tmp_path) == ["created", "read"]


# --- an answer that shows, and was judged ----------------------------------------------------------------------------


def reviews(home: Path) -> list[int]:
    """The ratings that are in the history, once the program has ended."""
    file = home / "peksos" / "data" / "history.json"
    return [event["r"] for event in json.loads(file.read_text(encoding="utf-8"))["events"] if event["k"] == "review"]


ON_THE_SCREEN = [("", "Close"), ("q", "Understood"), (ENTER, "Understood"), (ENTER, "A–D"), ("a", "Enter")]
LINE_BY_LINE = [("", "go on"), (ENTER, "Pencatat"), (ENTER, "A–D"), ("a" + ENTER, "Your answer")]


def answer_a_case(terminal: Terminal, steps: list[tuple[str, str]]) -> None:
    """Two pages, then a letter."""
    for keys, text in steps:
        terminal.send(keys)
        terminal.wait_for(text)
        terminal.settle(0.3)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("arguments", [(), ("--plain",)])
def test_with_an_answer_in_sight(tmp_path: Path, arguments: tuple[str, ...], number: signal.Signals) -> None:
    with Terminal("--lang", "en", "study", *arguments, environ=environment(tmp_path), size=(100, 30)) as terminal:
        answer_a_case(terminal, LINE_BY_LINE if arguments else ON_THE_SCREEN)
        terminal.signal(number)
        assert terminal.wait_end() == 128 + number
    assert len(reviews(tmp_path)) == 1


@pytest.mark.parametrize("keys", [(CTRL_Q,), (ENTER, CTRL_Q), (F1, CTRL_Q), (CTRL_P, CTRL_Q), (CTRL_Q, ENTER)])
def test_the_learner_ends_it_with_an_answer_in_sight(tmp_path: Path, keys: tuple[str, ...]) -> None:
    """At once, from a dialog above it, or with more keys behind: it is written once, and nothing else is."""
    with Terminal("--lang", "en", "study", environ=environment(tmp_path), size=(100, 30)) as terminal:
        answer_a_case(terminal, ON_THE_SCREEN)
        if keys[0] in (F1, CTRL_P):
            terminal.send(keys[0])
            terminal.settle()
            keys = keys[1:]
        terminal.send("".join(keys))
        assert terminal.wait_end() == 0
    assert len(reviews(tmp_path)) == 1


INTERRUPTED = """
import os, signal
from trainer.cli.main import main
from trainer.history.store import HistoryFile

append = HistoryFile.append

def interrupted(self, events):
    append(self, events)
    if any(type(event).__name__ == "Review" for event in events):
        os.kill(os.getpid(), signal.SIGINT)

HistoryFile.append = interrupted
main()
"""
"""The program, in which Ctrl+C comes just when an answer was written."""


@pytest.mark.parametrize("last", [ENTER, "-" + ENTER])
def test_ctrl_c_behind_an_answer_writes_it_once(tmp_path: Path, last: str) -> None:
    words = ["-c", INTERRUPTED, "--lang", "en", "study", "--plain"]
    with Terminal(*words, program=sys.executable, environ=environment(tmp_path), size=(100, 30)) as terminal:
        answer_a_case(terminal, LINE_BY_LINE)
        terminal.send(last)
        assert terminal.wait_end() == 130
    assert len(reviews(tmp_path)) == 1


def test_ctrl_c_with_an_answer_in_sight_writes_it(tmp_path: Path) -> None:
    words = ["--lang", "en", "study", "--plain"]
    with Terminal(*words, environ=environment(tmp_path), size=(100, 30)) as terminal:
        answer_a_case(terminal, LINE_BY_LINE)
        terminal.signal(signal.SIGINT)
        assert terminal.wait_end() == 130
    assert len(reviews(tmp_path)) == 1


UNSAVED = """
import os, signal, sys, time
from trainer.cli.main import main
from trainer.errors import StorageError
from trainer.history.store import HistoryFile

append = HistoryFile.append
slow = sys.argv.pop(1) == "slow"
interrupted = []

def failing(self, events):
    if self.path.name != "history.json":
        append(self, events)
    elif not any(type(event).__name__ == "Review" for event in events):
        if slow:
            append(self, events)
        else:
            raise StorageError("not saved: the disk is full")
    elif slow:
        time.sleep(1.5)
        append(self, events)
    elif interrupted:
        raise StorageError("not saved: the disk is full")
    else:
        interrupted.append(True)
        os.kill(os.getpid(), signal.SIGINT)

HistoryFile.append = failing
main()
"""
"""The program on a full disk, in which Ctrl+C comes just when an answer is written; or on a slow one."""


def test_ctrl_c_in_a_failing_write_puts_all_into_one_file(tmp_path: Path) -> None:
    words = ["-c", UNSAVED, "full", "--lang", "en", "study", "--plain"]
    with Terminal(
        *words, program=sys.executable, environ=environment(tmp_path), size=(100, 30), cwd=tmp_path
    ) as terminal:
        steps = [
            ("", "go on"),
            (ENTER, "without saving"),
            ("l" + ENTER, "Pencatat"),
            (ENTER, "A–D"),
            ("a" + ENTER, "Your answer"),
        ]
        answer_a_case(terminal, steps)
        terminal.send(ENTER)
        terminal.wait_for("a file name")
        terminal.send("f.json" + ENTER)
        assert terminal.wait_end() == 130
    kinds = [event["k"] for event in json.loads((tmp_path / "f.json").read_text(encoding="utf-8"))["events"]]
    assert kinds == ["created", "read", "read", "review"]


def test_ctrl_c_twice_with_an_answer_in_sight(tmp_path: Path) -> None:
    words = ["-c", UNSAVED, "slow", "--lang", "en", "study", "--plain"]
    with Terminal(*words, program=sys.executable, environ=environment(tmp_path), size=(100, 30)) as terminal:
        answer_a_case(terminal, LINE_BY_LINE)
        terminal.signal(signal.SIGINT)
        terminal.settle(0.7)
        terminal.signal(signal.SIGINT)
        assert terminal.wait_end() == 130
    assert len(reviews(tmp_path)) == 1
