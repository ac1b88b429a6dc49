"""Two of the program's front ends open at once on one history: both answer, each sees the other's answers."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.support.terminal import ENTER, Terminal, environment

F5 = "\x1b[15~"
ROUNDS = 3
COMES_BACK = "it comes back today"


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """An empty home, and nothing else of the caller's environment."""
    return environment(tmp_path)


class Screen(Terminal):
    """The app in a terminal, with a learner who knows nothing."""

    def __init__(self, *words: str, environ: dict[str, str]) -> None:
        super().__init__("--lang", "en", *words, environ=environ, size=(120, 35))

    def read_the_pages(self) -> None:
        """The first two roles, after the list they are from."""
        self.wait_for("Close")
        self.send("q")
        self.wait_for("Broker", "Understood")
        self.settle(0.2)
        self.send(ENTER)
        self.wait_for("Recorder", "Understood")
        self.settle(0.2)
        self.send(ENTER)

    def wait_for_question(self) -> None:
        """A case is asked."""
        self.wait_for("Which role is this?", "Space I don't know")

    def give_up(self) -> None:
        """I don't know."""
        self.send(" ")

    def wait_for_answer(self) -> None:
        """It shows; keys that come right after it would be ignored."""
        self.wait_for(COMES_BACK)
        self.settle(0.3)

    def end(self) -> int:
        """Back to the day, if the sitting was begun from there, and out."""
        self.send("q")
        self.wait_for("● Micro", "q Quit")
        self.settle(0.2)
        self.send("q")
        return self.wait_end()


class Lines(Terminal):
    """The same line by line. What was said stays on the screen, so it is counted."""

    def __init__(self, *, environ: dict[str, str]) -> None:
        super().__init__("--lang", "en", "study", "--plain", environ=environ, size=(120, 35))
        self._given_up = 0

    def _wait_for_number(self, number: int, text: str) -> None:
        """So often it was said, and the prompt is there."""
        self.wait_until(
            lambda screen: self.raw.decode(errors="replace").count(text) == number and screen.rstrip().endswith(">"),
            f"{text!r}, {number} times",
        )

    def read_the_pages(self) -> None:
        """The first two roles."""
        for number in (1, 2):
            self._wait_for_number(number, "Enter: understood, go on")
            self.send(ENTER)

    def wait_for_question(self) -> None:
        """A case is asked."""
        self._wait_for_number(self._given_up + 1, "Enter: I don't know")

    def give_up(self) -> None:
        """I don't know."""
        self._given_up += 1
        self.send(ENTER)

    def wait_for_answer(self) -> None:
        """It shows."""
        self._wait_for_number(self._given_up, COMES_BACK)

    def end(self) -> int:
        """Out."""
        self.send("q" + ENTER)
        return self.wait_end()


FrontEnd = Screen | Lines


def events(environ: dict[str, str]) -> list[dict[str, Any]]:
    """The events of the history; none if there is no history yet."""
    file = Path(environ["PEKSOS_TRAINER_HOME"]) / "data" / "history.json"
    text, before = "", None
    while text != before:  # reading takes several calls, between which a program may write
        text, before = file.read_text(encoding="utf-8") if file.exists() else "", text
    return list(json.loads(text)["events"]) if text else []


def answer_at_once(environ: dict[str, str], *front_ends: FrontEnd) -> None:
    """All give up on what they are asked and go on, none waiting for the other; what they answer is on disk then."""
    before = sum(event["k"] == "review" for event in events(environ))
    for one in front_ends:
        one.wait_for_question()
    for one in front_ends:
        one.give_up()
    for one in front_ends:
        one.wait_for_answer()
    for one in front_ends:
        one.send(ENTER)
    for one in front_ends:
        one.wait_for_question()
    assert sum(event["k"] == "review" for event in events(environ)) == before + len(front_ends)


@pytest.mark.parametrize("kind", ["lines", "screen"])
def test_answers_of_both_are_there_once_and_the_app_sees_the_others(environ: dict[str, str], kind: str) -> None:
    with (
        Screen(environ=environ) as app,
        Lines(environ=environ) if kind == "lines" else Screen("study", environ=environ) as other,
    ):
        app.wait_for("▸ Roles of the social worker  0 +2 –")
        other.read_the_pages()
        answer_at_once(environ, other)
        app.send(F5)
        app.wait_for("▸ Roles of the social worker  0 +1 1")
        app.send(ENTER)  # no page comes first: the other has read it
        for _ in range(ROUNDS):
            answer_at_once(environ, app, other)
        answer_at_once(environ, other)
        answer_at_once(environ, app)
        answer_at_once(environ, other)
        assert app.end() == 0
        assert other.end() == 0
        assert b"Traceback" not in app.raw + other.raw
    happened = events(environ)
    assert Counter(event["k"] for event in happened) == {"created": 1, "read": 2, "review": 1 + 2 * ROUNDS + 3}
    assert len({event["id"] for event in happened}) == len(happened)
    assert {event["r"] for event in happened if event["k"] == "review"} == {1}
    folder = Path(environ["PEKSOS_TRAINER_HOME"]) / "data"
    assert not (folder / "damaged").exists()
