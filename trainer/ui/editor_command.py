"""Which editor opens a file, and how it is told the line: by ``$VISUAL``, ``$EDITOR``, or what is there."""

import shlex
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PureWindowsPath
from typing import Final

_PLUS: Final = frozenset(
    "vi vim nvim view gvim mvim nvi elvis vis kak nano pico micro ne joe jmacs jed mg emacs emacsclient "  # noqa: SIM905
    "mcedit gedit gnome-text-editor pluma xed mousepad leafpad editor sensible-editor".split()
)
"""Editors that take ``+LINE file``."""

_GOTO: Final = frozenset("code code-insiders codium vscodium code-oss cursor windsurf".split())  # noqa: SIM905
"""Editors that take ``--goto file:line``."""

_COLON: Final = frozenset("hx helix subl sublime_text zed zeditor lapce".split())  # noqa: SIM905
"""Editors that take ``file:line``."""

_LONG: Final = frozenset("kate kwrite".split())  # noqa: SIM905
"""Editors that take ``--line LINE file``."""

_WAITS: Final = {
    **dict.fromkeys(_GOTO | {"subl", "sublime_text", "zed", "zeditor"}, "--wait"),
    "gvim": "--nofork",
    "mvim": "--nofork",
    "kate": "--block",
    "gnome-text-editor": "--standalone",
}
"""What makes an editor with a window of its own wait until the file is closed."""

_SHORT_WAITS: Final = frozenset({"-w", "-f", "-b"})

_SIMPLE: Final = ("nano", "micro")
"""Looked for where no editor is named: those that say on their screen how to leave them."""


def editor_command(
    file: Path,
    line: int,
    environ: Mapping[str, str],
    find: Callable[[str], str | None] = shutil.which,
    platform: str = sys.platform,
) -> list[str]:
    """The command that opens ``file`` at ``line`` (counted from 1); empty if there is no editor to be found.

    Args:
        environ: the environment of the process.
        find: gives the path of a program, if it's there.
        platform: as in `sys.platform`.
    """
    windows = platform == "win32"
    named = next((environ[name].strip() for name in ("VISUAL", "EDITOR") if environ.get(name, "").strip()), "")
    words = _words(named, windows) if named else _some_editor(find, windows)
    return [*words, *_place(words, file, line)] if words else []


def _words(named: str, windows: bool) -> list[str]:
    if Path(named).is_file():  # a path with spaces, not put in quotes
        return [named]
    try:
        words = shlex.split(named, posix=not windows)
    except ValueError:
        return [named]
    return [word.strip('"') for word in words] if windows else words


def _some_editor(find: Callable[[str], str | None], windows: bool) -> list[str]:
    names = ("notepad",) if windows else _SIMPLE
    return next(([name] for name in names if find(name)), [])


def _place(words: Sequence[str], file: Path, line: int) -> list[str]:
    name = PureWindowsPath(words[0]).name.lower()
    for ending in (".exe", ".cmd", ".bat"):
        name = name.removesuffix(ending)
    wait = _WAITS.get(name, "")
    waiting = [] if not wait or wait in words or _SHORT_WAITS & set(words) else [wait]
    path = str(file)
    if name in _PLUS:
        return [*waiting, f"+{line}", path]
    if name in _GOTO:
        return [*waiting, "--goto", f"{path}:{line}"]
    if name in _COLON:
        return [*waiting, f"{path}:{line}"]
    if name in _LONG:
        return [*waiting, "--line", str(line), path]
    if name == "notepad++":
        return ["-multiInst", "-nosession", f"-n{line}", path]
    return [path]
