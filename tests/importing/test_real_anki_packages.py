"""Packages that Anki's own library made, in all versions there have been, against what that library says of them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from html import unescape
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.importing.anki_makers import Made, answers_after_import, counts_after_import, make, of_first_scheduler
from trainer.decks.model import Deck
from trainer.history.events import Event, Reset, Review, Seed, Suspend
from trainer.history.replay import fold
from trainer.importing.anki_package import read
from trainer.importing.draft import id_of_key
from trainer.importing.report import Imported, Wanted
from trainer.scheduling.parameters import DEFAULT_PARAMETERS
from trainer.scheduling.scheduler import Scheduler
from trainer.scheduling.study_day import StudyDay
from trainer.scheduling.tuning import Tuning

pytest.importorskip("anki", reason="Anki's library isn't installed: pip install -e '.[test-anki]'")

LOGS = 240
LEAST_COMPARED = 200


class Come(NamedTuple):
    """All that came out of one package."""

    all: list[Imported]

    @property
    def events(self) -> list[Event]:
        return [event for one in self.all for event in one.events]

    def total(self, what: str) -> int:
        return sum(getattr(one.report, what) for one in self.all)

    def decks(self) -> list[Deck]:
        return [one.deck for one in self.all]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make(tmp_path_factory.mktemp("anki"), DEFAULT_PARAMETERS, LOGS)


@pytest.fixture(scope="module")
def come(made: Made) -> Mapping[str, Come]:
    return {version: Come(read(path, Wanted(made.now, True))) for version, path in made.packages.items()}


def test_all_versions_hold_the_notes_cards_and_reviews_that_anki_counts(made: Made, come: Mapping[str, Come]):
    counted = {version: (one.total("notes"), one.total("cards"), one.total("reviews")) for version, one in come.items()}

    assert counted == dict.fromkeys(made.packages, (made.facts.notes, made.facts.cards, made.facts.reviews))
    assert len(counted) == 5


def test_the_versions_differ_in_nothing_that_comes_in(come: Mapping[str, Come]):
    first, *others = come.values()

    for other in others:
        assert [one.text for one in other.all] == [one.text for one in first.all]
        assert other.events == first.events


def test_the_oldest_and_the_newest_package_are_good_for_anki_itself(made: Made, tmp_path: Path):
    counts = made.facts.notes, made.facts.cards, made.facts.reviews
    for version in ("anki2.apkg", "anki21b.apkg"):
        folder = tmp_path / version
        folder.mkdir()
        assert counts_after_import(made.packages[version], folder) == counts


@pytest.mark.parametrize("version", [None, 1, 2])
def test_answers_that_the_first_scheduler_wrote_are_read_as_anki_reads_them(
    version: int | None, made: Made, tmp_path: Path
):
    package = of_first_scheduler(made.packages["anki2.apkg"], tmp_path / "lama.apkg", version)

    events = Come(read(package, Wanted(made.now, True))).events

    ours = {_milliseconds(event): int(event.rating) for event in events if isinstance(event, Review)}
    assert ours == answers_after_import(package, tmp_path)


def test_a_second_import_brings_nothing_that_is_not_there(made: Made, come: Mapping[str, Come]):
    again = Come(read(made.packages["anki21b.apkg"], Wanted(made.now, True)))

    assert again.decks() == come["anki21b.apkg"].decks()
    assert again.events == come["anki21b.apkg"].events
    ids = [event.id for event in again.events]
    assert len(set(ids)) == len(ids)


def test_without_reviews_only_suspensions_come_in(made: Made, come: Mapping[str, Come]):
    bare = Come(read(made.packages["anki21.colpkg"], Wanted(made.now)))

    assert [one.text for one in bare.all] == [one.text for one in come["anki21.colpkg"].all]
    assert bare.events == [event for event in come["anki21.colpkg"].events if isinstance(event, Suspend)]


def test_what_is_suspended_in_anki_is_suspended_here(made: Made, come: Mapping[str, Come]):
    one = come["anki21b.apkg"]
    by_event = {event.card for event in one.events if isinstance(event, Suspend) and event.on}
    by_deck = {f"{deck.id}/{note.id}" for deck in one.decks() for note in deck.notes if note.suspended}

    anki = sorted(made.facts.guids[card] for card in made.facts.suspended)
    whole = sorted(guid for guid in set(anki) if _suspended_whole(made, guid))
    assert len(anki) == 4
    assert len(whole) == 2
    assert sorted(name.partition("/")[2] for name in by_deck) == sorted(map(id_of_key, whole))
    (half,) = set(anki) - set(whole)
    assert [name.partition("/")[2].partition("#")[0] for name in by_event] == [id_of_key(half)]


def test_all_that_anki_shows_of_a_card_stands_in_its_note(made: Made, come: Mapping[str, Come]):
    texts: dict[str, str] = defaultdict(str)
    for deck in come["anki21b.apkg"].decks():
        for note in deck.notes:
            texts[note.id] += _words(
                " ".join(text.own for text in (note.front, note.back, note.hint, note.note) if text)
            )
    for card, sides in made.facts.shown.items():
        guid = made.facts.guids[card]
        text = texts[id_of_key(guid)] + " " + texts[id_of_key(f"{guid}-2")]  # the second card may be a note of its own
        shown = _words(" ".join(map(_visible, sides)))
        assert set(shown.split()) <= set(text.split()), (shown, text)


def test_gaps_stay_gaps(come: Mapping[str, Come]):
    notes = [note for deck in come["anki2.apkg"].decks() for note in deck.notes if "{{c1::" in note.front.own]

    assert [(note.front.own, note.note and note.note.own) for note in notes] == [
        ("{{c1::Broker}} menghubungkan klien dengan {{c2::sumber::apa?}}.", "Lihat bab 2."),
        ("Negosiator {{c1::berunding}} dan {{c1::bersepakat}}.", None),
    ]


def test_what_is_believed_of_a_card_is_what_anki_believes(made: Made, come: Mapping[str, Come]):
    past = _by_card(come["anki21b.apkg"].events)
    name_of = _names(made, past)
    scheduler = Scheduler(Tuning(parameters=DEFAULT_PARAMETERS))
    apart = {}
    for card, anki in made.facts.stability.items():
        state = fold(name_of[card], past[name_of[card]], scheduler).state
        if state is None or abs(state.stability - anki) > 0.01 * anki:
            apart[card] = (state, anki)

    assert len(made.facts.stability) > LEAST_COMPARED
    assert apart == {}


def test_a_card_without_a_log_is_due_on_the_day_that_anki_says(made: Made, come: Mapping[str, Come]):
    past = _by_card(come["anki2.apkg"].events)
    name_of = _names(made, past)
    today = StudyDay().of(made.now)
    answered = {review.card for review in made.records.reviews}
    due = {card.id: card.due for card in made.records.cards if card.kind == 2 and card.id not in answered}

    seeds = {card: seed for card in due for seed in past[name_of[card]] if isinstance(seed, Seed)}
    assert len(seeds) == len(due) == 6
    assert {card: made.facts.today + (seed.due - today).days for card, seed in seeds.items()} == due


def test_what_anki_would_ask_anew_is_new_here(made: Made, come: Mapping[str, Come]):
    scheduler = Scheduler(Tuning())
    states = {name: fold(name, past, scheduler) for name, past in _by_card(come["anki21.apkg"].events).items()}
    new = {card.id for card in made.records.cards if card.kind == 0}

    assert sum(each.state is not None for each in states.values()) == made.facts.cards - len(new)


def _suspended_whole(made: Made, guid: str) -> bool:
    return all(card in made.facts.suspended for card, of in made.facts.guids.items() if of == guid)


def _by_card(events: Iterable[Event]) -> dict[str, list[Review | Reset | Seed]]:
    by_card: dict[str, list[Review | Reset | Seed]] = defaultdict(list)
    for event in events:
        if isinstance(event, Review | Reset | Seed):
            by_card[event.card].append(event)
    return by_card


def _names(made: Made, past: Mapping[str, list[Review | Reset | Seed]]) -> dict[int, str]:
    """Anki's card id -> our card, known by the moments of its reviews, or by its note if there are none."""
    moments = {_milliseconds(event): name for name, events in past.items() for event in events if _answered(event)}
    notes = {name.partition("/")[2].rpartition("#")[0]: name for name in past}
    names = {card: notes[id_of_key(guid)] for card, guid in made.facts.guids.items() if id_of_key(guid) in notes}
    for review in made.records.reviews:
        if review.ease:
            names[review.card] = moments[review.id]
    return names


def _answered(event: Event) -> bool:
    return isinstance(event, Review)


def _milliseconds(event: Event) -> int:
    return round(event.at.timestamp() * 1000)


def _visible(html: str) -> str:
    without_style = re.sub(r"<style>.*?</style>", " ", html, flags=re.S)
    return unescape(re.sub(r"<[^>]*>|\[anki:play[^]]*\]|\[\[type:[^]]*\]\]|\[(\.\.\.|[^]]*\?)\]", " ", without_style))


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
