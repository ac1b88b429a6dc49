"""What the project ships, and what its continuous integration rests on."""

import os
import re
import tomllib

from packaging.requirements import Requirement

from tests.support.ci import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pinned() -> dict[str, str]:
    """Name (in one spelling) -> version, of the constraints."""
    lines = (ROOT / ".ci" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    found = [re.fullmatch(r"([A-Za-z0-9][\w.-]*)==([0-9][\w.+!]*)", line) for line in lines]
    assert all(found), "only name==version"
    return {one_spelling(match[1]): match[2] for match in found if match}


def one_spelling(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_wheel_gets_readme_licence_decks_and_catalogs() -> None:
    assert (ROOT / PROJECT["project"]["readme"]).is_file()
    assert all((ROOT / name).is_file() for name in PROJECT["project"]["license-files"])
    build = PROJECT["tool"]["hatch"]["build"]
    assert build["targets"]["wheel"]["force-include"] == {"decks": "trainer/starter_decks"}
    assert list((ROOT / "decks").glob("*.yaml"))
    assert build["artifacts"] == ["trainer/i18n/locale/**/*.mo"]
    assert (ROOT / build["hooks"]["custom"]["path"]).is_file()


def test_every_requirement_is_pinned_to_a_version_it_allows() -> None:
    versions = pinned()
    extras = PROJECT["project"]["optional-dependencies"]
    wanted = [
        *PROJECT["project"]["dependencies"],
        *extras["test"],
        *extras["dev"],
        *PROJECT["build-system"]["requires"],
    ]
    for requirement in map(Requirement, wanted):
        if requirement.name != PROJECT["project"]["name"]:
            assert requirement.specifier.contains(versions[one_spelling(requirement.name)]), requirement


def test_the_constraints_are_sorted_and_each_named_once() -> None:
    names = [one_spelling(name) for name in pinned()]
    assert names == sorted(set(names))


def test_the_check_of_everything_can_be_run() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
