"""Which editor is opened, and how each is told the line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from trainer.ui.editor_command import editor_command

FILE = Path("/rumah/sri/peran.yaml")


def nothing(_name: str) -> None:
    return None


def only(*names: str) -> Callable[[str], str | None]:
    return lambda name: f"/usr/bin/{name}" if name in names else None


@pytest.mark.parametrize(
    ("editor", "words"),
    [
        ("vim", ["vim", "+12", str(FILE)]),
        ("/usr/bin/nvim", ["/usr/bin/nvim", "+12", str(FILE)]),
        ("vi -n", ["vi", "-n", "+12", str(FILE)]),
        ("nano", ["nano", "+12", str(FILE)]),
        ("emacs -nw", ["emacs", "-nw", "+12", str(FILE)]),
        ("emacsclient -t", ["emacsclient", "-t", "+12", str(FILE)]),
        ("micro", ["micro", "+12", str(FILE)]),
        ("kak", ["kak", "+12", str(FILE)]),
        ("gvim", ["gvim", "--nofork", "+12", str(FILE)]),
        ("gvim -f", ["gvim", "-f", "+12", str(FILE)]),
        ("code", ["code", "--wait", "--goto", f"{FILE}:12"]),
        ("code --wait", ["code", "--wait", "--goto", f"{FILE}:12"]),
        ("codium -w", ["codium", "-w", "--goto", f"{FILE}:12"]),
        ("hx", ["hx", f"{FILE}:12"]),
        ("subl", ["subl", "--wait", f"{FILE}:12"]),
        ("kate", ["kate", "--block", "--line", "12", str(FILE)]),
        ("'my editor' -x", ["my editor", "-x", str(FILE)]),
        ("unclosed 'quote", ["unclosed 'quote", str(FILE)]),
    ],
)
def test_each_editor_opens_at_the_line(editor: str, words: list[str]) -> None:
    assert editor_command(FILE, 12, {"EDITOR": editor}, nothing, "linux") == words


def test_visual_goes_before_editor_and_empty_ones_count_for_nothing() -> None:
    assert editor_command(FILE, 3, {"VISUAL": "hx", "EDITOR": "vi"}, nothing, "linux")[0] == "hx"
    assert editor_command(FILE, 3, {"VISUAL": "  ", "EDITOR": "vi"}, nothing, "linux")[0] == "vi"


def test_without_a_name_only_an_editor_is_taken_that_says_how_to_leave_it() -> None:
    assert editor_command(FILE, 3, {}, only("vi", "vim", "nano", "micro"), "linux") == ["nano", "+3", str(FILE)]
    assert editor_command(FILE, 3, {}, only("vi", "micro"), "darwin") == ["micro", "+3", str(FILE)]
    assert editor_command(FILE, 3, {}, only("vi", "vim", "emacs"), "linux") == []


def test_on_windows() -> None:
    assert editor_command(FILE, 3, {}, only("notepad"), "win32") == ["notepad", str(FILE)]
    named = {"EDITOR": r'"C:\Program Files\Notepad++\notepad++.exe"'}
    assert editor_command(FILE, 3, named, nothing, "win32") == [
        *(r"C:\Program Files\Notepad++\notepad++.exe", "-multiInst", "-nosession", "-n3", str(FILE))
    ]
    code = {"VISUAL": r"C:\VSCode\bin\code.cmd"}
    assert editor_command(FILE, 3, code, nothing, "win32") == [
        *(r"C:\VSCode\bin\code.cmd", "--wait", "--goto", f"{FILE}:3")
    ]


def test_a_path_with_a_space_need_not_be_quoted(tmp_path: Path) -> None:
    program = tmp_path / "my editor"
    program.write_text("")
    assert editor_command(FILE, 3, {"EDITOR": str(program)}, nothing, "linux") == [str(program), str(FILE)]
