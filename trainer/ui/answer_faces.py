"""What stands on a card beside the question: options, ideas, hints, and the verdict on what was answered."""

from textual.content import Content

from trainer.i18n import _
from trainer.questions.asking import CHOOSE, IDEAS
from trainer.questions.kinds import shown
from trainer.questions.ruling import Ruling
from trainer.study.attempt import Attempt
from trainer.study.verdict import near_words, verdict
from trainer.ui.card_text import card_text, plain_line, plain_text
from trainer.ui.faces import level_tag, quiet, rows
from trainer.ui.widgets.choice_list import Choice

RIGHT = "✓"
WRONG = "✗"
_TICKED = "[✓] "
_UNTICKED = "[ ] "


def choices_of(attempt: Attempt) -> tuple[Choice, ...]:
    """The options of a question to choose from, or the ideas to tick once the answer shows; else nothing."""
    if attempt.question.how == CHOOSE:
        return _options(attempt)
    if attempt.question.how == IDEAS and attempt.revealed:
        return _ideas(attempt)
    return ()


def _options(attempt: Attempt) -> tuple[Choice, ...]:
    found: list[Choice] = []
    for option in attempt.question.options:
        text = plain_line(option.text)
        if option.level is not None:
            text = Content.assemble(text, "  ", level_tag(attempt.question.deck, option.level))
        after = Content("")
        if attempt.revealed and option.right:
            text, after = text.stylize("bold"), Content.styled(f"  {RIGHT}", "$rating-good bold")
        elif attempt.revealed and option is attempt.chosen:
            after = Content.styled(f"  {WRONG}", "$rating-again bold")
        elif attempt.revealed:
            text = text.stylize("$quiet")
        found.append(Choice(text, after=after))
    return tuple(found)


def _ideas(attempt: Attempt) -> tuple[Choice, ...]:
    return tuple(
        Choice(card_text(shown(idea)), mark=Content(_TICKED if place in attempt.ticked else _UNTICKED))
        for place, idea in enumerate(attempt.question.card.note.ideas)
    )


def hints_face(attempt: Attempt) -> Content:
    """The hints taken, and what is said to a word that means the same."""
    if attempt.revealed:
        return Content("")
    told = []
    if attempt.near is not None:
        told.append(plain_text(near_words(attempt)).stylize("$rating-hard"))
    if attempt.hints:
        told.append(_label(_("Hint")) + Content(" · ").join(card_text(hint) for hint in attempt.hints))
    if attempt.out_of_hints:
        told.append(quiet(_("There is no further hint.")))
    return rows(told)


def given_face(attempt: Attempt) -> Content:
    """What was typed, whether it counts, and what there is to say about it; empty where nothing was typed or chosen."""
    found = verdict(attempt)
    if found is None:
        return Content("")
    tone, sign = ("$rating-good", RIGHT) if found.is_right else ("$rating-again", WRONG)
    given = _label(_("Your answer")) + _typed(attempt, found.given)
    told = [given + Content.styled(f" {sign}", f"{tone} bold")]
    if found.remark:
        told.append(plain_text(found.remark))
    return rows(told)


def verdict_face(attempt: Attempt) -> Content:
    """After a mistake, what was answered and what is right; else nothing."""
    found = verdict(attempt)
    if found is None or found.is_right:
        return Content("")
    right = _label(_("Right")) + plain_line(found.right).stylize("bold")
    return rows([given_face(attempt), right + Content.styled(f" {RIGHT}", "$rating-good bold")])


def _label(text: str) -> Content:
    return quiet(f"{text}: ")


def _typed(attempt: Attempt, given: str) -> Content:
    """What was typed, with the slips of a nearly right answer brought out."""
    judgement = attempt.near or attempt.judgement
    if judgement is None or judgement.ruling is not Ruling.SLIP:
        return plain_line(given)
    return _marked(given, judgement.expected)


def _marked(given: str, expected: str) -> Content:
    from trainer.questions.differences import differences  # only after a slip

    return Content("").join(_difference(one.text, one.change) for one in differences(given, expected))


def _difference(text: str, change: str) -> Content:
    """A part of a typed answer: what is missing in brackets, what is too much struck through."""
    match change:
        case "missing":
            return Content.assemble(("[", "$quiet"), plain_text(text).stylize("$rating-good bold"), ("]", "$quiet"))
        case "extra":
            return plain_text(text).stylize("$rating-again strike")
    return plain_text(text)


def ask_to_tick() -> Content:
    """The line above the ideas."""
    return quiet(_("Tick the ideas that you had:"))
