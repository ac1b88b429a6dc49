"""Two months of study by the product's own session, queue and events, with a learner who doesn't exist."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from tests.simulation.learners import PAGE_SECONDS, Answer, Learner, Lessons
from tests.support.fake_clock import WIB, FakeClock
from trainer.config.settings import Settings
from trainer.decks.library import DeckLibrary, starter_folder
from trainer.decks.model import Card, Deck
from trainer.history.disk import Disk
from trainer.history.store import HistoryFile
from trainer.questions.asking import CHOOSE, IDEAS, TYPE
from trainer.questions.look_alikes import look_alikes
from trainer.scheduling.rating import Rating
from trainer.study.collection import Collection
from trainer.study.contrasts import Plan as ContrastPlan
from trainer.study.contrasts import Turn
from trainer.study.queue import NewNote, Queue
from trainer.study.session import StudySession
from trainer.study.steps import Finished, Question, ReadPage

ROLES: Final = "peran-pekerja-sosial"
FIRST_DAY: Final = datetime(2026, 1, 5, 9, 0, tzinfo=WIB)


_NO_CONTRASTS: Final = ContrastPlan(None, ())


class Plan(NamedTuple):
    """How somebody studies.

    Attributes:
        days: from the first one to the one before the exam.
        most: minutes a day at most, the rest waits; but no contrast is left half done.
        attendance: share of the days (0..1) on which there is a sitting; which ones is the learner's luck.
        all_knowing: minutes to fill go to the roles that are in truth confused most easily; else to all in turn.
    """

    days: int = 60
    most: float = 10.0
    attendance: float = 1.0
    all_knowing: bool = True


class Course(NamedTuple):
    """What came of it.

    Attributes:
        confusions: `Learner.expected_confusions` on the morning after the last day.
        unpractised: what that would be if the differences had never been practised.
        recall: `Learner.expected_recall` on that morning.
        minutes: of each day, pages and answers together.
        contrasts: blocks of two that were finished.
        answers: questions answered, those of contrasts and the extra ones among them.
        extra: ordinary reviews beyond what was due, to use up the minutes.
    """

    confusions: float
    unpractised: float
    recall: float
    minutes: tuple[float, ...]
    contrasts: int
    answers: int
    extra: int


class BoundQueue(Queue):
    """The product's queue, with or without contrasts; and, while `extra` is set, with more reviews than are due."""

    extra: Callable[[], Card | None] | None = None
    _extra_card: Card | None = None
    _has_contrasts = True

    @classmethod
    def of(cls, collection: Collection, *, contrasts: bool) -> "BoundQueue":
        """The queue of one sitting."""
        queue = cls(collection)
        queue._has_contrasts = contrasts
        queue.build()
        return queue

    def _count_day(self) -> None:
        super()._count_day()
        if not self._has_contrasts:
            self._plan = _NO_CONTRASTS

    def next(self) -> Card | NewNote | Turn | None:
        found = super().next()
        self._extra_card = self.extra() if found is None and self.extra is not None else None
        return found or self._extra_card

    def is_named(self, card: Card) -> bool:
        # It decides what the review is called: one that came before its day.
        return card is self._extra_card or super().is_named(card)


class QuickDisk(Disk):
    """Nobody is going to pull this plug."""

    def flush(self, file: int) -> None:
        pass


class Student:
    """A learner before the program.

    Attributes:
        contrasts, answers, extra: as in `Course`.
    """

    def __init__(self, deck: Deck, learner: Learner, clock: FakeClock, lessons: Lessons) -> None:
        self._names = {note.id: note.front.own for note in deck.notes}
        self._learner = learner
        self._clock = clock
        self._lessons = lessons
        self._met: set[str] = set()
        self._asked_today: set[str] = set()
        self._times_asked: Counter[str] = Counter()
        self._half: tuple[str, str] | None = None
        self.contrasts = self.answers = self.extra = 0

    @property
    def day(self) -> float:
        """Days since the morning of the first study day."""
        return (self._clock.moment - FIRST_DAY) / timedelta(days=1)

    def sit(self, session: StudySession, seconds: float) -> float:
        """Studies until nothing is left or the time is over, but not in the midst of a contrast; gives the seconds."""
        began = self._clock.seconds
        self._half = None
        while not isinstance(session.current, Finished):
            if self._half is None and self._clock.seconds - began >= seconds:
                break
            self._go_on(session)
        return self._clock.seconds - began

    def sit_longer(self, session: StudySession, queue: BoundQueue, seconds: float, *, all_knowing: bool) -> float:
        """The same with ordinary reviews beyond what is due."""
        self._asked_today.clear()
        queue.extra = lambda: self._extra_card(session.collection, all_knowing=all_knowing)
        before = self.answers
        session.advance()
        used = self.sit(session, seconds)
        queue.extra = None
        self.extra += self.answers - before
        return used

    def _extra_card(self, collection: Collection, *, all_knowing: bool) -> Card | None:
        """The role that is in truth confused most easily, or else was asked least; each once a day.

        By its term if that was asked before: it is typed, so that it tells the role from all its look-alikes, and
        nothing ordinary teaches more in the time.
        """

        def worth(note: str) -> float:
            if all_knowing:
                return self._learner.chance(note, self._learner.alike(note), self.day)
            return -self._times_asked[note]

        for note in sorted(self._met - self._asked_today, key=lambda note: (-worth(note), note)):
            for kind in ("term", "case"):
                card = collection.card(f"{ROLES}/{note}#{kind}")
                if card is not None and collection.history_of(str(card.id)).state is not None:
                    return card
        return None

    def _go_on(self, session: StudySession) -> None:
        step = session.current
        if isinstance(step, ReadPage):
            self._clock.forward(seconds=PAGE_SECONDS)
            self._learner.memory[step.note.id].read(self.day)
            self._met.add(step.note.id)
            session.read()
        elif isinstance(step, Question):
            note = step.card.id.note
            self._asked_today.add(note)
            self._times_asked[note] += 1
            possible = self._possible(step)
            answer = self._learner.answer(note, possible, [option.key for option in step.options], self.day)
            self._clock.forward(seconds=answer.seconds)
            self._give(session, step, answer)
            self._learn(step, possible, answer)
            session.rate(answer.rating)

    def _possible(self, question: Question) -> Sequence[str]:
        """The look-alikes that can be answered: those offered, or those met whose name isn't the right one as well."""
        note = question.card.id.note
        alike = self._learner.alike(note)
        if question.how == CHOOSE:
            offered = {option.key for option in question.options}
            return [other for other in alike if other in offered]
        if question.how == TYPE:
            return [other for other in alike if other in self._met and self._names[other] != self._names[note]]
        return []

    def _give(self, session: StudySession, question: Question, answer: Answer) -> None:
        if question.how == CHOOSE and answer.named:
            session.choose([option.key for option in question.options].index(answer.named))
        elif question.how == TYPE and answer.named:
            session.type(self._names[answer.named])
        session.reveal()
        if question.how == IDEAS and session.attempt is not None and answer.rating is not Rating.AGAIN:
            ideas = len(question.card.note.ideas)
            for place in range(ideas if answer.rating is Rating.GOOD else (ideas + 1) // 2):
                session.attempt.tick(place)

    def _learn(self, question: Question, possible: Sequence[str], answer: Answer) -> None:
        learner, lessons, note = self._learner, self._lessons, question.card.id.note
        self.answers += 1
        learner.memory[note].review(self.day, knew=answer.knew)
        if lessons.of_roles:
            if not question.against:
                learner.tells_apart(note, learner.alike(note), self.day, lessons.ordinary)
        elif not question.against or lessons.contrasts_teach_others:
            others = [other for other in possible if other != question.against]
            if lessons.nearest_only and others:
                nearest = max(others, key=lambda other: learner.chance(note, [other], self.day))
                others = [answer.named if answer.named in others else nearest]
            learner.tells_apart(note, others, self.day, lessons.ordinary)
        if not question.against:
            self._half = None
        elif self._half == (question.against, note):
            self._half = None
            self.contrasts += 1
            self._learn_from_contrast(note, question.against)
        else:
            self._half = note, question.against

    def _learn_from_contrast(self, note: str, against: str) -> None:
        """Both halves are over. The difference between the two is learnt once."""
        learner, factor = self._learner, self._lessons.contrast
        if against in learner.alike(note):
            learner.tells_apart(note, [against], self.day, factor)
        if self._lessons.of_roles:
            for one, other in ((note, against), (against, note)):
                learner.tells_apart(one, [alike for alike in learner.alike(one) if alike != other], self.day, factor)


def take(
    seed: int,
    family: str,
    lessons: Lessons,
    plan: Plan,
    *,
    contrasts: bool,
    at_least: Sequence[float] = (),
) -> Course:
    """One course of one learner; all that is left to chance comes from the seed and the family.

    Args:
        contrasts: the product as it is; else without them.
        at_least: minutes of each day. As soon as fewer were used since the first day, ordinary reviews beyond what is
            due fill them up.
    """
    attends = Random(f"{seed}|attendance")
    with opened(seed) as (collection, clock):
        deck = collection.deck(ROLES)
        assert deck is not None
        learner = Learner(seed, family, look_alikes(deck), [note.id for note in deck.notes])
        student = Student(deck, learner, clock, lessons)
        minutes: list[float] = []
        for day in range(plan.days):
            if attends.random() >= plan.attendance:
                minutes.append(0.0)
                continue
            clock.set_wall(FIRST_DAY + timedelta(days=day))
            session = StudySession(collection)
            session.queue = queue = BoundQueue.of(collection, contrasts=contrasts)
            session.advance()
            seconds = student.sit(session, 60 * plan.most)
            owed = 60 * (sum(at_least[: day + 1]) - sum(minutes)) - seconds
            if owed > 0:
                seconds += student.sit_longer(session, queue, owed, all_knowing=plan.all_knowing)
            minutes.append(seconds / 60)
        end = float(plan.days)
        return Course(
            learner.expected_confusions(end),
            learner.expected_confusions(end, practised=False),
            learner.expected_recall(end),
            tuple(minutes),
            student.contrasts,
            student.answers,
            student.extra,
        )


@contextmanager
def opened(seed: int) -> Iterator[tuple[Collection, FakeClock]]:
    """The roles deck with an empty history in a folder that vanishes afterwards."""
    clock = FakeClock(FIRST_DAY)
    with TemporaryDirectory() as folder:
        library = DeckLibrary(starter_folder(), Path(folder) / "decks")
        library.load()
        history = HistoryFile(Path(folder) / "history.json", clock, Random(seed), QuickDisk())
        history.load()
        try:
            yield Collection(library, history, Settings(), clock), clock
        finally:
            history.close()
