"""Beginning a sitting: the study screen, and before the very first note of a deck what the deck says of itself."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.app import App

from trainer.decks.model import Deck
from trainer.errors import TrainerError
from trainer.study.collection import Collection
from trainer.study.session import StudySession
from trainer.study.steps import ReadPage
from trainer.ui.screens.study import Edit, StudyScreen

if TYPE_CHECKING:
    from trainer.study.import_desk import ImportDesk


def study_screen(
    collection: Collection,
    decks: Sequence[str] | None,
    leave: Callable[[], object],
    command: str,
    edit: Edit | None = None,
) -> StudyScreen:
    """The screen of a sitting with some decks (None: with all). Raises TrainerError if there can't be one."""
    return StudyScreen(StudySession(collection, decks), leave, command, edit)


def fill_in_map(app: App[None], collection: Collection, deck: Deck, leave: Callable[[], object]) -> None:
    """Opens the empty map of a deck."""
    from trainer.study.role_map import MapExercise  # with its screen not needed for a sitting
    from trainer.ui.screens.role_map import RoleMapScreen

    app.push_screen(RoleMapScreen(MapExercise(collection, deck), leave))


def bring_in(app: App[None], collection: Collection, desk: "ImportDesk", leave: Callable[[], object]) -> None:
    """Opens the screen on which a file is taken in."""
    from trainer.ui.screens.importing import ImportScreen  # with what reads files not needed for a sitting

    app.push_screen(ImportScreen(collection, desk, leave))


def begin(app: App[None], make_screen: Callable[[], StudyScreen], about_shown: set[str]) -> None:
    """Opens the study screen that ``make_screen`` gives, or says why there can't be one.

    Args:
        about_shown: ids of the decks that have said already, in this run, whose list they are.
    """
    try:
        screen = make_screen()
    except TrainerError as error:
        from trainer.ui.dialogs.problem import problem_dialog  # like every dialog, not needed for the first card

        app.push_screen(problem_dialog(error))
        return
    app.push_screen(screen)
    tell_about(app, about_shown)


def tell_about(app: App[None], about_shown: set[str]) -> None:
    """Opens the dialog about the deck if its very first note is about to be read on the screen on top."""
    screen = app.screen
    deck = _unread_deck(screen.session) if isinstance(screen, StudyScreen) else None
    if deck is not None and deck.about is not None and deck.id not in about_shown:
        from trainer.ui.dialogs.about import about_dialog

        about_shown.add(deck.id)
        app.push_screen(about_dialog(deck))


def _unread_deck(session: StudySession) -> Deck | None:
    """The deck whose very first note is about to be read; None if it isn't the first, or no note."""
    page = session.current
    if not isinstance(page, ReadPage):
        return None
    begun = any(session.collection.began(page.deck, note) is not None for note in page.deck.notes)
    return None if begun else page.deck
