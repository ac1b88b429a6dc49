"""What all dialogs have in common: a frame with a title, a text that scrolls, and their keys."""

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from trainer.i18n import _
from trainer.ui.commands import COMMANDS, bindings_of
from trainer.ui.key_names import key_items
from trainer.ui.room import SHORT_ROWS
from trainer.ui.widgets.key_bar import KeyBar
from trainer.ui.widgets.scroll_text import ScrollText

Result = TypeVar("Result")

_FRAME_ROWS = 2
_MARGIN_ROWS = 2


class Dialog(ModalScreen[Result]):
    """See the module's text.

    Attributes:
        bar: the commands of its key bar.
        more_rows: rows that `compose_more` takes.
    """

    bar: ClassVar[Sequence[str]]
    more_rows: ClassVar[int] = 0
    CSS_PATH = "../styles/dialogs.tcss"
    AUTO_FOCUS = "Input"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (SHORT_ROWS, "-tall")]
    BINDINGS = bindings_of("scroll")

    def __init__(self, title: Content, body: Content) -> None:
        super().__init__()
        self._heading = title
        self._body = body

    def compose(self) -> ComposeResult:
        """Title, text, keys."""
        with Vertical(id="dialog") as frame:
            frame.border_title = self._heading
            yield ScrollText(id="body")
            yield from self.compose_more()
            yield KeyBar(always="")

    def compose_more(self) -> ComposeResult:
        """What stands between text and keys."""
        yield from ()

    @property
    def _is_there(self) -> bool:
        """False if a key of the same read closed it before it was ever built."""
        return bool(self.query("#body"))

    def on_mount(self) -> None:
        """Fills it."""
        if self._is_there:
            self.query_one("#body", ScrollText).put(self._body)
            self.show_keys()

    def on_resize(self, event: events.Resize) -> None:
        """The text takes what title and keys leave; scrolling may have become necessary."""
        if not self._is_there:
            return
        around = _FRAME_ROWS + self.more_rows + self.query_one(KeyBar).most_rows
        if event.size.height >= SHORT_ROWS:
            around += _MARGIN_ROWS
        self.query_one("#body").styles.max_height = max(1, event.size.height - around)
        self.call_after_refresh(self.show_keys)

    def bar_now(self) -> Sequence[str]:
        """The commands of the key bar as things stand."""
        return self.bar

    def show_keys(self) -> None:
        """Brings the key bar up to date."""
        if not self._is_there:
            return
        commands = [COMMANDS[id_] for id_ in self.bar_now()]
        if self.query_one("#body", ScrollText).overflows:
            commands.append(COMMANDS["scroll.page_down"])
        self.query_one(KeyBar).put(key_items(self, [(command.id, _(command.text)) for command in commands]))

    def action_command(self, command_id: str) -> None:
        """A key was pressed."""
        getattr(self, f"do_{command_id.partition('.')[2]}")()

    @on(KeyBar.Pressed)
    def _key_clicked(self, message: KeyBar.Pressed) -> None:
        message.stop()
        self.action_command(message.command)

    @on(ScrollText.Fitted)
    def _text_fitted(self, message: ScrollText.Fitted) -> None:
        message.stop()
        self.show_keys()

    def do_up(self) -> None:
        """Scroll."""
        self.query_one("#body", ScrollText).move_lines(-1)

    def do_down(self) -> None:
        """Scroll."""
        self.query_one("#body", ScrollText).move_lines(1)

    def do_page_up(self) -> None:
        """Scroll."""
        self.query_one("#body", ScrollText).move_pages(-1)

    def do_page_down(self) -> None:
        """Scroll."""
        self.query_one("#body", ScrollText).move_pages(1)


class TextDialog(Dialog[None]):
    """Something to read and to close."""

    bar = ("dialog.close",)
    BINDINGS = bindings_of("dialog")

    def do_close(self) -> None:
        """Closes it."""
        self.dismiss(None)
