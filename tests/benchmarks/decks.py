"""What reading decks costs: ``python -m tests.benchmarks.decks``.

- A YAML deck of 100,000 cards, next to a bare drain of the same events of libyaml and to ``CSafeLoader`` with the
  collector of garbage at rest; each in a process of its own, in turns. What counts is the ratio of the CPU times
  (medians), and the memory a process has at its peak beyond that of the imports.
- An Anki package of 10,000 notes, next to the importer of Anki's own library (``pip install anki``) reading the same
  file into an empty collection. Both include writing: we a deck into an empty folder, Anki its collection.
"""

import argparse
import gc
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

CARDS, NOTES = 100_000, 10_000
DRAIN_GOAL, LOADER_GOAL, MEMORY_GOAL, PACKAGE_GOAL = 1.8, 0.7, 200, 2.0
WAYS = ("trainer", "drain", "loader")
PACKAGE_WAYS = ("trainer_package", "anki")


def put_deck(path: Path, count: int) -> None:
    """A deck of so many cards with the fields that people write."""
    with path.open("w", encoding="utf-8") as file:
        file.write("format: 1\nid: besar\ntitle: Paket besar\nlevels: [mikro, mezzo, makro]\ncards:\n")
        for number in range(count):
            level = ("mikro", "mezzo", "makro")[number % 3]
            file.write(
                f"  - id: butir-{number:06}\n"
                f"    front: Istilah nomor {number}\n"
                f"    back: Arti dari istilah nomor {number}, sebagaimana diterangkan dalam buku pegangan\n"
                f"    level: {level}\n"
                f"    tags: [bab-{number % 40}, ujian]\n"
                f"    examples:\n"
                f"      - Seorang pekerja sosial bertemu keluarga nomor {number} di kantor desa\n"
            )


def put_package(path: Path, count: int) -> None:
    """An Anki package of so many notes, in the newest version, made by Anki's library."""
    from anki.collection import Collection, ExportAnkiPackageOptions

    col = Collection(str(path.with_name("made.anki2")))
    basic = col.models.by_name("Basic")
    if basic is None:
        raise AssertionError("Anki's library comes with a note type Basic")
    deck = col.decks.id("Paket besar")
    for number in range(count):
        note = col.new_note(basic)
        note["Front"] = f"<b>Istilah</b> nomor {number}"
        note["Back"] = f"Arti dari istilah nomor {number},<br>sebagaimana diterangkan dalam <i>buku</i> pegangan"
        note.tags = ["ujian", f"bab-{number % 40}"]
        col.add_note(note, deck)
    options = ExportAnkiPackageOptions(with_scheduling=True, with_media=False, legacy=False)
    col.export_anki_package(out_path=str(path), options=options, limit=None)
    col.close()


# --- what the processes of their own do ------------------------------------------------------------------------------


def read_by_trainer(path: Path) -> int:
    from trainer.decks.parse import read_deck

    return len(read_deck(path).notes)


def drain(path: Path) -> int:
    from yaml.cyaml import CParser

    parser, count = CParser(path.read_bytes()), 0
    while parser.get_event() is not None:
        count += 1
    return count


def read_by_loader(path: Path) -> int:
    import yaml

    gc.disable()
    return len(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)["cards"])


def import_by_trainer(path: Path) -> int:
    from datetime import UTC, datetime

    from trainer.importing.arrival import Folders, OwnDecks
    from trainer.importing.report import Wanted
    from trainer.study.bringing_in import bring_in, prepare

    home = path.parent / f"home-{os.getpid()}"
    folders = Folders(home / "decks", home / "base", home / "replaced")
    wanted = Wanted(datetime.now(UTC))
    prepared = prepare(path, OwnDecks(folders), wanted)
    bring_in([prepared], folders, None, wanted)
    return sum(len(arrival.deck.notes) for arrival in prepared.arrivals)


def import_by_anki(path: Path) -> int:
    from anki.collection import Collection, ImportAnkiPackageRequest

    col = Collection(str(path.parent / f"read-{os.getpid()}.anki2"))
    col.import_anki_package(ImportAnkiPackageRequest(package_path=str(path)))
    count = col.note_count()
    col.close()
    return count


DOING: dict[str, Callable[[Path], int]] = {
    "trainer": read_by_trainer,
    "drain": drain,
    "loader": read_by_loader,
    "trainer_package": import_by_trainer,
    "anki": import_by_anki,
}


def in_a_process(way: str, path: Path) -> None:
    """Does one of them and prints what it took."""
    if way == "anki":
        pass  # what a program imports once isn't the reading
    elif way == "trainer_package" or way == "trainer":
        pass
    import yaml  # noqa: F401

    peak_before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    wall, cpu = time.perf_counter(), time.process_time()
    count = DOING[way](path)
    taken = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "count": count}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({**taken, "peak": peak / 1024, "more": (peak - peak_before) / 1024}))


# --- the comparison --------------------------------------------------------------------------------------------------


def run(way: str, path: Path) -> dict[str, Any]:
    words = [sys.executable, "-m", "tests.benchmarks.decks", "--way", way, "--path", str(path)]
    done = subprocess.run(words, capture_output=True, check=True, text=True)
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def compare(ways: tuple[str, ...], path: Path, rounds: int) -> dict[str, list[dict[str, Any]]]:
    """Each way so many times, in turns."""
    found: dict[str, list[dict[str, Any]]] = {way: [] for way in ways}
    for _round in range(rounds):
        for way in ways:
            found[way].append(run(way, path))
    for way in ways:
        cpu, wall = (median(one[what] for one in found[way]) for what in ("cpu", "wall"))
        peak = max(one["more"] for one in found[way])
        print(f"{way:16} cpu {cpu:6.2f} s  wall {wall:6.2f} s  +{peak:5.0f} MiB  ({found[way][0]['count']} counted)")
    return found


def ratio(found: dict[str, list[dict[str, Any]]], one: str, other: str, what: str = "cpu") -> float:
    return median(run[what] for run in found[one]) / median(run[what] for run in found[other])


def told(name: str, value: float, goal: float, unit: str = "") -> bool:
    print(f"{name}: {value:.2f}{unit} (goal <= {goal}{unit}){'' if value <= goal else '  MISSED'}")
    return value <= goal


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cards", type=int, default=CARDS)
    parser.add_argument("--notes", type=int, default=NOTES)
    parser.add_argument("--way", choices=tuple(DOING))
    parser.add_argument("--path", type=Path)
    asked = parser.parse_args()
    if asked.way:
        in_a_process(asked.way, asked.path)
        return 0
    good = []
    with tempfile.TemporaryDirectory() as folder:
        deck = Path(folder) / "besar.yaml"
        put_deck(deck, asked.cards)
        print(f"{asked.cards} cards, {deck.stat().st_size / 1e6:.1f} MB, {asked.rounds} rounds")
        found = compare(WAYS, deck, asked.rounds)
        good.append(told("parse / bare drain", ratio(found, "trainer", "drain"), DRAIN_GOAL))
        good.append(told("parse / CSafeLoader without collector", ratio(found, "trainer", "loader"), LOADER_GOAL))
        memory = max(one["more"] for one in found["trainer"])
        good.append(told("memory of the parse", memory, MEMORY_GOAL, " MiB"))
        package = Path(folder) / "besar.apkg"
        put_package(package, asked.notes)
        print(f"{asked.notes} notes, {package.stat().st_size / 1e6:.2f} MB")
        found = compare(PACKAGE_WAYS, package, asked.rounds)
        good.append(told("import / Anki's own, wall", ratio(found, "trainer_package", "anki", "wall"), PACKAGE_GOAL))
        ratio_of_cpu = ratio(found, "trainer_package", "anki")
        print(f"(in CPU time: {ratio_of_cpu:.2f})")
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
