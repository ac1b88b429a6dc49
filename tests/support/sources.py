"""The program's own source files, as text and as trees."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.support.ci import ROOT

PACKAGE = ROOT / "trainer"


def files(folder: Path = PACKAGE) -> list[Path]:
    """Every Python file below ``folder``, sorted."""
    return sorted(path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)


@cache
def tree(file: Path) -> ast.Module:
    """The syntax tree of ``file``."""
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def place(file: Path, node: ast.AST) -> str:
    """``file:line`` of ``node``, for a failed assertion."""
    return f"{file.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"


def modules(*rooms: str) -> Iterator[str]:
    """Dotted names of all modules of ``rooms``; a room is a package or a module of ``trainer``."""
    for room in rooms:
        found = files(PACKAGE / room) or [PACKAGE / f"{room}.py"]
        for file in found:
            parts = file.relative_to(ROOT).with_suffix("").parts
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
