"""A deck file and a folder to keep it in."""

from pathlib import Path

import pytest

from tests.decks.caching import put


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A deck file that was left alone for a day."""
    return put(tmp_path / "decks" / "peran.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the cache goes; it isn't there yet."""
    return tmp_path / "cache" / "decks"
