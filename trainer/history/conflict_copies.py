"""Copies of a history that a synchronising program left beside it, because two computers had written at once.

Each program names them in its own way, always after the file's own name:

- Syncthing: ``history.sync-conflict-20261124-081502-ABCDEFG.json``
- Dropbox, Nextcloud: ``history (Budi's conflicted copy 2026-11-24).json``
- ownCloud, Resilio, Seafile: ``history_conflict-20261124-081502.json``, ``history.Conflict.json``,
  ``history (SFConflict budi 2026-11-24-08-15-02).json``
- OneDrive: ``history-LAPTOP-4F2A.json``, the name of the computer
- iCloud, Google Drive: ``history 2.json``, ``history (1).json``
"""

import re
from pathlib import Path
from typing import Final

_AFTER_THE_STEM: Final = re.compile(
    r"""
    [.] sync-conflict- [^/]+
    | [._-] conflict ( [._ -] [^/]* )?
    | [ ]? \( [^/]* conflict [^/]* \)
    | [ ] \d{1,3}
    | [ ]? \( \d{1,3} \)
    | - (?P<computer> [^\s/] [^/]{0,62} )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_KEPT_BY_HAND: Final = re.compile(r"copy|backup|bak|old|orig|before|salin|cadang|lama|asli|sebelum", re.IGNORECASE)
"""In the name of a file that a person keeps: it isn't touched, though a computer could be called so."""


def conflict_copies(history: Path) -> list[Path]:
    """The files beside ``history`` that are named like copies of it, by name; none if the folder can't be read."""
    try:
        there = sorted(path for path in history.parent.iterdir() if is_conflict_copy(path.name, history.name))
        return [path for path in there if path.is_file() and not path.is_symlink()]
    except OSError:
        return []


def says_conflict(name: str) -> bool:
    """Whether the name of a copy can't be one that a person gave it."""
    return "conflict" in name.lower()


def is_conflict_copy(name: str, of: str) -> bool:
    """Whether a synchronising program would call a copy of the file ``of`` so."""
    stem, ending = of.rsplit(".", 1)
    if not (name.startswith(stem) and name.lower().endswith(f".{ending}")) or name == of:
        return False
    match = _AFTER_THE_STEM.fullmatch(name[len(stem) : -len(ending) - 1])
    return match is not None and not (match["computer"] and _KEPT_BY_HAND.search(match["computer"]))
