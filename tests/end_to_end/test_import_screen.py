"""Impor with the installed program in a real terminal: a table comes in, a broken file is told, and nothing is lost."""

from pathlib import Path

import pytest

from tests.support.hostile import ATTACKS, commands_in, hostile_deck
from tests.support.terminal import ENTER, Terminal, environment

LEAVE = "\x1bOR"
"""F3."""
CSV = "Depan,Belakang\nPendamping,Berjalan bersama klien\nPeneliti,Mencari bukti\n"
BROKEN = "cards:\n  - front: Penghubung\n    back: arti: lain\n"


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    """A folder with a table, a broken deck, and a deck that tries to command the terminal."""
    folder = tmp_path / "Unduhan saya"
    folder.mkdir()
    (folder / "kartu.csv").write_text(CSV)
    (folder / "rusak.yaml").write_text(BROKEN)
    return folder


def test_a_table_comes_in_and_a_broken_file_doesn_t(tmp_path: Path, downloads: Path) -> None:
    environ = environment(tmp_path)
    decks = Path(environ["PEKSOS_TRAINER_HOME"]) / "decks"
    with Terminal("--lang", "en", environ=environ, size=(80, 24), cwd=downloads) as terminal:
        terminal.wait_for("i Import")
        terminal.send("i")
        terminal.wait_for("kartu.csv", "rusak.yaml", "1 of 3")
        terminal.send(f"'{downloads}/kartu.csv'")
        terminal.settle()
        terminal.send(ENTER)
        terminal.wait_for("2 notes, 2 cards", "Berjalan bersama klien")
        assert not decks.exists()
        terminal.settle()
        terminal.send(ENTER)
        terminal.wait_for("Taken in.")
        assert (decks / "kartu.yaml").is_file()
        terminal.send(ENTER)
        terminal.wait_for("All decks", "kartu", "i Import")
        before = {path: path.read_bytes() for path in decks.rglob("*") if path.is_file()}
        terminal.send("i")
        terminal.wait_for("1 of 3")
        terminal.send("rusak.yaml")
        terminal.settle()
        terminal.send(ENTER)
        terminal.wait_for("rusak.yaml:3:15", "    back: arti: lain", "Nothing was changed.")
        terminal.send("q")
        terminal.wait_for("All decks")
        terminal.settle()
        terminal.send("q")
        assert terminal.wait_end() == 0
    assert {path: path.read_bytes() for path in decks.rglob("*") if path.is_file()} == before


def test_names_and_cards_of_an_attacker_send_nothing_to_the_terminal(tmp_path: Path, downloads: Path) -> None:
    def seen(names: tuple[str, ...], deck: str) -> set[tuple[bytes, ...]]:
        folder = downloads / f"{len(names)}"
        folder.mkdir()
        for name in names:
            (folder / name.replace("/", "")).mkdir()
        (folder / "a.yaml").write_text(deck, encoding="utf-8")
        with Terminal("--lang", "en", environ=environment(tmp_path), size=(100, 30), cwd=folder) as terminal:
            terminal.wait_for("i Import")
            terminal.send("i")
            terminal.wait_for("a.yaml")
            terminal.send("a.yaml")
            terminal.settle()
            terminal.send(ENTER)
            terminal.wait_for("2 notes", "case 26")
            terminal.send("q")
            terminal.wait_for("i Import")
            terminal.settle()
            terminal.send("q")
            assert terminal.wait_end() == 0
            return commands_in(bytes(terminal.raw))

    attacks = tuple(attack for attack in ATTACKS if "\x00" not in attack)
    assert seen(attacks, hostile_deck()) <= seen(("biasa",), hostile_deck(""))
