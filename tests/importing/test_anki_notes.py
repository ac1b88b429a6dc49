"""Anki's notes become draft notes of ours, and each of its cards a kind of one of them."""

import pytest

from tests.importing.anki_expectations import BASIC, CASES, THREE, TYPES, Case, collection_of
from trainer.importing.anki_gaps import flat_gaps
from trainer.importing.anki_notes import draft_notes
from trainer.importing.anki_records import AnkiCard, AnkiCollection, AnkiNote
from trainer.importing.report import Report, Stopped


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_what_becomes_of_a_note(case: Case) -> None:
    collection, note, cards = collection_of(case)
    report = Report()
    drafted = draft_notes(collection, [note], {1: cards}, report)
    assert [(one.front, one.back, one.key, dict(one.more)) for one in drafted.notes] == [
        (one.front, one.back, "guid" + one.key_end, one.more) for one in case.drafts
    ]
    assert tuple(drafted.cards.values()) == case.asked
    told = [remark.explain(str) for remark in (*report.changed, *report.left_out)]
    assert len(told) == len(case.said)
    assert all(word in remark for word, remark in zip(case.said, told, strict=True))


def test_which_card_is_which() -> None:
    case = next(case for case in CASES if case.name == "a card of its own")
    collection, note, cards = collection_of(case)
    drafted = draft_notes(collection, [note], {1: cards}, Report())
    assert drafted.cards == {100: (0, "definition"), 101: (0, "term"), 102: (1, "definition")}


def test_cards_of_their_own_are_told_once_a_note_type() -> None:
    notes = [AnkiNote(number, f"g{number}", THREE.id, (), ("a", f"b{number}", "c")) for number in range(3)]
    cards = {note.id: [AnkiCard(note.id, note.id, 5, 2, 0, 0, 0, 0, 0, 0, 0)] for note in notes}
    report = Report()
    collection = AnkiCollection(0, 4, TYPES, {5: "A"}, {note.id: note for note in notes}, (), ())
    assert len(draft_notes(collection, notes, cards, report).notes) == 3
    assert len(report.changed) == 1


def test_templates_that_make_too_much_in_all_are_not_filled_in_without_end() -> None:
    notes = [AnkiNote(number, f"g{number}", BASIC.id, (), ("a", f"b{number}")) for number in range(9)]
    cards = {note.id: [AnkiCard(note.id, note.id, 5, 0, 0, 0, 0, 0, 0, 0, 0)] for note in notes}
    size = sum(len(template.question) + len(template.answer) for template in BASIC.templates)
    report = Report()
    collection = AnkiCollection(0, 4, TYPES, {5: "A"}, {note.id: note for note in notes}, (), ())
    assert len(draft_notes(collection, notes, cards, report, most=4 * size).notes) == 4
    assert len(report.left_out) == 5


def test_the_learner_may_stop_it() -> None:
    def stop(done: float) -> None:
        raise Stopped

    collection = AnkiCollection(0, 4, TYPES, {}, {}, (), ())
    with pytest.raises(Stopped):
        draft_notes(collection, [AnkiNote(1, "g", BASIC.id, (), ("a", "b"))], {}, Report(), stop)


@pytest.mark.parametrize(
    ("text", "flat", "inner"),
    [
        ("{{c1::a}} {{c2::b}}", "{{c1::a}} {{c2::b}}", 0),
        ("{{c1::a {{c2::b}} c}}", "{{c1::a b c}}", 1),
        ("{{c1::a {{c2::b::x}}::y}} {{c3::z}}", "{{c1::a b::y}} {{c3::z}}", 1),
        ("{{c1::{{c2::{{c3::a}}}}}}", "{{c1::a}}", 2),
        ("{{c1::a::b {{c2::c::d}}}}", "{{c1::a::b c}}", 1),
        ("{{c1::a {{c2::b}} c", "{{c1::a {{c2::b}} c", 0),
        (r"\frac{{{c1::a}}}{b} :: }}", r"\frac{{{c1::a}}}{b} :: }}", 0),
    ],
)
def test_a_gap_in_a_gap_is_filled_in(text: str, flat: str, inner: int) -> None:
    assert flat_gaps(text) == (flat, inner)
    assert flat_gaps(flat) == (flat, 0)


def test_gaps_nested_without_end_are_filled_in_at_once() -> None:
    depth = 50_000
    assert flat_gaps("{{c1::" * depth + "a" + "::b}}" * depth) == ("{{c1::a::b}}", depth - 1)
