"""Belajar (studying): one sitting. The screen asks the session and shows what comes back."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content

from trainer.errors import TrainerError
from trainer.i18n import _
from trainer.i18n.formats import minutes
from trainer.questions.kinds import kind_name, title_of
from trainer.scheduling.rating import Rating
from trainer.study.overview import overview
from trainer.study.session import StudySession
from trainer.study.steps import Finished, Question, ReadPage, Step
from trainer.ui.card_faces import progress_words, title_words
from trainer.ui.commands import Command, bindings_of
from trainer.ui.notices import broken_edit_notice, unsaved_notice
from trainer.ui.room import SHORT_ROWS
from trainer.ui.screens.writing import WritingScreen
from trainer.ui.widgets.key_bar import KeyBar
from trainer.ui.widgets.notice_line import NoticeLine
from trainer.ui.widgets.rating_bar import RatingBar
from trainer.ui.widgets.scroll_text import ScrollText
from trainer.ui.widgets.study_panes import StudyPanes
from trainer.ui.widgets.title_bar import TitleBar

GUARD_SECONDS: Final = 0.2
"""A key this soon after the answer appeared was meant for the question."""

_RATING_KEYS: Final = {
    Rating.AGAIN: "study.again",
    Rating.HARD: "study.hard",
    Rating.GOOD: "study.good",
    Rating.EASY: "study.easy",
}
_ANSWERING: Final = frozenset({"study.advance", "study.bury", "study.suspend", *_RATING_KEYS.values()})


class StudyScreen(WritingScreen):
    """See the module's text."""

    place = "study"
    bar = (
        "study.advance",
        "study.later",
        "study.undo",
        "study.aside",
        "app.help",
        "study.leave",
        "study.page_down",
        "study.bury",
        "study.suspend",
        "app.next_pane",
        "app.palette",
    )
    BINDINGS = bindings_of("study", "app")

    def __init__(self, session: StudySession, leave: Callable[[], object], command: str) -> None:
        """What it studies.

        Args:
            leave: brings another screen to the top at once: the next key is meant for that one.
            command: what to write in the terminal to open the program again.
        """
        super().__init__(session.collection)
        self._leave = leave
        self._command = command
        self.session = session
        self._revealed_at = 0.0

    def compose(self) -> ComposeResult:
        """Title, three panes, ratings, messages, keys."""
        yield TitleBar()
        yield StudyPanes(id="panes")
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
        try:
            changed = self.session.look_again()
        except TrainerError as error:
            self.tell(error)
            return
        if changed:
            self.show()
        self._show_notice()

    def show(self) -> None:
        """Shows the session as it stands."""
        session = self.session
        self.set_focus(None)
        words = _progress_words(session)
        self.query_one(TitleBar).put(_titles(session.current), words)
        reopen = self._command if self._is_first_sitting() else ""
        self.query_one(StudyPanes).put_step(session, reopen=reopen)
        self.query_one(RatingBar).display = False
        if session.revealed:
            self._show_answer()
        self._show_notice()
        self._arrange()

    def _show_answer(self) -> None:
        question = self.session.current
        if isinstance(question, Question):
            self.query_one(StudyPanes).put_answer(question)
            bar = self.query_one(RatingBar)
            bar.put(question.outcomes, {rating: self.key_of(id_) for rating, id_ in _RATING_KEYS.items()})
            bar.display = True

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
        self._arrange()
        self.call_after_refresh(self.query_one(KeyBar).refresh, layout=True)

    def _arrange(self) -> None:
        """Shows the panes there is room for."""
        panes, short = self.query_one(StudyPanes), self.app.size.height < SHORT_ROWS
        panes.make_room(self.app.size.width)
        words = _progress_words(self.session) if short else []
        panes.put_subtitle(words[0] if words else Content(""))
        self.query_one(KeyBar).limit(1 if short and self.session.revealed else 2)
        self.show_keys()

    def readers(self) -> Iterable[ScrollText]:
        """The texts that keys may scroll, the most important first."""
        return self.query_one(StudyPanes).readers()

    # --- commands ------------------------------------------------------------------------------------------------

    def works(self, command_id: str) -> bool:
        """Whether a command can be carried out now."""
        session = self.session
        asked = isinstance(session.current, Question)
        match command_id:
            case "study.reveal":
                return asked and not session.revealed
            case "study.again" | "study.hard" | "study.good" | "study.easy":
                return asked and session.revealed
            case "study.bury" | "study.suspend":
                return asked
            case "study.later":
                return isinstance(session.current, ReadPage)
            case "study.undo":
                return self.collection.journal.newest_action() is not None
            case "study.aside":
                return self.query_one(StudyPanes).hides_something(self.app.size.width)
            case "study.up" | "study.down" | "study.page_up" | "study.page_down":
                return self.reader() is not None
            case "app.next_pane":
                return sum(one.display and one.overflows for one in self.readers()) > 1
        return True

    def bar_now(self) -> Sequence[str]:
        """With the answer in sight, the way to an explanation that has no room comes before undoing."""
        if not self.session.revealed:
            return self.bar
        order = [id_ for id_ in self.bar if id_ != "study.aside"]
        order.insert(order.index("study.undo"), "study.aside")
        return order

    def words(self, command: Command) -> str:
        """What a command is called now."""
        match command.id, self.session.current:
            case "study.advance", ReadPage():
                return _("Understood, go on")
            case "study.advance", Question():
                return _("Good") if self.session.revealed else _("Show the answer")
            case "study.advance", Finished():
                return _("Back to Today")
            case "study.aside", _step if self.query_one(StudyPanes).is_turned:
                return _("Card")
            case "study.aside", _step if not self.session.revealed:
                return _("Queue")
        return super().words(command)

    def may_perform(self, command_id: str) -> bool:
        """Not while the answer has only just appeared: the key was meant for the question."""
        return not (command_id in _ANSWERING and self._is_too_soon())

    def _is_too_soon(self) -> bool:
        passed = self.collection.clock.monotonic() - self._revealed_at
        return self.session.revealed and passed < GUARD_SECONDS

    def do_advance(self) -> None:
        """The one thing to do next."""
        match self.session.current:
            case ReadPage():
                self.write(self.session.read)
            case Question() if self.session.revealed:
                self.do_good()
            case Question():
                self.do_reveal()
            case Finished():
                self.do_leave()

    def do_reveal(self) -> None:
        """Show the answer; the question stays."""
        self.session.reveal()
        self._revealed_at = self.collection.clock.monotonic()
        self._show_answer()
        self._arrange()

    def do_again(self) -> None:
        """Forgotten."""
        self._rate(Rating.AGAIN)

    def do_hard(self) -> None:
        """With doubts."""
        self._rate(Rating.HARD)

    def do_good(self) -> None:
        """Remembered."""
        self._rate(Rating.GOOD)

    def do_easy(self) -> None:
        """At once."""
        self._rate(Rating.EASY)

    def _rate(self, rating: Rating) -> None:
        self.write(partial(self.session.rate, rating))

    @on(RatingBar.Pressed)
    def _rating_clicked(self, message: RatingBar.Pressed) -> None:
        message.stop()
        self.perform(_RATING_KEYS[message.rating])

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

    def do_aside(self) -> None:
        """Another pane in the card's place, or the card again."""
        self.set_focus(None)
        self.query_one(StudyPanes).turn(self.app.size.width)
        self.show_keys()

    def do_leave(self) -> None:
        """Back to Today."""
        self._leave()


def _titles(step: Step) -> list[Content]:
    """Where one is: studying, which deck, what is asked for; and the same without the deck."""
    match step:
        case ReadPage(deck=deck):
            what = _("new note")
        case Question(deck=deck, card=card):
            what = kind_name(card.id.kind)
        case Finished():
            return [title_words([_("Study"), _("finished")])]
    return [title_words([_("Study"), title_of(deck.title), what]), title_words([_("Study"), what])]


def _progress_words(session: StudySession) -> list[Content]:
    """How far the sitting has come, and how long it may still take."""
    if isinstance(session.current, Finished):
        return []
    progress = session.progress()
    left = _("{minutes} left", minutes=minutes(progress.minutes_left))
    return [Content(progress_words(progress.done, progress.total)), Content(left)]
