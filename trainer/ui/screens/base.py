"""What all screens have in common: commands from the one table, the key bar, looking again at files and clock."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.message import Message
from textual.screen import Screen

from trainer.errors import TrainerError
from trainer.i18n import _
from trainer.study.collection import Collection
from trainer.ui.commands import COMMANDS, Command
from trainer.ui.key_names import all_keys, first_keys, key_items, key_label
from trainer.ui.room import HEIGHTS, WIDTHS, size_classes
from trainer.ui.widgets.key_bar import KeyBar
from trainer.ui.widgets.scroll_text import ScrollText

if TYPE_CHECKING:
    from trainer.ui.palette import Choice


class TrainerScreen(Screen[None]):
    """A place of the program. What it knows it takes from ``collection``.

    Attributes:
        place: the place in the table of commands.
        bar: the commands of its key bar, the most important first.
    """

    place: ClassVar[str]
    bar: ClassVar[Sequence[str]]
    AUTO_FOCUS = ""  # nothing has the focus until Tab gives it: keys scroll what is to be read first
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    class QuitAsked(Message):
        """The learner wants to leave the program."""

    class LanguageAsked(Message):
        """The learner wants the other language."""

    def __init__(self, collection: Collection) -> None:
        super().__init__(classes=size_classes(self.app.size))  # from the start: later would mean a second layout
        self.collection = collection
        self._told = ""
        self._keys_asked = False

    # --- what a screen says of itself ----------------------------------------------------------------------------

    def works(self, command_id: str) -> bool:
        """Whether a command can be carried out now."""
        return True

    def words(self, command: Command) -> str:
        """What a command is called now."""
        return _(command.text)

    @property
    def typing(self) -> bool:
        """Whether every key that writes something is text now, and no command."""
        return False

    def bar_now(self) -> Sequence[str]:
        """The commands of the key bar in the order in which they matter now."""
        return self.bar

    def look_again(self) -> None:
        """Looks at files, history and clock again and shows what changed."""
        raise NotImplementedError

    def look_for_changes(self) -> None:
        """The same, every few seconds: nothing is drawn as long as nothing changed."""

    def readers(self) -> Iterable[ScrollText]:
        """The texts that keys may scroll, the most important first."""
        raise NotImplementedError

    # --- commands ------------------------------------------------------------------------------------------------

    def perform(self, command_id: str) -> None:
        """Carries out a command, if it works now.

        Keys of one read reach a screen together: those behind one that opened another screen were meant for that one.
        """
        if self.app.screen is self and self.works(command_id):
            getattr(self, f"do_{command_id.partition('.')[2]}")()

    def action_command(self, command_id: str) -> None:
        """A key was pressed."""
        self.perform(command_id)

    @on(KeyBar.Pressed)
    def _key_clicked(self, message: KeyBar.Pressed) -> None:
        message.stop()
        self.perform(message.command)

    @on(ScrollText.Fitted)
    def _text_fitted(self, message: ScrollText.Fitted) -> None:
        message.stop()
        if not self._keys_asked:  # several texts are told of at a time; the bar follows once
            self._keys_asked = True
            self.call_next(self._keys_after_fitting)

    def _keys_after_fitting(self) -> None:
        self._keys_asked = False
        self.show_keys()

    def own_commands(self) -> list[Command]:
        """The commands of this screen and of the program that work now, in the order of the table."""
        places = (self.place, "app")
        return [command for command in COMMANDS.values() if command.place in places and self.works(command.id)]

    def key_of(self, command_id: str) -> str:
        """The name of a command's key; empty if it has none."""
        key = first_keys(self, typing=self.typing).get(command_id)
        return key_label(key) if key else ""

    def show_keys(self) -> None:
        """Brings the key bar up to date."""
        commands = [COMMANDS[id_] for id_ in self.bar_now() if self.works(id_)]
        # Two keys for the same thing are told once, by the more important one.
        by_words = {self.words(command): command.id for command in reversed(commands)}
        told = set(by_words.values())
        words = [(command.id, self.words(command)) for command in commands if command.id in told]
        self.query_one(KeyBar).put(key_items(self, words, typing=self.typing))

    def do_help(self) -> None:
        """All keys of this screen."""
        from trainer.ui.dialogs.help import help_dialog  # like every dialog, not needed for the first card

        keys = all_keys(self)
        rows = [
            (command, ", ".join(map(key_label, keys[command.id])))
            for command in self.own_commands()
            if command.id in keys
        ]
        self.app.push_screen(help_dialog(rows))

    def do_palette(self) -> None:
        """Search a command or a deck."""
        from trainer.ui.palette import Choice, Palette

        choices: dict[str, Choice] = {}  # two commands that do the same now are offered once
        for command in self.own_commands():
            if command.id != "app.palette":
                words = self.words(command)
                choices.setdefault(words, Choice(words, _(command.help), command.id, command.also))
        self.app.push_screen(Palette([*choices.values(), *self.more_choices()]), self._choice_made)

    def more_choices(self) -> Iterable["Choice"]:
        """What the palette offers besides commands."""
        return ()

    def _choice_made(self, result: str | tuple[str, ...] | None) -> None:
        if isinstance(result, str):
            self.perform(result)
        elif result is not None:
            self.decks_chosen(result)

    def decks_chosen(self, decks: tuple[str, ...]) -> None:
        """One of the further choices was taken: to study the decks with these ids; none means all."""

    def do_next_pane(self) -> None:
        """Scroll another pane."""
        self.focus_next()
        self.show_keys()

    def do_refresh(self) -> None:
        """Look again."""
        self.look_again()

    # --- scrolling -----------------------------------------------------------------------------------------------

    def reader(self) -> ScrollText | None:
        """The text that keys scroll: the one with the focus, else the first that has something out of sight."""
        if isinstance(self.focused, ScrollText) and self.focused.overflows:
            return self.focused
        return next((one for one in self.readers() if one.display and one.overflows), None)

    def do_up(self) -> None:
        """Scroll."""
        if (reader := self.reader()) is not None:
            reader.move_lines(-1)

    def do_down(self) -> None:
        """Scroll."""
        if (reader := self.reader()) is not None:
            reader.move_lines(1)

    def do_page_up(self) -> None:
        """Scroll up by a page."""
        if (reader := self.reader()) is not None:
            reader.move_pages(-1)

    def do_page_down(self) -> None:
        """Scroll down by a page."""
        if (reader := self.reader()) is not None:
            reader.move_pages(1)

    # --- what happens to it --------------------------------------------------------------------------------------

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """It is on top (again)."""
        self.look_again()

    def tell(self, error: TrainerError) -> None:
        """Shows an error in a dialog; the same one only once in a row."""
        from trainer.ui.dialogs.problem import problem_dialog

        text = error.explain(_)
        if text != self._told:
            self._told = text
            self.app.push_screen(problem_dialog(error))
