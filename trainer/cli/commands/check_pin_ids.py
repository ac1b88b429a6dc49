"""``check --pin-ids``: ids written into deck files."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from trainer.cli.commands.decks import message_as_json
from trainer.cli.render import write, write_json
from trainer.decks.messages import DeckError
from trainer.decks.pin_ids import Pinned, pin_ids
from trainer.errors import TrainerError
from trainer.i18n import _, n_
from trainer.text import clean_line


def pin_all(files: Sequence[Path], *, json: bool) -> int:
    """Writes ids into each of ``files`` and says how many. Gives the exit code: that of the last that failed."""
    code = 0
    found: list[dict[str, Any]] = []
    for file in files:
        name = clean_line(str(file))
        try:
            pinned = pin_ids(file)
        except TrainerError as error:
            code = error.exit_code
            found.append({"file": name, "ok": False, "ids": 0, "deck": False, "messages": _messages(error)})
            told = error.explain(_)
        else:
            found.append({"file": name, "ok": True, "ids": pinned.notes, "deck": pinned.deck, "messages": []})
            told = f"{name}: {_in_words(pinned)}"
        if not json:
            write(told)
    if json:
        write_json({"files": found})
    return code


def _in_words(pinned: Pinned) -> str:
    if not pinned.notes and not pinned.deck:
        return _("every card has an id already")
    cards = n_("{n} card got an id", "{n} cards got an id", pinned.notes)
    if not pinned.deck:
        return cards
    return _("{cards}, and the deck as well", cards=cards) if pinned.notes else _("the deck got an id")


def _messages(error: TrainerError) -> list[dict[str, Any]]:
    if isinstance(error, DeckError):
        return [message_as_json(message) for message in error.messages]
    hint = _(error.hint).format(**error.values) if error.hint else ""
    return [{"line": 0, "column": 0, "message": _(error.message).format(**error.values), "hint": hint}]
