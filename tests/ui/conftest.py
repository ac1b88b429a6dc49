"""What the tests of the screen share."""

from pathlib import Path

import pytest
from textual import _wait

from tests.ui.desk import CHOOSING, TYPING, Desk

# How long Textual looks, at each key and each pause, whether the program has become idle (seconds, and the processor's
# time within that). Its own fiftieth makes up more than half of the time of these tests; that everything was handled
# and drawn is known from the queues, which are waited for besides.
_wait.SLEEP_GRANULARITY = 1 / 200
_wait.SLEEP_IDLE = _wait.SLEEP_GRANULARITY / 20


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An empty folder, a clock, a disk that can fail."""
    return Desk(tmp_path)


@pytest.fixture
def choosing(desk: Desk) -> Desk:
    """The same, where cases are chosen for and definitions ticked."""
    desk.settings = CHOOSING
    return desk


@pytest.fixture
def typing(desk: Desk) -> Desk:
    """The same, where cases are answered by typing."""
    desk.settings = TYPING
    return desk
