"""A learner's collection in a temporary folder: real files, real decks, a clock that the test moves."""

from pathlib import Path
from random import Random

from tests.support.fake_clock import FakeClock
from trainer.config.paths import Paths
from trainer.config.settings import Settings
from trainer.decks.library import DeckLibrary
from trainer.history.store import HistoryFile
from trainer.study.collection import Collection

SMALL_DECK = """\
format: 1
id: kecil
title: Paket kecil
levels: [mikro, makro]
kinds: [case, term, definition]
introduce: [b, a, c, d]
cards:
  - {id: a, front: Penghubung, back: Mempertemukan klien dan sumber, level: mikro, examples: [kasus a1, kasus a2]}
  - {id: b, front: Pendengar, back: Menyimak anggota, level: mikro, examples: [kasus b1, kasus b2, kasus b3]}
  - {id: c, front: Perunding, back: Berunding dengan pihak lain, level: makro, examples: [kasus c1]}
  - {id: d, front: Penggerak, back: Membuat warga bertindak, level: makro}
"""


def paths_in(folder: Path) -> Paths:
    """The four folders below ``folder``."""
    return Paths(folder / "config", folder / "data", folder / "decks", folder / "cache")


def write_decks(folder: Path, *texts: str) -> Path:
    """A folder of decks with these texts."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(texts):
        (folder / f"deck{number}.yaml").write_text(text, encoding="utf-8")
    return folder


def open_small(
    folder: Path, clock: FakeClock, settings: Settings | None = None, *texts: str, seed: int = 1
) -> Collection:
    """Opens the collection that lives in ``folder``, as a fresh start of the program would."""
    starter = folder / "starter"
    if not starter.exists():
        write_decks(starter, *(texts or (SMALL_DECK,)))
    library = DeckLibrary(starter, folder / "decks")
    library.load()
    history = HistoryFile(folder / "data" / "history.json", clock, Random(seed))
    history.load()
    return Collection(library, history, settings or Settings(), clock)
