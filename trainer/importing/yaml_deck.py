"""A YAML deck comes in as its own text, with the id that its cards will be known by."""

from pathlib import Path

from trainer.decks.cards import cards_of
from trainer.decks.library import ENDINGS
from trainer.decks.messages import DeckError
from trainer.decks.model import Deck
from trainer.decks.parse import parse_deck, read_bytes
from trainer.decks.three_way import same_deck
from trainer.decks.write import with_head
from trainer.errors import TrainerError
from trainer.i18n import N_
from trainer.importing.report import Imported, Report, Wanted
from trainer.text import clean_line


def fits(start: bytes, path: Path) -> bool:
    """Whether the file says by its name, or by how it begins, that it's a deck in YAML."""
    begin = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    return path.suffix.lower() in ENDINGS or begin.startswith((b"format:", b"# yaml-language-server:"))


def read(path: Path, wanted: Wanted) -> list[Imported]:
    """The deck in ``path``.

    Raises:
        DeckError: it isn't a deck.
        TrainerError: it can't be given an id.
    """
    data = read_bytes(path)
    deck = parse_deck(data, path)
    text = with_head(data, deck)
    kept = deck if text.encode() == data else _read_back(text, deck)
    return [Imported(text, kept._replace(warnings=deck.warnings), Report(len(kept.notes), len(cards_of(kept))))]


def _read_back(text: str, deck: Deck) -> Deck:
    """The deck that will be read from now on. It must be the same: what isn't, isn't written."""
    try:
        kept = parse_deck(text, deck.file)
    except DeckError:
        kept = None
    if kept is None or not same_deck(kept, deck) or kept.id != deck.id:
        raise TrainerError(
            N_("this deck can't be given an id without changing it"),
            hint=N_('write "format: 1", "id: {id}" and "title: …" at its beginning, and the cards below "cards:"'),
            place=clean_line(str(deck.file)) if deck.file else "",
            id=deck.id,
        )
    return kept
