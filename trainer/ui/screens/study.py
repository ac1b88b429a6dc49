"""Belajar (studying): one sitting. The screen asks the session and shows what comes back."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.content import Content

from trainer.decks.model import Deck, Note
from trainer.errors import TrainerError
from trainer.i18n import _
from trainer.questions.asking import CHOOSE, TYPE
from trainer.study.attempt import Attempt
from trainer.study.overview import overview
from trainer.study.session import StudySession
from trainer.study.steps import Finished, Question, ReadPage
from trainer.ui.commands import Command, bindings_of
from trainer.ui.notices import broken_edit_notice, unsaved_notice
from trainer.ui.room import SHORT_ROWS
from trainer.ui.screens.answering import AnsweringScreen
from trainer.ui.study_words import progress_texts, study_words, titles
from trainer.ui.widgets.key_bar import KeyBar
from trainer.ui.widgets.notice_line import NoticeLine
from trainer.ui.widgets.rating_bar import RatingBar
from trainer.ui.widgets.scroll_text import ScrollText
from trainer.ui.widgets.study_panes import StudyPanes
from trainer.ui.widgets.title_bar import TitleBar

Edit = Callable[[Deck, Note, Callable[[], object]], object]
"""Lets the learner edit a note; then something is called."""

_FULL_WORDS: Final = 60
"""Columns from which on a key says all of what it does."""


class StudyScreen(AnsweringScreen):
    """See the module's text."""

    place = "study"
    bar = (
        "study.choose_a",
        "study.advance",
        "study.reveal",
        "study.hint",
        "study.overrule",
        "study.later",
        "study.undo",
        "study.aside",
        "app.help",
        "study.leave",
        "study.page_down",
        "study.bury",
        "study.suspend",
        "study.edit",
        "app.next_pane",
        "app.palette",
    )
    BINDINGS = bindings_of("study", "app")

    def __init__(
        self, session: StudySession, leave: Callable[[], object], command: str, edit: Edit | None = None
    ) -> None:
        """What it studies.

        Args:
            leave: brings another screen to the top at once: the next key is meant for that one.
            command: what to write in the terminal to open the program again.
            edit: lets the learner edit a note; None: notes can't be edited.
        """
        super().__init__(session)
        self._leave = leave
        self._edit = edit
        self._unwritten: Attempt | None = None
        self._command = command

    def compose(self) -> ComposeResult:
        """Title, three panes, ratings, messages, keys."""
        yield TitleBar()
        yield StudyPanes(id="panes", typing=self.typing)
        yield RatingBar()
        yield NoticeLine()
        yield KeyBar()

    # --- showing -------------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Shows the first card."""
        self.show()

    def look_again(self) -> None:
        """Looks at files, history and clock again; the card shown is found by its id."""
        if self.writing:
            return
        attempt, typed = self.session.attempt, self.query_one(StudyPanes).typed
        try:
            changed = self.session.look_again()
        except TrainerError as error:
            self.tell(error)
            return
        if changed:
            self.show()
            if self.typing and self.session.attempt is attempt:
                self.query_one(StudyPanes).ask_for_line(typed)
        self._show_notice()

    def show(self) -> None:
        """Shows the session as it stands."""
        session = self.session
        self.set_focus(None)
        words = progress_texts(session)
        self.query_one(TitleBar).put(titles(session.current), words)
        reopen = self._command if self._is_first_sitting() else ""
        self.query_one(StudyPanes).put_step(session, reopen=reopen)
        self.query_one(RatingBar).display = False
        if session.revealed:
            self.show_answer()
        elif session.attempt is not None and session.attempt.question.how == TYPE:
            self.set_focus(self.query_one(StudyPanes).ask_for_line())
        self._show_notice()
        self.make_room()

    def _show_notice(self) -> None:
        step = self.session.current
        deck = None if isinstance(step, Finished) else step.deck
        notices = (unsaved_notice(self.collection), broken_edit_notice(self.collection, deck))
        self.query_one(NoticeLine).put(Content(" · ").join(notice for notice in notices if notice))

    def _is_first_sitting(self) -> bool:
        if not isinstance(self.session.current, Finished):
            return False
        activity = overview(self.collection, ()).activity
        return activity.today and activity.of == 1

    def on_resize(self, event: events.Resize) -> None:
        """Room for more panes, or for fewer; the key bar may need another height, which it only asks for itself."""
        self.make_room()
        self._type_on()
        self.call_after_refresh(self.query_one(KeyBar).refresh, layout=True)

    def make_room(self) -> None:
        """Shows the panes there is room for."""
        panes, short = self.query_one(StudyPanes), self.app.size.height < SHORT_ROWS
        panes.make_room(self.app.size.width)
        words = progress_texts(self.session) if short else []
        panes.put_subtitle(words[0] if words else Content(""))
        self.query_one(KeyBar).limit(1 if short and self.query_one(RatingBar).display else 2)
        self.show_keys()

    def readers(self) -> Iterable[ScrollText]:
        """The texts that keys may scroll, the most important first."""
        return self.query_one(StudyPanes).readers()

    # --- commands ------------------------------------------------------------------------------------------------

    def works(self, command_id: str) -> bool:
        """Whether a command can be carried out now."""
        session = self.session
        match command_id:
            case "study.advance":
                attempt = session.attempt
                return attempt is None or attempt.revealed or (self.asks and attempt.question.how != CHOOSE)
            case "study.bury" | "study.suspend":
                return self.asks or session.revealed
            case "study.later":
                return isinstance(session.current, ReadPage)
            case "study.edit":
                return self._edit is not None and not isinstance(session.current, Finished)
            case "study.undo":
                return session.revealed or self.collection.journal.newest_action() is not None
            case "study.aside":
                return self.query_one(StudyPanes).hides_something(self.app.size.width)
            case "study.up" | "study.down" | "study.page_up" | "study.page_down":
                return self.reader() is not None
            case "app.next_pane":
                return not self.typing and sum(one.display and one.overflows for one in self.readers()) > 1
        return super().works(command_id)

    def bar_now(self) -> Sequence[str]:
        """With the answer in sight, going on and an explanation that has no room come before the rest."""
        if not self.session.revealed:
            return self.bar
        first = ("study.advance", "study.choose_a", "study.overrule", "study.aside")
        return (*first, *(id_ for id_ in self.bar if id_ not in first))

    def words(self, command: Command) -> str:
        """What a command is called now."""
        if command.id == "study.aside":
            if self.query_one(StudyPanes).is_turned:
                return _("Card")
            if not self.session.revealed:
                return _("Queue")
        brief = self.app.size.width < _FULL_WORDS
        return study_words(self.session, command, brief=brief) or super().words(command)

    def do_advance(self) -> None:
        """The one thing to do next."""
        attempt = self.session.attempt
        if isinstance(self.session.current, ReadPage):
            self.write(self.session.read)
        elif isinstance(self.session.current, Finished):
            self.do_leave()
        elif attempt is not None and attempt.revealed:
            self.write(self.session.rate)
        elif self.typing:
            self.hand_in(self.query_one(StudyPanes).typed)
        else:
            self.do_reveal()

    def do_later(self) -> None:
        """This new note another time. Nothing is written."""
        self.write(self.session.later)

    def do_undo(self) -> None:
        """Take back the last action."""
        self.write(self.session.undo)

    def do_bury(self) -> None:
        """This card tomorrow."""
        self.write(self.session.bury)

    def do_suspend(self) -> None:
        """This card no more."""
        self.write(self.session.suspend)

    def perform(self, command_id: str) -> None:
        """See `WritingScreen.perform`. Where no letter is that of an option, E edits; never a card not seen yet."""
        if command_id == "study.choose_e" and not self.query_one(StudyPanes).choices:
            command_id = "study.edit"
        if command_id != "study.edit" or not self.catching_up:
            super().perform(command_id)

    def do_edit(self) -> None:
        """Open this card in an editor."""
        match self.session.current:
            case Question(deck=deck, card=card):
                note = card.note
            case ReadPage(deck=deck, note=note):
                pass
            case _:
                return
        if self._edit is not None:
            self._edit(deck, note, self.look_again)

    def do_aside(self) -> None:
        """Another pane in the card's place, or the card again."""
        self.set_focus(None)
        self.query_one(StudyPanes).turn(self.app.size.width)
        self._type_on()
        self.show_keys()

    def _type_on(self) -> None:
        """The line goes on where it was left, once the card is in sight again."""
        panes = self.query_one(StudyPanes)
        if self.typing and self.focused is None:
            self.set_focus(panes.ask_for_line(panes.typed))

    def do_leave(self) -> None:
        """Back to Today. An answer that was judged counts: it is written first."""
        if self.settle():
            self.perform("study.leave")  # as soon as it is written
        else:
            self._leave()

    def settle(self) -> bool:
        """Begins to write an answer that was judged; False if there is none, or it can't be written."""
        attempt = self.session.attempt
        if attempt is None or not attempt.is_judged or attempt is self._unwritten:
            return False
        self._unwritten = attempt
        self.write(self.session.settle)
        return True
