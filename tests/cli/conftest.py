"""The command line, ready to be called."""

from pathlib import Path

import pytest

from tests.support.command_line import CommandLine


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """``cli("due", "--json")``, in a home of its own."""
    return CommandLine(tmp_path, monkeypatch)
