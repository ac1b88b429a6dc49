"""A learner who answers a question with a rating in mind, whichever way it is asked."""

from trainer.questions.kinds import answer_of
from trainer.scheduling.rating import Rating
from trainer.study.session import StudySession


def give_answer(session: StudySession, rating: Rating = Rating.GOOD) -> None:
    """Answers the current question so that ``rating`` can be given; the answer shows afterwards."""
    attempt = session.attempt
    assert attempt is not None
    question = attempt.question
    knows = rating is not Rating.AGAIN
    if question.how == "choose" and knows:
        session.choose(next(place for place, option in enumerate(question.options) if option.right))
    elif question.how == "type":
        session.type(answer_of(question.card, question.deck).text if knows else "")
    else:
        session.reveal()
    ideas = len(question.card.note.ideas) if question.how == "ideas" else 0
    recalled = {Rating.AGAIN: 0, Rating.HARD: ideas - 1}.get(rating, ideas)
    for place in range(recalled):
        attempt.tick(place)
    assert session.revealed


def answer(session: StudySession, rating: Rating = Rating.GOOD, seconds: float = 5) -> None:
    """Thinks, answers, rates, goes on."""
    session.collection.clock.forward(seconds=seconds)  # type: ignore[attr-defined]
    give_answer(session, rating)
    session.rate(rating)
