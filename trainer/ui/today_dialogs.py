"""The dialogs that the screen *Hari ini* opens. None of them is needed at the start, so each is imported when it is."""

from collections.abc import Sequence
from typing import Any

from textual.app import App
from textual.content import Content

from trainer.decks.model import Deck
from trainer.errors import TrainerError


def show_problem(app: App[Any], error: TrainerError) -> None:
    """What is wrong with a deck."""
    from trainer.ui.dialogs.problem import problem_dialog

    app.push_screen(problem_dialog(error))


def show_messages(app: App[Any], messages: Sequence[Content]) -> None:
    """Everything there is to tell."""
    from trainer.ui.dialogs.problem import messages_dialog

    app.push_screen(messages_dialog(messages))


def show_about(app: App[Any], deck: Deck) -> None:
    """Whose list a deck is."""
    from trainer.ui.dialogs.about import about_dialog

    app.push_screen(about_dialog(deck))
