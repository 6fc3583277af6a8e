"""Whether two archives hold the same, row for row: `python benchmarks/same.py OLD.db NEW.db`.

Compared are the schema, every row of every table, the rows of the full-text index and each word of it with its place.
When and how fast something was imported is left out, and a PDF counts as it is read back, however it is packed.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import click

from extractor.archive.database import is_archive

Cell = str | int | float | bytes | None
Row = tuple[Cell, ...]

CLOCK = frozenset({"issues.imported", "imports.seconds", "imports.at"})
SEARCH = "articles_fts"
# What a list of numbers is kept as
JSON = frozenset({"figures.boxes"})
WORDS, SCHEMA = "words of the index", "schema"
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Table:
    """What is compared of a table: a query that gives its key, by which it sorts, and then all other columns."""

    name: str
    key: tuple[str, ...]
    others: tuple[str, ...]
    query: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that is not the same; `old` and `new` are what is beside the key, None where there is no such row."""

    key: Row
    old: Row | None
    new: Row | None


@dataclass(frozen=True, slots=True)
class Measure:
    """What counts as the same: columns `table.column` left out, and by how much numbers with a fraction may differ."""

    without: frozenset[str] = frozenset()
    within: float = 0.0

    def same(self, name: str, old: Cell, new: Cell) -> bool:
        """Tell whether two cells of a column `table.column` are the same."""
        if name in self.without or (type(old) is type(new) and old == new):
            return True
        if not self.within:
            return False
        if name in JSON:
            return _near(json.loads(str(old)), json.loads(str(new)), self.within)
        return isinstance(old, float) and isinstance(new, float) and abs(old - new) <= self.within


@click.command()
@click.argument("old", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("new", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--without", multiple=True, metavar="TABLE.COLUMN", help="Leave a column out, as in issues.patterns.")
@click.option("--within", default=0.0, help="By how much numbers with a fraction may differ, as the edges of boxes.")
@click.option("--most", default=20, show_default=True, help="How many differences of a table are printed; all count.")
def main(old: Path, new: Path, without: Sequence[str], within: float, most: int) -> None:
    """Print each difference between two archives, and how many rows there are; the exit code is 1 where any differ."""
    measure = Measure(CLOCK | set(without), within)
    with closing(_opened(old)) as before, closing(_opened(new)) as after:
        found = sum(_compared(table, before, after, measure, most) for table in _tables(before, after))
    click.echo(f"{found:,} differences" if found else "the same")
    raise SystemExit(1 if found else 0)


def _opened(path: Path) -> sqlite3.Connection:
    """Open an archive for reading; its index can be asked for words, and its PDFs come as they were."""
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        fault = None if is_archive(connection) else "no archive, or one of another schema"
    except sqlite3.DatabaseError as error:
        fault = str(error)
    if fault:
        connection.close()
        raise click.ClickException(f"{path}: {fault}")
    connection.create_function("unpacked", 2, _unpacked, deterministic=True)
    connection.execute(f"CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', '{SEARCH}', 'instance')")
    return connection


def _unpacked(data: bytes, size: int) -> bytes:
    return data if len(data) == size else zlib.decompress(data)


def _tables(old: sqlite3.Connection, new: sqlite3.Connection) -> Iterator[Table]:
    """Yield what is compared: the schema, each table that either archive has, and the words of the index."""
    yield Table(SCHEMA, ("type", "name"), ("sql",), "SELECT type, name, sql FROM sqlite_master ORDER BY type, name")
    query = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'"
    names = {name for connection in (old, new) for (name,) in connection.execute(query)}
    yield from (_table(new if _has(new, name) else old, name) for name in sorted(names))
    yield _table(new, SEARCH)
    words = ("term", "doc", "col", "offset")
    yield Table(WORDS, words, (), f"SELECT {', '.join(words)} FROM temp.words ORDER BY 1, 2, 3, 4")  # noqa: S608


def _has(connection: sqlite3.Connection, table: str) -> bool:
    return bool(connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [table]).fetchone())


def _table(connection: sqlite3.Connection, name: str) -> Table:
    """Return how a table is compared: by its primary key, or by its rowid where it has none."""
    columns = connection.execute("SELECT name, pk FROM pragma_table_info(?)", [name]).fetchall()
    key = tuple(column for column, place in sorted(columns, key=lambda each: each[1]) if place) or ("rowid",)
    others = tuple(column for column, place in columns if not place)
    taken = {"data": 'unpacked("data", "sz")'} if name == "sqlar" else {}
    asked = ", ".join(taken.get(column, f'"{column}"') for column in (*key, *others))
    sorting = ", ".join(f'"{column}"' for column in key)
    return Table(name, key, others, f"SELECT {asked} FROM {name} ORDER BY {sorting}")  # noqa: S608 - of the archive


def _compared(table: Table, old: sqlite3.Connection, new: sqlite3.Connection, measure: Measure, most: int) -> int:
    """Print the differences of a table and how many rows it has, and return how many differ."""
    counts, found = [0, 0], 0
    sides = [_counted(connection, table, counts, side) for side, connection in enumerate((old, new))]
    for difference in _differences(sides[0], sides[1], len(table.key)):
        columns = _columns(table, difference, measure)
        if not columns:
            continue
        found += 1
        if found <= most:
            key = ", ".join(f"{name} {value!r}" for name, value in zip(table.key, difference.key, strict=True))
            click.echo(f"  {table.name} {key}: {columns}")
    if found > most:
        click.echo(f"  {table.name}: {found - most:,} more")
    click.echo(f"{table.name:20}{counts[0]:12,}{counts[1]:12,} rows{found:12,} differ")
    return found


def _counted(connection: sqlite3.Connection, table: Table, counts: list[int], side: int) -> Iterator[Row]:
    """Yield the rows of a table of one side, none where it has no such table, and count them."""
    if table.name not in (WORDS, SCHEMA) and not _has(connection, table.name):
        return
    for row in connection.execute(table.query):
        counts[side] += 1
        yield row


def _differences(old: Iterator[Row], new: Iterator[Row], width: int) -> Iterator[Difference]:
    """Yield the rows that are not the same in both; both are sorted by their first columns, so many as `width`."""
    before, after = next(old, None), next(new, None)
    while before or after:
        if after is None or (before is not None and before[:width] < after[:width]):
            assert before is not None
            yield Difference(before[:width], before[width:], None)
            before = next(old, None)
        elif before is None or after[:width] < before[:width]:
            yield Difference(after[:width], None, after[width:])
            after = next(new, None)
        else:
            if before != after:
                yield Difference(before[:width], before[width:], after[width:])
            before, after = next(old, None), next(new, None)


def _columns(table: Table, difference: Difference, measure: Measure) -> str:
    """Return what differs in a row, column by column; nothing where all that counts is the same."""
    if difference.old is None or difference.new is None:
        return "only in NEW" if difference.old is None else "only in OLD"
    return "; ".join(
        f"{column} {_short(old)} → {_short(new)}"
        for column, old, new in zip(table.others, difference.old, difference.new, strict=True)
        if not measure.same(f"{table.name}.{column}", old, new)
    )


def _near(old: object, new: object, within: float) -> bool:
    """Tell whether two lists of lists of numbers are as long and differ by no more than so much."""
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(_near(*pair, within) for pair in zip(old, new, strict=True))
    return isinstance(old, int | float) and isinstance(new, int | float) and abs(old - new) <= within


def _short(value: Cell) -> str:
    if isinstance(value, bytes):
        return f"{len(value):,} bytes"
    text = repr(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


if __name__ == "__main__":
    main()
