"""The import screen in front of a learner, and a folder of files to choose from."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.support.collections import paths_in
from tests.ui.desk import Desk, Learner
from trainer.study.collection import Collection
from trainer.study.import_desk import ImportDesk
from trainer.ui.screens.importing import ImportScreen
from trainer.ui.widgets.path_line import PathLine

CSV = "Depan,Belakang\nPendamping,Berjalan bersama klien\nPeneliti,Mencari bukti\n"
BROKEN = "id: rusak\ncards:\n  - front: Penghubung\n    back: arti: lain\n"
NEW = "id: baru\ntitle: Paket baru\ncards: [{front: Satu, back: Pertama}, {front: Dua, back: Kedua}]\n"


def fill_downloads(folder_of_test: Path) -> Path:
    """A folder with a file of each sort."""
    folder = folder_of_test / "rumah" / "Unduhan"
    (folder / "kuliah" / "dalam").mkdir(parents=True)
    (folder / "kosong").mkdir()
    for name, text in {
        "kartu.csv": CSV,
        "rusak.yaml": BROKEN,
        "kuliah/baru.yaml": NEW,
        "foto.jpg": "",
        ".tersembunyi.csv": CSV,
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@asynccontextmanager
async def importing(
    desk: Desk,
    start: Path,
    make: Callable[..., ImportDesk] = ImportDesk,
    *,
    collection: Collection | None = None,
    **more: Any,
) -> AsyncIterator[Learner]:
    """The program with the import open, in the folder ``start``."""
    collection = collection if collection is not None else desk.open()
    async with desk.running(collection, import_desk=make(collection, paths_in(desk.folder), start), **more) as learner:
        await learner.press("i")
        assert isinstance(learner.app.screen, ImportScreen)
        yield learner


async def open_file(learner: Learner, path: object) -> str:
    """Types a path, without waiting after each letter, and Enter."""
    learner.app.screen.query_one(PathLine).value = str(path)
    return await learner.press("enter")
