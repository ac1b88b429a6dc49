"""The command as it was called."""

import os
import stat
from pathlib import Path

import pytest

from trainer.cli.called import NAME, command_as_called

pytestmark = pytest.mark.skipif(os.name == "nt", reason="paths of Unix")


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A script of the program's name in a folder with a space."""
    file = tmp_path / "a b" / NAME
    file.parent.mkdir()
    file.write_text("#!/bin/sh\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr("sys.argv", [str(file)])
    monkeypatch.setenv("PATH", "/nowhere")
    return file


def test_a_script_on_the_path_is_called_by_its_name(script: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(script.parent))
    assert command_as_called() == NAME


def test_another_script_is_called_from_the_folder(script: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(script.parent.parent)
    assert command_as_called() == f"'a b/{NAME}'"
    monkeypatch.chdir(script.parent)
    assert command_as_called() == f"./{NAME}"


def test_a_module_is_called_as_one(script: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["/x/trainer/__main__.py"])
    monkeypatch.setattr("sys.executable", str(script.parent / "python"))
    monkeypatch.chdir(script.parent)
    assert command_as_called() == "./python -m trainer"
