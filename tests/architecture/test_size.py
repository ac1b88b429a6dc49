"""Nothing grows beyond what can be read in one sitting."""

import ast

import pytest

from tests.support.ci import ROOT
from tests.support.sources import PACKAGE, files, place, tree

MOST_LINES = {"file": 400, "class": 250, "function": 50}


@pytest.mark.parametrize("folder", ["trainer", "tests", ".ci"])
def test_files(folder: str) -> None:
    # Of the tests, the code alone: a table of expectations is as long as what it expects.
    code = [path for path in files(ROOT / folder) if folder != "tests" or path.name.startswith("test_")]
    lengths = {path.relative_to(ROOT): path.read_bytes().count(b"\n") for path in code}
    assert lengths
    assert {path: lines for path, lines in lengths.items() if lines > MOST_LINES["file"]} == {}


def test_classes_and_functions() -> None:
    too_long = []
    for file in files(PACKAGE):
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                assert node.end_lineno is not None
                lines = node.end_lineno - node.lineno + 1
                if lines > MOST_LINES["class" if isinstance(node, ast.ClassDef) else "function"]:
                    too_long.append(f"{place(file, node)} {node.name}: {lines} lines")
    assert too_long == []
