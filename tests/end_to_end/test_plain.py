"""The installed program without a screen to draw on: pipes, ``TERM=dumb``, ``--plain``, and nobody to answer."""

import json
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from tests.support.terminal import ENTER, PROGRAM, Terminal, environment


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """An empty home, and nothing else of the caller's environment."""
    return environment(tmp_path)


def piped(environ: dict[str, str], typed: bytes, *words: str) -> subprocess.CompletedProcess[bytes]:
    """The program with ``typed`` coming through a pipe."""
    return subprocess.run([PROGRAM, *words], input=typed, env=environ, capture_output=True, check=False)


def kinds(environ: dict[str, str]) -> Counter[str]:
    """How many events of each kind the history holds."""
    file = Path(environ["PEKSOS_TRAINER_HOME"]) / "data" / "history.json"
    return Counter(event["k"] for event in json.loads(file.read_text())["events"])


def turn_cases_over(environ: dict[str, str]) -> None:
    """From now on cases are turned over instead of chosen, so that any answer can have any rating."""
    assert piped(environ, b"", "config", "set", "ask_case", "flip").returncode == 0


@pytest.mark.parametrize("words", [(), ("study",), ("study", "--plain"), ("--lang", "id")])
def test_lines_through_a_pipe(environ: dict[str, str], words: tuple[str, ...]) -> None:
    turn_cases_over(environ)
    done = piped(environ, b"\n\n\n3\n\n1\nu\nq\n", *words)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\x1b" not in done.stdout
    assert kinds(environ) == {"created": 1, "read": 2, "review": 2, "undo": 1}
    said = done.stdout.decode()
    assert "Penghubung (Broker)" in said
    assert "1 Lupa (1 mnt) · 2 Ragu (6 mnt) · 3 Ingat (10 mnt) · 4 Mudah (" in said
    assert "1 kartu, 1 menit." in said


def test_options_and_typed_names_through_a_pipe(environ: dict[str, str]) -> None:
    done = piped(environ, b"\n\nx\na\n\nq\n", "study", "--plain")
    assert (done.returncode, done.stderr) == (0, b"")
    assert kinds(environ) == {"created": 1, "read": 2, "review": 1}
    said = done.stdout.decode()
    assert "\nPeran apakah ini?\nA  " in said
    assert "\nA–D: jawab · Enter: tidak tahu · ?: bantuan\n" in said
    assert "Tidak dipahami: x." in said
    assert piped(environ, b"", "config", "set", "ask_case", "type").returncode == 0
    said = piped(environ, b"?\n\xffhubung\x1b[2J\n\n" + b"x" * 10_000, "study", "--plain").stdout.decode()
    assert "\nKetik jawaban · Enter: tidak tahu · ?: petunjuk · :? untuk bantuan\n" in said
    assert "\x1b" not in said
    assert kinds(environ)["review"] == 3


def test_the_end_of_a_pipe_ends_the_sitting(environ: dict[str, str]) -> None:
    done = piped(environ, b"\n\n\n", "study", "--plain")  # the last one is "I don't know"
    assert (done.returncode, done.stderr) == (0, b"")
    assert kinds(environ) == {"created": 1, "read": 2, "review": 1}


@pytest.mark.parametrize("words", [(), ("study",), ("study", "--plain")])
def test_nobody_to_answer_is_one_line_and_nothing_is_asked(environ: dict[str, str], words: tuple[str, ...]) -> None:
    done = subprocess.run([PROGRAM, *words], stdin=subprocess.DEVNULL, env=environ, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.count(b"\n") == 1
    empty = Path(environ["HOME"]) / "empty"
    empty.touch()
    with empty.open("rb") as stream:
        done = subprocess.run([PROGRAM, *words], stdin=stream, env=environ, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")


def test_a_program_that_talks_through_pipes_hears_the_question_before_it_answers(environ: dict[str, str]) -> None:
    with subprocess.Popen(
        [PROGRAM, "study"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environ, text=True
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        while not child.stdout.readline().startswith("Enter:"):
            pass
        child.stdin.write("q\n")
        child.stdin.close()
        assert "> " in child.stdout.read()
    assert child.returncode == 0


@pytest.mark.parametrize(
    ("term", "words"), [("dumb", ()), ("dumb", ("study",)), ("xterm-256color", ("study", "--plain"))]
)
def test_a_terminal_that_only_writes_lines(tmp_path: Path, term: str, words: tuple[str, ...]) -> None:
    environ = environment(tmp_path, term)
    turn_cases_over(environ)
    with Terminal(*words, environ=environ, size=(60, 40)) as terminal:
        terminal.wait_for("Penghubung (Broker)", "\n>")
        terminal.send(ENTER)
        terminal.wait_for("Pencatat (Recorder)")
        terminal.settle()
        terminal.send(ENTER)
        terminal.wait_for("Peran apakah ini?")
        terminal.settle()
        terminal.send(ENTER)
        terminal.wait_for("4 Mudah")
        terminal.send("2" + ENTER)
        terminal.wait_until(lambda _screen: kinds(environ)["review"] == 1, "answer on disk")
        terminal.settle()
        terminal.send("q" + ENTER)
        assert terminal.wait_end() == 0
        raw = bytes(terminal.raw)
    assert b"\x1b" not in raw
    assert max(len(line.rstrip()) for line in raw.decode().splitlines()) < 60
    assert "1 kartu, 1 menit." in raw.decode()


@pytest.mark.parametrize("elsewhere", [">out", "2>err"])
def test_a_stream_that_goes_elsewhere_means_lines(environ: dict[str, str], tmp_path: Path, elsewhere: str) -> None:
    command = f'"{PROGRAM}" --lang en {elsewhere}'
    with Terminal("-c", command, program="/bin/sh", environ=environ, cwd=tmp_path) as terminal:
        terminal.settle(1.0)
        terminal.send("q" + ENTER)
        assert terminal.wait_end() == 0
        shown = bytes(terminal.raw) + b"".join(file.read_bytes() for file in tmp_path.glob("[oe][ur][tr]"))
    assert b"\x1b" not in shown
    assert b"Penghubung (Broker)" in shown


def test_control_d_ends_and_control_c_stops(environ: dict[str, str]) -> None:
    for key, code in (("\x04", 0), ("\x03", 130)):
        with Terminal("study", "--plain", environ=environ) as terminal:
            terminal.wait_for("\n>")
            terminal.settle()
            terminal.send(key)
            assert terminal.wait_end() == code
            assert "Traceback" not in terminal.text


def test_no_color_changes_nothing_in_plain_lines(environ: dict[str, str]) -> None:
    plain = piped(environ, b"q\n", "study", "--plain").stdout
    assert piped({**environ, "NO_COLOR": "1"}, b"q\n", "study", "--plain").stdout == plain
