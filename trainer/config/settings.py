"""Every setting: what it means, what it may be, and where it is kept.

Most are kept in the settings file, which belongs to one computer. Those that decide when a card is due belong to the
history, as a `tune` event whose fields have the ids of the options: two computers with one history must agree.
"""

from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

from trainer.config.values import Choice, Flag, Folder, Kind, LocalNumber, Name, Share, Steps, Value, Whole, quoted
from trainer.errors import TrainerError, UsageError
from trainer.i18n import LANGUAGES, N_
from trainer.scheduling.tuning import HIGHEST_RETENTION, LONGEST_STEP, LOWEST_RETENTION, RETENTION_WARNING, Tuning

DEFAULT_THEME: Final = "peksos-gelap"
_SHORT_THEMES: Final = {
    "gelap": "peksos-gelap",
    "dark": "peksos-gelap",
    "terang": "peksos-terang",
    "light": "peksos-terang",
}


class Settings(NamedTuple):
    """The settings kept in the file.

    Attributes:
        language: "id" or "en"; empty as long as nobody has chosen.
        theme: one of ours or of Textual's.
        new_per_day: notes. reviews_per_day: cards.
        read_first: a new note is read before it's asked; else it's guessed first.
        learn_ahead_minutes: how long before its time a learning card may come when nothing else is left.
        bury_siblings: no two cards of a note on one day.
        leech_lapses: lapses that make a card a leech.
        choices: options of a question to choose from.
        ask_case, ask_term, ask_definition, ask_gap: how cards of that kind are asked: flip, type, choose, or as the
            deck says (deck).
        sync_folder: where several devices share the history, each with a file of its own; empty: it's in the data
            folder.
    """

    language: str = ""
    theme: str = DEFAULT_THEME
    new_per_day: int = 2
    reviews_per_day: int = 200
    read_first: bool = True
    learn_ahead_minutes: int = 20
    bury_siblings: bool = True
    leech_lapses: int = 8
    choices: int = 4
    ask_case: str = "deck"
    ask_term: str = "deck"
    ask_definition: str = "deck"
    ask_gap: str = "deck"
    sync_folder: str = ""


class Option(NamedTuple):
    """One setting.

    Attributes:
        id: its name in the file and after ``config set``; a field of `Settings` or of the `tune` event.
        default: the value when nothing is set.
        meaning: one line for people, marked for translation.
        kept_in: the settings file or the history.
    """

    id: str
    kind: Kind
    default: Value
    meaning: str
    kept_in: Literal["file", "history"] = "file"

    def parse(self, text: str) -> Value:
        """The value that ``text`` means; an empty text is the default where that is empty too.

        Raises:
            UsageError: it can't be one; says what is allowed.
        """
        plain = text.strip()
        if not plain and self.default == "":
            return ""
        try:
            if not plain:
                raise UsageError(N_("the value is empty"))
            return self.kind.parse(plain)
        except UsageError as error:
            raise UsageError(error.message, hint=error.hint, place=self.id, **error.values) from None


_FILE: Final = Settings()
_TUNING: Final = Tuning()
_RETENTION: Final = Share(LOWEST_RETENTION, HIGHEST_RETENTION)
_STEPS: Final = Steps(LONGEST_STEP)
_ANY_WAY: Final = Choice(("deck", "flip", "type", "choose"))
_NOT_TYPED: Final = Choice(("deck", "flip", "choose"))
_NOT_CHOSEN: Final = Choice(("deck", "flip", "type"))

OPTIONS: Final = {
    option.id: option
    for option in (
        Option("language", Choice(LANGUAGES), _FILE.language, N_("language of the program: id or en")),
        Option(
            "theme",
            Name(_SHORT_THEMES),
            _FILE.theme,
            N_("colours of the screen: peksos-gelap (dark), peksos-terang (light), or one of Textual's themes"),
        ),
        Option("new_per_day", Whole(0, 50), _FILE.new_per_day, N_("new notes a day")),
        Option("reviews_per_day", Whole(0, 9999), _FILE.reviews_per_day, N_("reviews a day, at most")),
        Option("read_first", Flag(), _FILE.read_first, N_("read a new note before it is asked (false: guess first)")),
        Option(
            "learn_ahead_minutes",
            Whole(0, 1440),
            _FILE.learn_ahead_minutes,
            N_("minutes that a learning card may come early when nothing else is left"),
        ),
        Option("bury_siblings", Flag(), _FILE.bury_siblings, N_("ask only one card of a note a day")),
        Option("leech_lapses", Whole(1, 99), _FILE.leech_lapses, N_("lapses after which a card is marked as a leech")),
        Option("choices", Whole(4, 5), _FILE.choices, N_("options of a question to choose from")),
        Option(
            "ask_case",
            _ANY_WAY,
            _FILE.ask_case,
            N_("how cases are asked: deck (as the deck says), flip, type or choose"),
        ),
        Option(
            "ask_term",
            _ANY_WAY,
            _FILE.ask_term,
            N_("how terms are asked: deck (as the deck says), flip, type or choose"),
        ),
        Option(
            "ask_definition",
            _NOT_TYPED,
            _FILE.ask_definition,
            N_("how definitions are asked: deck (as the deck says), flip or choose"),
        ),
        Option(
            "ask_gap",
            _NOT_CHOSEN,
            _FILE.ask_gap,
            N_("how gaps are asked: deck (as the deck says), flip or type"),
        ),
        Option(
            "sync_folder",
            Folder(),
            _FILE.sync_folder,
            N_("folder in which your devices share the history (empty: it stays on this computer)"),
        ),
        Option("retention", _RETENTION, _TUNING.retention, N_("desired retention"), "history"),
        Option("learning_steps", _STEPS, _TUNING.learning_steps, N_("learning steps, in minutes"), "history"),
        Option("relearning_steps", _STEPS, _TUNING.relearning_steps, N_("relearning steps, in minutes"), "history"),
        Option("rollover", Whole(0, 23), _TUNING.rollover, N_("hour at which a new study day begins"), "history"),
    )
}
"""By id, in the order in which they are listed."""

_LONGEST_NAME: Final = 80
_LIKENESS: Final = 0.65
"""Below it the nearest name is another word, not a slip of the pen (difflib's ratio, 0..1)."""


def option(name: str) -> Option:
    """The setting called ``name``. Raises UsageError, with the nearest known name."""
    if name in OPTIONS:
        return OPTIONS[name]
    near = nearest(name, OPTIONS)
    hint = N_("did you mean {near}") if near else N_("known are: {names}")
    raise UsageError(
        N_("there is no setting called {name}"), hint=hint, name=quoted(name), near=near, names=", ".join(OPTIONS)
    )


def caution(name: str, value: Value) -> TrainerError | None:
    """What should be known about a value that is allowed but rarely wise; None if there is nothing to say."""
    if name == "retention" and isinstance(value, float) and value > RETENTION_WARNING:
        message = N_("above {limit} the reviews multiply, while little more is remembered")
        return TrainerError(message, place=name, limit=LocalNumber(RETENTION_WARNING))
    return None


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that ``name`` was probably meant to be; empty if none is like it."""
    from difflib import get_close_matches  # only after a slip of the pen

    return next(iter(get_close_matches(name[:_LONGEST_NAME].lower(), known, n=1, cutoff=_LIKENESS)), "")
