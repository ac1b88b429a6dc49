"""No deck commands the terminal: on every screen and dialog, and in what every command says."""

import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest

from tests.support.hostile import ATTACKS, BROKEN, EVIL, commands_in, hostile_deck
from tests.support.terminal import CTRL_P, ENTER, F1, PROGRAM, Terminal, environment
from trainer.clock import SystemClock
from trainer.config.paths import paths_from
from trainer.config.settings import Settings
from trainer.questions.choices import LETTERS
from trainer.questions.spelling import folded
from trainer.study.collection import Collection
from trainer.study.opening import open_collection
from trainer.study.question import question_of

F2 = "\x1bOQ"
ESCAPE = "\x1b"


def make_homes(folder: Path) -> dict[str, dict[str, str]]:
    """Two homes, one with the hostile deck and one with a harmless deck of the same shape; both with broken ones."""
    found = {}
    for name, attack in (("hostile", EVIL), ("harmless", "")):
        home = folder / name
        decks = home / "peksos" / "decks"
        decks.mkdir(parents=True)
        (decks / "jahat.yaml").write_text(hostile_deck(attack), encoding="utf-8")
        broken = "rusak\x1b]0;NAMA\x07\x9b2J.yaml" if attack else "rusak.yaml"
        (decks / broken).write_bytes(BROKEN if attack else b'- front: a\n  back: "b" c\n')
        found[name] = environment(home)
    return found


@pytest.fixture
def homes(tmp_path: Path) -> dict[str, dict[str, str]]:
    """See `make_homes`."""
    return make_homes(tmp_path)


def test_the_attacks_are_seen_where_nothing_cleans_them() -> None:
    harmless = commands_in(b"\x1b[1;1H\x1b[38;5;1m\r\n")
    for attack in ATTACKS[:10]:
        assert commands_in(attack.encode()) - harmless, ascii(attack)


Keys = str | Callable[[Collection], str]
"""What is sent; what depends on the deck and the history is asked for when it is its turn."""


def letter(*, right: bool) -> Keys:
    """The letter of the right option of the first case, or of a wrong one: each home has another order."""

    def found(collection: Collection) -> str:
        card = collection.card("jahat/pertama#case")
        assert card is not None
        question = question_of(collection, card)
        assert question is not None
        return LETTERS[next(n for n, option in enumerate(question.options) if option.right is right)].lower()

    return found


def typed(note_id: str, *, slip: str = "", near: bool = False) -> Keys:
    """A note's name as it is compared (no key would send the rest), its ``near`` word, or its name with a slip."""

    def found(collection: Collection) -> str:
        deck = collection.deck("jahat")
        assert deck is not None
        note = next(note for note in deck.notes if note.id == note_id)
        return folded(note.near[0] if near else note.front.own).replace("front", slip or "front") + ENTER

    return found


STUDYING: tuple[tuple[Keys, str | tuple[str, str]], ...] = (
    ("", "Tutup"),
    ("", ("title 1", "about 4")),
    (ENTER, "front 12"),  # the page of a note
    ("p", ""),
    ("p", ""),
    (F1, "tampilkan jawaban"),
    ("q", "front 12"),
    (ENTER, "front 31"),
    (ENTER, "case 28"),  # a case to be chosen for, with the deck's own options
    ("", ("A  ", "choice 25")),
    (F2, "hint 16"),
    (letter(right=False), ("Lanjut", "Jawaban Anda: choice 2")),  # wrong, and why
    ("p", ("Pembahasan", "Pembahasan")),
    ("p", ""),
    (ENTER, "case 47"),
    ("u", "case 28"),
    (CTRL_P, "Jalankan"),
    ("title", "Tidak ada yang bernama"),
    (ESCAPE, "case 28"),
    (" ", ("Lanjut", "Jawaban Anda: Tidak tahu")),
    (ENTER, "case 47"),
    ("u", "case 28"),
    (letter(right=True), "Enter Ragu"),  # the hint stays taken
    (ENTER, "case 47"),
    ("u", "case 28"),
    ("@", "back 14"),  # a term to be typed
    (CTRL_P, "Jalankan"),
    ("nonaktif", "Nonaktifkan"),  # while one types, @ is text
    (ENTER, "Kartu: definisi"),
    ("", "front 12"),
    (F2, "hint 16"),
    (ENTER, "idea 22"),
    ("a", "[✓] idea 22"),
    (ENTER, "case 47"),
    ("@", "back 33"),  # a term again
    (F2, "hint 35"),  # then the level, the first letter and the length
    (F2, "hint 35"),
    (F2, ("hint 35", "pertamanya F")),
    (F2, "hint 35"),
    (typed("kedua", near=True), "Artinya benar"),
    (typed("kedua", near=True), "Namanya bukan"),
    (typed("kedua", slip="frnt"), "Sebenarnya salah"),  # right, under its name
    ("p", ""),
    ("p", ""),
    ("s", "Sebenarnya benar"),
    (ENTER, "Ketik jawaban"),
    (typed("kedua", slip="frnt"), "Sebenarnya salah"),
    ("s", "Sebenarnya benar"),
    (ENTER, "Ketik jawaban"),
    (typed("pertama"), "Itu butir lain: front 12"),
    ("p", ("Pembahasan", "front 31")),
    ("p", ""),
    (ENTER, "Ketik jawaban"),
    (typed("kedua"), "4 Mudah"),
    ("4", "Kartu: definisi"),
    (ENTER, "[ ] idea 22"),
    ("a", "4 Mudah"),
    ("4", "Akhir sesi"),  # the summary names both
)
TODAY: tuple[tuple[Keys, str | tuple[str, str]], ...] = (
    ("", "Hari ini"),
    ("jj", "title 1"),  # past "all decks" and the starter deck
    ("t", ("title 1", "about 4")),
    ("q", ("Hari ini", "Sering tertukar")),
    ("p", ""),
    ("p", ("Sering tertukar", "front 12")),  # the map, with the pair that was mixed up
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
TURNING = ("", "p", F1, F2, CTRL_P)
"""Keys after which another one may come at once: they show no answer, which has to be seen for a moment."""


def walk(environ: dict[str, str], size: tuple[int, int]) -> bytes:
    """Goes through every screen and dialog that shows text of a deck; gives every byte that was written."""
    raw = b""
    subprocess.run([PROGRAM, "config", "set", "ask_term", "type"], env=environ, check=True, capture_output=True)
    for words, steps in ((["study", "--deck", "jahat"], STUDYING), (["--deck", "jahat.yaml"], TODAY)):
        cwd = Path(environ["PEKSOS_TRAINER_HOME"], "decks")
        with Terminal(*words, environ=environ, size=size, cwd=cwd) as terminal:
            for keys, marks in steps:
                if not isinstance(keys, str):
                    keys = keys(open_collection(paths_from(environ), Settings(), SystemClock(), Random(1)))
                terminal.send(keys)
                terminal.wait_for(marks if isinstance(marks, str) else marks[size[0] >= WIDE])
                terminal.settle(0.15 if keys in TURNING else 0.3)
            raw += bytes(terminal.raw)
    return raw


def test_no_screen_lets_a_deck_command_the_terminal(tmp_path: Path) -> None:
    sizes = [(120, 35), (48, 24)]
    made = [make_homes(tmp_path / f"{columns}") for columns, _rows in sizes]
    homes = [home[name] for home in made for name in ("harmless", "hostile")]
    with ThreadPoolExecutor() as all_of_them:  # they mostly wait
        written = list(all_of_them.map(walk, homes, [size for size in sizes for _name in range(2)]))
    for harmless, hostile in (written[:2], written[2:]):
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
