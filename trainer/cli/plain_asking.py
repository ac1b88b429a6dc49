"""The texts of one question in a sitting without a screen, from what is asked to the rating."""

import re
from typing import Final

from trainer.cli.plain_text import BETWEEN, heading, level, quoted, section
from trainer.i18n import _, n_
from trainer.i18n.formats import interval
from trainer.questions.asking import TYPE
from trainer.questions.choices import LETTERS
from trainer.questions.explanation import explanation
from trainer.questions.kinds import answer_of, prompt_of, shown, with_english
from trainer.questions.marks import one_line, unmarked
from trainer.questions.rating_names import rating_name
from trainer.scheduling.rating import Rating
from trainer.study.attempt import DONT_KNOW, Attempt
from trainer.study.question import what_is_asked
from trainer.study.review import other_note
from trainer.study.steps import Progress, Question
from trainer.study.verdict import option_words, verdict

_ALL: Final = "*"


# --- the question --------------------------------------------------------------------------------------------------


def question(step: Question, progress: Progress) -> str:
    """What is asked, and what there is to choose from. Nothing else: it comes before the answer."""
    prompt = prompt_of(step.card, step.deck, step.example)
    parts = [heading(step.deck, progress) + BETWEEN + what_is_asked(step), unmarked(prompt.body)]
    if prompt.level is not None:
        parts.append(level(prompt.level))
    return "\n".join([*parts, unmarked(prompt.question), *_listed([option_words(one) for one in step.options])])


def _listed(texts: list[str]) -> list[str]:
    return [f"{letter}  {one_line(text)}" for letter, text in zip(LETTERS, texts, strict=False)]


def _letters(count: int) -> str:
    return "–".join(dict.fromkeys((LETTERS[0], LETTERS[count - 1])))


def place_of(key: str, count: int) -> int | None:
    """The place (0-based) that ``key`` names among ``count``; None if it names none."""
    return next((place for place in range(count) if LETTERS[place].lower() == key), None)


def places_of(key: str, count: int) -> frozenset[int] | str:
    """The places that ``key`` names ("ac", "a c", "*" for all, nothing for none); or the first that isn't there."""
    if key == _ALL:
        return frozenset(range(count))
    found: set[int] = set()
    for name in re.findall(r"[0-9]+|[^\s,.;]", key):
        place = place_of(name, count)
        if place is None:
            return quoted(name).upper()
        found.add(place)
    return frozenset(found)


def hint(text: str) -> str:
    """A hint that was asked for."""
    return section(_("Hint"), text)


# --- prompts -------------------------------------------------------------------------------------------------------


def turn_prompt(attempt: Attempt) -> str:
    """What can be done with a question that is turned over."""
    return _prompt(_("Enter: show the answer"), _hint_key(attempt), _("?: help"))


def choose_prompt(attempt: Attempt) -> str:
    """What can be done with options."""
    letters = _letters(len(attempt.question.options))
    return _prompt(_("{letters}: answer", letters=letters), _("Enter: I don't know"), _hint_key(attempt), _("?: help"))


def type_prompt(attempt: Attempt) -> str:
    """What can be done where the answer is typed."""
    hint_key = _("?: hint") if attempt.has_hint else ""
    return _prompt(_("Type the answer"), _("Enter: I don't know"), hint_key, _(":? for help"))


def ideas(attempt: Attempt) -> str:
    """The ideas of a definition, each with its letter."""
    texts = [shown(idea) for idea in attempt.question.card.note.ideas]
    return "\n".join([_("Which of these ideas did you have?"), *_listed(texts)])


def ideas_prompt(attempt: Attempt) -> str:
    """What can be done with ideas."""
    count = len(attempt.question.card.note.ideas)
    some = _("{letters}: one letter or more, such as {example}", letters=_letters(count), example=_example(count))
    return _prompt(
        some if count > 1 else _("A: I had it"), _("*: all") if count > 1 else "", _("Enter: none"), _("?: help")
    )


def _example(count: int) -> str:
    return LETTERS[0] + LETTERS[min(2, count - 1)]


def _hint_key(attempt: Attempt) -> str:
    return _("h: hint") if attempt.has_hint else ""


def _prompt(*keys: str) -> str:
    return BETWEEN.join(key for key in keys if key)


# --- the answer ----------------------------------------------------------------------------------------------------


def answer(attempt: Attempt) -> str:
    """What became of the learner's answer, the right one, and its explanation."""
    step = attempt.question
    found = verdict(attempt)
    right = answer_of(step.card, step.deck)
    if found is None:
        asked_for_name = step.card.id.kind in ("case", "term")  # else the name stands in the question
        text = with_english(right.text, right.beside) if asked_for_name else right.text
        parts = [section(_("Answer"), text)]
    else:
        parts = [judged(attempt)]
        if found.right != found.given:
            parts.append(section(_("Right"), found.right))
    if right.level is not None:
        parts.append(level(right.level))
    parts += _explained(attempt)
    if step.leech and step.history.state is not None:
        lapses = step.history.state.lapses
        parts.append(
            n_(
                "Leech: forgotten {n} time. Try another way of learning it.",
                "Leech: forgotten {n} times. Try another way of learning it.",
                lapses,
            )
        )
    return "\n".join(parts)


def judged(attempt: Attempt) -> str:
    """What was answered, whether it counts, and what there is to say about it; empty if the learner judges alone."""
    found = verdict(attempt)
    if found is None:
        return ""
    given = found.given if attempt.question.how == TYPE else one_line(found.given)
    counts = _("right") if found.is_right else _("wrong")
    said = [_("Your answer") + f": {given}" + (f" ({counts})" if found.given != _(DONT_KNOW) else "")]
    if found.remark:
        said.append(found.remark)
    return "\n".join(said)


def _explained(attempt: Attempt) -> list[str]:
    step = attempt.question
    other = other_note(attempt)
    return [section(one.heading, one.text) for one in explanation(step.card, step.deck, step.example, other=other)]


# --- the rating ----------------------------------------------------------------------------------------------------


def ratings(attempt: Attempt) -> str:
    """The ratings that can be given, with the time each one means; or only how to go on."""
    overrule = (_("s: it was wrong") if attempt.is_right else _("s: it was right")) if attempt.may_overrule else ""
    allowed, outcomes = attempt.allowed, attempt.question.outcomes
    if not outcomes or attempt.is_right is False:
        again_today = bool(outcomes) and outcomes[Rating.AGAIN].days is None
        return _prompt(_("Enter: go on (it comes back today)") if again_today else _("Enter: go on"), overrule)
    if len(allowed) == 1:
        return _prompt(_("Enter = {rating}", rating=_with_time(attempt, rating_name(attempt.grade))), overrule)
    keys = [_with_time(attempt, rating_key(rating), rating) for rating in allowed]
    return _prompt(*keys, overrule, _("Enter = {rating}", rating=rating_name(attempt.grade)))


def rating_key(rating: Rating) -> str:
    """``3 Good``."""
    return f"{rating.value} {rating_name(rating)}"


def rated(attempt: Attempt) -> str:
    """Which rating was given, where the learner hasn't named it."""
    return _("Rated: {rating}.", rating=_with_time(attempt, rating_name(attempt.grade)))


def _with_time(attempt: Attempt, name: str, rating: Rating | None = None) -> str:
    outcome = attempt.question.outcomes.get(attempt.grade if rating is None else rating)
    if outcome is None:
        return name
    days, seconds = outcome.days, outcome.seconds
    return f"{name} ({interval(days=days) if days is not None else interval(seconds=seconds or 0)})"
