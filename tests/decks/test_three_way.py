"""A new edition of a deck meets an edited copy: what each side changed stays, and clashes are told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.decks.as_written import deck_yaml
from trainer.decks.model import Deck
from trainer.decks.parse import parse_deck
from trainer.decks.three_way import merge, same_deck

BASE = """\
format: 1
id: peran
title: Peran
version: "3"
cards:
- {id: satu, front: Satu, back: arti satu}
- {id: dua, front: Dua, back: arti dua, hint: angka}
- {id: tiga, front: Tiga, back: arti tiga}
"""


def deck(*changes: tuple[str, str], text: str = BASE) -> Deck:
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return parse_deck(text)


def backs(of: Deck) -> dict[str, str]:
    return {note.id: note.back.own for note in of.notes}


def test_what_only_the_author_changed_comes() -> None:
    merged = merge(deck(), deck(), deck(("arti dua", "makna dua"), ('"3"', '"4"')))
    assert backs(merged.deck)["dua"] == "makna dua"
    assert merged.deck.version == "4"
    assert [(change.note, change.what, change.fields) for change in merged.changes] == [("dua", "changed", ("back",))]
    assert not merged.own


def test_what_only_the_learner_changed_stays() -> None:
    own = deck(("arti dua", "kata saya"))
    merged = merge(deck(), own, deck(("arti tiga", "makna tiga")))
    assert backs(merged.deck) == {"satu": "arti satu", "dua": "kata saya", "tiga": "makna tiga"}
    assert [change.note for change in merged.changes] == ["tiga"]
    assert merged.own


def test_both_may_change_different_fields_of_a_note() -> None:
    merged = merge(deck(), deck(("hint: angka", "hint: dua jari")), deck(("arti dua", "makna dua")))
    (note,) = (note for note in merged.deck.notes if note.id == "dua")
    assert (note.back.own, note.hint and note.hint.own) == ("makna dua", "dua jari")
    assert not any(change.clashes for change in merged.changes)


def test_a_clash_keeps_the_learners_words_and_is_told() -> None:
    merged = merge(deck(), deck(("arti dua", "kata saya")), deck(("arti dua", "makna dua")))
    assert backs(merged.deck)["dua"] == "kata saya"
    (change,) = merged.changes
    assert (change.note, change.what, change.clashes) == ("dua", "kept", ("back",))


def test_the_same_change_on_both_sides_is_no_clash() -> None:
    merged = merge(deck(), deck(("arti dua", "makna dua")), deck(("arti dua", "makna dua")))
    assert merged.changes == ()


NEW_NOTE = "- {id: empat, front: Empat, back: arti empat}\n"
THREE = "- {id: tiga, front: Tiga, back: arti tiga}\n"


def test_new_notes_come_and_dropped_ones_go() -> None:
    merged = merge(deck(), deck(), deck((THREE, NEW_NOTE)))
    assert list(backs(merged.deck)) == ["satu", "dua", "empat"]
    assert [(change.note, change.what) for change in merged.changes] == [("empat", "new"), ("tiga", "gone")]
    assert merged.deck.introduce == ("satu", "dua", "empat")
    assert [note.position for note in merged.deck.notes] == [0, 1, 2]


def test_a_dropped_note_that_the_learner_edited_stays() -> None:
    merged = merge(deck(), deck(("arti tiga", "kata saya")), deck((THREE, NEW_NOTE)))
    assert list(backs(merged.deck)) == ["satu", "dua", "empat", "tiga"]
    assert [(change.note, change.what) for change in merged.changes] == [("empat", "new"), ("tiga", "kept")]


def test_the_learners_own_notes_stay_and_what_they_took_out_stays_out() -> None:
    own = deck((THREE, "- {id: milik, front: Milik, back: saya}\n"))
    merged = merge(deck(), own, deck(("arti tiga", "makna tiga")))
    assert list(backs(merged.deck)) == ["satu", "dua", "milik"]
    assert merged.changes == ()


def test_without_the_edition_it_comes_from_the_new_one_is_taken() -> None:
    own = deck(("arti dua", "kata saya"), text=BASE + "- {id: milik, front: Milik, back: saya}\n")
    merged = merge(None, own, deck(("arti satu", "makna satu")))
    assert backs(merged.deck) == {"satu": "makna satu", "dua": "arti dua", "tiga": "arti tiga", "milik": "saya"}


@pytest.mark.parametrize("field", ["title: Peran", 'version: "3"'])
def test_the_head_is_merged_as_notes_are(field: str) -> None:
    mine, theirs = deck((field, f"{field.partition(':')[0]}: Saya")), deck((field, f"{field.partition(':')[0]}: Baru"))
    name = field.partition(":")[0]
    assert merge(deck(), mine, theirs).clashes == (name,)
    assert merge(deck(), deck(), theirs).clashes == ()


WORDS = st.sampled_from(["a", "b", "c"])
NOTES = st.dictionaries(st.sampled_from(["satu", "dua", "tiga", "empat"]), st.tuples(WORDS, WORDS), min_size=1)


def made(notes: dict[str, tuple[str, str]]) -> Deck:
    cards = "".join(f"- {{id: {id_}, front: {front}, back: {back}}}\n" for id_, (front, back) in notes.items())
    return parse_deck(f"format: 1\nid: peran\ntitle: Peran\ncards:\n{cards}")


@given(base=NOTES, own=NOTES, new=NOTES)
def test_laws(
    base: dict[str, tuple[str, str]], own: dict[str, tuple[str, str]], new: dict[str, tuple[str, str]]
) -> None:
    start, mine, theirs = made(base), made(own), made(new)
    assert same_deck(merge(start, start, theirs).deck, theirs)  # nobody edited: the new edition as it is
    assert backs(merge(start, mine, start).deck) == backs(mine)  # nothing new: one's own as it is
    merged = merge(start, mine, theirs).deck
    ids = [note.id for note in merged.notes]
    assert len(set(ids)) == len(ids)
    for id_, words in own.items():  # nothing that the learner wrote is lost
        if words != base.get(id_):
            note = next(note for note in merged.notes if note.id == id_)
            for value, was, mine_ in zip((note.front.own, note.back.own), base.get(id_, ("", "")), words, strict=True):
                assert value == mine_ or mine_ == was


def test_the_order_that_the_learner_gave_stays() -> None:
    own = deck(("title: Peran", "title: Peran\nintroduce: [tiga, satu]"))
    more = deck(("arti dua", "makna dua"), text=BASE + "- {id: empat, front: Empat, back: arti empat}\n")
    assert merge(deck(), own, more).deck.introduce == ("tiga", "satu", "dua", "empat")


def test_the_order_that_the_author_gave_comes() -> None:
    new = deck(("title: Peran", "title: Peran\nintroduce: [tiga, satu]"))
    own = deck(("arti dua", "kata saya"), text=BASE + "- {id: empat, front: Empat, back: arti empat}\n")
    assert merge(deck(), own, new).deck.introduce == ("tiga", "satu", "dua", "empat")


@pytest.mark.parametrize(
    ("mine", "theirs", "left"),
    [("kinds: [case, term]", "hint: angka", ("term",)), ("kinds: [case]", "hint: angka", ("definition",))],
)
def test_a_kind_whose_means_the_author_took_away_is_left_out(mine: str, theirs: str, left: tuple[str, ...]) -> None:
    base = BASE.replace("hint: angka", "examples: [contoh]")
    own = deck(("examples: [contoh]", f"examples: [contoh], {mine}"), text=base)
    merged = merge(deck(text=base), own, deck(("examples: [contoh]", theirs), text=base)).deck
    assert merged.notes[1].kinds == left
    assert same_deck(parse_deck(deck_yaml(merged)), merged)
