"""The options of a question to choose from: the right one, and wrong ones that this learner would take for it.

Wrong options come from the roles that this learner has confused with the one asked, then from those the deck calls
look-alikes, then from the same level. Competitive options with the answer at once are what makes choosing teach
something (Little, Bjork, Bjork & Angello 2012). Only the first question of a new note is given far options.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from trainer.decks.cloze import Cloze, parts
from trainer.decks.model import Card, Deck, Level, Note, Text
from trainer.i18n import current_language
from trainer.questions.asking import has_own_choices, side_of
from trainer.questions.kinds import level_of, named, shown, title_of
from trainer.questions.look_alikes import are_told_apart, look_alikes_of
from trainer.questions.marks import one_line
from trainer.questions.names import forms_of
from trainer.questions.spelling import folded
from trainer.scheduling.draw import draw

LETTERS: Final = "ABCDE"
"""Names of options, and of ideas to tick, as on the papers of exams: there are never more."""
LEVEL: Final = "level:"
OWN_TEXT: Final = "text:"

_WRONG_OF_THE_LEVEL: Final = 2
"""So many wrong options are at least of the right level, so that the level alone doesn't give the answer."""
_STILL_CONFUSED: Final = 0.05
"""A confusion that has faded to this weight is as good as forgotten."""
_LOTS: Final = float(1 << 64)

_CONFUSED, _LOOK_ALIKE, _SAME_LEVEL, _OTHER = range(4)


class Option(NamedTuple):
    """One option.

    Attributes:
        key: as the history keeps it: a note's id, ``level:`` and a level's id, or ``text:`` and 8 hex digits.
        text: in the language in force, on one line and without marks.
        level: shown beside it; None where it isn't.
        right: it is the answer.
        note: the note that it stands for; None for a level or a deck's own text.
    """

    key: str
    text: str
    level: Level | None = None
    right: bool = False
    note: Note | None = None


class Wanted(NamedTuple):
    """What kind of options a question is to have.

    Attributes:
        most: how many, the right one among them.
        seed: decides which of several that would do, and their order.
        confused: id of a note -> how much it was confused with the one asked (0 or more).
        far: no look-alikes as long as there are others: the note was only just met.
        partner: id of a note that must be among them; empty if none must.
    """

    most: int
    seed: str
    confused: Mapping[str, float] = {}
    far: bool = False
    partner: str = ""


def options_of(card: Card, deck: Deck, wanted: Wanted) -> tuple[Option, ...]:
    """The options of ``card`` in the order shown; fewer than wanted in a small deck, none if only one would be left."""
    side = side_of(card.id.kind)
    if side == "level":
        options = _levels(card.note, deck, wanted.seed)
        return options if len(options) > 1 else ()
    if has_own_choices(card) and not wanted.partner:
        options = _own(card, deck, wanted)
    elif side == "gap":
        return ()
    else:
        notes = _notes(card.note, deck, side, wanted)
        options = _of_notes([card.note, *notes], deck, side)
    if len(options) < 2:
        return ()
    return tuple(sorted(options, key=lambda option: draw(f"{wanted.seed}|order|{option.key}")))


def _levels(note: Note, deck: Deck, seed: str) -> tuple[Option, ...]:
    """All levels, as far as there are letters for them, in the order of the deck, which everybody knows."""
    wrong = [level.id for level in deck.levels if level.id != note.level]
    shown = {note.level, *sorted(wrong, key=lambda level: draw(f"{seed}|{level}"))[: len(LETTERS) - 1]}
    return tuple(
        Option(f"{LEVEL}{level.id}", title_of(level.title), right=level.id == note.level)
        for level in deck.levels
        if level.id in shown
    )


def _own(card: Card, deck: Deck, wanted: Wanted) -> tuple[Option, ...]:
    """The wrong options that the author wrote, as many as wanted; all in one language, or the right one would show."""
    right = _right(card)
    others = _others_right(card)
    taken = _all_seen(right) | set(map(_seen, others))
    also_right = set(map(folded, others)) - {folded(text) for text in right if text}
    chosen: list[Text] = []
    for choice in sorted(card.note.choices, key=lambda choice: draw(f"{wanted.seed}|own|{choice.own}")):
        # Signs, brackets and small words that nobody minds in a typed answer may be just what the author asks for.
        seen = _all_seen(choice)
        if len(chosen) + 1 < wanted.most and not seen & taken and not {folded(text) for text in seen} & also_right:
            taken |= seen
            chosen.append(choice)
    english = current_language() == "en" and all(text.en for text in (right, *chosen))

    def told(text: Text) -> str:
        return one_line(text.en if english and text.en else text.own)

    wrong = (Option(f"{OWN_TEXT}{draw(choice.own).hex()[:8]}", told(choice)) for choice in chosen)
    return (Option(card.note.id, told(right), right=True, note=card.note), *wrong)


def _right(card: Card) -> Text:
    """The right answer beside the author's wrong ones."""
    note, side = card.note, side_of(card.id.kind)
    if side != "gap":
        return note.front if side == "name" else note.back
    return Text(
        _gap(card.id.kind, note.front.own, note.back.own), _gap(card.id.kind, note.front.en, note.back.en) or None
    )


def _gap(kind: str, *texts: str | None) -> str:
    """What belongs into the gaps of one kind."""
    pieces = (piece for text in texts for piece in parts(text or ""))
    return ", ".join(piece.text for piece in pieces if isinstance(piece, Cloze) and piece.kind == kind)


def _all_seen(text: Text) -> set[str]:
    """What the learner reads, in each language."""
    return {_seen(words) for words in text if words}


def _seen(words: str) -> str:
    return " ".join(one_line(words).casefold().split())


def _others_right(card: Card) -> tuple[str, ...]:
    """What would be right or nearly right beside the answer itself."""
    names = forms_of(card.note)[1:] if side_of(card.id.kind) == "name" else ()
    return (*card.note.accept, *card.note.near, *names)


# --- which notes ---------------------------------------------------------------------------------------------------


def _notes(asked: Note, deck: Deck, side: str, wanted: Wanted) -> list[Note]:
    """The notes of the wrong options, those that matter most first."""
    room = wanted.most - 1
    ranked = [note for note in _ranked(asked, deck, side, wanted) if note.id != wanted.partner]
    partner = [note for note in deck.notes if note.id == wanted.partner and note.id != asked.id]
    chosen: list[Note] = []
    for needed in (_WRONG_OF_THE_LEVEL, 0):
        # First with enough of the right level, then with whatever is left, if there aren't enough of them.
        for note in [*partner, *ranked]:
            if len(chosen) == room:
                return chosen
            of_level = sum(one.level == asked.level for one in chosen)
            kept_free = max(0, min(needed, room) - of_level)
            too_far = note.level != asked.level and room - len(chosen) <= kept_free
            if not too_far and note not in chosen and all(are_told_apart(note, one) for one in (asked, *chosen)):
                chosen.append(note)
    return chosen


def _ranked(asked: Note, deck: Deck, side: str, wanted: Wanted) -> Iterator[Note]:
    """Every other note that answers such questions; in which order, see the module's text."""
    look_alikes = look_alikes_of(asked, deck)

    def place(note: Note) -> tuple[int, float]:
        weight = wanted.confused.get(note.id, 0.0)
        lot = (int.from_bytes(draw(f"{wanted.seed}|{note.id}")) + 1) / _LOTS
        if weight > _STILL_CONFUSED:
            # Drawn in proportion to the weights (Efraimidis & Spirakis 2006).
            return _CONFUSED, -(lot ** (1 / weight))
        if note.id in look_alikes:
            return _LOOK_ALIKE, -lot
        return (_SAME_LEVEL if note.level == asked.level else _OTHER), -lot

    def far_place(note: Note) -> tuple[int, float]:
        rank, lot = place(note)
        return (rank + _OTHER if rank < _SAME_LEVEL else rank), lot

    others = (note for note in deck.notes if note.id != asked.id and _answers(note, side))
    return iter(sorted(others, key=far_place if wanted.far else place))


def _answers(note: Note, side: str) -> bool:
    """Whether a note is asked for such a thing itself: a sentence with gaps among names would stand out."""
    return any(side_of(kind) in ("name", "meaning") for kind in note.kinds) and (
        side != "meaning" or bool(note.back.own)
    )


# --- how they are shown --------------------------------------------------------------------------------------------


def _of_notes(notes: Sequence[Note], deck: Deck, side: str) -> tuple[Option, ...]:
    """The first note's option is the right one."""
    with_level = side == "name" and _differ_by_level(notes)
    return tuple(
        Option(
            note.id,
            _text(note, side),
            level_of(deck, note.level) if with_level else None,
            right=place == 0,
            note=note,
        )
        for place, note in enumerate(notes)
    )


def _text(note: Note, side: str) -> str:
    if side == "meaning":
        return one_line(shown(note.back))
    return named(note.front) if current_language() == "en" else one_line(note.front.own)


def _differ_by_level(notes: Sequence[Note]) -> bool:
    """Whether two of the notes share a name, or a word that is right or nearly right for both, at two levels."""
    words = [{folded(word) for word in (*forms_of(note), *note.near)} for note in notes]
    return any(
        notes[one].level != notes[other].level and words[one] & words[other]
        for one in range(len(notes))
        for other in range(one)
    )
