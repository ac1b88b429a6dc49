"""A card is edited in a real terminal: the editor has it to itself, and the program comes back with the new text."""

from pathlib import Path

import pytest

from tests.support.terminal import ENTER, Terminal, environment

DECK = "id: kecil\ntitle: Paket kecil\ncards:\n  - id: a\n    front: Penghubung\n    back: Mempertemukan klien orang\n"

ALTERNATE = b"\x1b[?1049h"
"""What a program writes that takes the whole screen."""

EDITOR = """\
#!/bin/sh
printf '\\nEDITING %s AT %s\\n' "$(basename "$2")" "$1"
read answer
if [ "$answer" = stop ]; then exit 1; fi
sed "s/Mempertemukan klien/$answer/" "$2" > "$2.tmp" && mv "$2.tmp" "$2"
"""


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """A home with one deck, and an editor called vi."""
    editor = tmp_path / "vi"
    editor.write_text(EDITOR)
    editor.chmod(0o755)
    decks = tmp_path / "peksos" / "decks"
    decks.mkdir(parents=True)
    (decks / "kecil.yaml").write_text(DECK)
    return environment(tmp_path, EDITOR=str(editor))


def edit(terminal: Terminal, number: int) -> None:
    """Opens the editor for the time of that number. What it says may stay on the screen, so it is counted."""
    terminal.send("e")
    terminal.wait_until(lambda _screen: terminal.raw.count(b"EDITING kecil.yaml AT +4") == number, f"editor {number}")


def back(terminal: Terminal, number: int, *texts: str) -> None:
    """Waits until the program has the terminal again for the time of that number, and shows ``texts``."""
    terminal.wait_until(lambda _screen: terminal.raw.count(ALTERNATE) == number + 1, f"program {number}")
    terminal.wait_for(*texts)


def test_the_editor_has_the_terminal_and_the_program_takes_it_back(environ: dict[str, str]) -> None:
    with Terminal("--lang", "en", "study", "--deck", "kecil", environ=environ) as terminal:
        terminal.wait_for("Penghubung", "Mempertemukan klien")
        edit(terminal, 1)
        terminal.send("\x03")  # Ctrl+C is meant for the editor: it ends that, and not the program
        back(terminal, 1, "Understood, go on", "Mempertemukan klien")
        edit(terminal, 2)
        terminal.send(f"Menghubungkan{ENTER}")
        back(terminal, 2, "Understood, go on", "Menghubungkan orang")
        terminal.send("q")
        terminal.wait_for("Decks")
        terminal.send("q")
        assert terminal.wait_end() == 0
        assert b"Traceback" not in terminal.raw


def test_a_broken_edit_is_told_with_its_place(environ: dict[str, str]) -> None:
    with Terminal("--lang", "en", "study", "--deck", "kecil", environ=environ, size=(100, 30)) as terminal:
        terminal.wait_for("Mempertemukan klien")
        edit(terminal, 1)
        terminal.send(f"Artinya: x{ENTER}")
        back(terminal, 1, "Something is wrong", "kecil.yaml:6:", 'write back: "Artinya: x orang"')
        terminal.send(ENTER)
        terminal.wait_for("Understood, go on", "Mempertemukan klien", "Edit with a mistake")
        edit(terminal, 2)
        terminal.send(f"stop{ENTER}")
        back(terminal, 2, "Something is wrong")
