"""Isi peta (fill in the map): names are typed into levels, and only the end tells which belong there."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Input

from trainer.i18n import _
from trainer.questions.kinds import title_of
from trainer.study.role_map import MapExercise, Put, earlier_results
from trainer.ui.card_faces import progress_words, title_words
from trainer.ui.card_text import plain_line
from trainer.ui.commands import Command, bindings_of
from trainer.ui.map_faces import level_views, result_face, tried_words
from trainer.ui.notices import unsaved_notice
from trainer.ui.room import SHORT_ROWS
from trainer.ui.screens.writing import WritingScreen
from trainer.ui.widgets.key_bar import KeyBar
from trainer.ui.widgets.map_board import LevelPane, MapBoard
from trainer.ui.widgets.name_line import NameLine
from trainer.ui.widgets.notice_line import NoticeLine
from trainer.ui.widgets.scroll_text import ScrollText
from trainer.ui.widgets.title_bar import TitleBar

_WIDE_ENOUGH: Final = 72
"""From so many columns on the line for typing has its frame, if the screen isn't short."""

_LEAST_AROUND: Final = 4
"""Rows of the line for typing, of a message and of the keys."""
_FRAME_ROWS: Final = 2
_HANDING_IN: Final = ("map.put", "map.finish")
_NOT_HERE: Final = ("app.next_pane", "app.refresh")
"""Tab goes to the next level, and the deck is the one that the exercise began with."""


class RoleMapScreen(WritingScreen):
    """See the module's text."""

    place = "map"
    bar = (
        "map.put",
        "map.down",
        "map.finish",
        "map.take_back",
        "app.help",
        "map.leave",
        "map.page_down",
        "app.palette",
    )
    BINDINGS = bindings_of("map", "app", but=_NOT_HERE)

    def __init__(self, exercise: MapExercise, leave: Callable[[], object]) -> None:
        """``leave`` brings another screen to the top at once."""
        super().__init__(exercise.collection)
        self._leave = leave
        self._exercise = exercise
        self._level = 0
        self._said = Content("")
        self._sure = False

    def compose(self) -> ComposeResult:
        """Title, the map or what came of it, the line, messages, keys."""
        yield TitleBar()
        yield MapBoard(len(self._exercise.levels), id="board")
        result = ScrollText(id="result")
        result.display = False
        yield result
        yield NameLine(_("Type a name, then Enter"), entering="map.put", handing_in=_HANDING_IN)
        yield NoticeLine()
        yield KeyBar()

    # --- showing -------------------------------------------------------------------------------------------------

    @property
    def typing(self) -> bool:
        """Whether every key is text now."""
        return not self._exercise.finished

    def look_again(self) -> None:
        """Shows it again: the exercise goes on with the deck that it began with."""
        if not self.writing:
            self.show()

    def show(self) -> None:
        """Shows the map, or what came of it."""
        exercise, board, result = self._exercise, self.query_one(MapBoard), self.query_one("#result", ScrollText)
        line = self.query_one(NameLine)
        board.display = line.display = self.typing
        result.display = not self.typing
        if self.typing:
            board.put_views(level_views(exercise), self._level)
            self.set_focus(line)
        else:
            self.set_focus(None)
            result.border_title = Content(_("Result"))
            result.put(result_face(exercise, earlier_results(self.collection, exercise.deck)), stay=True)
        self._show_title()
        self._arrange()

    def _show_title(self) -> None:
        exercise = self._exercise
        title, deck = _("Fill in the map"), title_of(exercise.deck.title)
        done = len(exercise.named) if self.typing else len(exercise.result.right)
        words = Content(progress_words(done, exercise.total))
        self.query_one(TitleBar).put([title_words([title, deck]), title_words([title])], [words])

    def _arrange(self) -> None:
        """What there is room for; the line above the keys and the keys."""
        width, height = self.app.size
        framed = height > SHORT_ROWS and width >= _WIDE_ENOUGH
        self.query_one(NameLine).set_class(not framed, "-bare")
        around = _LEAST_AROUND + (height >= SHORT_ROWS) + _FRAME_ROWS * framed
        self.query_one(MapBoard).make_room(Size(width, height - around))
        notices = (self._said, unsaved_notice(self.collection))
        self.query_one(NoticeLine).put(Content(" · ").join(notice for notice in notices if notice))
        self.show_keys()

    def on_resize(self, event: events.Resize) -> None:
        """Room for more, or for less; the key bar may need another height, which it only asks for itself."""
        self._arrange()
        self.call_after_refresh(self.query_one(KeyBar).refresh, layout=True)

    def readers(self) -> Iterable[ScrollText]:
        """The texts that keys may scroll."""
        return (self.query_one(MapBoard).current_pane if self.typing else self.query_one("#result", ScrollText),)

    def _say(self, text: Content, *, sure: bool = False) -> None:
        """Shows ``text`` above the keys until something else happens; ``sure``: another empty Enter finishes."""
        self._said = text
        self._sure = sure
        self._arrange()

    # --- commands ------------------------------------------------------------------------------------------------

    def works(self, command_id: str) -> bool:
        """Whether a command can be carried out now."""
        match command_id:
            case "map.finish":
                return self.typing
            case "map.take_back":
                return self.typing and bool(self._exercise.named)
            case "map.up" | "map.down":
                return self.typing or self.reader() is not None
            case "map.page_up" | "map.page_down":
                return self.reader() is not None
            case "map.close":
                return not self.typing
        return command_id not in _NOT_HERE

    def bar_now(self) -> Sequence[str]:
        """With the result in sight, the keys that matter then."""
        return self.bar if self.typing else ("map.put", "map.page_down", "app.help", "app.palette")

    def words(self, command: Command) -> str:
        """What a command is called now."""
        if not self.typing:
            if command.id in ("map.put", "map.close"):
                return _("Today")
            if command.id in ("map.up", "map.down"):
                return _("Up") if command.id == "map.up" else _("Down")
        return super().words(command)

    @on(NameLine.Ordered)
    def _ordered(self, message: NameLine.Ordered) -> None:
        """A key was pressed in the line. Nothing is put down any more while the result is being written."""
        message.stop()
        if self.app.screen is not self or not self.typing:
            return
        if message.command not in _HANDING_IN:
            self.perform(message.command)
        elif not self.writing:
            self._handed_in(message.text, finishing=message.command == "map.finish")

    @on(Input.Changed)
    def _changed(self, message: Input.Changed) -> None:
        """The next name is being typed: what was said of the last one has been read."""
        message.stop()
        if message.value and self._said:
            self._say(Content(""))

    @on(LevelPane.Clicked)
    def _level_clicked(self, message: LevelPane.Clicked) -> None:
        message.stop()
        self._choose(message.place)

    def _choose(self, place: int) -> None:
        self._level = place % len(self._exercise.levels)
        self.query_one(MapBoard).put_views(level_views(self._exercise), self._level)
        self._say(Content(""))

    def _handed_in(self, text: str, *, finishing: bool) -> None:
        """A name, or none, was typed before Enter or before the key that finishes."""
        if text.strip() and not self._put(text):
            return
        if not text.strip() and not self._exercise.named:
            self._say(Content(_("Nothing has been typed yet.")))
        elif finishing or (self._sure and not text.strip()):
            self._say(Content(""))
            self.write(self._exercise.finish)
        elif not text.strip():
            self._say(Content(_("Press Enter once more to finish.")), sure=True)

    def _put(self, text: str) -> bool:
        """Puts a name into the current level; False if it isn't one, or there is no place."""
        exercise, board, level = self._exercise, self.query_one(MapBoard), self._exercise.levels[self._level]
        tried = exercise.put(text, level.level.id)
        if tried.what in (Put.FULL, Put.NOTHING):
            self.query_one(NameLine).put_back(text)
        board.put_views(level_views(exercise), self._level)
        board.show_latest()
        self._show_title()
        self._say(tried_words(exercise, tried, level, self.key_of("map.finish")))
        return tried.what in (Put.DONE, Put.THERE)

    def do_put(self) -> None:
        """Put down what was typed; with the result in sight, back to Today."""
        if self.typing:
            self._handed_in(self.query_one(NameLine).take_out(), finishing=False)
        else:
            self._leave()

    def do_finish(self) -> None:
        """Show what came of it."""
        self._handed_in(self.query_one(NameLine).take_out(), finishing=True)

    def do_take_back(self) -> None:
        """Take the last name away."""
        name = self._exercise.take_back()
        self.show()
        if name is not None:
            self._say(plain_line(_("Taken back: {name}", name=name.text)))

    def do_up(self) -> None:
        """The level above; with the result in sight, scroll."""
        if self.typing:
            self._choose(self._level - 1)
        else:
            super().do_up()

    def do_down(self) -> None:
        """The level below, after the last one the first; with the result in sight, scroll."""
        if self.typing:
            self._choose(self._level + 1)
        else:
            super().do_down()

    def do_leave(self) -> None:
        """Back to Today; what was typed goes only if that is meant."""
        if not self.typing or not (self._exercise.named or self.query_one(NameLine).value.strip()):
            self._leave()
            return
        from trainer.ui.dialogs.confirm import ConfirmDialog  # like every dialog, not needed at first

        question = Content(_("The map isn't finished. What you typed will not be kept."))
        self.app.push_screen(ConfirmDialog(question), self._left)

    def _left(self, sure: bool | None) -> None:
        if sure:
            self._leave()

    def do_close(self) -> None:
        """Back to Today."""
        self._leave()
