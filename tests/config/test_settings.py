"""Every setting accepts what it should, refuses the rest with what would be possible, and is written as it is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.config.option_table import BAD, GOOD
from trainer.config.settings import OPTIONS, Settings, caution, option
from trainer.config.values import written
from trainer.errors import UsageError
from trainer.history.events import Tune
from trainer.i18n import _, use
from trainer.scheduling.tuning import Tuning


@pytest.mark.parametrize(("name", "text", "value", "text_again"), GOOD)
def test_a_possible_value(name: str, text: str, value: object, text_again: str) -> None:
    parsed = OPTIONS[name].parse(text)
    assert parsed == value
    assert type(parsed) is type(value)
    assert written(parsed) == text_again
    assert OPTIONS[name].parse(text_again) == value


@pytest.mark.parametrize(("name", "text", "english", "indonesian"), BAD, ids=[f"{row[0]}-{row[1][:12]}" for row in BAD])
def test_an_impossible_value(name: str, text: str, english: str, indonesian: str) -> None:
    with pytest.raises(UsageError) as refusal:
        OPTIONS[name].parse(text)
    error = refusal.value
    assert error.place == name
    assert error.explain(_).split(";")[0] == f"{name}: {english}"
    use("id")
    assert error.explain(_).split(";")[0] == f"{name}: {indonesian}"


@given(st.sampled_from(list(OPTIONS.values())), st.text() | st.from_regex(r"[-+]?[0-9.,% ]{1,12}", fullmatch=True))
def test_any_text_is_a_value_or_refused(chosen: object, text: str) -> None:
    entry = OPTIONS[chosen.id]  # type: ignore[attr-defined]
    try:
        value = entry.parse(text)
    except UsageError as error:
        assert "\x1b" not in error.explain(_)
    else:
        assert entry.parse(written(value)) == value


def test_the_table_covers_the_settings_and_nothing_else() -> None:
    of_file = [entry.id for entry in OPTIONS.values() if entry.kept_in == "file"]
    assert of_file == list(Settings._fields)
    of_history = {entry.id for entry in OPTIONS.values() if entry.kept_in == "history"}
    assert of_history | {"parameters", "id", "at", "extra"} == set(Tune._fields)


def test_defaults_are_those_that_are_used() -> None:
    for entry in OPTIONS.values():
        assert entry.default == getattr(Settings() if entry.kept_in == "file" else Tuning(), entry.id)
        assert entry.parse(written(entry.default)) == entry.default


@given(st.data(), st.sampled_from(["retention", "learning_steps", "relearning_steps", "rollover"]))
def test_what_is_accepted_can_be_scheduled_with(data: st.DataObject, name: str) -> None:
    numbers = st.integers(0, 1500).map(str) | st.floats(0, 1500).map(lambda value: f"{value:.3f}")
    text = " ".join(data.draw(st.lists(numbers, max_size=4)))
    try:
        value = OPTIONS[name].parse(text)
    except UsageError:
        return
    assert getattr(Tuning(**{name: value}), name) == value  # type: ignore[arg-type]


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(UsageError) as refusal:
        option("new_perday")
    assert refusal.value.explain(_) == "there is no setting called new_perday; did you mean new_per_day"
    with pytest.raises(UsageError) as refusal:
        option("\x1b]52;c;x\x07")
    assert refusal.value.explain(_).startswith("there is no setting called ␛]52;c;x␇; known are: language, theme,")


def test_high_retention_is_allowed_with_a_word_of_caution() -> None:
    assert caution("retention", 0.92) is None
    assert caution("rollover", 23) is None
    warning = caution("retention", 0.93)
    assert warning is not None
    use("id")
    assert warning.explain(_).startswith("retention: di atas 0,92 ")
