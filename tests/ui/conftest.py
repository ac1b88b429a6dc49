"""What the tests of the screen share."""

from pathlib import Path

import pytest

from tests.ui.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An empty folder, a clock, a disk that can fail."""
    return Desk(tmp_path)
