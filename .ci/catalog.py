#!/usr/bin/env python3
"""Keeps the Indonesian catalog: ``catalog.py add FRAGMENT.po… | update | compile | check``.

add      puts the translations of a fragment into the catalog and compiles it (several people may do so at once)
update   reads the marked texts of ``trainer`` again: new ones come in untranslated, those no longer used go
compile  writes the ``.mo`` that gettext reads
check    says what is wrong with the catalog; exit code 1 if anything is

It needs babel, which the extra ``test`` brings.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import PoFileError, read_po, write_po

sys.path.insert(0, str(Path(__file__).parent))

from build_catalogs import LOCALES, compile_catalogs
from catalog_rules import entry_problems, unreadable_marks

ROOT = Path(__file__).resolve().parent.parent
CATALOG = LOCALES / "id" / "LC_MESSAGES" / "trainer.po"
Text = str | tuple[str, ...]
KEYWORDS = {"_": None, "N_": None, "n_": (1, 2)}

HEADER = r"""# The Indonesian texts of peksos-trainer.
msgid ""
msgstr ""
"Project-Id-Version: peksos-trainer\n"
"Language: id\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=1; plural=0;\n"

"""
"""The same at each run: a header with dates would make every change of the catalog clash with every other."""


def read(path: Path) -> Catalog:
    """The catalog in ``path``; it may have no header. Raises PoFileError for a file that isn't one."""
    text = HEADER.encode() + path.read_bytes()  # babel believes that Indonesian counts in two forms unless told
    return read_po(BytesIO(text), abort_invalid=True)


def write(path: Path, catalog: Catalog) -> None:
    """Puts ``catalog`` in the place of ``path`` in one step, sorted by text."""
    for message in catalog:
        message.flags -= {"python-format"}  # babel takes "82 % of" for one; our texts use only {names}
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".new")
    with os.fdopen(handle, "wb") as file:
        file.write(HEADER.encode())
        write_po(file, catalog, width=110, omit_header=True, sort_output=True, include_lineno=False)
    Path(name).chmod(0o644)
    Path(name).replace(path)


def marked_texts(root: Path) -> Catalog:
    """Every text of ``root``'s package ``trainer`` that is marked for translation, untranslated."""
    catalog = read_po(BytesIO(HEADER.encode()))
    found = extract_from_dir(root / "trainer", [("**.py", "python")], keywords=KEYWORDS)
    for file, _line, text, _comments, _context in found:
        catalog.add(text, locations=[(f"trainer/{file}", 1)])
    return catalog


def texts(catalog: Catalog) -> dict[Text, Message]:
    """The messages of ``catalog`` by their text (a pair for counted ones), without the header."""
    return {m.id if isinstance(m.id, str) else tuple(m.id): m for m in catalog if m.id}


@contextmanager
def only_one_writer(folder: Path) -> Iterator[None]:
    """Waits until no other run changes the catalog (where the system has such a lock)."""
    try:
        import fcntl
    except ModuleNotFoundError:
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def add(root: Path, fragment: Path) -> list[str]:
    """Merges ``fragment``; where both translate a text, the fragment wins. With problems nothing is merged."""
    try:
        incoming = texts(read(fragment))
    except PoFileError as error:
        line = error.lineno + 1 - HEADER.count("\n")
        return [f"{fragment}:{line}: {error}"]
    problems = [problem for message in incoming.values() for problem in entry_problems(message)]
    if problems:
        return problems
    path = root / CATALOG
    with only_one_writer(path.parent):
        catalog = read(path)
        for text, message in incoming.items():
            known = catalog.get(text[0] if isinstance(text, tuple) else text)
            if known and known.string and known.string != message.string:
                print(f"changed: {known.string!r} -> {message.string!r}")
            if known:
                catalog.delete(known.id)
            catalog.add(text, message.string, locations=known.locations if known else ())
        write(path, catalog)
        compile_catalogs(root)
    return []


def update(root: Path) -> list[str]:
    """Brings the catalog in line with the code; translations of unchanged texts stay."""
    path = root / CATALOG
    with only_one_writer(path.parent):
        old = texts(read(path))
        catalog = marked_texts(root)
        new = texts(catalog)
        for text, message in new.items():
            if text in old:
                message.string = old[text].string
        write(path, catalog)
        compile_catalogs(root)
    for text in old.keys() - new.keys():
        print(f"dropped: {text!r}")
    print(f"{len(new)} texts")
    return []


def check(root: Path) -> list[str]:
    """Everything that is wrong with the catalog of ``root``; an empty list is praise."""
    catalog = read(root / CATALOG)
    known, needed = texts(catalog), texts(marked_texts(root))
    problems = [f"in no catalog: {text!r} ({needed[text].locations[0][0]})" for text in needed if text not in known]
    problems += [f"no longer used: {text!r}" for text in known if text not in needed]
    problems += [f"obsolete entry: {text!r}" for text in catalog.obsolete]
    problems += [problem for message in known.values() for problem in entry_problems(message)]
    problems += [problem for file in sorted((root / "trainer").rglob("*.py")) for problem in unreadable_marks(file)]
    return problems


def compile_only(root: Path) -> list[str]:
    """Writes the ``.mo`` files."""
    compile_catalogs(root)
    return []


COMMANDS: dict[str, Callable[[Path], list[str]]] = {"update": update, "compile": compile_only, "check": check}


def main(arguments: list[str]) -> int:
    """Runs one command; 0 if all is well, 1 if something is wrong with texts, 2 for a wrong command."""
    match arguments:
        case ["add", *fragments] if fragments:
            problems = [problem for fragment in fragments for problem in add(ROOT, Path(fragment))]
        case [command] if command in COMMANDS:
            problems = COMMANDS[command](ROOT)
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    for problem in problems:
        print(problem)
    if problems:
        print(f"{len(problems)} problem{'s' * (len(problems) != 1)} in the Indonesian texts")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
