"""What a competent person writes in an afternoon, to be compared with: `python benchmarks/naive.py FOLDER DB`.

It is pdfplumber, re and sqlite3, and knows nothing of the rest of this project (see `importing.py`). A line is a
heading, a title or a source by what it looks like. A figure is the words before a number, the number, its unit, and
the growth and share behind it; its months are those that were mentioned last, a stretch of months before one month.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pdfplumber

BLANKS = re.compile(r"(?<![A-Za-z]) +| +(?![A-Za-z])|[\ue000-\uf8ff]")
FURNITURE = re.compile(r"[-—–]*第?\d{1,3}(页.*)?[-—–]*|.*\.{4,}\d*|目录|.{2,20}\d{4}年第\d+期.*")
HEADING = re.compile(r"【(.{2,12})】|[一二三四五六七八九十]、(.{2,12})")
TITLE = re.compile(r"[^，。；：]{4,30}")
SOURCE = re.compile(r"[（(]?来源：(.+?)[）)]?")
ISSUED = re.compile(r"(\d{4})年(?:第\d+期.*?)?(\d{1,2})月", re.DOTALL)
QUARTERS = {"一季度": ("01", "03"), "上半年": ("01", "06"), "前三季度": ("01", "09"), "全年": ("01", "12")}
STRETCH = re.compile(
    rf"(?<![较比])(?:(?P<year>20\d\d)年(?P<whole>{'|'.join(QUARTERS)})?|(?P<part>{'|'.join(QUARTERS)})"
    r"|(?P<first>\d{1,2})[-—–至](?P<last>\d{1,2})月|前(?P<many>\d{1,2})个月)"
)
MONTH = re.compile(r"(\d{1,2})月(?!\d+日|底|末)")
FIGURE = re.compile(
    r"(?P<name>[^\d\s，。；：、]{2,30}?)(?:分别)?(?:为|达到|达|约|共|实现|完成)*"
    r"(?P<raw>(?P<value>\d[\d,]*(?:\.\d+)?)"
    r"(?P<unit>[万亿]*(?:美元|日元|元|人次|人|家|个(?!百分点)|项|吨|票|辆|标箱|平方米)))"
    r"(?:，?占比?[^\d，。；]{0,12}(?P<share>\d+(?:\.\d+)?)%)?"
    r"(?:，?(?:同比|比上年|比上年同期)?(?P<way>增长|上升|增加|扩大|下降|减少)(?P<growth>\d+(?:\.\d+)?)%)?"
    r"(?:，?占比?[^\d，。；]{0,12}(?P<behind>\d+(?:\.\d+)?)%)?"
)
TABLES = """
    CREATE TABLE issues (id INTEGER PRIMARY KEY, file TEXT, published TEXT);
    CREATE TABLE sections (id INTEGER PRIMARY KEY, issue INTEGER REFERENCES issues, heading TEXT);
    CREATE TABLE articles (id INTEGER PRIMARY KEY, section INTEGER REFERENCES sections,
      title TEXT, source TEXT, body TEXT);
    CREATE TABLE figures (id INTEGER PRIMARY KEY, article INTEGER REFERENCES articles, name TEXT, scope TEXT,
      start TEXT, end TEXT, raw TEXT, value REAL, unit TEXT, growth REAL, share REAL);
    CREATE VIRTUAL TABLE search USING fts5 (title, body, content='articles', content_rowid='id', tokenize='trigram');
"""


class Figure(NamedTuple):
    """A number with what is said of it; months are `YYYY-MM`."""

    name: str
    scope: str | None
    start: str
    end: str
    raw: str
    value: float
    unit: str
    growth: float | None
    share: float | None


def figures_of(text: str, published: str) -> Iterator[Figure]:
    """Yield the figures of a text that was published in this month, `YYYY-MM`."""
    for found in FIGURE.finditer(text):
        scope = next((scope for scope in ("离岸", "在岸") if scope in found["name"]), None)
        growth = float(found["growth"]) * (-1 if found["way"] in {"下降", "减少"} else 1) if found["growth"] else None
        share = found["share"] or found["behind"]
        yield Figure(
            found["name"].lstrip("年月日").removeprefix("其中"),
            scope,
            *months_before(text[: found.start("value")], published),
            found["raw"],
            float(found["value"].replace(",", "")),
            found["unit"],
            growth,
            float(share) if share else None,
        )


def months_before(text: str, published: str) -> tuple[str, str]:
    """Return the first and the last of the months that were mentioned last."""
    stretches, months = list(STRETCH.finditer(text)), MONTH.findall(text)
    if not stretches:
        month = f"{published[:4]}-{int(months[-1]):02}" if months else published
        return month, month
    said = stretches[-1]
    year = said["year"] or published[:4]
    first, last = QUARTERS.get(said["whole"] or said["part"] or "", ("01", "12"))
    if said["last"] or said["many"]:
        first, last = f"{int(said['first'] or 1):02}", f"{int(said['last'] or said['many']):02}"
    return f"{year}-{first}", f"{year}-{last}"


def articles_of(lines: list[str]) -> Iterator[tuple[str, str | None, str | None, str]]:
    """Yield heading, title, source and body of each article."""
    heading, title, source, body = "", None, None, ""
    for line in lines:
        found = HEADING.fullmatch(line)
        if found or (TITLE.fullmatch(line) and (not body or source or body.endswith("。"))):
            if body:
                yield heading, title, source, body
            heading, title = (found[1] or found[2], None) if found else (heading, line)
            source, body = None, ""
        elif credit := SOURCE.fullmatch(line):
            source = credit[1]
        else:
            body += line
    if body:
        yield heading, title, source, body


def read(path: Path, database: sqlite3.Connection) -> None:
    """Read a file into the database."""
    with pdfplumber.open(path) as pdf:
        text = "\n".join(page.extract_text() for page in pdf.pages)
    lines = [BLANKS.sub("", line) for line in text.splitlines()]
    issued = ISSUED.search("\n".join(lines))
    published = f"{issued[1]}-{int(issued[2]):02}" if issued else ""
    issue = database.execute("INSERT INTO issues VALUES (NULL, ?, ?)", [path.name, published]).lastrowid
    content = articles_of([line for line in lines if not FURNITURE.fullmatch(line)])
    for heading, articles in groupby(content, key=lambda article: article[0]):
        section = database.execute("INSERT INTO sections VALUES (NULL, ?, ?)", [issue, heading]).lastrowid
        for _, title, source, body in articles:
            row = [section, title, source, body]
            article = database.execute("INSERT INTO articles VALUES (NULL, ?, ?, ?, ?)", row).lastrowid
            database.execute("INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)", [article, title, body])
            rows = [(article, *figure) for figure in figures_of(body, published)]
            database.executemany("INSERT INTO figures VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    database.commit()


def main(folder: Path, target: Path) -> None:
    """Read all files of a folder."""
    database = sqlite3.connect(target)
    database.executescript(TABLES)
    for path in sorted(folder.glob("*.pdf")):
        read(path, database)
    database.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
