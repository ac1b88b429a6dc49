"""Both screens as they look: in both languages, at four sizes. Written anew by ``pytest --snapshot-update``."""

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from tests.ui.desk import SIZES, Desk, study_for_days
from trainer.study.collection import Collection


class TextFile(SingleFileSnapshotExtension):
    """A snapshot a file, as text."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def picture(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """What a screen's text is compared with."""
    return snapshot.use_extension(TextFile)


def after_some_days(desk: Desk) -> Collection:
    """The real deck, a fortnight into it, on a morning when nothing was done yet."""
    collection = desk.open(starter=True)
    study_for_days(collection, desk.clock, 15, last=0)
    return collection


# what is looked at, whether the learner has studied before, the keys that lead there
VIEWS = {
    "today": (True, ()),
    "first-day": (False, ()),
    "about": (False, ("enter",)),
    "page": (False, ("enter", "enter")),
    "question": (True, ("enter",)),
    "answer": (True, ("enter", "enter")),
    "explanation": (True, ("enter", "enter", "p")),
    "finished": (False, ("enter", "enter", "enter", "enter", *("enter", "4") * 2)),
    "help": (True, ("enter", "enter", "question_mark")),
}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("view", VIEWS)
async def test_view(desk: Desk, picture: SnapshotAssertion, view: str, size: tuple[int, int], language: str) -> None:
    studied, keys = VIEWS[view]
    collection = after_some_days(desk) if studied else desk.open(starter=True)
    async with desk.running(collection, size=size, language=language) as learner:
        await learner.press(*keys)
        assert learner.text == picture(name=f"{view}-{size[0]}x{size[1]}-{language}")
