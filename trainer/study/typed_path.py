"""A path as somebody types it, or as a terminal writes it when a file is dropped on it."""

import os
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

_QUOTES: Final = ("'", '"')
_POWERSHELL: Final = "& "
"""PowerShell writes it before the path of a file that is dropped on it."""


def typed_path(text: str, start: Path) -> Path:
    """The path that ``text`` means: with quotes, with ``~``, as a ``file:`` address, or relative to ``start``."""
    typed = text.strip().removeprefix(_POWERSHELL)
    if typed.startswith("file://"):
        typed = unquote(urlsplit(typed).path)
        return start / (typed[1:] if os.name == "nt" else typed)
    if len(typed) > 1 and typed[0] == typed[-1] and typed[0] in _QUOTES:
        typed = typed[1:-1].replace("'\\''", "'")
    path = _below(typed, start)
    if _is_there(path):
        return path
    others = [unicodedata.normalize("NFD", typed)]  # what is pasted was composed when it was cleaned
    if os.name != "nt" and "\\" in typed:
        others.append(_without_backslashes(typed))
    return next((other for name in others if _is_there(other := _below(name, start))), path)


def _below(typed: str, start: Path) -> Path:
    path = Path(typed)
    with suppress(RuntimeError):  # there is no such user, or nobody knows where they are at home
        path = path.expanduser()
    return start / path


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _without_backslashes(text: str) -> str:
    r"""``my\ cards.csv`` as ``my cards.csv``."""
    kept: list[str] = []
    escaped = False
    for character in text:
        if character == "\\" and not escaped:
            escaped = True
        else:
            kept.append(character)
            escaped = False
    return "".join(kept)
