"""How long the pages of a large archive take to answer: `python benchmarks/pages.py`.

The archive has 1,000 issues: the rows of the bundled ones, again and again, each time a month earlier, with their
figures as much earlier. Each page is asked for in-process, without a network; the first answer counts apart, for it
may load a library, compile a template or draw a page. A page may take 300 ms, a picture 500 ms.
"""

from __future__ import annotations

import asyncio
import hashlib
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import click
from datasette.app import Datasette

from extractor.archive.database import connect

BUNDLED = Path(__file__).parent.parent / "archive.db"
TIMES = 7
PAGE_LIMIT, PICTURE_LIMIT = 0.3, 0.5
LAST_MONTH = 2025 * 12 + 11

Cell = str | int | float | bytes | None
Row = dict[str, Cell]
# Each table with the columns that hold ids, and the table whose ids they are
TABLES = {
    "sqlar": {},
    "issues": {"id": "issues"},
    "pages": {"issue_id": "issues"},
    "sections": {"id": "sections", "issue_id": "issues"},
    "articles": {"id": "articles", "issue_id": "issues", "section_id": "sections"},
    "tables": {"id": "tables", "issue_id": "issues", "article_id": "articles"},
    "cells": {"table_id": "tables"},
    "lines": {"issue_id": "issues", "section_id": "sections", "article_id": "articles"},
    "figures": {"id": "figures", "issue_id": "issues", "article_id": "articles"},
    "numbers": {"id": "numbers", "article_id": "articles", "figure_id": "figures"},
}
ROWS = {
    "cells": "SELECT * FROM cells WHERE table_id IN (SELECT id FROM tables WHERE issue_id = ?)",
    "sqlar": "SELECT * FROM sqlar WHERE name = (SELECT original FROM issues WHERE id = ?)",
    "issues": "SELECT * FROM issues WHERE id = ?",
    "numbers": "SELECT * FROM numbers WHERE article_id IN (SELECT id FROM articles WHERE issue_id = ?)",
}


@dataclass(frozen=True, slots=True)
class Timing:
    """How long an address took, in seconds: at first, and as a rule; `limit` is how long it may."""

    name: str
    first: float
    usual: float
    limit: float
    bytes: int


@click.command()
@click.option("--issues", default=1000, show_default=True, help="How many issues the archive has.")
@click.option("--keep", type=click.Path(path_type=Path), help="Keep the archive here, or use the one that is here.")
def main(issues: int, keep: Path | None) -> None:
    """Report how long each page takes; the exit code is 1 where one takes too long."""
    with tempfile.TemporaryDirectory() as folder:
        path = keep or Path(folder) / "archive.db"
        if not path.exists():
            grow(path, issues)
        timings = asyncio.run(measure(path))
    click.echo(f"{'page':24}{'first ms':>10}{'usual ms':>10}{'limit ms':>10}{'kB':>8}")
    for timing in timings:
        late = "  too slow" if max(timing.first, timing.usual) > timing.limit else ""
        milliseconds = "".join(f"{1000 * each:10.0f}" for each in (timing.first, timing.usual, timing.limit))
        click.echo(f"{timing.name:24}{milliseconds}{timing.bytes / 1000:8.0f}{late}")
    if any(max(timing.first, timing.usual) > timing.limit for timing in timings):
        raise SystemExit(1)


def grow(path: Path, issues: int) -> None:
    """Make an archive of so many issues out of the bundled one."""
    with closing(sqlite3.connect(BUNDLED)) as bundled, closing(connect(path, create=True)) as archive:
        bundled.row_factory = sqlite3.Row
        sources = [row["id"] for row in bundled.execute("SELECT id FROM issues ORDER BY published DESC")]
        held = {source: {table: _held(bundled, table, source) for table in TABLES} for source in sources}
        steps = {table: 1 + max(_highest(bundled, table), 0) for table in TABLES}
        for number in range(issues):
            _add(archive, held[sources[number % len(sources)]], number, steps)
        archive.commit()
        archive.execute("INSERT INTO articles_fts(articles_fts) VALUES ('optimize')")
        archive.commit()


async def measure(path: Path) -> list[Timing]:
    """Ask for each page and picture."""
    datasette = Datasette([str(path)])
    await datasette.invoke_startup()
    timings = []
    for name, address in _addresses(path):
        picture = ".png" in address
        taken, size = [], 0
        for turn in range(TIMES):
            # A page that was drawn is kept, so that each time another one is asked for
            asked = address.replace("PAGE", str(1 + turn % 6))
            begun = time.perf_counter()
            answer = await datasette.client.get(asked, follow_redirects=True)
            taken.append(time.perf_counter() - begun)
            if answer.status_code != 200:
                raise click.ClickException(f"{asked}: {answer.status_code}")
            size = len(answer.content)
        limit = PICTURE_LIMIT if picture else PAGE_LIMIT
        timings.append(Timing(name, taken[0], statistics.median(taken[1:]), limit, size))
    return timings


def _addresses(path: Path) -> Iterator[tuple[str, str]]:
    root = f"/-/archive/{path.stem}"
    with closing(sqlite3.connect(path)) as archive:
        middle = "LIMIT 1 OFFSET (SELECT count(*) / 2 FROM issues)"
        query = f"SELECT substr(sha256, 1, 12), id FROM issues ORDER BY published DESC {middle}"  # noqa: S608
        sha256, issue = archive.execute(query).fetchone()
        article, title = archive.execute(
            "SELECT id, title FROM articles WHERE issue_id = ? AND fields <> '{}' LIMIT 1", [issue]
        ).fetchone()
        monthly = archive.execute("SELECT min(id) FROM articles WHERE issue_id = ?", [issue]).fetchone()[0]
        figure = archive.execute("SELECT min(id) FROM figures WHERE issue_id = ?", [issue]).fetchone()[0]
        boxes = archive.execute("SELECT boxes FROM figures WHERE id = ?", [figure]).fetchone()[0]
    box = ",".join(boxes.strip("[] ").split("]")[0].split(",")[1:]).replace(" ", "")
    yield "home", "/"
    yield "search 外包", f"{root}/search?q={quote('外包')}"
    yield "search 日", f"{root}/search?q={quote('日')}"
    yield "search, narrowed", f"{root}/search?q={quote('服务外包')}&year=2001&section={quote('行业资讯')}"
    yield "search, page 50", f"{root}/search?q={quote('外包')}&page=50"
    yield "series", f"{root}/series"
    yield "series, growth", f"{root}/series?view=growth"
    yield "series, as CSV", f"{root}/series.csv"
    yield "series, as XLSX", f"{root}/series.xlsx"
    yield "issue", f"{root}/issue/{sha256}"
    yield "article", f"{root}/article/{monthly}"
    yield "card", f"{root}/article/{article}"
    yield "companies", f"{root}/companies"
    yield "company", f"{root}/company?name={quote(title)}"
    yield "page", f"{root}/issue/{sha256}/page/PAGE"
    yield "page of a figure", f"{root}/figure/{figure}"
    yield "picture of a page", f"{root}/issue/{sha256}/page/PAGE.png"
    yield "picture for print", f"{root}/issue/{sha256}/page/PAGE.png?dpi=240"
    yield "crop", f"{root}/issue/{sha256}/page/PAGE/crop.png?box={box}"


def _held(bundled: sqlite3.Connection, table: str, issue: int) -> list[Row]:
    query = ROWS.get(table, f"SELECT * FROM {table} WHERE issue_id = ?")  # noqa: S608 - a name of this module
    return [dict(row) for row in bundled.execute(query, [issue])]


def _highest(bundled: sqlite3.Connection, table: str) -> int:
    if "id" not in TABLES[table]:
        return 0
    return int(bundled.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()[0])  # noqa: S608 - a name of this module


def _add(archive: sqlite3.Connection, held: dict[str, list[Row]], number: int, steps: dict[str, int]) -> None:
    """Write an issue once more, under ids of its own, and so many months earlier."""
    published = str(held["issues"][0]["published"])
    later = LAST_MONTH - number - _count(published)
    for table, ids in TABLES.items():
        for row in held[table]:
            new = dict(row)
            for column, other in ids.items():
                if (known := row[column]) is not None:
                    new[column] = int(known) + number * steps[other]
            for column in {"published", "period_start", "period_end"} & row.keys():
                if row[column]:
                    new[column] = _month(_count(str(row[column])) + later)
            if table == "sqlar":
                new["name"] = _named(number, row["name"])
            if table == "issues":
                month = str(new["published"])
                new |= {"sha256": hashlib.sha256(str(number).encode()).hexdigest(), "year": int(month[:4])}
                new |= {"original": _named(number, row["original"]), "month": int(month[5:])}
            marks = ", ".join("?" * len(new))
            columns = ", ".join(f'"{column}"' for column in new)
            statement = f"INSERT INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608 - names of this module
            archive.execute(statement, list(new.values()))


def _named(number: int, name: Cell) -> str:
    return f"{number}-{name!s}"


def _count(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _month(count: int) -> str:
    return f"{count // 12:04}-{count % 12 + 1:02}"


if __name__ == "__main__":
    main()
