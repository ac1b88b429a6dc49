"""Hari ini (today): the decks, the day, the map. From here a sitting begins."""

from collections.abc import Callable, Container, Iterable, Sequence
from datetime import datetime
from functools import partialmethod
from typing import TYPE_CHECKING, Final, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from trainer.decks.model import Deck
from trainer.errors import TrainerError
from trainer.i18n import _
from trainer.i18n.formats import date_short, time
from trainer.study.collection import Collection
from trainer.study.mixed_up import mixed_up
from trainer.study.overview import has_map, level_maps
from trainer.ui.commands import Command, bindings_of
from trainer.ui.day import day_of
from trainer.ui.deck_rows import DeckRow, deck_in_view, deck_rows, place_of
from trainer.ui.notices import notice_line, notices_of
from trainer.ui.renaming import Renaming
from trainer.ui.room import WIDE_COLUMNS, Columns
from trainer.ui.screens.base import TrainerScreen
from trainer.ui.today_dialogs import show_about, show_messages, show_problem
from trainer.ui.widgets.day_pane import DayPane
from trainer.ui.widgets.deck_list import DeckList
from trainer.ui.widgets.key_bar import KeyBar
from trainer.ui.widgets.map_pane import MOST_PAIRS, DeckMap, MapPane
from trainer.ui.widgets.notice_line import NoticeLine
from trainer.ui.widgets.scroll_text import ScrollText
from trainer.ui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from trainer.ui.palette import Choice

_COLUMNS: Final = Columns(two=72, three=WIDE_COLUMNS)
_PANES: Final = {"left": "#decks", "middle": "#day", "right": "#map"}


class Doors(NamedTuple):
    """What opens from here.

    Attributes:
        begin: a sitting with decks (ids; None: all).
        fill_in_map: the empty map of a deck.
        bring_in: the import; None where it isn't offered.
    """

    begin: Callable[[tuple[str, ...] | None], object]
    fill_in_map: Callable[[Deck], object]
    bring_in: Callable[[], object] | None = None


class TodayScreen(TrainerScreen):
    """See the module's text."""

    place = "today"
    bar = (
        "today.start",
        "today.problem",
        "today.renames",
        "today.messages",
        "today.down",
        "today.language",
        *("today.import", "today.aside", "today.about"),
        "app.help",
        "today.quit",
        "today.map",
        "app.palette",
        "today.page_down",
        "app.next_pane",
        "app.refresh",
    )
    BINDINGS = bindings_of("today", "app")

    def __init__(
        self,
        collection: Collection,
        doors: Doors,
        notices: Sequence[TrainerError],
        decks: Sequence[str] | None,
        command: str,
    ) -> None:
        """``decks``: ids of those it begins with; ``command`` opens the program again."""
        super().__init__(collection)
        self._doors = doors
        self._notices = notices
        self._command = command
        self._rows = deck_rows(collection)
        self._chosen = place_of(self._rows, decks[0] if decks is not None and len(decks) == 1 else "")
        self._aside = 0
        self._messages: tuple[Content, ...] = ()
        self._renaming = Renaming(collection)
        self._minute = ""

    def compose(self) -> ComposeResult:
        """Title, three panes, messages, keys."""
        yield TitleBar()
        with Horizontal(id="panes"):
            yield DeckList(id="decks")
            yield DayPane(id="day")
            yield MapPane(id="map")
        yield NoticeLine()
        yield KeyBar()

    # --- showing -------------------------------------------------------------------------------------------------

    @property
    def row(self) -> DeckRow | None:
        """The row with the cursor; None if there is no deck at all."""
        return self._rows[self._chosen] if self._rows else None

    def look_again(self) -> None:
        """Looks at files, history and clock again and shows the day anew."""
        self._look(always=True)

    def look_for_changes(self) -> None:
        """Another program, an editor or the clock may have changed something."""
        self._look(always=False)

    def _look(self, *, always: bool) -> None:
        changed = always
        try:
            changed |= self.collection.look_again()
        except TrainerError as error:
            self.tell(error)
        if changed or self._minute != _minute(self.collection.clock.now()):
            self._show_anew()

    def _show_anew(self) -> None:
        key = self.row.key if self.row is not None else ""
        self._rows = deck_rows(self.collection)
        self._chosen = place_of(self._rows, key)
        self.show()

    def show(self) -> None:
        """Shows everything as it stands."""
        now = self.collection.clock.now()
        self._minute = _minute(now)
        self.query_one(TitleBar).put([Content(_("Today"))], [Content(date_short(now.date())), Content(time(now))])
        self.query_one(DeckList).put(self._rows, self._chosen)
        self._show_day()
        self._messages = notices_of(self.collection, self._notices)
        line = notice_line(self.collection, self._notices, self._messages, self.key_of("today.messages"))
        self.query_one(NoticeLine).put(self._renaming.tell(line, self.key_of("today.renames")))
        self._arrange()

    def _show_day(self) -> None:
        row, day, maps = self.row, self.query_one(DayPane), self.query_one(MapPane)
        if row is None:
            day.put_nothing(self._import_key, self._command)
            maps.put_maps([])
        elif row.is_broken and row.problem is not None:
            day.put_broken(row.title, row.problem)
            maps.put_maps([])
        else:
            day.put_day(
                day_of(self.collection, row, named=len(self._rows) > 1),
                start_key=self.key_of("today.start"),
                about_key=self.key_of("today.about"),
                import_key=self._import_key,
                command=self._command,
            )
            _put_maps(maps, self.collection, row)

    @property
    def _import_key(self) -> str:
        return self.key_of("today.import") if self.works("today.import") else ""

    def on_resize(self, event: events.Resize) -> None:
        """Room for more panes, or for fewer; the key bar may need another height, which it only asks for itself."""
        self._arrange()
        self.call_after_refresh(self.query_one(KeyBar).refresh, layout=True)

    def _arrange(self) -> None:
        """Shows the panes there is room for."""
        _show_panes(self, _COLUMNS.shown(self.app.size.width, self._aside))
        self.show_keys()

    # --- commands ------------------------------------------------------------------------------------------------

    def works(self, command_id: str) -> bool:
        """Whether a command can be carried out now."""
        row = self.row
        match command_id:
            case "today.start":
                return row is not None and (row.counts is None or any(row.counts))
            case "today.problem":
                return row is not None and row.problem is not None
            case "today.about":
                return deck_in_view(self.row, self.collection) is not None
            case "today.map":
                return (deck := deck_in_view(self.row, self.collection)) is not None and has_map(deck)
            case "today.import":
                return self._doors.bring_in is not None
            case "today.up" | "today.down" | "today.first" | "today.last":
                return len(self._rows) > 1
            case "today.renames":
                return bool(self._renaming.offers)
            case "today.messages":
                return bool(self._messages)
            case "today.aside":
                return self.app.size.width < _COLUMNS.three
            case "today.page_up" | "today.page_down":
                return self.reader() is not None
            case "app.next_pane":
                return sum(one.display and one.overflows for one in self.readers()) > 1
        return True

    def words(self, command: Command) -> str:
        """What a command is called now."""
        if command.id == "today.start" and (row := self.row) is not None and row.is_broken:
            return _("What is wrong")
        if command.id == "today.down":
            return _("Other deck")
        return super().words(command)

    def readers(self) -> Iterable[ScrollText]:
        """The texts that keys may scroll."""
        return (self.query_one(DayPane), self.query_one(MapPane))

    def more_choices(self) -> Iterable["Choice"]:
        """Each deck, to be studied."""
        from trainer.ui.palette import Choice

        for row in self._rows:
            if not row.is_broken:
                yield Choice(row.title, _("study this deck"), row.ids or (), "dek deck")

    def do_start(self) -> None:
        """Study what is chosen, or say why it can't be."""
        if (row := self.row) is not None:
            if row.is_broken:
                self.do_problem()
            else:
                self._doors.begin(row.ids)

    def decks_chosen(self, decks: tuple[str, ...]) -> None:
        """Study them."""
        self._doors.begin(decks or None)

    def do_problem(self) -> None:
        """Say what is wrong with a deck."""
        if (row := self.row) is not None and row.problem is not None:
            show_problem(self.app, row.problem)

    def _step(self, rows: int) -> None:
        """The deck so many rows below; after the last one comes the first."""
        self._choose(self._chosen + rows)

    def _choose(self, place: int) -> None:
        self._chosen = place % len(self._rows)
        self.query_one(DeckList).put(self._rows, self._chosen)
        self._show_day()
        self.show_keys()

    do_up = partialmethod(_step, -1)
    do_down = partialmethod(_step, 1)
    do_first = partialmethod(_choose, 0)
    do_last = partialmethod(_choose, -1)

    @on(DeckList.Clicked)
    def _row_clicked(self, message: DeckList.Clicked) -> None:
        message.stop()
        self.do_start() if message.place == self._chosen else self._choose(message.place)

    def do_about(self) -> None:
        """Whose list this is."""
        if (deck := deck_in_view(self.row, self.collection)) is not None:
            show_about(self.app, deck)

    def do_map(self) -> None:
        """The exercise with the empty map."""
        if (deck := deck_in_view(self.row, self.collection)) is not None:
            self._doors.fill_in_map(deck)

    def do_import(self) -> None:
        """Take in a file of cards."""
        if bring_in := self._doors.bring_in:
            bring_in()

    def do_renames(self) -> None:
        """Is what seems renamed the same?"""
        self._renaming.ask(self.app, self.tell, self.look_again)

    def do_messages(self) -> None:
        """Everything there is to tell."""
        show_messages(self.app, self._messages)

    def do_aside(self) -> None:
        """The pane there is no room for."""
        self._aside += 1
        self._arrange()

    def do_language(self) -> None:
        """The other language."""
        self.post_message(self.LanguageAsked())

    def do_quit(self) -> None:
        """Leave."""
        self.post_message(self.QuitAsked())


def _show_panes(screen: TrainerScreen, shown: Container[str]) -> None:
    panes = screen.query_one("#panes")
    there = [pane for pane in _PANES if pane in shown]
    panes.set_class("middle" not in there, "-aside")
    panes.set_class(len(there) == 1, "-alone")
    for pane, selector in _PANES.items():
        screen.query_one(selector).display = pane in there


def _put_maps(pane: MapPane, collection: Collection, row: DeckRow) -> None:
    decks = collection.decks if row.deck is None else (row.deck,)
    each = [DeckMap(deck, level_maps(collection, deck)) for deck in decks]
    pane.put_maps(each, mixed_up(collection, decks, MOST_PAIRS))


def _minute(moment: datetime) -> str:
    """Until this changes, the clock alone changes nothing on the screen."""
    return moment.isoformat(timespec="minutes")
