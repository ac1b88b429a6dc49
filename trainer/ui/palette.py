"""The command palette: a command or a deck, found by a few letters of its name.

Our own instead of Textual's, whose list and messages are in English and read names as markup.
"""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from trainer.i18n import _
from trainer.ui.card_text import plain_line
from trainer.ui.commands import COMMANDS, bindings_of
from trainer.ui.key_names import key_items
from trainer.ui.widgets.key_bar import KeyBar

_ROWS_AROUND: Final = 9
"""Rows of the frame, of what is typed, and of the keys."""
_MOST_ROWS: Final = 14


class Choice(NamedTuple):
    """Something that can be chosen.

    Attributes:
        name, help: what is searched, and shown.
        result: a command's id, or the ids of decks to study (empty for all).
        also: searched as well, not shown.
    """

    name: str
    help: str
    result: str | tuple[str, ...]
    also: str = ""


def matching(choices: Iterable[Choice], typed: str) -> list[Choice]:
    """The choices whose name or help holds every word typed; those whose name begins with it come first."""
    words = typed.casefold().split()
    found: list[tuple[int, int, Choice]] = []
    for place, choice in enumerate(choices):
        name, everything = choice.name.casefold(), f"{choice.name} {choice.help} {choice.also}".casefold()
        if all(word in everything for word in words):
            rank = 0 if not words or name.startswith(words[0]) else 1 if words[0] in name else 2
            found.append((rank, place, choice))
    return [choice for _rank, _place, choice in sorted(found, key=lambda entry: entry[:2])]


class Palette(ModalScreen[str | tuple[str, ...] | None]):
    """See the module's text. Its result is the choice's, or None."""

    bar: ClassVar[Sequence[str]] = ("palette.run", "palette.close")
    CSS_PATH = "styles/dialogs.tcss"
    BINDINGS = bindings_of("palette")

    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._choices = choices
        self._found: list[Choice] = []

    def compose(self) -> ComposeResult:
        """What is typed, what is found, the keys."""
        with Vertical(id="dialog") as frame:
            frame.border_title = Content(_("Commands"))
            typed = Input(placeholder=_("Type a few letters"), id="typed")
            typed.cursor_blink = False
            yield typed
            yield OptionList(id="found")
            yield KeyBar(always="")

    def on_mount(self) -> None:
        """Shows everything."""
        self._search("")
        self.query_one(Input).focus()
        commands = [COMMANDS[id_] for id_ in self.bar]
        self.query_one(KeyBar).put(key_items(self, [(command.id, _(command.text)) for command in commands]))

    def on_resize(self, event: events.Resize) -> None:
        """The list takes what the rest leaves."""
        self.query_one(OptionList).styles.max_height = max(1, min(_MOST_ROWS, event.size.height - _ROWS_AROUND))

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        self._search(message.value)

    def _search(self, typed: str) -> None:
        self._found = matching(self._choices, typed)
        options = self.query_one(OptionList)
        options.clear_options()
        if not self._found:
            options.add_option(Option(Content(_("Nothing has this name")), disabled=True))
            return
        options.add_options(
            Option(Content.assemble(plain_line(choice.name), "  ", plain_line(choice.help).stylize("$quiet")))
            for choice in self._found
        )
        options.highlighted = 0

    @on(OptionList.OptionSelected)
    def _clicked(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        self._run(message.option_index)

    def _run(self, place: int | None) -> None:
        if place is not None and place < len(self._found):
            self.dismiss(self._found[place].result)

    def action_command(self, command_id: str) -> None:
        """A key was pressed."""
        getattr(self, f"do_{command_id.partition('.')[2]}")()

    @on(KeyBar.Pressed)
    def _key_clicked(self, message: KeyBar.Pressed) -> None:
        message.stop()
        self.action_command(message.command)

    def do_run(self) -> None:
        """Carries out what is chosen."""
        self._run(self.query_one(OptionList).highlighted)

    def do_close(self) -> None:
        """Closes the list."""
        self.dismiss(None)

    def do_up(self) -> None:
        """The choice above."""
        self.query_one(OptionList).action_cursor_up()

    def do_down(self) -> None:
        """The choice below."""
        self.query_one(OptionList).action_cursor_down()
