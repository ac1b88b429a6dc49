"""A day with the installed program in a real terminal: five answers, one taken back, and everything there tomorrow."""

import json
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.support.reading_screens import right_letter
from tests.support.terminal import ENTER, PROGRAM, Terminal, environment


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """An empty home, and nothing else of the caller's environment."""
    return environment(tmp_path)


def events(environ: dict[str, str]) -> list[dict[str, Any]]:
    """The events of the history as the `json` module reads it; none if there is no history yet."""
    file = Path(environ["PEKSOS_TRAINER_HOME"]) / "data" / "history.json"
    if not file.exists():
        return []
    text, before = file.read_text(encoding="utf-8"), ""
    while text != before:  # reading takes several calls, between which the program may write
        text, before = file.read_text(encoding="utf-8"), text
    history = json.loads(text)
    assert history["format"] == "peksos-history"
    return list(history["events"])


def kinds(environ: dict[str, str]) -> Counter[str]:
    """How many events of each kind the history holds."""
    return Counter(event["k"] for event in events(environ))


def asked(environ: dict[str, str], *words: str) -> Any:
    """What a command of the installed program answers with ``--json``."""
    done = subprocess.run([PROGRAM, *words, "--json"], env=environ, capture_output=True, check=False, text=True)
    assert done.stderr == ""
    return json.loads(done.stdout)


def begin(terminal: Terminal, environ: dict[str, str]) -> None:
    """Opens a sitting and reads the two new notes of the first day."""
    terminal.wait_for("Peran pekerja sosial", "27")
    terminal.send(ENTER)
    terminal.wait_for("DEPSOS RI")  # whose list this is, once before the first role
    terminal.send(ENTER)
    terminal.wait_for("Broker")
    terminal.send(ENTER)
    terminal.wait_for("Recorder")
    terminal.send(ENTER)
    terminal.wait_until(lambda _screen: kinds(environ)["read"] == 2, "two notes read")


def answer(terminal: Terminal, environ: dict[str, str], *, right: bool) -> None:
    """Answers the card before the learner and goes on; the answer is on disk when this returns."""
    before = kinds(environ)["review"]
    terminal.wait_for("Peran apakah ini?")
    terminal.settle(0.3)
    terminal.send(right_letter(terminal.text) if right else " ")
    terminal.settle(0.3)  # keys that come right after the answer would be ignored
    terminal.send(ENTER)
    terminal.wait_until(lambda _screen: kinds(environ)["review"] == before + 1, "answer on disk")


def test_five_answers_one_undone_and_everything_is_there_again(environ: dict[str, str]) -> None:
    with Terminal(environ=environ, size=(120, 35)) as terminal:
        begin(terminal, environ)
        for right in (False, False, True, False, False):
            answer(terminal, environ, right=right)
        terminal.settle()
        terminal.send("u")
        terminal.wait_until(lambda _screen: kinds(environ)["undo"] == 1, "answer taken back")
        terminal.settle()
        terminal.send("q")
        terminal.wait_for("Peran pekerja sosial", "27")
        terminal.send("q")
        assert terminal.wait_end() == 0
    counted = kinds(environ)
    assert counted == {"created": 1, "read": 2, "review": 5, "undo": 1}
    happened = events(environ)
    reviews = [event for event in happened if event["k"] == "review"]
    assert [review["r"] for review in reviews] == [1, 1, 3, 1, 1]
    (undo,) = [event for event in happened if event["k"] == "undo"]
    assert undo["of"] in (reviews[-1]["id"], [reviews[-1]["id"]])

    assert asked(environ, "due") | {"day": "", "minutes": 0} == {
        "version": 1,
        "day": "",
        "due": 0,
        "new": 0,
        "learning": 2,
        "contrasts": 0,
        "total": 2,
        "minutes": 0,
        "next_learning": None,
    }
    numbers = asked(environ, "stats")
    assert (numbers["reviews"], numbers["reviews_today"], numbers["learning"], numbers["new"]) == (4, 4, 2, 79)

    with Terminal(environ=environ, size=(120, 35)) as terminal:
        screen = terminal.wait_for("Peran pekerja sosial", "27")
        (row,) = [line for line in screen.splitlines() if "▸ Peran pekerja sosial" in line]
        assert row.partition("││")[0].split()[-3:] == ["0", "+0", "2"]  # due, new, in learning
        terminal.send(ENTER)
        terminal.wait_for("Peran apakah ini?")
        terminal.send("u")
        terminal.wait_until(lambda _screen: kinds(environ)["undo"] == 2, "answer of the sitting before taken back")
        terminal.settle()
        terminal.send("qq")
        assert terminal.wait_end() == 0
    assert asked(environ, "stats")["reviews"] == 3
    assert kinds(environ) == {"created": 1, "read": 2, "review": 5, "undo": 2}


def test_the_program_leaves_the_terminal_as_it_found_it(environ: dict[str, str]) -> None:
    with Terminal(environ=environ) as terminal:
        terminal.wait_for("Peran pekerja sosial")
        terminal.settle()
        terminal.send("q")
        assert terminal.wait_end() == 0
        raw = bytes(terminal.raw)
    for on, off in ((b"\x1b[?1049h", b"\x1b[?1049l"), (b"\x1b[?25l", b"\x1b[?25h"), (b"\x1b[?1003h", b"\x1b[?1003l")):
        assert raw.rindex(off) > raw.rindex(on)


@pytest.mark.parametrize("size", [(80, 24), (48, 24), (40, 15)])
def test_a_card_is_reached_in_a_small_terminal(environ: dict[str, str], size: tuple[int, int]) -> None:
    with Terminal("study", environ=environ, size=size) as terminal:
        terminal.settle(1.0)
        terminal.send(ENTER)
        terminal.wait_for("Broker")
        terminal.settle()
        terminal.send(ENTER)
        terminal.wait_for("Recorder")
        assert kinds(environ)["read"] == 1
