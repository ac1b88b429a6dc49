"""All 27 roles against each other, by machine: no role passes for another, and no single slip fails one.

Which slips lead to another role as well isn't asked of the judge: they are the ones that a single slip of that role's
own names gives, too.
"""

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import ascii_lowercase

import pytest

from tests.questions.test_judge import textbook
from tests.support.scale import scaled
from trainer.decks.model import Card, CardId, Deck, Note
from trainer.decks.parse import read_deck
from trainer.questions.judge import judge
from trainer.questions.names import forms_of
from trainer.questions.ruling import Ruling
from trainer.questions.spelling import folded

DECK = read_deck(Path(__file__).parents[2] / "decks" / "peran-pekerja-sosial.yaml")
NOTES = {note.id: note for note in DECK.notes}

SHORTEST = 5
"""Letters of the shortest name in which one slip is allowed."""


def card_of(note: Note, deck: Deck = DECK) -> Card:
    return Card(CardId(deck.id, note.id, "term"), note)


def written(note: Note) -> set[str]:
    """All that the deck writes as a name of ``note``, in its own words and not the judge's."""
    return {note.front.own, *filter(None, [note.front.en]), *note.accept, *forms_of(note)}


def listed(note: Note) -> set[str]:
    return set(map(folded, written(note)))


@cache
def single_slips(key: str) -> frozenset[str]:
    """Every text that one slip makes of ``key``."""
    return frozenset(_single_slips(key)) - {key}


def _single_slips(key: str) -> Iterator[str]:
    for place in range(len(key) + 1):
        begin, end = key[:place], key[place:]
        yield from (begin + letter + end for letter in ascii_lowercase)
        yield from (begin + letter + end[1:] for letter in ascii_lowercase if end)
        yield begin + end[1:]
        yield begin + end[1:2] + end[:1] + end[2:]


def is_long(key: str) -> bool:
    return len(key) >= SHORTEST


def allowing(note: Note) -> set[str]:
    return set(filter(is_long, listed(note)))


@cache
def within_a_slip(note_id: str) -> frozenset[str]:
    """What one slip at most makes of the names of a role, as far as they allow one."""
    note = NOTES[note_id]
    return frozenset(listed(note)).union(*map(single_slips, allowing(note)))


def others_than(asked: str) -> list[Note]:
    return [note for note in DECK.notes if note.id != asked]


@pytest.mark.parametrize("asked", NOTES)
def test_no_role_passes_for_another(asked: str) -> None:
    card, right, near = card_of(NOTES[asked]), listed(NOTES[asked]), set(map(folded, NOTES[asked].near))
    for named in others_than(asked):
        for typed in written(named):
            ruling, _, _, other = judge(typed, card, DECK)
            brackets_of_its_own = "(" in typed and typed not in written(NOTES[asked])
            if folded(typed) in right | near and not brackets_of_its_own:
                assert ruling is (Ruling.RIGHT if folded(typed) in right else Ruling.NEAR), typed
                continue
            assert ruling is Ruling.OTHER, typed
            assert other is not None
            assert folded(typed) in listed(other)


@pytest.mark.parametrize("asked", NOTES)
def test_who_names_two_roles_has_named_none(asked: str) -> None:
    """The other one in brackets isn't left out as brackets are: nobody may leave it open which one is meant."""
    note = NOTES[asked]
    known = listed(note) | set(map(folded, note.near))
    for other in others_than(asked):
        if folded(other.front.own) in known:
            continue
        for typed in (f"{note.front.own} ({other.front.own})", f"{other.front.own} [{note.front.own}]"):
            ruling, _, _, named = judge(typed, card_of(note), DECK)
            assert ruling is Ruling.OTHER and named is not None, typed
            assert folded(named.front.own) == folded(other.front.own), typed


@pytest.mark.parametrize("asked", NOTES)
def test_no_slip_of_a_role_passes_for_another(asked: str) -> None:
    """For some slips of each role, if they aren't slips of the asked role's own names as well."""
    card = card_of(NOTES[asked])
    for named in others_than(asked):
        slips = sorted(within_a_slip(named.id) - within_a_slip(asked))
        chosen = random.Random(f"{asked} {named.id}").sample(slips, min(scaled(15), len(slips)))
        assert [typed for typed in chosen if judge(typed, card, DECK).is_right] == [], named.id


@pytest.mark.parametrize("asked", NOTES)
def test_every_single_slip_is_right_unless_it_leads_elsewhere(asked: str) -> None:
    card, right, near = card_of(NOTES[asked]), listed(NOTES[asked]), set(map(folded, NOTES[asked].near))
    others = [listed(other) - right for other in others_than(asked)]
    slips = set().union(*map(single_slips, allowing(NOTES[asked]))) - right
    leading = {typed for keys in others for typed in slips & keys.union(*map(single_slips, filter(is_long, keys)))}
    print(f"{len(slips)} slips, as near to another role: {', '.join(sorted(leading)) or 'none'}")
    for typed in slips:
        judgement = judge(typed, card, DECK)
        if typed in leading:
            assert judgement.ruling in (Ruling.OTHER, Ruling.WRONG), typed
        else:
            assert judgement.is_right or (judgement.ruling is Ruling.NEAR and typed in near), typed


def test_slips_are_what_the_textbook_says() -> None:
    for key in ("broker", "pembela"):
        assert {textbook(key, typed) for typed in single_slips(key)} == {1}
        assert textbook(key, key[1] + key[0] + key[2:-1]) == 2


def test_one_pair_of_roles_is_as_near_as_two_slips() -> None:
    """Where a slip may lead to another role: beside them the test above has nothing to leave out."""
    near = {
        tuple(sorted((one.id, other.id)))
        for one in DECK.notes
        for other in others_than(one.id)
        for key in allowing(one) - listed(other)
        if any(textbook(key, also) <= 2 for also in allowing(other) - listed(one))
    }
    assert near == {("makro-penengah", "mezzo-pendengar")}
