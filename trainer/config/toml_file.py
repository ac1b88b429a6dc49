"""The settings file as a piece of TOML: its text, its table, the line of a key, and its replacement in one step."""

import os
import re
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from trainer.errors import FileFormatError, StorageError
from trainer.i18n import N_
from trainer.text import clean_line

_MOST_BYTES: Final = 1 << 20

_SAVE_AGAIN: Final = N_("save it again in this encoding, or delete it to get the defaults back")
_ONE_A_LINE: Final = N_("write one setting a line, such as: new_per_day = 2")


class SettingsError(FileFormatError):
    """The settings file isn't what it should be; ``place`` begins with the file and, if known, the line."""


def read_text(path: Path) -> str:
    """The file's text with its own line ends; empty if there is no file.

    Raises:
        SettingsError: it can't be read, or isn't text.
    """
    try:
        if not path.exists():
            return ""
        if not path.is_file():
            raise SettingsError(N_("this isn't a file"), place=_shown(path))
        if path.stat().st_size > _MOST_BYTES:
            raise SettingsError(N_("this is too long for a settings file"), place=_shown(path))
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError(N_("this isn't text in UTF-8"), hint=_SAVE_AGAIN, place=_shown(path)) from error
    except OSError as error:
        hint = N_("check that you are allowed to read it")
        raise SettingsError(N_("the settings can't be read"), hint=hint, place=_shown(path)) from error


def parse(text: str, path: Path) -> dict[str, Any]:
    """The table that ``text`` (of the file ``path``) is.

    Raises:
        SettingsError: it isn't TOML; says from which line and column on.
    """
    if not text.strip():
        return {}
    import tomllib

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        place = _shown(path) + _position(str(error), text)
        message = N_("the settings can't be understood from here on")
        raise SettingsError(message, hint=_ONE_A_LINE, place=place) from error


def _position(complaint: str, text: str) -> str:
    """``:line:column`` of a complaint of ``tomllib``, which has it in its words only; empty if it has none."""
    if "end of document" in complaint:
        lines = text.rstrip("\n").split("\n")
        return f":{len(lines)}:{len(lines[-1]) + 1}"
    found = re.search(r"line (\d+), column (\d+)", complaint)
    return f":{found[1]}:{found[2]}" if found else ""


_NAME: Final = r"""(?:"[^"\n]*"|'[^'\n]*'|[\w-]+)"""
_DOTTED: Final = rf"{_NAME}(?:\s*\.\s*{_NAME}){{0,8}}"
_HEADER: Final = rf"\s*\[\s*({_DOTTED})\s*\]"
_ENTRY: Final = rf"\s*({_DOTTED})\s*="


class Places:
    """Where the keys of a TOML text stand, for messages; ``tomllib`` doesn't tell."""

    def __init__(self, text: str, path: Path) -> None:
        self._text = text
        self._path = path

    def of(self, name: str) -> str:
        """``file:line: name``; without the line if it wasn't found. Tables are written ``keys.study.good``."""
        line = self._lines.get(name)
        return f"{_shown(self._path)}{f':{line}' if line else ''}: {name}"

    @cached_property
    def _lines(self) -> dict[str, int]:
        found: dict[str, int] = {}
        table = ""
        for number, line in enumerate(self._text.split("\n"), start=1):
            if header := re.match(_HEADER, line):
                table = _plain(header[1]) + "."
                found.setdefault(table[:-1], number)
            elif entry := re.match(_ENTRY, line):
                found.setdefault(table + _plain(entry[1]), number)
        return found


def _shown(path: Path) -> str:
    return clean_line(str(path))


def _plain(dotted: str) -> str:
    return re.sub(r"\s*\.\s*", ".", re.sub(r"[\"']", "", dotted))


def replace_text(path: Path, text: str) -> None:
    """Makes ``text`` the file's content: wholly or, when that fails, not at all. A link stays a link.

    Raises:
        StorageError: it couldn't be written; the file is as it was.
    """
    import tempfile

    target = path.resolve()
    unfinished: Path | None = None
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        unfinished = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            unfinished.chmod(target.stat().st_mode & 0o777)
        unfinished.replace(target)
    except OSError as error:
        if unfinished is not None:
            unfinished.unlink(missing_ok=True)
        hint = N_("check that there is room on the disk and that you are allowed to write there")
        raise StorageError(N_("the settings couldn't be saved"), hint=hint, place=_shown(path)) from error
