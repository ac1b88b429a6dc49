"""A learner with a deck of their own, and every way in which its author edits it."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from tests.support.answering import answer
from tests.support.collections import open_small
from tests.support.fake_clock import FakeClock
from trainer.decks.pin_ids import pin_ids
from trainer.history.replay import CardHistory
from trainer.scheduling.rating import Rating
from trainer.study.collection import Collection
from trainer.study.identity import look
from trainer.study.session import StudySession
from trainer.study.steps import Finished

DERIVED = """\
# daftar peran
title: Peran
levels: [mikro, makro]
kinds: [case, definition]
cards:
  - front: Penghubung   # broker
    back: Mempertemukan klien dan sumber
    level: mikro
    examples: [kasus a1, kasus a2]
  - front: Pendengar
    back: Menyimak anggota
    level: mikro
    examples: [kasus b1]
  - front: Penghubung
    back: Berunding antarlembaga
    level: makro
  - front: Penggerak
    back: Membuat warga bertindak
    level: makro
"""
EXPLICIT = re.sub("- front: (.)", lambda found: f"- id: {found[1]}{found.start()}\n    front: {found[1]}", DERIVED)
FILE = "peran.yaml"

A, B, C, D = "mikro-penghubung", "mikro-pendengar", "makro-penghubung", "makro-penggerak"


class Learner:
    """Somebody with a deck of their own.

    Attributes:
        collection: as it was opened last.
    """

    def __init__(self, folder: Path, text: str) -> None:
        self.folder, self.clock = folder, FakeClock()
        self.file = folder / "decks" / FILE
        self.file.parent.mkdir()
        self.file.write_text(text)
        (folder / "starter").mkdir()
        self.collection = self.open()
        session = StudySession(self.collection)
        for rating in (Rating.GOOD, Rating.AGAIN, Rating.EASY, Rating.GOOD, Rating.HARD, Rating.GOOD) * 3:
            while session.attempt is None and not isinstance(session.current, Finished):
                session.read()
            if isinstance(session.current, Finished):
                self.clock.forward(days=1)
                session = StudySession(self.collection)
                continue
            answer(session, rating)
        look(self.collection)
        self.before = self.progress()
        assert len({name.partition("#")[0] for name in self.before}) >= 4

    def open(self) -> Collection:
        return open_small(self.folder, self.clock)

    def progress(self) -> dict[str, CardHistory]:
        """What is believed of each card that a deck holds and that was answered."""
        collection = self.collection
        return {
            str(card.id): collection.history_of(str(card.id))
            for deck in collection.decks
            for note in deck.notes
            for card in collection.cards(deck, note)
            if collection.history_of(str(card.id)).first is not None
        }

    def kept(self, names: Mapping[str, str]) -> bool:
        """Whether all progress is there, under other names where ``names`` says so (of notes, or of the deck)."""
        if not self.before:
            return False
        wanted = {}
        for card, history in self.before.items():
            note, _mark, kind = card.partition("#")
            deck, _slash, note_id = note.partition("/")
            wanted[f"{names.get(deck + '/', deck)}/{names.get(note_id, note_id)}#{kind}"] = history
        return self.progress() == wanted

    def reopen(self) -> None:
        """The program is started again."""
        self.clock.forward(hours=1)
        self.collection = self.open()


class Way(NamedTuple):
    """One way of editing.

    Attributes:
        begin: the deck as it was when it was studied.
        edit: changes its file.
        names: what is called otherwise afterwards; must be accepted.
    """

    name: str
    begin: str
    edit: Callable[[Path], object]
    names: Mapping[str, str] = {}


def put(change: Callable[[str], str]) -> Callable[[Path], object]:
    """Edits the text of the file."""

    def edit(file: Path) -> object:
        text = change(file.read_text())
        assert text != file.read_text()
        return file.write_text(text)

    return edit


def swap(old: str, new: str, count: int = -1) -> Callable[[Path], object]:
    """Replaces a text."""
    return put(lambda text: text.replace(old, new, count))


def reordered(text: str) -> str:
    head, *cards = text.split("  - ")
    return "  - ".join([head, *reversed(cards)])


def moved_to_the_end(text: str) -> str:
    head, first, *cards = text.split("  - ")
    return "  - ".join([head, *cards, first])


def another_file(file: Path) -> object:
    return file.rename(file.with_name("peran-baru.yaml"))


def ids_of_its_own(text: str) -> str:
    for front, own in (("Pendengar", "b"), ("Penggerak", "d")):
        text = text.replace(f"- front: {front}", f"- id: {own}\n    front: {front}")
    return text


WAYS = (
    Way("a typo in a front", DERIVED, swap("front: Pendengar", "front: Pendengarr"), {B: "mikro-pendengarr"}),
    Way("a typo in a front with an id", EXPLICIT, swap("front: Pendengar", "front: Pendengarr")),
    Way("moved to another place", DERIVED, put(moved_to_the_end)),
    Way("reordered", DERIVED, put(reordered)),
    Way("an example added", DERIVED, swap("[kasus b1]", "[kasus b1, kasus b2]")),
    Way("an example edited", DERIVED, swap("kasus a1", "kasus lain, lebih panjang")),
    Way("back rewritten wholly", DERIVED, swap("Menyimak anggota", "Mendengarkan dengan sabar semua yang dikatakan")),
    Way(
        "a level renamed",
        DERIVED,
        swap("mikro", "individu"),
        {A: "individu-penghubung", B: "individu-pendengar"},
    ),
    Way("front rewritten wholly", DERIVED, swap("front: Penggerak", "front: Aktivator"), {D: "makro-aktivator"}),
    Way("the file renamed, with an id", "id: peran\n" + DERIVED, another_file),
    Way("the file renamed", DERIVED, another_file, {"peran/": "peran-baru"}),
    Way("the deck's id changed", "id: peran\n" + DERIVED, swap("id: peran", "id: daftar"), {"peran/": "daftar"}),
    Way("ids pinned as they are", DERIVED, pin_ids),
    Way("ids of its own", DERIVED, put(ids_of_its_own), {B: "b", D: "d"}),
    Way("a note added that is alike", EXPLICIT, put(lambda text: text + "  - {front: Penggerakk, back: Lain}\n")),
)
