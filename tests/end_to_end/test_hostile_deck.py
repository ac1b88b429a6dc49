"""No deck commands the terminal: on every screen and dialog, and in what every command says."""

import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.support.hostile import ATTACKS, BROKEN, EVIL, commands_in, hostile_deck
from tests.support.terminal import ENTER, PROGRAM, Terminal, environment

F1 = "\x1bOP"
ESCAPE = "\x1b"
CTRL_P = "\x10"


@pytest.fixture
def homes(tmp_path: Path) -> Iterator[dict[str, dict[str, str]]]:
    """Two homes, one with the hostile deck and one with a harmless deck of the same shape; both with broken ones."""
    found = {}
    for name, attack in (("hostile", EVIL), ("harmless", "")):
        home = tmp_path / name
        decks = home / "peksos" / "decks"
        decks.mkdir(parents=True)
        (decks / "jahat.yaml").write_text(hostile_deck(attack), encoding="utf-8")
        broken = "rusak\x1b]0;NAMA\x07\x9b2J.yaml" if attack else "rusak.yaml"
        (decks / broken).write_bytes(BROKEN if attack else b'- front: a\n  back: "b" c\n')
        found[name] = environment(home)
    yield found


def test_the_attacks_are_seen_where_nothing_cleans_them() -> None:
    harmless = commands_in(b"\x1b[1;1H\x1b[38;5;1m\r\n")
    for attack in ATTACKS[:10]:
        assert commands_in(attack.encode()) - harmless, ascii(attack)


STUDYING = (
    ("", "Tutup"),
    ("", ("title 1", "about 4")),
    (ENTER, "front 12"),  # the page of a note
    ("p", ""),
    ("p", ""),
    (F1, "semua tombol"),
    ("q", "front 12"),
    (ENTER, "front 31"),
    (ENTER, "case 28"),  # a question
    (ENTER, "front 12"),  # its answer
    ("p", ""),
    ("p", ""),
    ("1", "case 47"),
    ("u", "case 28"),
    (CTRL_P, "Jalankan"),
    ("title", "Tidak ada yang bernama"),
    (ESCAPE, "case 28"),
    (ENTER, "front 12"),
    ("4", "case 47"),
    ("@", "back 33"),
    ("u", "case 47"),
    (ENTER, "front 31"),
    ("1", "case 45"),
    (ENTER, "front 31"),
    ("4", "Akhir sesi"),  # the summary names both
)
TODAY = (
    ("", "Hari ini"),
    ("jj", "title 1"),  # past "all decks" and the starter deck
    ("i", ("title 1", "about 4")),
    ("q", "Hari ini"),
    ("p", ""),
    ("p", ""),
    ("p", ""),
    ("j", "rusak"),
    ("e", "Tutup"),  # what is wrong with the broken deck
    ("q", "rusak"),
    ("m", "Tutup"),
    ("q", "Yang perlu dilakukan"),
    (CTRL_P, "Jalankan"),
    ("title", "title 1"),
    (ESCAPE, "Yang perlu dilakukan"),
)
"""Keys, and a text that shows up then; of two the second one only where there is room for it."""
WIDE = 100


def walk(environ: dict[str, str], size: tuple[int, int]) -> bytes:
    """Goes through every screen and dialog that shows text of a deck; gives every byte that was written."""
    raw = b""
    for words, steps in ((["study", "--deck", "jahat"], STUDYING), (["--deck", "jahat.yaml"], TODAY)):
        cwd = Path(environ["PEKSOS_TRAINER_HOME"], "decks")
        with Terminal(*words, environ=environ, size=size, cwd=cwd) as terminal:
            for keys, marks in steps:
                terminal.send(keys)
                terminal.wait_for(marks if isinstance(marks, str) else marks[size[0] >= WIDE])
                terminal.settle(0.15 if keys != ENTER else 0.3)
            raw += bytes(terminal.raw)
    return raw


@pytest.mark.parametrize("size", [(120, 35), (48, 24)])
def test_no_screen_lets_a_deck_command_the_terminal(homes: dict[str, dict[str, str]], size: tuple[int, int]) -> None:
    with ThreadPoolExecutor() as both:  # they mostly wait
        harmless, hostile = both.map(walk, (homes["harmless"], homes["hostile"]), (size, size))
    for name in ("UEVL", "JUDUL"):
        assert name.encode() in hostile  # the texts were shown, as texts
    assert commands_in(hostile) - commands_in(harmless) == set()


COMMANDS = (
    ("due",),
    ("due", "--deck", "jahat"),
    ("due", "--json"),
    ("decks",),
    ("decks", "--json"),
    ("stats",),
    ("study", "--plain", "--deck", "jahat"),
    ("history", "undo"),
    ("check", "decks"),
    ("--lang", "id", "decks"),
    ("--lang", "id", "study", "--plain", "--deck", "jahat"),
)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_no_command_passes_on_what_a_deck_commands(homes: dict[str, dict[str, str]], words: tuple[str, ...]) -> None:
    environ = homes["hostile"]
    decks = sorted(Path(environ["PEKSOS_TRAINER_HOME"], "decks").iterdir())
    arguments = [str(PROGRAM), *(["check", *map(str, decks)] if words[0] == "check" else words)]
    typed = b"\n\n\n1\nu\n\n3\n?\n\n2\nx\x1b]0;y\x07\n" if "study" in words else b""
    done = subprocess.run(arguments, env=environ, input=typed, capture_output=True, check=False)
    assert done.returncode in (0, 1, 3), done.stderr
    assert b"Traceback" not in done.stderr
    assert commands_in(done.stdout + done.stderr) == set()
    assert done.stdout or done.stderr
    done.stdout.decode()


def test_no_argument_commands_the_terminal_either(homes: dict[str, dict[str, str]]) -> None:
    evil = EVIL.replace("\0", "")
    for words in (
        [evil],
        ["due", evil],
        ["due", f"--{evil}"],
        ["due", "--deck", evil],
        ["check", evil],
        ["--deck", evil],
    ):
        done = subprocess.run([str(PROGRAM), *words], env=homes["harmless"], capture_output=True, check=False)
        assert done.returncode in (2, 3), done.stderr
        assert commands_in(done.stdout + done.stderr) == set()
