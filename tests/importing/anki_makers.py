"""Real packages, made by Anki's own library: a collection of all kinds of notes, and what Anki says of it.

``anki`` is imported where it is used, so that this file can be imported without it.
"""

import json
import sqlite3
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from tests.importing.anki_histories import histories
from trainer.importing.anki_records import AnkiCard, AnkiCollection, AnkiNote, AnkiReview

TOP, MICRO, PAST = "Peran Pekerja Sosial", "Peran Pekerja Sosial::Mikro", "Riwayat"
SECTIONS = "Peran dengan bagian"
_DAY = 86_400


class Facts(NamedTuple):
    """What Anki says of its collection.

    Attributes:
        reviews: how often an answer was given. suspended: card ids.
        shown: card id -> the HTML of question and answer.
        stability: card id -> days, for every card with a memory state.
        guids: card id -> its note's guid.
        today: the day it is, counted as a card's ``due``.
    """

    notes: int
    cards: int
    reviews: int
    suspended: frozenset[int]
    shown: Mapping[int, tuple[str, str]]
    stability: Mapping[int, float]
    guids: Mapping[int, str]
    today: int


class Made(NamedTuple):
    """The packages of one collection by their version, and what the collection holds."""

    packages: Mapping[str, Path]
    facts: Facts
    records: AnkiCollection
    now: datetime


def make(folder: Path, parameters: tuple[float, ...], logs: int) -> Made:
    """Makes the collection and all its packages in ``folder``.

    Args:
        parameters: FSRS's, for all decks.
        logs: how many cards with a review log of varied kinds there are.
    """
    from anki.collection import Collection

    folder.mkdir(parents=True, exist_ok=True)
    col = Collection(str(folder / "collection.anki2"))
    _write_without_waiting(col)
    now = datetime.now().astimezone()
    _add_notes(col)
    _study(col, days=25)
    _suspend(col)
    _add_past(col, logs, now)
    _switch_fsrs_on(col, parameters)
    facts = _facts(col)
    records = records_of(col)
    packages = _export(col, folder)
    col.close()
    return Made(packages, facts, records, now)


def _add_notes(col: Any) -> None:
    media = {name: col.media.write_data(name, b"\x89PNG") for name in ("gunung api.png", "suara.mp3")}
    _add(col, TOP, "Basic", ["Broker<br>(penghubung)", "Menghubungkan klien <b>dengan</b> sumber"], "mikro dasar")
    _add(col, TOP, "Basic", ["Mediator &amp; juru damai", f'Menengahi <img src="{media["gunung api.png"]}">'])
    _add(col, TOP, "Basic", ["Pendidik", f"Mengajar [sound:{media['suara.mp3']}]"], "bunyi::suara")
    for number in range(6):
        _add(col, MICRO, "Basic", [f"Peran {number}", f"Tugas {number}: <i>membantu</i> keluarga {number}"])
    for number in range(4):
        fields = [f"Sisi depan {number}", f"Sisi belakang {number}"]
        _add(col, MICRO, "Basic (and reversed card)", fields, "dua-arah")
    _add(col, TOP, "Basic (optional reversed card)", ["Fasilitator", "Memudahkan kelompok", "ya"])
    _add(col, TOP, "Basic (optional reversed card)", ["Inisiator", "Memulai perhatian", ""])
    _add(col, TOP, "Basic (type in the answer)", ["Siapa yang membela klien?", "Advokat"])
    _add(col, TOP, "Cloze", ["{{c1::Broker}} menghubungkan klien dengan {{c2::sumber::apa?}}.", "Lihat bab 2."])
    _add(col, TOP, "Cloze", ["Negosiator {{c1::berunding}} dan {{c1::bersepakat}}.", ""])
    _add_sections_type(col)
    _add(col, TOP, SECTIONS, ["Konselor", "Memberi bimbingan", "Menemani remaja"])
    _add(col, TOP, SECTIONS, ["Evaluator", "Menilai program", ""])


def _add(col: Any, deck: str, type_name: str, fields: list[str], tags: str = "") -> Any:
    note = col.new_note(col.models.by_name(type_name))
    note.fields = fields
    note.tags = tags.split()
    col.add_note(note, col.decks.id(deck))
    return note


def _add_sections_type(col: Any) -> None:
    type_ = col.models.new(SECTIONS)
    for name in ("Nama", "Tugas", "Contoh"):
        col.models.add_field(type_, col.models.new_field(name))
    first = col.models.new_template("Tugas")
    first["qfmt"] = "<h1>Apa tugas {{Nama}}?</h1>"
    first["afmt"] = "{{FrontSide}}<hr id=answer>{{Tugas}}{{#Contoh}}<p>Misalnya: {{Contoh}}</p>{{/Contoh}}"
    second = col.models.new_template("Contoh")
    second["qfmt"] = "{{#Contoh}}Siapa: {{Contoh}}?{{/Contoh}}"
    second["afmt"] = "{{FrontSide}}<hr id=answer>{{Nama}}{{^Contoh}}tanpa contoh{{/Contoh}}"
    for template in (first, second):
        col.models.add_template(type_, template)
    col.models.add(type_)


def _study(col: Any, days: int) -> None:
    """Answers what Anki's scheduler shows, day after day; a day passes by moving the whole past back by one."""
    random = Random(3)
    col.decks.select(col.decks.id(TOP))
    for day in range(days):
        for _ in range(60 if day % 4 else 0):
            card = col.sched.getCard()
            if card is None:
                break
            card.start_timer()
            col.sched.answerCard(card, random.choice((1, 2, 3, 3, 3, 4)))
        col.db.execute(f"update col set crt = crt - {_DAY}")
        col.db.execute(f"update revlog set id = id - {_DAY * 1000}")
        col.db.execute(f"update cards set due = due - {_DAY} where due > 1000000000")
        for id_, data in col.db.all("select id, data from cards where data like '%lrt%'"):
            values = json.loads(data)
            values["lrt"] -= _DAY
            col.db.execute("update cards set data = ? where id = ?", json.dumps(values), id_)
        col.close()
        col.reopen()
        _write_without_waiting(col)


def _write_without_waiting(col: Any) -> None:
    """Each change would else wait for the disk, which takes many times as long as the change."""
    col.db.execute("pragma synchronous = off")


def _suspend(col: Any) -> None:
    whole = col.find_cards('"Front:Peran 3"')
    both = col.find_cards('"Front:Sisi depan 1"')
    one_of_two = col.find_cards('"Front:Sisi depan 2" card:2')
    col.sched.suspend_cards([*whole, *both, *one_of_two])


def _add_past(col: Any, logs: int, now: datetime) -> None:
    """Cards with a log that Anki's scheduler hasn't seen, and some with a state but no log."""
    written = list(histories(logs, now))
    cards = _add_many(col, "Riwayat", logs)
    rows = [(line.id, card, *line[1:]) for card, log in zip(cards, written, strict=True) for line in log]
    col.db.executemany("insert into revlog values (?, ?, -1, ?, ?, ?, ?, ?, ?)", rows)
    states: list[tuple[int, ...]] = [(17, 3, 2500, len(log)) for log in written]
    _set_cards(col, [(*state, "", card) for state, card in zip(states, cards, strict=True)])
    last = int(now.timestamp()) - 9 * _DAY
    bare = []
    for number, card in enumerate(_add_many(col, "Tanpa riwayat", 6)):
        data = json.dumps({"s": 12.5 + number, "d": 4.25, "dr": 0.9, "lrt": last}) if number % 2 else ""
        bare.append((3 + 20 * number, 4, 1700 + 300 * number, 3, data, card))
    _set_cards(col, bare)


def _add_many(col: Any, name: str, count: int) -> list[int]:
    """Adds notes of one card each; gives the cards' ids."""
    from anki.collection import AddNoteRequest

    deck, type_ = col.decks.id(PAST), col.models.by_name("Basic")
    requests = []
    for number in range(count):
        note = col.new_note(type_)
        note.fields = [f"{name} {number}", f"Jawaban {number}"]
        requests.append(AddNoteRequest(note, deck))
    col.add_notes(requests)
    return [request.note.card_ids()[0] for request in requests]


def _set_cards(col: Any, rows: list[tuple[Any, ...]]) -> None:
    """Interval, due day, ease, reviews, further data; and the card's id."""
    statement = "update cards set type = 2, queue = 2, ivl = ?, due = ?, factor = ?, reps = ?, data = ? where id = ?"
    col.db.executemany(statement, rows)


def _switch_fsrs_on(col: Any, parameters: tuple[float, ...]) -> None:
    """Anki then works out all memory states from the log."""
    from anki.deck_config_pb2 import UpdateDeckConfigsRequest

    deck = col.decks.id(PAST)
    there = col.decks.get_deck_configs_for_update(deck)
    request = UpdateDeckConfigsRequest(target_deck_id=deck, fsrs=True)
    for config in there.all_config:
        changed = request.configs.add()
        changed.CopyFrom(config.config)
        changed.config.fsrs_params_6[:] = parameters
    request.limits.CopyFrom(there.current_deck.limits)
    col.decks.update_deck_configs(request)


def _facts(col: Any) -> Facts:
    cards = [col.get_card(id_) for id_ in col.db.list("select id from cards order by id")]
    return Facts(
        notes=col.note_count(),
        cards=col.card_count(),
        reviews=col.db.scalar("select count() from revlog where ease between 1 and 4 and type < 4"),
        suspended=frozenset(col.find_cards("is:suspended")),
        shown={
            card.id: (card.question(), card.answer()) for card in cards if card.current_deck_id() != col.decks.id(PAST)
        },
        stability={card.id: days for card in cards if (days := _stability(col, card)) is not None},
        guids={card.id: card.note().guid for card in cards},
        today=col.sched.today,
    )


def _stability(col: Any, card: Any) -> float | None:
    """What Anki works out of the log, which is exact; the card holds it rounded, and alone if there is no log."""
    computed = col.compute_memory_state(card.id).stability
    return computed if computed is not None else card.memory_state and card.memory_state.stability


def records_of(col: Any) -> AnkiCollection:
    """What stands in a collection that is open, by Anki's own statements; note types are left out."""
    cards = []
    for row in col.db.all("select id, nid, did, ord, type, queue, due, ivl, factor, reps, lapses, data from cards"):
        data = json.loads(row[-1] or "{}")
        cards.append(AnkiCard(*row[:-1], data.get("s"), data.get("d"), data.get("lrt")))
    notes = {
        id_: AnkiNote(id_, guid, type_, tuple(tags.split()), tuple(fields.split("\x1f")))
        for id_, guid, type_, tags, fields in col.db.all("select id, guid, mid, tags, flds from notes")
    }
    reviews = [
        AnkiReview(*row)
        for row in col.db.all("select id, cid, ease, ivl, lastIvl, factor, time, type from revlog order by id")
    ]
    decks = {deck.id: deck.name for deck in col.decks.all_names_and_ids()}
    return AnkiCollection(col.crt, 4, {}, decks, notes, tuple(cards), tuple(reviews))


def _export(col: Any, folder: Path) -> dict[str, Path]:
    from anki.collection import ExportAnkiPackageOptions

    packages = {}
    for version, legacy in (("anki21", True), ("anki21b", False)):
        path = folder / f"{version}.apkg"
        options = ExportAnkiPackageOptions(with_scheduling=True, with_media=True, with_deck_configs=True, legacy=legacy)
        col.export_anki_package(out_path=str(path), options=options, limit=None)
        packages[path.name] = path
    for version, legacy in (("anki21", True), ("anki21b", False)):
        path = folder / f"{version}.colpkg"
        col.export_collection_package(str(path), include_media=True, legacy=legacy)
        col.reopen()
        packages[path.name] = path
    packages["anki2.apkg"] = _oldest(packages["anki21.apkg"], folder / "anki2.apkg")
    return packages


def _oldest(legacy: Path, target: Path) -> Path:
    """The package as Anki wrote it before version 2.1: the collection is the only one in it, under its oldest name."""
    with zipfile.ZipFile(legacy) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("collection.anki2", old.read("collection.anki21"))
        for name in old.namelist():
            if name != "meta" and not name.startswith("collection."):
                new.writestr(name, old.read(name))
    return target


def of_first_scheduler(package: Path, target: Path, version: int | None) -> Path:
    """``package`` (of the oldest sort), as if the scheduler that it names had written it."""
    database = target.with_suffix(".db")
    with zipfile.ZipFile(package) as old:
        database.write_bytes(old.read("collection.anki2"))
    connection = sqlite3.connect(database)
    (text,) = connection.execute("select conf from col").fetchone()
    conf = json.loads(text)
    del conf["schedVer"], conf["sched2021"]
    if version is not None:
        conf["schedVer"] = version
    connection.execute("update col set conf = ?", (json.dumps(conf),))
    connection.commit()
    connection.close()
    with zipfile.ZipFile(target, "w") as new:
        new.write(database, "collection.anki2")
        new.writestr("media", "{}")
    return target


def answers_after_import(package: Path, folder: Path) -> dict[int, int]:
    """The rating of each answer, by its millisecond, as Anki itself takes it out of ``package``."""
    col = _imported(package, folder)
    answers = dict(col.db.all("select id, ease from revlog where ease between 1 and 4 and type < 4"))
    col.close()
    return answers


def counts_after_import(package: Path, folder: Path) -> tuple[int, int, int]:
    """Notes, cards and answers that Anki itself takes out of ``package``."""
    col = _imported(package, folder)
    answers = col.db.scalar("select count() from revlog where ease between 1 and 4 and type < 4")
    counts = (col.note_count(), col.card_count(), answers)
    col.close()
    return counts


def _imported(package: Path, folder: Path) -> Any:
    """A collection into which Anki has taken ``package``."""
    from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

    col = Collection(str(folder / "empty.anki2"))
    options = ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True)
    col.import_anki_package(ImportAnkiPackageRequest(package_path=str(package), options=options))
    return col
