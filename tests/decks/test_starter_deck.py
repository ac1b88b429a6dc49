"""The starter deck against the material it was made from: field by field, nothing dropped, changed or added.

From each role of the material the note is built that the deck should hold, and the two are compared whole. Building
takes every key out of the material, so a key that nobody compares is noticed as well.
"""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from trainer.decks.cards import cards_of
from trainer.decks.model import Deck, Example, Keyword, Level, Note, Text
from trainer.decks.parse import read_deck

DECK_FILE = Path(__file__).parents[2] / "decks" / "peran-pekerja-sosial.yaml"
MATERIAL_FILE = Path(__file__).parent / "material" / "roles.yaml"

MATERIAL: dict[str, Any] = yaml.safe_load(MATERIAL_FILE.read_text(encoding="utf8"))
ROLES: dict[str, dict[str, Any]] = {role["id"]: role for role in MATERIAL["roles"]}
CITATIONS = {reference["key"]: reference["citation"] for reference in MATERIAL["references"]}
MISMATCHES: list[str] = MATERIAL["name_definition_mismatches"]

LETTERS = {"mikro": "abcdefg", "mezzo": "abcdefghijklm", "makro": "abcdefg"}
KINDS = ("case", "term", "definition")


@pytest.fixture(scope="module")
def deck() -> Deck:
    return read_deck(DECK_FILE)


@pytest.fixture(scope="module")
def written() -> dict[str, Any]:
    """The deck file as plain YAML, every scalar a text: for ``x-…`` keys of levels and those that hold lists."""
    loaded: dict[str, Any] = yaml.load(DECK_FILE.read_text(encoding="utf8"), Loader=yaml.BaseLoader)
    return loaded


@contextmanager
def every_key_of(part: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A copy of ``part`` to take keys out of; a key left behind is one that isn't compared with the deck."""
    left = dict(part)
    yield left
    if left:
        raise LookupError(f"keys of the material that are compared with nothing: {sorted(left)}")


# What the deck should hold, built from the material


def expected_note(role: dict[str, Any]) -> Note:
    """The note of one role, with neither place nor keys of cases (see `bare`)."""
    with every_key_of(role) as left:
        extra = {"x-order": left.pop("order")}
        if "name_source" in left:
            extra["x-name-source"] = left.pop("name_source")
        if role["id"] in MISMATCHES:
            extra["x-name-mismatch"] = "ya"
        theory, sources = expected_theory(left.pop("theory", None))
        return Note(
            id=left.pop("id"),
            front=Text(left.pop("name"), left.pop("english_name")),
            back=Text(left.pop("definition"), left.pop("definition_en")),
            position=0,
            line=0,
            level=left.pop("level"),
            note=Text(left.pop("note"), left.pop("note_en")) if "note" in left else None,
            theory=theory,
            sources=sources,
            examples=tuple(expected_example(case) for case in left.pop("cases")),
            confusable_with=dict(expected_pair(pair) for pair in left.pop("confusable_with")),
            accept=tuple(left.pop("aliases")),
            near=tuple(left.pop("near", ())),
            ideas=tuple(Text(own, en) for own, en in zip(left.pop("ideas"), left.pop("ideas_en"), strict=True)),
            keywords=expected_keywords(left.pop("keywords"), left.pop("keyword_variants")),
            kinds=KINDS,
            extra=extra,
        )


def expected_theory(theory: dict[str, Any] | None) -> tuple[Text | None, tuple[str, ...]]:
    """The theory and its sources; neither if it has still to be verified."""
    if theory is None:
        return None, ()
    with every_key_of(theory) as left:
        text = Text(left.pop("text"), left.pop("text_en"))
        sources = tuple(CITATIONS[key] for key in left.pop("refs"))
        return (None, ()) if left.pop("verify", False) else (text, sources)


def expected_example(case: dict[str, Any]) -> Example:
    with every_key_of(case) as left:
        return Example(
            text=Text(left.pop("text"), left.pop("text_en")),
            key="",
            why=Text(left.pop("why"), left.pop("why_en")),
            difficulty=left.pop("difficulty"),
        )


def expected_pair(pair: dict[str, Any]) -> tuple[str, Text]:
    with every_key_of(pair) as left:
        return left.pop("id"), Text(left.pop("why"), left.pop("why_en"))


def expected_keywords(words: list[str], variants: dict[str, list[str]]) -> tuple[Keyword, ...]:
    with every_key_of(variants) as left:
        return tuple(Keyword(word, tuple(left.pop(word, ()))) for word in words)


def expected_whole(material: dict[str, Any]) -> dict[str, Any]:
    """What the material says outside the roles, in the shape of `whole_of`."""
    with every_key_of(material) as left:
        del left["schema"], left["roles"]  # the material's own format; and what `expected_note` compares
        return {
            "title": left.pop("title"),
            "title_en": left.pop("title_en"),
            "language": left.pop("language"),
            "about": Text(left.pop("about"), left.pop("about_en")),
            "introduce": tuple(left.pop("introduce")),
            "levels": [expected_level(level) for level in left.pop("levels")],
            "references": [expected_reference(reference) for reference in left.pop("references")],
            "source": expected_source(left.pop("source")),
            "counts": left.pop("counts"),
            "homonyms": sorted(map(sorted, left.pop("homonyms"))),
            "mismatches": sorted(left.pop("name_definition_mismatches")),
            "cases": left.pop("cases_note"),
        }


def expected_level(level: dict[str, Any]) -> tuple[Any, ...]:
    with every_key_of(level) as left:
        return tuple(left.pop(key) for key in ("order", "id", "heading_edited", "heading_verbatim", "english"))


def expected_reference(reference: dict[str, Any]) -> tuple[str, str, str]:
    with every_key_of(reference) as left:
        return left.pop("key"), left.pop("citation"), left.pop("seen")


def expected_source(source: dict[str, Any]) -> dict[str, Any]:
    with every_key_of(source) as left:
        wording = left.pop("wording").replace("name_source", "x-name-source")
        return {"wording": wording, **{key: left.pop(key) for key in ("attribution", "attribution_en", "refs")}}


# What the deck holds, in the same shape


def bare(note: Note) -> Note:
    """``note`` without its place in the file and without the keys of its cases, which the material doesn't have."""
    return note._replace(position=0, line=0, examples=tuple(example._replace(key="") for example in note.examples))


def whole_of(deck: Deck, written: dict[str, Any]) -> dict[str, Any]:
    """What the deck says outside its notes, counted and collected from the notes where it stands only there."""
    assert deck.description is not None
    seen = dict(written["x-seen"])
    levels = Counter(note.level for note in deck.notes)
    fronts = Counter(note.front.own for note in deck.notes)
    return {
        "title": deck.description.own.partition(":")[0],
        "title_en": deck.title.en,
        "language": deck.language,
        "about": deck.about,
        "introduce": deck.introduce,
        "levels": [
            (order, level, own["x-heading"], own["x-heading-verbatim"], own["x-heading_en"])
            for order, (level, own) in enumerate(written["levels"].items(), start=1)
        ],
        "references": [(key, citation, seen.pop(key)) for key, citation in deck.sources.items()],
        "source": {
            "attribution": written["x-attribution"],
            "attribution_en": written["x-attribution_en"],
            "wording": written["x-wording"],
            "refs": written["x-attribution-sources"],
        },
        "counts": {**levels, "total": len(deck.notes), "distinct_names": len(fronts)},
        "homonyms": sorted(
            sorted(note.id for note in deck.notes if note.front.own == front)
            for front, count in fronts.items()
            if count > 1
        ),
        "mismatches": sorted(note.id for note in deck.notes if "x-name-mismatch" in note.extra),
        "cases": written["x-cases"],
    }


def leaves(part: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path to every text, number and truth value inside ``part``."""
    if isinstance(part, dict | list):
        for key, inner in part.items() if isinstance(part, dict) else enumerate(part):
            yield from leaves(inner, (*path, key))
    else:
        yield path


def changed_at(part: Any, path: tuple[Any, ...]) -> Any:
    """A copy of ``part`` in which the value at ``path`` is another one."""
    copy = deepcopy(part)
    holder = copy
    for key in path[:-1]:
        holder = holder[key]
    value = holder[path[-1]]
    holder[path[-1]] = f"{value}!" if isinstance(value, str) else value + 1
    return copy


# The comparison


def test_it_is_read_without_a_warning(deck: Deck) -> None:
    assert deck.warnings == ()
    assert deck.pinned
    assert deck.id == "peran-pekerja-sosial"


@pytest.mark.parametrize("role", ROLES.values(), ids=ROLES.keys())
def test_a_role_is_held_whole(role: dict[str, Any], deck: Deck) -> None:
    note = next(note for note in deck.notes if note.id == role["id"])
    assert bare(note) == expected_note(role)


def test_what_the_material_says_outside_the_roles(deck: Deck, written: dict[str, Any]) -> None:
    assert whole_of(deck, written) == expected_whole(MATERIAL)
    assert deck.title.own == "Peran pekerja sosial"
    assert deck.levels == (
        Level("mikro", Text("Mikro", "Micro")),
        Level("mezzo", Text("Mezzo", "Mezzo")),
        Level("makro", Text("Makro", "Macro")),
    )
    assert {kind: asked.in_language("id") for kind, asked in deck.asks.items()} == {
        "case": "Peran apakah ini?",
        "term": "Apa nama peran ini?",
        "definition": "Apa definisi peran ini?",
    }
    assert all(asked.en for asked in deck.asks.values())


def test_nothing_stands_in_the_file_that_the_material_does_not_have(written: dict[str, Any]) -> None:
    ours = {"format", "id", "title", "description", "description_en", "license", "version", "kinds", "asks", "asks_en"}
    theirs = {"title_en", "language", "about", "about_en", "levels", "introduce", "sources", "cards"}
    marks = {"x-attribution", "x-attribution_en", "x-attribution-sources", "x-wording", "x-seen", "x-cases"}
    assert set(written) == ours | theirs | marks
    assert set(written["x-seen"]) == set(written["sources"])


def test_every_role_stands_in_its_place(deck: Deck) -> None:
    assert [note.id for note in deck.notes] == list(ROLES)
    assert [note.position for note in deck.notes] == list(range(27))
    order = [(note.level, note.extra["x-order"]) for note in deck.notes]
    assert order == [(level, letter) for level, letters in LETTERS.items() for letter in letters]
    assert [note.line for note in deck.notes] == sorted({note.line for note in deck.notes})


def test_all_of_it_is_there(deck: Deck) -> None:
    assert len(deck.notes) == 27
    assert {len(note.examples) for note in deck.notes} == {3}
    pairs = Counter(frozenset((note.id, other)) for note in deck.notes for other in note.confusable_with)
    assert (len(pairs), set(pairs.values())) == (48, {2})
    assert sorted(deck.introduce) == sorted(ROLES)


def test_nothing_unsure_is_printed(deck: Deck) -> None:
    unsure = {role["id"]: role["theory"] for role in ROLES.values() if role.get("theory", {}).get("verify")}
    assert sorted(unsure) == ["mezzo-pendengar", "mikro-penyalur-informasi"]
    text = " ".join(DECK_FILE.read_text(encoding="utf8").split())
    for theory in unsure.values():
        assert theory["text"] not in text
        assert theory["text_en"] not in text
    assert {note.id for note in deck.notes if note.theory is None} == {
        *unsure,
        "mikro-evaluator",
        "mikro-manajer-kasus-koordinator",
    }


# That the comparison itself sees what it should


@pytest.mark.parametrize("role", ROLES.values(), ids=ROLES.keys())
def test_any_other_value_in_a_role_is_noticed(role: dict[str, Any], deck: Deck) -> None:
    note = bare(next(note for note in deck.notes if note.id == role["id"]))
    unsure = role.get("theory", {}).get("verify", False)
    for path in leaves(role):
        if not (unsure and path[0] == "theory"):  # what isn't in the deck can't differ from it
            assert is_noticed(changed_at(role, path), note), path


def is_noticed(changed: dict[str, Any], note: Note) -> bool:
    """Whether a changed role isn't taken for ``note``; a reference or keyword that is no more is noticed as well."""
    try:
        return expected_note(changed) != note
    except LookupError:
        return True


def test_any_other_value_outside_the_roles_is_noticed(deck: Deck, written: dict[str, Any]) -> None:
    rest = {**MATERIAL, "roles": []}
    found = whole_of(deck, written)
    for path in leaves(rest):
        if path != ("schema",):
            assert expected_whole(changed_at(rest, path)) != found, path


@pytest.mark.parametrize(
    "place",
    [
        ("roles", 0),
        ("roles", 0, "cases", 0),
        ("roles", 0, "confusable_with", 0),
        ("roles", 0, "theory"),
        ("roles", 0, "keyword_variants"),
        (),
        ("levels", 0),
        ("references", 0),
        ("source",),
    ],
    ids=str,
)
def test_a_key_that_is_not_compared_is_noticed(place: tuple[Any, ...]) -> None:
    material = deepcopy(MATERIAL)
    part = material
    for key in place:
        part = part[key]
    part["colour"] = "biru"
    with pytest.raises(LookupError, match="colour"):
        expected_whole(material)
        expected_note(material["roles"][0])


# What the deck has to be in order to teach


def test_cards_and_cases_have_names_of_their_own(deck: Deck) -> None:
    cards = cards_of(deck)
    assert Counter(card.id.kind for card in cards) == dict.fromkeys(KINDS, 27)
    assert len({str(card.id) for card in cards}) == 81
    keys = {example.key for note in deck.notes for example in note.examples}
    assert len(keys) == 81
    assert all(re.fullmatch("[0-9a-f]{8}", key) for key in keys)


def test_look_alikes_and_namesakes_are_introduced_three_days_apart(deck: Deck) -> None:
    day = {note_id: place // 2 for place, note_id in enumerate(deck.introduce)}
    assert max(day.values()) == 13
    for one, other in combinations(deck.notes, 2):
        if other.id in one.confusable_with or one.front == other.front or one.front.own == other.front.own:
            assert abs(day[one.id] - day[other.id]) >= 3, (one.id, other.id)


def test_a_pair_is_told_apart_by_the_same_sentence_on_both_sides(deck: Deck) -> None:
    notes = {note.id: note for note in deck.notes}
    for note in deck.notes:
        for other, sentence in note.confusable_with.items():
            assert sentence is not None
            assert notes[other].confusable_with[note.id] == sentence, (note.id, other)


def test_no_case_gives_its_role_away(deck: Deck) -> None:
    names = re.compile("|".join(rf"\b{re.escape(note.front.own)}\b" for note in deck.notes), re.IGNORECASE)
    for note in deck.notes:
        for example in note.examples:
            assert not names.search(example.text.own), (note.id, example.text.own)
            assert note.front.own.casefold() not in str(example.text.en).casefold(), (note.id, example.text.en)
            assert str(note.front.en).casefold() not in str(example.text.en).casefold(), (note.id, example.text.en)


def test_every_text_of_a_note_stands_in_english_too(deck: Deck) -> None:
    for note in deck.notes:
        texts = [note.front, note.back, *note.ideas, *note.confusable_with.values()]
        texts += [text for text in (note.note, note.theory) if text is not None]
        texts += [example.text for example in note.examples]
        assert all(text is not None and text.en for text in texts), note.id
