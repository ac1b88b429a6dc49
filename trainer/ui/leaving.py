"""Leaving the program without losing an answer in silence."""

from typing import Any

from textual.app import App
from textual.content import Content

from trainer.study.collection import Collection
from trainer.ui.dialogs.storage import StorageDialog
from trainer.ui.dialogs.unsaved import UnsavedDialog
from trainer.ui.screens.writing import WritingScreen


def leave(app: App[Any], collection: Collection) -> None:
    """Ends ``app``: after a write that is under way, and with answers that aren't saved not before asking for them."""
    screen = app.screen
    # Perhaps below a dialog.
    writer = next((one for one in reversed(app.screen_stack) if isinstance(one, WritingScreen)), None)
    if isinstance(screen, StorageDialog):
        screen.do_quit()
    elif writer is not None and (writer.writing or writer.settle()):
        writer.quit_when_written()
    elif not collection.unsaved:
        app.exit()
    elif not isinstance(screen, UnsavedDialog):

        def put_aside(last_words: str | None) -> None:
            if last_words is not None:
                app.exit(message=Content(last_words) if last_words else None)

        app.push_screen(UnsavedDialog(collection), put_aside)
