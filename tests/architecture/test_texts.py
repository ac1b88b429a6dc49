"""How texts for people stand in the code: each one marked, and translated only when it is shown."""

import ast
import importlib
from collections.abc import Iterator

from tests.architecture.test_imports import BELOW_UI
from tests.support.sources import PACKAGE, files, modules, place, tree
from trainer.errors import TrainerError

FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


def error_names() -> set[str]:
    """Names of all classes of expected errors."""
    for name in modules(*BELOW_UI):
        importlib.import_module(name)
    names, waiting = set(), [TrainerError]
    while waiting:
        kind = waiting.pop()
        names.add(kind.__name__)
        waiting += kind.__subclasses__()
    return names


def run_at_import(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that are evaluated when the module is: all but the bodies of functions."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, FUNCTIONS):
            yield child
            yield from run_at_import(child)


def test_the_messages_of_errors_are_marked() -> None:
    errors = error_names()
    assert {"UsageError", "SettingsError", "StorageError"} <= errors
    unmarked = []
    for file in files(PACKAGE):
        for node in ast.walk(tree(file)):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") not in errors:
                continue
            hints = [keyword.value for keyword in node.keywords if keyword.arg == "hint"]
            for text in [*node.args[:1], *hints]:
                written_out = isinstance(text, ast.JoinedStr) or (isinstance(text, ast.Constant) and text.value != "")
                if written_out:
                    unmarked.append(place(file, text))
    assert unmarked == []


def test_no_text_is_translated_before_the_language_is_known() -> None:
    early = [
        place(file, node)
        for file in files(PACKAGE)
        for node in run_at_import(tree(file))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "n_")
    ]
    assert early == []


def test_no_marked_text_hides_in_an_f_string() -> None:
    """The extraction doesn't look into f-strings on Python 3.11: such a text would fall out of the catalog unseen."""
    hidden = [
        place(file, call)
        for file in files(PACKAGE)
        for node in ast.walk(tree(file))
        if isinstance(node, ast.JoinedStr)
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("_", "N_", "n_")
        if any(isinstance(argument, ast.Constant) for argument in call.args)
    ]
    assert hidden == []
