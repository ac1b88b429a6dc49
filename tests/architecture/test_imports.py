"""Who may import whom: the contracts, and what a fresh interpreter really loads."""

import ast
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.support.ci import ROOT
from tests.support.sources import PACKAGE, files, modules, tree

CONFIG = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LAYERS = [
    [room.strip() for room in layer.split("|")] for layer in CONFIG["tool"]["importlinter"]["contracts"][0]["layers"]
]
BELOW_UI = [room for layer in LAYERS[2:] for room in layer]

ONLY_ABOVE = {"textual", "rich", "click"}
"""Only the two front ends may bring these."""

ONLY_WHEN_USED = {"numpy", "tomlkit", "platformdirs", "babel", "asyncio", "logging", "fsrs"}
"""Slow to import, and needed by few: not before somebody asks for what they do."""

SLOW = {"statistics", "decimal", "fractions", "difflib", "tempfile", "tomllib", "platformdirs"}
"""Slow to import, and a usual start does without."""

RARELY_NEEDED = {
    "trainer.history.recovery",
    "trainer.study.session",
    "trainer.questions.kinds",
    "trainer.config.keymap",
}
"""Our own that ``due`` has no use for."""


def in_memory_after(code: str, **environ: str) -> set[str]:
    """Every module that a fresh interpreter holds once it has done ``code``."""
    command = [sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules)"]
    environ = {**os.environ, **environ}
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split())


def loaded_by(names: list[str]) -> set[str]:
    """Top names of everything in memory after importing ``names`` in a fresh interpreter."""
    loaded = in_memory_after(f"import importlib\nfor name in {names!r}: importlib.import_module(name)")
    return {name.partition(".")[0] for name in loaded}


def test_the_import_contracts_hold() -> None:
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    command = [sys.executable, "-c", code, "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_room_is_there_and_every_folder_is_a_room() -> None:
    rooms = {room for layer in LAYERS for room in layer}
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    files = {path.stem for path in PACKAGE.glob("*.py")} - {"__init__", "__main__"}
    assert folders | files == rooms


@pytest.mark.parametrize("room", BELOW_UI)
def test_a_room_loads_no_front_end(room: str) -> None:
    assert not loaded_by(list(modules(room))) & (ONLY_ABOVE | ONLY_WHEN_USED)


def test_all_rooms_together_load_no_front_end() -> None:
    assert not loaded_by(list(modules(*BELOW_UI))) & (ONLY_ABOVE | ONLY_WHEN_USED)


def test_starting_the_command_loads_no_screen() -> None:
    loaded = loaded_by(list(modules("cli")))
    assert not loaded & ({"textual", "rich"} | ONLY_WHEN_USED)


def test_the_study_layer_loads_nothing_slow() -> None:
    # hashlib brings OpenSSL along. Reading a deck needs it, a deck that was read before doesn't.
    daily = [name for name in modules("study") if name != "trainer.study.bringing_in"]  # imports read decks
    assert not loaded_by(daily) & (SLOW | {"hashlib"})


def test_asking_what_is_due_loads_nothing_slow(tmp_path: Path) -> None:
    code = "from trainer.cli.main import run\nassert run(['due']) == 0"
    loaded = in_memory_after(code, PEKSOS_TRAINER_HOME=str(tmp_path))
    assert "trainer.study.queue" in loaded
    assert not loaded & (SLOW | RARELY_NEEDED)


def test_yaml_is_read_and_written_in_few_places() -> None:
    importers = {
        file.stem
        for file in files(PACKAGE / "decks")
        for node in ast.walk(tree(file))
        if (isinstance(node, ast.Import) and any(name.name.split(".")[0] == "yaml" for name in node.names))
        or (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "yaml")
    }
    assert {name.partition("_")[0] for name in importers} <= {"parse", "write"}
