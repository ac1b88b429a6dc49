from math import inf, nan
from typing import Any

import pytest

from tests.scheduling.strategies import LIMITS
from trainer.scheduling.fsrs import DEFAULT_PARAMETERS, Fsrs
from trainer.scheduling.tuning import RETENTION_WARNING, Tuning


def replaced(index: int, value: Any) -> tuple[Any, ...]:
    return (*DEFAULT_PARAMETERS[:index], value, *DEFAULT_PARAMETERS[index + 1 :])


def test_the_defaults() -> None:
    tuning = Tuning()
    assert tuning.parameters == DEFAULT_PARAMETERS
    assert (tuning.retention, tuning.learning_steps, tuning.relearning_steps) == (0.90, (60, 600), (600,))
    assert tuning.rollover == 4
    assert tuning.retention < RETENTION_WARNING


@pytest.mark.parametrize(
    "values",
    [
        {"retention": 0.80},
        {"retention": 0.95},
        {"learning_steps": (), "relearning_steps": ()},
        {"learning_steps": (1, 86_400)},
        {"rollover": 0},
        {"rollover": 23},
        {"parameters": tuple(low for low, _ in LIMITS)},
        {"parameters": tuple(high for _, high in LIMITS)},
    ],
)
def test_the_limits_themselves_are_allowed(values: dict[str, Any]) -> None:
    tuning = Tuning(**values)
    for name, value in values.items():
        assert getattr(tuning, name) == value


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"retention": 0.79}, "desired retention 0.79 isn't in 0.80..0.95"),
        ({"retention": 0.951}, "desired retention 0.951 isn't in 0.80..0.95"),
        ({"retention": nan}, "desired retention nan isn't in 0.80..0.95"),
        ({"retention": "0.9"}, "desired retention '0.9' isn't in 0.80..0.95"),
        ({"learning_steps": (0,)}, "learning step 0 isn't a whole number of seconds in 1..86400"),
        ({"learning_steps": (60, 86_401)}, "learning step 86401 isn't a whole number of seconds in 1..86400"),
        ({"learning_steps": 60}, "learning steps are 60, which isn't a tuple"),
        ({"relearning_steps": (1.5,)}, "relearning step 1.5 isn't a whole number of seconds in 1..86400"),
        ({"relearning_steps": (True,)}, "relearning step True isn't a whole number of seconds in 1..86400"),
        ({"rollover": 24}, "rollover hour 24 isn't in 0..23"),
        ({"rollover": -1}, "rollover hour -1 isn't in 0..23"),
        ({"rollover": 4.0}, "rollover hour 4.0 isn't a whole number"),
        ({"parameters": DEFAULT_PARAMETERS[:19]}, "FSRS-6 has 21 parameters, not 19"),
        ({"parameters": None}, "parameters are None, which isn't a tuple"),
        ({"parameters": replaced(3, nan)}, "parameter w3 is nan, which isn't a finite number"),
        ({"parameters": replaced(3, inf)}, "parameter w3 is inf, which isn't a finite number"),
        ({"parameters": replaced(3, "8")}, "parameter w3 is '8', which isn't a finite number"),
        ({"parameters": replaced(20, 0.0)}, "parameter w20 is 0.0, which isn't in 0.1..0.8"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(values: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError) as caught:
        Tuning(**values)
    assert str(caught.value) == message


@pytest.mark.parametrize("index", range(21))
def test_each_parameter_has_its_limits(index: int) -> None:
    low, high = LIMITS[index]
    for value in (low - 0.0005, high + 0.0005):
        with pytest.raises(ValueError, match=f"parameter w{index} is"):
            Fsrs(replaced(index, value))
