"""The JSON Schema of decks: it agrees with the parser, and an editor can use it."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from tests.decks.good_decks import GOOD_DECKS, Good
from tests.decks.wrong_for_schema import WRONG, Wrong
from trainer.decks.fields import CARD_FIELDS, DECK_FIELDS, EXAMPLE_FIELDS
from trainer.decks.identity import MAX_ID
from trainer.decks.kinds import KINDS, WAYS
from trainer.decks.library import deck_files, starter_folder
from trainer.decks.messages import DeckError
from trainer.decks.parse import parse_deck
from trainer.decks.schema import SCHEMA_LINE, SCHEMA_NAME, put_schema, schema_text
from trainer.decks.source import Source

SCHEMA: dict[str, Any] = json.loads(schema_text())
VALIDATOR = Draft7Validator(SCHEMA)
LOADERS = {
    "texts only": getattr(yaml, "CBaseLoader", yaml.BaseLoader),
    "numbers too": getattr(yaml, "CSafeLoader", yaml.SafeLoader),
}
each_loader = pytest.mark.parametrize("loader", list(LOADERS.values()), ids=list(LOADERS))


def loaded(text: str | bytes, loader: Any) -> Any:
    """A deck as an editor takes it in; keys are texts in JSON. Odd line ends and marks are for the parser's tests."""
    return _with_text_keys(yaml.load(Source(text).data.decode(), Loader=loader))


def _with_text_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _with_text_keys(part) for key, part in value.items()}
    return [_with_text_keys(part) for part in value] if isinstance(value, list) else value


def complaints(value: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(value)]


def places(value: Any) -> set[str]:
    """Where something is wrong, at whatever depth the schema finds it."""
    return {error.json_path for error in VALIDATOR.iter_errors(value)}


def test_it_is_a_schema_of_draft_7() -> None:
    Draft7Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"


@each_loader
@pytest.mark.parametrize("good", GOOD_DECKS, ids=[good.name for good in GOOD_DECKS])
def test_every_shape_of_a_deck_is_one(good: Good, loader: Any) -> None:
    try:
        value = loaded(good.text, loader)
    except yaml.YAMLError:
        if loader.__name__.startswith("C"):
            raise
        pytest.skip("PyYAML's own parser knows less of YAML than libyaml")
    assert complaints(value) == []


@each_loader
def test_the_decks_that_come_with_the_program_are_decks(loader: Any) -> None:
    files = deck_files(starter_folder())
    assert files
    assert {file.name: complaints(loaded(file.read_bytes(), loader)) for file in files} == {
        file.name: [] for file in files
    }


@each_loader
@pytest.mark.parametrize("wrong", WRONG, ids=[wrong.name for wrong in WRONG])
def test_what_is_wrong_is_marked_where_it_stands(wrong: Wrong, loader: Any) -> None:
    assert wrong.at in places(loaded(wrong.text, loader))


@pytest.mark.parametrize("wrong", WRONG, ids=[wrong.name for wrong in WRONG])
def test_the_parser_knows_it_as_well(wrong: Wrong) -> None:
    try:
        deck = parse_deck(wrong.text)
    except DeckError:
        return
    assert deck.warnings


@pytest.mark.parametrize("key", ["x-redaksi", "X-urut"])
def test_own_keys_may_hold_anything(key: str) -> None:
    own = {key: {"a": [1, None, {"b": True}]}}
    example = {"text": "Bu Sari …", **own}
    card = {"front": "Penghubung", "back": "Mempertemukan", "examples": [example], **own}
    assert complaints({"title": "Peran", "cards": [card], **own}) == []


def test_it_knows_every_key_that_the_parser_knows_and_no_other() -> None:
    definitions = SCHEMA["definitions"]
    assert set(definitions["deck"]["properties"]) == set(DECK_FIELDS)
    assert set(definitions["card"]["properties"]) == set(CARD_FIELDS)
    assert set(definitions["example"]["then"]["properties"]) == EXAMPLE_FIELDS
    assert definitions["way"]["enum"][:3] == list(WAYS)
    assert definitions["id"]["maxLength"] == MAX_ID
    assert set(definitions["kind"]["anyOf"][0]["enum"]) == {*KINDS, "cloze"}


def test_every_key_is_explained_in_both_languages() -> None:
    for name in ("deck", "card"):
        for key, field in SCHEMA["definitions"][name]["properties"].items():
            own, dash, english = field["description"].partition(" — ")
            assert own and dash and english, key


def test_a_card_that_lacks_its_front_is_told_so_in_one_sentence() -> None:
    assert complaints([{"back": "Mempertemukan", "level": "mikro"}]) == ["$[0]: 'front' is a required property"]
    assert complaints({"title": "Peran"}) == ["$: 'cards' is a required property"]


def test_it_lies_beside_the_decks_and_is_kept_up_to_date(tmp_path: Path) -> None:
    put_schema(tmp_path / "decks")
    target = tmp_path / "decks" / SCHEMA_NAME
    assert target.read_text(encoding="utf-8") == schema_text()
    before = target.stat().st_ino
    put_schema(target.parent)
    assert target.stat().st_ino == before
    target.write_text("{}")
    put_schema(target.parent)
    assert target.read_text(encoding="utf-8") == schema_text()
    assert SCHEMA_LINE.endswith(f"={target.name}")


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "decks").write_text("a file")
    put_schema(tmp_path / "decks")
    assert (tmp_path / "decks").read_text() == "a file"
