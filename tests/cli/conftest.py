"""The command line, ready to be called."""

from pathlib import Path

import pytest

from tests.cli.computer import Computer
from tests.support.command_line import CommandLine


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """``cli("due", "--json")``, in a home of its own."""
    return CommandLine(tmp_path, monkeypatch)


@pytest.fixture
def here(cli: CommandLine) -> Computer:
    """A computer of the learner."""
    return Computer(cli, "a")


@pytest.fixture
def there(cli: CommandLine) -> Computer:
    """Another one."""
    return Computer(cli, "b")


@pytest.fixture
def cloud(tmp_path: Path) -> Path:
    """A folder that both share."""
    folder = tmp_path / "cloud"
    folder.mkdir()
    return folder
