"""The tests with real packages need Anki's library; where all must be tested they may not be skipped silently."""

import os
import platform
import sys
from importlib.util import find_spec

import pytest


@pytest.mark.skipif(
    not (os.environ.get("TRAINER_CI") and sys.platform == "linux" and platform.machine() == "x86_64"),
    reason="only where TRAINER_CI is set, on Linux x86-64",
)
def test_ankis_library_is_installed_where_everything_is_tested():
    assert find_spec("anki") is not None, "pip install -e '.[test-anki]'"

    import anki.collection

    assert anki.collection.Collection
