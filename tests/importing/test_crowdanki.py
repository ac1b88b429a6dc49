"""CrowdAnki's JSON: decks in decks, whose notes get the cards that Anki would make of them."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from trainer.importing.crowdanki import fits, read
from trainer.importing.report import ForeignFileError, Imported, Wanted

NOW = Wanted(datetime(2026, 11, 25, 8, tzinfo=UTC))


def model(uuid: str, fields: list[str], templates: list[tuple[str, str]], kind: int = 0) -> dict[str, Any]:
    return {
        "__type__": "NoteModel",
        "crowdanki_uuid": uuid,
        "name": f"Jenis {uuid}",
        "flds": [{"name": name, "ord": number} for number, name in enumerate(fields)],
        "tmpls": [{"name": f"Kartu {n}", "ord": n, "qfmt": q, "afmt": a} for n, (q, a) in enumerate(templates)],
        "type": kind,
    }


def note(guid: str, uuid: str, *fields: str, tags: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "__type__": "Note",
        "guid": guid,
        "note_model_uuid": uuid,
        "fields": list(fields),
        "tags": list(tags),
        "flags": 0,
    }


def deck(name: str, notes: list[Any], children: list[Any] | None = None, **more: Any) -> dict[str, Any]:
    return {"__type__": "Deck", "name": name, "notes": notes, "children": children or [], **more}


BACK = "{{FrontSide}}<hr id=answer>{{Back}}"
MODELS = [
    model("dasar", ["Front", "Back"], [("{{Front}}", BACK)]),
    model(
        "pilihan",
        ["Front", "Back", "Balik"],
        [("{{Front}}", BACK), ("{{#Balik}}{{Back}}{{/Balik}}", "{{FrontSide}}<hr id=answer>{{Front}}")],
    ),
    model("isian", ["Text", "Extra"], [("{{cloze:Text}}", "{{cloze:Text}}<br>{{Extra}}")], 1),
]
ROLES = deck(
    "Peran",
    [
        note("g-1", "dasar", "a", "<b>b</b>", tags=("x", "marked")),
        note("g-2", "pilihan", "c", "d", "y"),
        note("g-3", "pilihan", "e", "f", ""),
    ],
    [
        deck("Mikro Kecil", [note("g-4", "isian", "{{c1::g}} {{c3::h}}", "i")]),
        deck("Peran::Makro", [note("g-5", "dasar", "j", "k")], [deck("Desa", [note("g-6", "dasar", "l", "m")])]),
    ],
    note_models=MODELS,
)


def imported(folder: Path, root: Any) -> list[Imported]:
    path = folder / "deck.json"
    path.write_text(root if isinstance(root, str) else json.dumps(root), encoding="utf-8")
    assert fits(path.read_bytes()[: 64 * 1024], path)
    return read(path, NOW)


def test_decks_below_become_tags_and_cards_are_made(tmp_path: Path) -> None:
    (one,) = imported(tmp_path, ROLES)
    assert (one.deck.id, one.deck.title.own) == ("peran", "Peran")
    assert [(n.id, n.front.own, n.back.own, n.tags, n.kinds) for n in one.deck.notes] == [
        ("g-1", "a", "**b**", ("x",), ("definition",)),
        ("g-2", "c", "d", (), ("definition", "term")),
        ("g-3", "e", "f", (), ("definition",)),
        ("g-4", "{{c1::g}} {{c3::h}}", "", ("Mikro_Kecil",), ("c1", "c3")),
        ("g-5", "j", "k", ("Makro",), ("definition",)),
        ("g-6", "l", "m", ("Makro::Desa",), ("definition",)),
    ]
    assert (one.report.notes, one.report.cards) == (6, 8)
    assert not one.report.changed and not one.report.left_out


def test_a_deck_whose_name_has_levels_is_in_the_one_at_the_top(tmp_path: Path) -> None:
    (one,) = imported(tmp_path, deck("Ilmu::Peran", [note("g", "dasar", "a", "b")], note_models=MODELS))
    assert (one.deck.title.own, one.deck.notes[0].tags) == ("Ilmu", ("Peran",))


def test_decks_beside_each_other_become_several(tmp_path: Path) -> None:
    children = [deck("A", [note("g", "dasar", "a", "b")]), deck("B", [note("h", "dasar", "c", "d")])]
    decks = imported(tmp_path, deck("", [], children, note_models=MODELS))
    assert [(one.deck.id, one.report.notes, one.report.cards) for one in decks] == [("a", 1, 1), ("b", 1, 1)]


ODD: list[tuple[str, Any]] = [
    ("not a mapping", 5),
    ("no fields", {"guid": "x", "note_model_uuid": "dasar"}),
    ("fields that aren't a list", {"guid": "x", "note_model_uuid": "dasar", "fields": {"a": 1}}),
    ("fields that aren't text", {"guid": "x", "note_model_uuid": "dasar", "fields": ["a", 5]}),
    ("an unknown note type", note("x", "tiada", "a", "b")),
    ("a note type that isn't text", note("x", "dasar", "a", "b") | {"note_model_uuid": ["dasar"]}),
    ("an empty question", note("x", "dasar", "", "b")),
    ("no fields at all", note("x", "dasar")),
]


@pytest.mark.parametrize("odd", [odd for _, odd in ODD], ids=[name for name, _ in ODD])
def test_an_odd_note_does_not_keep_the_others_out(odd: Any, tmp_path: Path) -> None:
    (one,) = imported(tmp_path, deck("Peran", [note("g", "dasar", "a", "b"), odd], note_models=MODELS))
    assert [n.id for n in one.deck.notes] == ["g"]
    assert len(one.report.left_out) == (0 if odd == 5 else 1)


@pytest.mark.parametrize(
    "changed",
    [
        {"guid": 5},
        {"guid": None},
        {"tags": "x"},
        {"tags": [5, None]},
        {"tags": None},
        {"guid": "a b/c#d"},
        {"data": [[]]},
    ],
)
def test_a_note_with_odd_beside_it_comes_in(changed: dict[str, Any], tmp_path: Path) -> None:
    (one,) = imported(tmp_path, deck("Peran", [note("g", "dasar", "a", "b") | changed], note_models=MODELS))
    assert [n.front.own for n in one.deck.notes] == ["a"]


@pytest.mark.parametrize(
    "models",
    [
        5,
        [5],
        [{"crowdanki_uuid": "dasar"}],
        [MODELS[0] | {"flds": 5}],
        [MODELS[0] | {"tmpls": [5]}],
        [MODELS[0] | {"tmpls": None}],
    ],
)
def test_note_types_of_another_shape_leave_no_cards(models: Any, tmp_path: Path) -> None:
    with pytest.raises(ForeignFileError, match="no cards"):
        imported(tmp_path, deck("Peran", [note("g", "dasar", "a", "b")], note_models=models))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"__type__": "Deck", "notes": ', "can't be read"),
        ('{"__type__": "Deck", "notes": [' + "1" * 5000 + "]}", "can't be read"),
        ('{"__type__": "Deck", "a": ' + "[" * 100_000, "can't be read"),
        ('{"__type__": "Lain"}', "no deck"),
        ('{"__type__": "Deck"}', "no cards"),
        ('{"__type__": "Deck", "notes": 5, "children": "a"}', "no cards"),
        ('{"__type__": "Deck", "notes": [NaN], "children": [null]}', "no cards"),
    ],
    ids=["cut off", "a number without end", "deep", "another type", "empty", "other shapes", "no numbers"],
)
def test_json_that_is_no_deck_is_refused(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(ForeignFileError, match=told):
        imported(tmp_path, text)


def test_half_a_character_is_cleaned(tmp_path: Path) -> None:
    (one,) = imported(tmp_path, deck("\ud800", [note("\udc00", "dasar", "a\ud800", "b")], note_models=MODELS))
    assert one.deck.notes[0].front.own == "a\ufffd"
    assert one.text.encode("utf-8")


@pytest.mark.parametrize(
    ("start", "name", "ours"),
    [
        (b'{"__type__": "Deck"', "a.json", True),
        (b'\xef\xbb\xbf {\n"children": [', "deck.json", True),
        (b'{"children": [', "a.json", False),
        (b'["__type__"]', "a.json", False),
        (b"", "deck.json", False),
        (b"PK\x03\x04", "deck.json", False),
    ],
)
def test_which_files_are_taken_for_it(start: bytes, name: str, ours: bool) -> None:
    assert fits(start, Path(name)) is ours
