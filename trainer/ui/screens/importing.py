"""Impor: choose a file, see what would come in and what is wrong with it, then say yes."""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from functools import partialmethod
from pathlib import Path
from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import ProgressBar

from trainer.i18n import _
from trainer.importing.arrival import SameIdError
from trainer.study.collection import Collection
from trainer.study.import_desk import ImportDesk
from trainer.ui.card_faces import progress_words, title_words
from trainer.ui.commands import Command, bindings_of
from trainer.ui.import_faces import (
    brings_something,
    reviews_in,
)
from trainer.ui.notices import unsaved_notice
from trainer.ui.room import SHORT_ROWS
from trainer.ui.screens.base import TrainerScreen
from trainer.ui.screens.file_reading import FileReadingScreen
from trainer.ui.widgets.file_choice import FileChoice
from trainer.ui.widgets.file_tree import FileTree
from trainer.ui.widgets.import_panes import COLUMNS, ImportPanes, Stage
from trainer.ui.widgets.key_bar import KeyBar
from trainer.ui.widgets.notice_line import NoticeLine
from trainer.ui.widgets.path_line import PathLine
from trainer.ui.widgets.scroll_text import ScrollText
from trainer.ui.widgets.title_bar import TitleBar

_STEPS: Final = {"choosing": 1, "reading": 2, "looking": 2, "problem": 2, "writing": 3, "done": 3}
_SEEN: Final = timedelta(milliseconds=200)
"""How long what would come in has to be in sight before it can be taken in: a key that is held down repeats."""

_FRAMED_COLUMNS: Final = 72
"""From so many columns on the line for the path has its frame, if the screen isn't short."""
_BARS: Final[dict[Stage, Sequence[str]]] = {
    "choosing": (
        *("import.go", "import.down", "import.leave", "import.back", "app.help", "import.expand"),
        *("app.refresh", "app.palette"),
    ),
    "reading": ("import.stop", "app.help", "import.close"),
    "looking": (
        *("import.go", "import.reviews", "import.aside", "import.close", "import.back", "app.help"),
        *("import.page_down", "app.next_pane", "app.palette"),
    ),
    "problem": ("import.go", "import.page_down", "import.close", "app.help", "app.palette"),
    "writing": ("app.help",),
    "done": ("import.go", "import.back", "import.page_down", "app.help", "app.palette"),
}


class ImportScreen(FileReadingScreen):
    """See the module's text. Files are read and written in a thread; what comes of it comes back as a message."""

    place = "import"
    bar = _BARS["choosing"]
    BINDINGS = bindings_of("import", "app")

    def __init__(self, collection: Collection, desk: ImportDesk, leave: Callable[[], object]) -> None:
        """``leave`` brings another screen to the top at once."""
        super().__init__(collection, desk)
        self._leave = leave
        self._stage: Stage = "choosing"
        self._aside = 0
        self._said = Content("")
        self._in_sight_since = collection.clock.now()

    def compose(self) -> ComposeResult:
        """Title, the choice of a file or what came of it, progress, messages, keys."""
        yield TitleBar()
        yield FileChoice(self.desk.start, id="choice")
        yield ImportPanes(id="panes")
        yield ProgressBar(total=1.0, show_eta=False)
        yield NoticeLine()
        yield KeyBar()

    # --- showing -------------------------------------------------------------------------------------------------

    @property
    def typing(self) -> bool:
        """Whether every key is text now."""
        return self._stage == "choosing"

    def look_again(self) -> None:
        """Shows it again: what was read stays read."""
        self._show(stay=True)

    def _go_to(self, stage: Stage) -> None:
        self._stage = stage
        self._said = Content("")
        self._aside = 0
        self._show()

    def _show(self, *, stay: bool = False) -> None:
        self.query_one("#choice").display = self.typing
        self.query_one("#panes").display = not self.typing
        self.query_one(ProgressBar).display = self._stage == "reading"
        self.set_focus(self.query_one(PathLine) if self.typing else None)
        title, name = _("Import"), "" if self.typing else self.file.name
        step = Content(progress_words(_STEPS[self._stage], 3))
        self.query_one(TitleBar).put([title_words([title, name]), title_words([title])], [step])
        if not self.typing:
            self._show_panes(stay)
        self._arrange()

    def _show_panes(self, stay: bool) -> None:
        panes, prepared = self.query_one(ImportPanes), self.prepared
        if self._stage == "problem" and self.problem is not None:
            panes.put_problem(self.problem, self.file, stay=stay)
        elif self._stage == "looking" and prepared is not None:
            panes.put_coming(prepared, reviews=self.reviews, stay=stay)
        elif prepared is not None and self.brought is not None:
            panes.put_taken(prepared, self.brought, stay=stay)
        else:
            panes.put_name(self._stage, self.file)

    def _arrange(self) -> None:
        """What there is room for; messages and keys."""
        width, height = self.app.size
        framed = height > SHORT_ROWS and width >= _FRAMED_COLUMNS
        self.query_one(PathLine).set_class(not framed, "-bare")
        self.query_one(ImportPanes).make_room(both=self._stage == "looking", aside=self._aside)
        notices = (self._said, unsaved_notice(self.collection))
        self.query_one(NoticeLine).put(Content(" · ").join(notice for notice in notices if notice))
        self.show_keys()

    def on_resize(self, event: events.Resize) -> None:
        """Room for more, or for less; the key bar may need another height, which it only asks for itself."""
        if self._stage == "problem":
            self._show_panes(stay=True)
        self._arrange()
        self.call_after_refresh(self.query_one(KeyBar).refresh, layout=True)

    def readers(self) -> Iterable[ScrollText]:
        """The texts that keys may scroll."""
        return () if self.typing else self.query_one(ImportPanes).texts

    # --- commands ------------------------------------------------------------------------------------------------

    def works(self, command_id: str) -> bool:
        """Whether a command can be carried out now."""
        stage = self._stage
        match command_id:
            case "import.go":
                return stage not in ("reading", "writing")
            case "import.back":
                return stage != "writing"
            case "import.stop":
                return stage == "reading"
            case "import.reviews":
                return stage == "looking" and self.prepared is not None and reviews_in(self.prepared) > 0
            case "import.aside":
                return stage == "looking" and self.app.size.width < COLUMNS.two
            case "import.leave" | "import.close":
                return stage != "writing" and (command_id == "import.leave" or not self.typing)
            case "import.expand" | "import.collapse":
                return self.typing
            case "import.up" | "import.down" | "import.page_up" | "import.page_down":
                return self.typing or self.reader() is not None
            case "app.next_pane":
                return sum(one.display and one.overflows for one in self.readers()) > 1
            case "app.refresh":
                return self.typing
        return True

    def bar_now(self) -> Sequence[str]:
        """The keys that matter at this stage."""
        return _BARS[self._stage]

    def words(self, command: Command) -> str:
        """What a command is called now."""
        if command.id == "import.go" and not self.typing:
            if self._stage == "looking" and self.prepared is not None and brings_something(self.prepared):
                return _("Take in")
            return _("Another file") if self._stage == "problem" else _("Today")
        if command.id == "import.back" and not self.typing:
            return _("Another file")
        if command.id == "import.reviews" and self.reviews:
            return _("Leave reviews out")
        return super().words(command)

    @on(PathLine.Ordered)
    def _ordered(self, message: PathLine.Ordered) -> None:
        """A key was pressed in the line."""
        message.stop()
        if self.app.screen is not self or not self.typing:
            return
        if message.command == "import.go":
            self.query_one(FileChoice).choose(message.text)
        else:
            self.perform(message.command)

    @on(FileChoice.Chosen)
    def _chosen(self, message: FileChoice.Chosen) -> None:
        message.stop()
        if self.app.screen is self and self.typing:
            self._read(message.file)

    @on(FileChoice.Told)
    def _told_of_folder(self, message: FileChoice.Told) -> None:
        message.stop()
        if self.typing:
            self._said = Content(message.text)
            self._arrange()

    def do_go(self) -> None:
        """The next step."""
        match self._stage:
            case "choosing":
                self.query_one(FileChoice).choose(self.query_one(PathLine).value)
            case "looking" if self.collection.clock.now() - self._in_sight_since < _SEEN:
                return
            case "looking" if self.prepared is not None and brings_something(self.prepared):
                self._go_to("writing")
                self.take(self.prepared)
            case "problem":
                self._go_to("choosing")
            case _:
                self._leave()

    def do_back(self) -> None:
        """The folder above; later another file."""
        if self.typing:
            self.query_one(FileChoice).go_up()
        else:
            self.do_stop()

    def do_stop(self) -> None:
        """Stop reading: back to the choice."""
        self.stop_reading()
        if self._stage == "done":
            self.query_one(PathLine).value = ""  # that file is in; what was wrong with another may be its path
        self._go_to("choosing")

    def do_expand(self) -> None:
        """Show what is in the folder."""
        self.query_one(FileTree).expand_here()

    def do_collapse(self) -> None:
        """Hide what is in the folder."""
        self.query_one(FileTree).collapse_here()

    def do_refresh(self) -> None:
        """Look into the folders again."""
        self.query_one(FileTree).reload()

    def do_reviews(self) -> None:
        """The file's reviews come in as well, or stay out."""
        self._read(self.file, self.deck_id, reviews=not self.reviews)

    def do_aside(self) -> None:
        """The other pane."""
        self._aside += 1
        self._arrange()

    def _move(self, how: str, scroll: Callable[[TrainerScreen], None]) -> None:
        """Moves the cursor in the folders, or scrolls a text."""
        if self.typing:
            self.query_one(FileChoice).move(how)
        else:
            scroll(self)

    do_up = partialmethod(_move, "cursor_up", TrainerScreen.do_up)
    do_down = partialmethod(_move, "cursor_down", TrainerScreen.do_down)
    do_page_up = partialmethod(_move, "page_up", TrainerScreen.do_page_up)
    do_page_down = partialmethod(_move, "page_down", TrainerScreen.do_page_down)

    def do_leave(self) -> None:
        """Back to Today; what is being read is left."""
        self._leave()

    do_close = do_leave

    # --- what comes of it ----------------------------------------------------------------------------------------

    def _read(self, file: Path, deck_id: str = "", *, reviews: bool = False) -> None:
        self.query_one(ProgressBar).update(progress=0.0)
        self.read(file, deck_id, reviews=reviews)
        self._go_to("reading")

    def progressed(self, done: float) -> None:
        """The bar grows."""
        self.query_one(ProgressBar).update(progress=done)

    def came_in(self) -> None:
        """Shows what would come in, or what is wrong; a deck whose id is taken may come in under another one."""
        self._in_sight_since = self.collection.clock.now()
        self._go_to("looking" if self.prepared is not None else "problem")
        if isinstance(self.problem, SameIdError):
            from trainer.ui.dialogs.other_id import OtherIdDialog  # like every dialog, not needed at first

            self.app.push_screen(OtherIdDialog(self.problem, str(self.problem.values["id"])), self._other_id)

    def _other_id(self, deck_id: str | None) -> None:
        if deck_id:
            self._read(self.file, deck_id, reviews=self.reviews)

    def was_written(self) -> None:
        """Shows what came in, or why nothing did."""
        self._go_to("done" if self.brought is not None else "problem")
