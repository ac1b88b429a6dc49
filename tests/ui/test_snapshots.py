"""Both screens as they look: in both languages, at four sizes. Written anew by ``pytest --snapshot-update``."""

import shutil
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from tests.support.collections import paths_in
from tests.ui.desk import SIZES, Desk, Learner, study_for_days
from trainer.config.settings import Settings
from trainer.study.import_desk import ImportDesk


class TextFile(SingleFileSnapshotExtension):
    """A snapshot a file, as text."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def picture(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """What a screen's text is compared with."""
    return snapshot.use_extension(TextFile)


@pytest.fixture(scope="module")
def fortnight(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The real deck, a fortnight into it, on a morning when nothing was done yet."""
    desk = Desk(tmp_path_factory.mktemp("fortnight"), settings=Settings())
    study_for_days(desk.open(starter=True), desk.clock, 14, last=0)
    return desk


RIGHT, WRONG = "right", "wrong"
FIRST_DAY = (
    ("first-day", ()),
    ("about", ("enter",)),
    ("page", ("enter",)),
    ("options", ("enter", "enter")),
    ("wrong", (WRONG,)),
    ("explanation", ("p",)),
    ("finished", ("enter", *(RIGHT, "4") * 3)),
)
LATER = (
    ("today", ()),
    ("question", ("enter", "until choose")),
    ("answer", (RIGHT,)),
    ("help", ("question_mark",)),
    ("typing", ("q", "until type")),
    ("hint", ("f2",)),
    ("typed", (*"penghubng", "enter")),
    ("ideas", ("until ideas", "enter", "b")),
)
IMPORTING = (
    ("import", ("i",)),
    ("import-looked-at", ("down", "enter")),
    ("import-taken", ("enter",)),
    ("import-problem", ("backspace", "down", "enter")),
)
"""What is looked at, and the keys that lead there from the view before."""


async def press(learner: Learner, key: str) -> None:
    """A key, the letter of an answer, or answers until a question is asked in some way."""
    if key.startswith("until "):
        await learner.answer_until(key.partition(" ")[2])
    elif key in (RIGHT, WRONG) and learner.session.attempt is not None:
        await learner.press(learner.letter(right=key == RIGHT))
    else:
        await learner.press(key)


async def look(
    desk: Desk,
    picture: SnapshotAssertion,
    size: tuple[int, int],
    language: str,
    views: tuple[tuple[str, tuple[str, ...]], ...],
) -> None:
    """Compares one view after the other."""
    collection = desk.open(starter=True)
    import_desk = ImportDesk(collection, paths_in(desk.folder), desk.folder / "rumah" / "Unduhan")
    async with desk.running(collection, size=size, language=language, import_desk=import_desk) as learner:
        for view, keys in views:
            for key in keys:
                await press(learner, key)
            assert learner.text == picture(name=view)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_first_day(desk: Desk, picture: SnapshotAssertion, size: tuple[int, int], language: str) -> None:
    desk.settings = Settings()
    await look(desk, picture, size, language, FIRST_DAY)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_later_day(
    fortnight: Desk, tmp_path: Path, picture: SnapshotAssertion, size: tuple[int, int], language: str
) -> None:
    shutil.copytree(fortnight.folder, tmp_path, dirs_exist_ok=True)
    desk = Desk(tmp_path, settings=Settings())
    desk.clock.set_wall(fortnight.clock.moment)
    await look(desk, picture, size, language, LATER)


@pytest.mark.parametrize(("size", "language"), [((120, 35), "id"), ((48, 24), "en")], ids=["120x35", "48x24"])
async def test_importing(desk: Desk, picture: SnapshotAssertion, size: tuple[int, int], language: str) -> None:
    downloads = desk.folder / "rumah" / "Unduhan"
    (downloads / "kuliah").mkdir(parents=True)
    table = "Depan,Belakang\nPendamping,Berjalan bersama klien\nPeneliti,Mencari bukti\n"
    (downloads / "kartu.csv").write_text(table, encoding="utf-8")
    (downloads / "rusak.yaml").write_text("cards:\n  - front: Pendamping\n    back: arti: lain\n", encoding="utf-8")
    await look(desk, picture, size, language, IMPORTING)
