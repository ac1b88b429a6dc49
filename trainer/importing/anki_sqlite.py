"""A SQLite file from a stranger: rows of real tables are read, nothing in the file is ever run.

SQLite keeps programs in its files (views, triggers, computed columns, tables that are code); they are refused where
they stand in place of a table that is read. A budget of steps ends whatever a crafted file would make endless.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final, NoReturn

from trainer.i18n import N_
from trainer.importing.report import ForeignFileError
from trainer.importing.sqlite_begin import check_begin, not_a_collection

MOST_VALUE: Final = 4 * 1024 * 1024
"""Bytes of the largest value that is loaded."""

MOST_TEXT: Final = 64 * 1024 * 1024
"""Characters that are loaded altogether; those beyond ASCII count twice."""

_OPENING_STEPS: Final = 1_000_000
_READING_STEPS: Final = 100_000_000
"""SQLite's own steps: about 12 for a row; a collection of a million reviews needs a fifth of it."""

_STRIDE: Final = 10_000
_MOST_SKIPPED: Final = 1000

_PRAGMAS: Final = (
    "trusted_schema=OFF",
    "query_only=ON",
    "cell_size_check=ON",
    "mmap_size=0",
    "cache_size=-8192",
    "temp_store=MEMORY",
)
_LIMITS: Final = {
    sqlite3.SQLITE_LIMIT_LENGTH: MOST_VALUE,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 10,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
_ALLOWED: Final = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION}

_FAILED: Final = (sqlite3.Error, UnicodeDecodeError)
"""What a damaged file leads to; the second where SQLite tells of a name that is no text."""

_ONLY_NUMBERS: Final = {int}

Row = tuple[object, ...]


class Tables:
    """The tables of an open file. Made by `open_tables`."""

    def __init__(self, connection: sqlite3.Connection, steps: int, text: int) -> None:
        self._connection = connection
        self._text_left = text
        self._spent = False
        self._steps_left = min(steps, _OPENING_STEPS)
        connection.set_progress_handler(self._count_steps, _STRIDE)
        try:
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            self._real = self._real_tables()
        except _FAILED as error:
            raise self._explained() from error
        self._steps_left = steps
        connection.set_authorizer(self._authorize)

    def __contains__(self, table: str) -> bool:
        """Whether there is such a table that can be read."""
        return table in self._real

    def rows(self, table: str, columns: Sequence[str], most: int) -> Iterator[Row]:
        """The rows of a table; their values are of whatever type the file says.

        Args:
            most: rows that there may be.

        Raises:
            ForeignFileError: there is no such table, it is damaged, or too large.
        """
        self._require(table)
        try:
            yield from self._selected(f"SELECT {', '.join(columns)} FROM {table} NOT INDEXED", (), most)
        except _FAILED as error:
            raise self._explained() from error

    def numbered_rows(
        self, table: str, columns: Sequence[str], most: int, too_large: Callable[[int], None]
    ) -> Iterator[Row]:
        """The rows of a table in the order of their numbers, which are the first value of each.

        Pages that point to one another may make a small file's table endless; then its numbers don't ascend.

        Args:
            most: rows that there may be.
            too_large: called with the number of a row that has a value larger than `MOST_VALUE`, which is left out.

        Raises:
            ForeignFileError: there is no such table, it is damaged, or too large.
        """
        self._require(table)
        query = f"SELECT rowid, {', '.join(columns)} FROM {table} NOT INDEXED WHERE rowid "
        last, skipped = -(2**63), 0
        while True:
            try:
                for row in self._selected(f"{query} > ? ORDER BY rowid", (last,), most):
                    last = _after(row[0], last)
                    yield row
                return
            except sqlite3.DataError:
                skipped += 1
                if skipped > _MOST_SKIPPED:
                    raise not_a_collection() from None
            except _FAILED as error:
                raise self._explained() from error
            # The large value is in this row, or in the one after it: sqlite3 looks one row ahead.
            last = self._next(table, last)
            try:
                yield from self._selected(f"{query} = ?", (last,), 1)
            except sqlite3.DataError:
                too_large(last)
            except _FAILED as error:
                raise self._explained() from error

    def _require(self, table: str) -> None:
        if table not in self._real:
            raise not_a_collection()

    def _selected(self, query: str, values: Sequence[int], most: int) -> Iterator[Row]:
        for count, row in enumerate(self._connection.execute(query, values)):
            if count >= most:
                _refuse_size(N_("this collection holds more than {count} rows of one kind"), count=most)
            self._count_text(row)
            yield row

    def _next(self, table: str, last: int) -> int:
        """The number of the first row after ``last``."""
        try:
            query = f"SELECT min(rowid) FROM {table} NOT INDEXED WHERE rowid > ?"
            (found,) = self._connection.execute(query, (last,)).fetchone()
        except _FAILED as error:
            raise self._explained() from error
        return _after(found, last)

    def _real_tables(self) -> frozenset[str]:
        """Names of the tables that aren't views, code, or partly computed. A name that two things have is none."""
        master = self._connection.execute("SELECT type, name, rootpage, sql FROM sqlite_master").fetchall()
        names = [str(name).lower() for kind, name, *_ in master if kind in ("table", "view")]
        return frozenset(
            name
            for kind, name, root, sql in master
            if kind == "table"
            and isinstance(root, int)
            and root > 1
            and isinstance(sql, str)
            and sql.startswith("CREATE TABLE ")
            and isinstance(name, str)
            and name.isidentifier()
            and name.isascii()
            and names.count(name.lower()) == 1
            and not self._has_computed(name)
        )

    def _has_computed(self, table: str) -> bool:
        return any(row[6] for row in self._connection.execute(f'PRAGMA table_xinfo("{table}")'))

    def _count_steps(self) -> bool:
        """Whether SQLite is to stop; from then on it always is."""
        self._steps_left -= _STRIDE
        self._spent = self._spent or self._steps_left < 0
        return self._spent

    def _count_text(self, row: Row) -> None:
        if {*map(type, row)} == _ONLY_NUMBERS:
            return
        for value in row:
            if isinstance(value, str):
                self._text_left -= len(value) if value.isascii() else 2 * len(value)
            elif isinstance(value, bytes):
                self._text_left -= len(value)
        if self._text_left < 0:
            _refuse_size(N_("this collection holds too much text"))

    def _authorize(
        self, action: int, first: str | None, second: str | None, database: str | None, by: str | None
    ) -> int:
        """Only real tables are read, by none but ourselves (``by`` names a view), and no function but one is called."""
        if action not in _ALLOWED or by is not None:
            return sqlite3.SQLITE_DENY
        if action == sqlite3.SQLITE_READ and first not in self._real:
            return sqlite3.SQLITE_DENY
        if action == sqlite3.SQLITE_FUNCTION and second != "min":
            return sqlite3.SQLITE_DENY
        return sqlite3.SQLITE_OK

    def _explained(self) -> ForeignFileError:
        if self._spent:
            return ForeignFileError(
                N_("this collection takes too long to read"), hint=N_("export it again, a deck at a time")
            )
        return not_a_collection()


@contextmanager
def open_tables(path: Path, steps: int = _READING_STEPS, text: int = MOST_TEXT) -> Iterator[Tables]:
    """Opens a private copy of a SQLite file for reading.

    Args:
        steps: how many steps SQLite may take altogether.
        text: characters that may be read altogether.

    Raises:
        ForeignFileError: it is damaged, or not what Anki makes.
    """
    check_begin(path)
    with closing(_opened(path)) as connection:
        yield Tables(connection, steps, text)


def _opened(path: Path) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    except _FAILED as error:
        raise not_a_collection() from error
    for limit, value in _LIMITS.items():
        connection.setlimit(limit, value)
    connection.text_factory = _text
    connection.create_collation("unicase", _unicase)
    return connection


def _text(value: bytes) -> str:
    return value.decode("utf-8", "replace")


def _unicase(one: str, other: str) -> int:
    """Anki's order of names; needed for its tables to be known at all."""
    left, right = one.lower(), other.lower()
    return (left > right) - (left < right)


def _after(number: object, last: int) -> int:
    """``number``, which must be one beyond ``last``."""
    if type(number) is not int or number <= last:
        raise not_a_collection()
    return number


def _refuse_size(message: str, count: int = 0) -> NoReturn:
    raise ForeignFileError(message, hint=N_("export it again, a deck at a time"), count=count)
