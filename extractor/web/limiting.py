"""What one query of the public may take, in memory: the size of a value, of a row and of the answer; nothing for PDFs.

A query is stopped after a second, but SQLite looks at the clock between its steps only, and much memory can be filled
in less. So values, rows and answers are bounded here, and what SQLite takes for its own work is bounded for the whole
process. What the pages of the package ask is known beforehand, and is not held to the first three.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from weakref import WeakKeyDictionary

from extractor.archive.articles import longest_body

# In bytes: a body of an article is hardly ever longer than a tenth of it, and what is done to a value in one step, such
# as looking for one half of it in the other, takes a second
MOST_OF_A_VALUE = 1 << 19
# Of Python's strings and bytes, in bytes: a thousand articles as those bundled are a tenth; JSON can be six times it
MOST_OF_AN_ANSWER = 8 << 20
# What SQLite may take for all queries at a time, in bytes; the pages of 1,000 issues are content with 10 MiB
MOST_OF_A_HEAP = 128 << 20

# By SQLite's own names of its limits (sqlite.org/limits.html)
LIMITS = {
    # The widest table has 34 columns
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    # A query over four tables with facets has some hundred; each may hold a value of its own, and 1,000 of them are
    # carried out before SQLite looks at the clock
    sqlite3.SQLITE_LIMIT_VDBE_OP: 25_000,
    # LIKE compares this many bytes at each place of a text in one step
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 500,
}
# The longest that UTF-8 writes a character, in bytes
_UTF_8 = 4
# SQLite takes the most that it was built for
_NO_LIMIT = 2**31 - 1


class AnswerTooLarge(sqlite3.OperationalError):
    """The rows of an answer are more than may be kept in memory. Datasette answers with 400, and with this sentence."""

    def __init__(self) -> None:
        """Say what to do."""
        most = f"{MOST_OF_AN_ANSWER >> 20} MiB"
        super().__init__(f"the answer is larger than {most}: ask for fewer rows, fewer columns, or parts of texts")


class Limit:
    """The limits of one connection. It is the connection's `row_factory`, and so sees each row that is fetched."""

    def __init__(self, connection: sqlite3.Connection, largest: int) -> None:
        """Bound values to a number of bytes."""
        self._largest = largest
        self._before = connection.row_factory, connection.text_factory
        self._fetched: WeakKeyDictionary[sqlite3.Cursor, int] = WeakKeyDictionary()
        self._texts = 0

    def put_on(self, connection: sqlite3.Connection) -> None:
        """Bound what the next queries take."""
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, self._largest)
        connection.set_authorizer(_authorize)
        connection.row_factory = self
        connection.text_factory = self.text

    def take_off(self, connection: sqlite3.Connection) -> None:
        """Leave the connection as it was before."""
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _NO_LIMIT)
        connection.set_authorizer(None)
        connection.row_factory, connection.text_factory = self._before

    def __call__(self, cursor: sqlite3.Cursor, values: tuple[object, ...]) -> sqlite3.Row:
        """Return a row, and count it."""
        self._texts = 0
        fetched = self._fetched.get(cursor, 0) + sum(map(sys.getsizeof, values))
        if fetched > MOST_OF_AN_ANSWER:
            # What the exception leads back to is kept until Python looks for what nobody needs any more
            del values
            cursor.close()
            raise AnswerTooLarge
        self._fetched[cursor] = fetched
        return sqlite3.Row(cursor, values)

    def text(self, encoded: bytes) -> str:
        """Return a text of the row that is being fetched; as a string it can be four times as long as in UTF-8."""
        text = str(encoded, "utf-8", "replace")
        self._texts += sys.getsizeof(text)
        if self._texts > MOST_OF_AN_ANSWER:
            self._texts = 0
            raise AnswerTooLarge
        return text


def limit(connection: sqlite3.Connection, largest: int) -> None:
    """Bound what the queries on a connection take; no value of them is longer than `largest` bytes."""
    for name, most in LIMITS.items():
        connection.setlimit(name, most)
    Limit(connection, largest).put_on(connection)


@contextmanager
def unlimited(connection: sqlite3.Connection) -> Iterator[None]:
    """Let the program ask over a connection that may have limits: it knows what it asks, and draws pages from PDFs."""
    limited = connection.row_factory
    if not isinstance(limited, Limit):
        yield
        return
    limited.take_off(connection)
    try:
        yield
    finally:
        limited.put_on(connection)


def largest_value(connection: sqlite3.Connection) -> int:
    """Return how long a value may be, in bytes, so that each article can be shown."""
    try:
        longest = longest_body(connection)
    except sqlite3.Error:
        # Not an archive
        longest = 0
    return max(_UTF_8 * longest, MOST_OF_A_VALUE)


def _authorize(action: int, name: str | None, column: str | None, *_others: str | None) -> int:
    """Let no query ask where the file lies, or read a PDF, which may be of any size; its pages are drawn all the same.

    Ignored, not denied: what is ignored is NULL, so that the table of the PDFs can be shown, and Datasette itself asks
    where the file lies and is content with no answer.
    """
    where = action == sqlite3.SQLITE_PRAGMA and (name or "").lower() == "database_list"
    original = action == sqlite3.SQLITE_READ and (name, column) == ("sqlar", "data")
    return sqlite3.SQLITE_IGNORE if where or original else sqlite3.SQLITE_OK
