"""The system ends the program (a window closed, the computer shut down): what isn't saved yet is put somewhere."""

import json
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.support.terminal import ENTER, PATIENCE, Terminal, environment
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
