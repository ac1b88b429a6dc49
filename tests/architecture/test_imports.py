"""Who may import whom: the contracts, and what a fresh interpreter really loads."""

import ast
import subprocess
import sys
import tomllib

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


def loaded_by(names: list[str]) -> set[str]:
    """Top names of everything in memory after importing ``names`` in a fresh interpreter."""
    code = f"import sys, importlib\nfor name in {names!r}: importlib.import_module(name)\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {name.partition(".")[0] for name in done.stdout.split()}


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


def test_yaml_is_read_and_written_in_few_places() -> None:
    importers = {
        file.stem
        for file in files(PACKAGE / "decks")
        for node in ast.walk(tree(file))
        if (isinstance(node, ast.Import) and any(name.name.split(".")[0] == "yaml" for name in node.names))
        or (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "yaml")
    }
    assert {name.partition("_")[0] for name in importers} <= {"parse", "write"}
