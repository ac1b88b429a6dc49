"""The cache of decks: what it holds is what the file says, or it isn't used."""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.decks.caching import DAY, entries, found, keep, put
from tests.decks.full_deck import FULL_DECK
from tests.decks.test_plain import same
from tests.support.ci import ROOT
from tests.support.collections import paths_in
from tests.support.fake_clock import FakeClock
from trainer.config.settings import Settings
from trainer.decks import cache as cache_module
from trainer.decks import parse as parse_module
from trainer.decks.cache import QUIET, DeckCache
from trainer.decks.library import DeckLibrary
from trainer.decks.parse import read_deck
from trainer.study import opening as opening_module
from trainer.study.opening import open_collection
from trainer.study.session import StudySession


def test_what_was_kept_is_found(folder: Path, path: Path) -> None:
    assert found(folder, path) is None
    deck = keep(folder, path)
    again = found(folder, path)
    assert again is not None
    assert same(again, deck)
    assert again.file == path


def test_each_file_has_an_entry_of_its_own_named_after_it(folder: Path, path: Path, tmp_path: Path) -> None:
    others = [tmp_path / "lain" / "peran.yaml", tmp_path / "lain" / "Déjà vu %s\n.yaml", tmp_path / f"{'x' * 200}.yml"]
    decks = {other: keep(folder, put(other, "id: a\n" + FULL_DECK.replace("id: peran\n", ""))) for other in others}
    keep(folder, path)
    assert [entry.name.rpartition("-")[0] for entry in entries(folder)] == ["D-j--vu--s-", "peran", "peran", "x" * 40]
    for other, deck in decks.items():
        assert found(folder, other) == deck


def test_a_path_from_the_working_folder_is_that_file(folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(folder, path)
    monkeypatch.chdir(path.parent)
    deck = found(folder, Path(path.name))
    assert deck is not None
    assert deck.file == Path(path.name)
    monkeypatch.chdir(path.parent.parent)
    put(Path(path.name))
    assert found(folder, Path(path.name)) is None


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know no names that aren't Unicode")
def test_a_name_that_is_not_unicode(folder: Path, tmp_path: Path) -> None:
    path = put(tmp_path / os.fsdecode(b"a\xff.yaml"))
    assert found(folder, path) is None
    assert keep(folder, path) == found(folder, path)


# When it's stale


def rewritten(path: Path) -> None:
    """Other words, the same size and the same time of writing."""
    status = path.stat()
    path.write_text(FULL_DECK.replace("Penghubung", "penghubunG"), encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def replaced(path: Path) -> None:
    """The same, by an editor that puts a new file in place of the old one."""
    new = path.with_suffix(".new")
    new.write_bytes(path.read_bytes())
    rewritten(new)
    os.utime(new, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    new.replace(path)


CHANGES: dict[str, Callable[[Path], object]] = {
    "size": lambda path: put(path, FULL_DECK + "\n"),
    "time of writing": lambda path: put(path, age=DAY + 1),
    "time of writing, later": lambda path: put(path, age=DAY - 1),
    "just now": lambda path: put(path, age=0),
    "in the future": lambda path: put(path, age=-DAY),
}
if os.name != "nt":
    CHANGES |= {"set back": rewritten, "put in its place": replaced}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_file_that_changed_is_read_again(folder: Path, path: Path, change: Callable[[Path], object]) -> None:
    keep(folder, path)
    assert found(folder, path)
    change(path)
    assert found(folder, path) is None


@pytest.mark.parametrize("age", [0, 2 * 10**9, QUIET - 10**9, -1, -DAY])
def test_nothing_is_kept_of_a_file_written_just_now_or_in_the_future(folder: Path, path: Path, age: int) -> None:
    put(path, age=age)
    keep(folder, path)
    assert entries(folder) == []
    put(path, age=QUIET + 10**9)
    keep(folder, path)
    assert len(entries(folder)) == 1


def test_two_writings_within_one_tick_are_both_seen(folder: Path, path: Path) -> None:
    """As on a disk whose clock ticks every two seconds: the same size and the same times."""
    put(path, age=0)
    status = path.stat()
    keep(folder, path)
    path.write_text(FULL_DECK.replace("Penghubung", "penghubunG"), encoding="utf-8")
    assert DeckCache(folder).find(path, status) is None


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_nothing_is_kept_of_a_file_that_changed_meanwhile(
    folder: Path, path: Path, change: Callable[[Path], object]
) -> None:
    status = path.stat()
    deck = read_deck(path)
    change(path)
    DeckCache(folder).keep(path, status, deck)
    assert entries(folder) == []


def test_nor_of_one_that_vanished_meanwhile(folder: Path, path: Path) -> None:
    status, deck = path.stat(), read_deck(path)
    path.unlink()
    DeckCache(folder).keep(path, status, deck)
    assert entries(folder) == []


@pytest.mark.parametrize(
    ("module", "name", "value"),
    [(cache_module, "FORMAT", 0), (cache_module, "__version__", "0.0.1"), (sys, "hexversion", 0x030B0000)],
    ids=["format", "program", "Python"],
)
def test_what_another_program_kept_is_read_again_and_replaced(
    folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch, module: object, name: str, value: object
) -> None:
    with monkeypatch.context() as before:
        before.setattr(module, name, value)
        keep(folder, path)
        assert found(folder, path)
    assert found(folder, path) is None
    keep(folder, path)
    assert found(folder, path)
    assert len(entries(folder)) == 1


@pytest.mark.parametrize("name", ["decks/parse.py", "decks/new.py", "text.py"])
def test_another_reader_reads_again(
    folder: Path, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    reader = tmp_path / "trainer"
    for source in ("decks/parse.py", "decks/model.py", "text.py"):
        (reader / source).parent.mkdir(parents=True, exist_ok=True)
        (reader / source).write_text("a = 1\n", encoding="utf-8")
    monkeypatch.setattr(cache_module, "_READER", reader / "decks")
    monkeypatch.setattr(cache_module, "_TEXT", reader / "text.py")
    keep(folder, path)
    (reader / "decks" / "notes.txt").write_text("nothing that reads", encoding="utf-8")
    assert found(folder, path)
    put(reader / name, "a = 2\n")
    assert found(folder, path) is None


def test_a_reader_whose_sources_are_nowhere_keeps_nothing(
    folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_module, "_READER", Path("nowhere.zip"))
    keep(folder, path)
    assert found(folder, path) is None
    assert entries(folder) == []


def test_a_deck_with_warnings_is_not_kept(folder: Path, path: Path) -> None:
    put(path, FULL_DECK + "    level: tidak ada\n")
    assert keep(folder, path).warnings
    assert entries(folder) == []


# The library with a cache


def opened(path: Path, folder: Path) -> DeckLibrary:
    library = DeckLibrary(path.parent, path.parent / "none", cache=DeckCache(folder))
    library.load()
    return library


def fronts(library: DeckLibrary) -> list[str]:
    return [deck.notes[0].front.own for deck in library.decks]


def test_the_second_start_reads_no_deck(folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = opened(path, folder)
    monkeypatch.setattr(parse_module, "read_deck", lambda path: pytest.fail("read again"))
    second = opened(path, folder)
    assert second.decks == first.decks
    assert not second.refresh()


def test_a_changed_deck_is_seen_at_once_and_at_the_next_start(folder: Path, path: Path) -> None:
    opened(path, folder)
    library = opened(path, folder)
    put(path, "id: peran\ncards: [[baru, x]]\n", age=0)
    assert library.refresh()
    assert fronts(library) == fronts(opened(path, folder)) == ["baru"]
    put(path, "id: peran\ncards: [[lagi, x]]\n")
    assert library.refresh()
    assert fronts(library) == fronts(opened(path, folder)) == fronts(opened(path, folder)) == ["lagi"]


def test_a_broken_deck_is_told_at_each_start(folder: Path, path: Path) -> None:
    opened(path, folder)
    put(path, "id: peran\ncards: [[")
    for _ in range(2):
        library = opened(path, folder)
        assert library.decks == ()
        assert [error.file for error in library.broken] == [path]


def test_a_deck_from_the_cache_costs_no_parser(folder: Path, path: Path) -> None:
    opened(path, folder)
    code = (
        "import sys; from pathlib import Path; from trainer.decks.cache import DeckCache;"
        "from trainer.decks.library import DeckLibrary; decks, folder = map(Path, sys.argv[1:]);"
        "library = DeckLibrary(decks, decks / 'none', cache=DeckCache(folder)); library.load();"
        "print(len(library.decks), *sys.modules)"
    )
    command = [sys.executable, "-c", code, str(path.parent), str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    count, *loaded = done.stdout.split()
    assert count == "1"
    assert not {"yaml", "_yaml", "hashlib", "tempfile"} & set(loaded)
    ours = {name.removeprefix("trainer.decks.") for name in loaded if name.startswith("trainer.decks.")}
    assert ours == {"library", "cache", "plain", "collector", "model", "messages"}


def test_reading_a_file_knows_of_no_cache() -> None:
    code = "import sys; import trainer.decks.parse; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not {"trainer.decks.cache", "trainer.decks.plain"} & set(done.stdout.split())


# The program with a cache


def test_a_learner_who_has_begun_has_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths, clock = paths_in(tmp_path), FakeClock()
    monkeypatch.setattr(opening_module, "starter_folder", lambda: tmp_path / "none")
    put(paths.decks / "peran.yaml")

    def start() -> StudySession:
        return StudySession(open_collection(paths, Settings(), clock, random.Random(1)))

    session = start()
    assert not paths.cache.exists()
    session.read()
    decks = start().collection.library.decks
    assert len(entries(paths.cache / "parsed-decks")) == 1
    monkeypatch.setattr(parse_module, "read_deck", lambda path: pytest.fail("read again"))
    assert start().collection.library.decks == decks
