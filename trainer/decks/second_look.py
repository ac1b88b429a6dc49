"""What is odd in a deck that can be used: a card taken for itself, a wrong option that is right, a source mistyped.

A note is here a mapping of its fields (those of `trainer.decks.model.Note`, as far as it has them).
"""

from collections.abc import Iterable, Mapping
from typing import Any

from trainer.decks.fields import nearest
from trainer.decks.messages import Place, Problems
from trainer.i18n import N_


def warn_of_oddities(made: Mapping[str, Any], place: Place, problems: Problems) -> None:
    """Warns of what a note says that can't be meant; ``place`` is where it stands."""
    if made["id"] in made.get("confusable_with", ()):
        told = N_("this card is said to be taken for itself")
        problems.warn(place, told, N_('name another card under "confusable_with"'))
    if "choices" in made:
        right = {_plain(text) for text in (made["front"].own, made["back"].own, *made.get("accept", ()))}
        for choice in made["choices"]:
            if _plain(choice.own) in right:
                told = N_('"{text}" stands among the wrong options, and is right')
                problems.warn(place, told, N_('delete it under "choices"'), text=choice.own)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


def warn_of_sources(named: Mapping[str, Place], known: Mapping[str, str], problems: Problems) -> None:
    """Warns of sources that look like one of the ``known`` keys and are none. A text may be a source as well."""
    for text, place in named.items() if known else ():
        if text in known or " " in text or problems.warnings_full:
            continue
        near = nearest(text, known, 0.8)
        if near:
            told = N_('no source of this deck has the key "{key}"')
            problems.warn(place, told, N_('write "{near}"'), key=text, near=near)


def id_of_front(front: str, notes: Iterable[Mapping[str, Any]]) -> str:
    """The id of the first of ``notes`` with that front; empty if there is none."""
    wanted = front.casefold()
    return next((made["id"] for made in notes if made["front"].own.casefold() == wanted), "")
