"""Files made to do harm, imported by the whole program: each ends soon, in little memory, with a message; nothing is
written outside the learner's folders, and no terminal would obey what is said of them.
"""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.importing.hostile_packages import HOSTILE as PACKAGES
from tests.importing.hostile_texts import HOSTILE_TEXTS
from tests.importing.hostile_texts_anki import HOSTILE_TEXTS_ANKI
from tests.importing.hostile_yaml import HOSTILE_YAML
from tests.support.ci import ROOT
from tests.support.hostile import commands_in
from tests.support.slowness import slowness

pytest.importorskip("resource", reason="no limits to set here")

from tests.support.forked import Forked, Forks

MOST_SECONDS: Final = 5
MOST_MEBIBYTES: Final = 512
MOST_SAID: Final = 40_000
"""Bytes of remarks: at most 20 of each sort are told of a file."""

Make = Callable[[], bytes]


def _file_name(name: str) -> str:
    return re.sub("[^A-Za-z0-9.]+", "-", name)


def _makers() -> Iterator[tuple[str, Make]]:
    for name, make in PACKAGES:
        yield f"{_file_name(name)}.apkg", make
    for table in (HOSTILE_TEXTS, HOSTILE_TEXTS_ANKI, HOSTILE_YAML):
        for name, content in table:
            yield name, content if callable(content) else _bytes_of(content)


def _bytes_of(content: bytes | str) -> Make:
    return lambda: content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content


FILES: Final = tuple(_makers())
GROUPS: Final = 6
"""Each group has a process of its own, so that they run side by side."""


def test_there_are_at_least_eighty() -> None:
    assert len(FILES) >= 80
    assert len({name for name, _make in FILES}) == len(FILES)


def _files_in(folder: Path) -> set[Path]:
    return {path.relative_to(folder) for path in folder.rglob("*")}


@pytest.mark.parametrize("group", range(GROUPS))
def test_every_hostile_file_ends_in_a_message(group: int, tmp_path: Path) -> None:
    said, around = tmp_path / "said", tmp_path / "around"
    said.mkdir()
    around.mkdir()
    failures: list[str] = []
    with Forks(ROOT, 4 * MOST_SECONDS, 4 * MOST_MEBIBYTES) as forks:
        for name, make in FILES[group::GROUPS]:
            file, home = around / name, tmp_path / "homes" / name
            file.write_bytes(make())
            before = _files_in(around)
            done = forks.run(["import", "--yes", "--reviews", str(file)], home, around, said)
            failures += [f"{name}: {wrong}" for wrong in _wrong(done)]
            if _files_in(around) != before:
                failures.append(f"{name}: wrote beside the file")
            failures += [f"{name}: {wrong}" for wrong in _wrong_at_home(home)]
            file.unlink()
    assert failures == []


def _wrong(done: Forked) -> Iterator[str]:
    if done.code not in (0, 3, 4):
        yield f"ended with {done.code}: {done.err[-300:]!r}"
    if not done.out + done.err:
        yield "said nothing"
    if done.cpu > MOST_SECONDS and done.cpu > MOST_SECONDS * slowness():
        yield f"took {done.cpu:.1f} s"
    if done.peak > MOST_MEBIBYTES:
        yield f"took {done.peak:.0f} MiB"
    if len(done.out + done.err) > MOST_SAID:
        yield f"said {len(done.out + done.err)} bytes"
    if found := commands_in(done.out + done.err):
        yield f"would command the terminal: {found}"
    if b"Traceback" in done.err:
        yield f"showed its inside: {done.err[-300:]!r}"


def _wrong_at_home(home: Path) -> Iterator[str]:
    """What is there afterwards: decks that command nothing, a history that is one, nothing unfinished."""
    for path in home.rglob("*"):
        if path.is_symlink() or path.name.endswith((".new", ".tmp")):
            yield f"left {path.name}"
        if path.suffix == ".yaml" and (found := commands_in(path.read_bytes())):
            yield f"its deck would command the terminal: {found}"
    history = home / "data" / "history.json"
    if history.exists():
        json.loads(history.read_bytes())
