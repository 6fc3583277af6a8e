"""How completely and how fast words are found: `python benchmarks/search.py` prints the tables.

Articles are made of the sentences of the bundled issues, with a fixed seed: their numbers are changed, and now and then
their width and script. Queries of every kind are taken from them. What must be found is told by looking through all
texts, which knows nothing of the index; Datasette's JSON and the command must find just that.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlencode

import click
from click.testing import CliRunner
from datasette.app import Datasette

from extractor.archive.database import connect
from extractor.bulletin import read_bulletin
from extractor.cli import main as command
from extractor.rules.loading import load_rules
from extractor.search.folding import fold
from extractor.search.results import search_results
from extractor.search.search import match_query

ROOT = Path(__file__).parent.parent
ISSUES = ("2022-07", "2022-09", "2023-09")
SEED = 20260901
HAN = "[\u4e00-\u9fff]"
# How many queries of each kind: 300 in all
KINDS = {
    "1 character": 20,
    "2 characters": 50,
    "3 characters": 25,
    "4 characters": 25,
    "5 to 14 characters": 35,
    "Latin words": 20,
    "numbers": 20,
    "mixed": 20,
    "full width": 15,
    "traditional": 20,
    "all of several": 15,
    "OR, NOT, brackets": 10,
    "quantities": 15,
    "ranges": 10,
}
# Words in Latin letters, of which the sentences have few
NAMES = (
    *("ITO", "BPO", "KPO", "RCEP", "NTT", "DATA", "SAP", "IBM", "Oracle", "Hitachi", "Fujitsu", "Accenture", "Genpact"),
    *("Infosys", "Wipro", "Cognizant", "Capgemini", "Softtek", "Globant", "EPAM", "Amdocs", "Atos", "Unisys", "AI"),
    *("Concentrix", "Teleperformance", "cloud", "software", "design", "testing", "research"),
)
# Kinds that LIKE and the trigram tokenizer can be asked for too: one piece of text
PLAIN = tuple(KINDS)[:10]
EVERYTHING = 1_000_000


@dataclass(frozen=True, slots=True)
class Text:
    """An article that was made; `amounts` are those of its figures in US dollars, with the worth of the last digit."""

    id: int
    title: str
    body: str
    amounts: tuple[tuple[Decimal, Decimal], ...]


Test = Callable[[str, Text], bool]  # of the folded text, and the article itself


@dataclass(frozen=True, slots=True)
class Query:
    """A query of some kind, and the test that an article must pass to be found."""

    kind: str
    words: str
    wanted: Test


def sentences() -> list[str]:
    """Return the sentences of the bundled issues, each once."""
    rules = load_rules()
    found: dict[str, None] = {}
    for issue in ISSUES:
        for section in read_bulletin(ROOT / f"tests/fixtures/{issue}.pdf", rules).sections:
            for article in section.articles:
                found |= dict.fromkeys(one for one in re.split(r"(?<=[。；])|\n", article.body) if len(one) > 8)
    return list(found)


def make_texts(pool: Sequence[str], count: int) -> Iterator[Text]:
    """Yield articles, the same ones however many are asked for."""
    traditional = _traditional()
    for number in range(1, count + 1):
        chance = random.Random(f"{SEED}-{number}")  # noqa: S311 - the same articles every time
        body = [re.sub(r"\d", lambda _: chance.choice("0123456789"), one) for one in chance.sample(pool, 6)]  # noqa: B023
        amounts = []
        for _ in range(chance.randrange(3)):
            printed, amount = _money(chance)
            amounts.append(amount)
            body.insert(chance.randrange(len(body)), f"合同额{printed}。")
        if chance.random() < 0.5:
            body.append(f"与{' '.join(chance.sample(NAMES, 2))}签约{chance.choice(NAMES)}项目。")
        text = "".join(body)
        if number % 50 == 0:
            text = text.translate(traditional)
        if number % 20 == 1:
            text = _wide(text)
        yield Text(number, chance.choice(pool)[:14], text, tuple(amounts))


def _money(chance: random.Random) -> tuple[str, tuple[Decimal, Decimal]]:
    """Return an amount as it may be printed, and in dollars with the worth of its last digit."""
    decimals, scale, unit = chance.choice([(2, 10**8, "亿美元"), (3, 10**8, "亿美元"), (2, 10**4, "万美元")])
    step = Decimal(scale).scaleb(-decimals)
    amount = Decimal(chance.randrange(10**8, 5 * 10**9) // int(step)) * step
    return f"{amount / scale:.{decimals}f}{unit}", (amount, step)


def _wide(text: str) -> str:
    return re.sub(r"[A-Za-z0-9]", lambda found: chr(ord(found[0]) + 0xFEE0), text)


def _traditional() -> dict[int, str]:
    """Return one traditional form of each simplified character that has one."""
    lines = (ROOT / "extractor/words/variants/simplified.txt").read_text(encoding="utf-8").splitlines()
    pairs = " ".join(line for line in lines if not line.startswith("#")).split()
    return {ord(pair[1]): pair[0] for pair in reversed(pairs)}


def make_archive(path: Path, texts: Iterable[Text]) -> None:
    """Write articles into an archive of two hundred to an issue, with their figures, through its own triggers."""
    with closing(connect(path, create=True)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        for text in texts:
            issue = (text.id - 1) // 200 + 1
            if text.id % 200 == 1:
                year, month = 1950 + issue // 12, issue % 12 + 1
                values = [issue, f"{issue}.pdf", str(issue), f"第{issue}期", year, month, f"{year}-{month:02}"]
                connection.execute(
                    "INSERT INTO issues(id, file, sha256, title, year, month, published, pages, imported, patterns,"
                    " original) VALUES (?, ?, ?, ?, ?, ?, ?, 1, '', '', '')",
                    values,
                )
                connection.execute("INSERT INTO sections VALUES (?, ?, 0, '行业动态', '', 1, 1)", [issue, issue])
            connection.execute(
                "INSERT INTO articles(id, issue_id, section_id, position, title, body, fields, first_page, last_page)"
                " VALUES (?, ?, ?, ?, ?, ?, '{}', 1, 1)",
                [text.id, issue, issue, text.id, text.title, text.body],
            )
            connection.executemany(
                "INSERT INTO figures(issue_id, article_id, page, raw, value, decimals, amount, base_unit,"
                ' sentence, rule, read_from, boxes, start, "end")'
                " VALUES (?, ?, 1, '', ?, 0, ?, 'USD', '', '', '', '[]', 0, 0)",
                [[issue, text.id, float(amount / step), float(amount)] for amount, step in text.amounts],
            )
        connection.execute("INSERT INTO articles_fts(articles_fts) VALUES ('optimize')")


def make_queries(texts: Sequence[Text]) -> list[Query]:
    """Return 300 queries, each taken from an article."""
    chance = random.Random(SEED)  # noqa: S311 - the same queries every time
    queries: dict[str, Query] = {}
    for kind, count in KINDS.items():
        made = 0
        while made < count:
            query = _query(kind, chance.choice(texts), chance)
            if query and query.words not in queries:
                queries[query.words] = query
                made += 1
    return list(queries.values())


_LENGTHS = {"1 character": (1, 1), "2 characters": (2, 2), "3 characters": (3, 3), "4 characters": (4, 4)}
_PIECES = {
    "Latin words": r"(?<![A-Za-z0-9])[A-Za-z]{2,}(?: [A-Za-z]{2,})?(?![A-Za-z0-9])",
    "numbers": r"(?<![A-Za-z0-9.,%])\d+(?:\.\d+)?(?![A-Za-z0-9.,%])",
    "mixed": rf"{HAN}{{1,4}}(?:[A-Za-z]+|\d+(?:\.\d+)?){HAN}{{1,3}}",
    "full width": rf"(?<![A-Za-z0-9.,%])(?:[A-Za-z]{{2,}}|\d+){HAN}{{1,3}}",
}


def _query(kind: str, text: Text, chance: random.Random) -> Query | None:
    if kind in ("quantities", "ranges"):
        return _query_of_amounts(kind, text, chance)
    if kind in ("all of several", "OR, NOT, brackets"):
        pieces = [_piece("2 characters", text, chance) for _ in range(3)]
        return None if None in pieces else _query_of_several(kind, [piece or "" for piece in pieces], chance)
    piece = _piece(kind, text, chance)
    if piece is None or (kind == "traditional" and piece.translate(_traditional()) == piece):
        return None
    written = {"full width": _wide(piece), "traditional": piece.translate(_traditional())}.get(kind, piece)
    return Query(kind, f'"{written}"' if " " in written else written, _holds(piece))


def _piece(kind: str, text: Text, chance: random.Random) -> str | None:
    """Return a piece of an article's text of some kind, in half width and simplified; None where there is none."""
    plain = re.sub("[Ａ-Ｚａ-ｚ０-９]", lambda found: chr(ord(found[0]) - 0xFEE0), text.body)
    if kind in _PIECES:
        found = re.findall(_PIECES[kind], plain)
        return chance.choice(found) if found else None
    shortest, longest = _LENGTHS.get(kind, (2, 6) if kind == "traditional" else (5, 14))
    length = chance.randint(shortest, longest)
    runs = [run for run in re.findall(f"{HAN}+", fold(plain)) if len(run) >= length]
    if not runs:
        return None
    run = chance.choice(runs)
    start = chance.randrange(len(run) - length + 1)
    return str(run[start : start + length])


def _holds(piece: str) -> Test:
    """Return the test for a piece of text: a substring, at whose ends a Latin word or a number must be whole."""
    inner = re.escape(fold(piece))
    before = r"(?<![a-z0-9])" if re.match("[a-z0-9]", fold(piece)) else ""
    after = r"(?![a-z0-9])" if re.search("[a-z0-9]$", fold(piece)) else ""
    pattern = re.compile(before + inner + after)
    return lambda folded, _: pattern.search(folded) is not None


def _query_of_several(kind: str, pieces: list[str], chance: random.Random) -> Query:
    one, two, three = map(_holds, pieces)
    words = "{} {} {}".format(*pieces)
    if kind == "all of several":
        return Query(kind, words, lambda folded, text: one(folded, text) and two(folded, text) and three(folded, text))
    if chance.random() < 0.5:
        words = "({} OR {}) NOT {}".format(*pieces)
        return Query(kind, words, lambda f, text: (one(f, text) or two(f, text)) and not three(f, text))
    words = "{} OR ({} -{})".format(*pieces)
    return Query(kind, words, lambda f, text: one(f, text) or (two(f, text) and not three(f, text)))


def _query_of_amounts(kind: str, text: Text, chance: random.Random) -> Query | None:
    if not text.amounts:
        return None
    amount, _ = text.amounts[0]
    if kind == "quantities":
        decimals, scale, unit = chance.choice([(2, 10**8, "亿美元"), (2, 10**4, "万美元"), (0, 1, "美元")])
        printed = f"{amount / scale:.{decimals}f}"
        asked, step = Decimal(printed) * scale, Decimal(scale).scaleb(-decimals)
        as_printed = _holds(printed + unit)
        return Query(
            kind,
            printed + unit,
            lambda f, other: as_printed(f, other) or any(_same(asked, step, *each) for each in other.amounts),
        )
    low, high = sorted((amount // 10**7 * 10**7, Decimal(chance.randrange(10, 500) * 10**7)))
    choice = chance.randrange(3)
    if choice == 0:
        return Query(kind, f">{low / 10**8}亿美元", lambda _, other: any(each > low for each, _ in other.amounts))
    if choice == 1:
        return Query(kind, f"<{high / 10**4}万美元", lambda _, other: any(each < high for each, _ in other.amounts))
    words = f"{low / 10**8}亿-{high / 10**8}亿美元"
    return Query(kind, words, lambda _, other: any(low <= each <= high for each, _ in other.amounts))


def _same(one: Decimal, one_step: Decimal, other: Decimal, other_step: Decimal) -> bool:
    """Tell whether the coarser of two amounts, of three digits or more, is the finer one rounded."""
    return abs(one - other) <= max(
        one_step / 2 if one >= 100 * one_step else 0, other_step / 2 if other >= 100 * other_step else 0
    )


class Score:
    """What was found of what should be, and how much of what was found is right, over some queries."""

    def __init__(self) -> None:
        self.wanted = self.found = self.right = 0

    def add(self, wanted: set[int], found: set[int]) -> None:
        """Count one query."""
        self.wanted += len(wanted)
        self.found += len(found)
        self.right += len(wanted & found)

    @property
    def recall(self) -> float:
        """Part of the wanted articles that was found."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        """Part of the found articles that is wanted."""
        return self.right / self.found if self.found else 1.0


class Site:
    """Datasette over the archive, asked as a program asks it."""

    def __init__(self, path: Path) -> None:
        settings = {"max_returned_rows": EVERYTHING, "sql_time_limit_ms": 60_000, "facet_time_limit_ms": 60_000}
        self._datasette = Datasette([str(path)], settings=settings)
        self._address = f"/{path.stem}/articles.json?"
        self._loop = asyncio.new_event_loop()

    def ids(self, words: str, size: int | str) -> set[int]:
        """Return the ids of the articles that the JSON of the table's page names."""
        arguments = {"_search": words, "_shape": "array", "_col": "id", "_nofacet": 1, "_size": size}
        response = self._loop.run_until_complete(self._datasette.client.get(self._address + urlencode(arguments)))
        return {row["id"] for row in json.loads(response.text)}


def command_ids(path: Path, words: str) -> set[int]:
    """Return the ids of the articles that `extractor search` prints."""
    arguments = ["search", "--json", "--limit", str(EVERYTHING), "--db", str(path), "--", words]
    result = CliRunner().invoke(command, arguments)
    return {hit["article"] for hit in json.loads(result.stdout)}


def print_found(path: Path, texts: Sequence[Text], queries: Sequence[Query]) -> None:
    """Print recall and precision by kind, in Datasette's JSON and in the command."""
    folded = [f"{fold(text.title)}\n{fold(text.body)}" for text in texts]
    site = Site(path)
    scores: defaultdict[str, tuple[Score, Score]] = defaultdict(lambda: (Score(), Score()))
    for query in queries:
        wanted = {text.id for text, plain in zip(texts, folded, strict=True) if query.wanted(plain, text)}
        for found, which in ((site.ids(query.words, "max"), 0), (command_ids(path, query.words), 1)):
            for kind in (query.kind, "in all"):
                scores[kind][which].add(wanted, found)
            if found != wanted:
                click.echo(f"{query.words}: {len(found)} found of {len(wanted)}", err=True)
    click.echo(f"{'kind':<20}{'queries':>8}{'articles':>10}   JSON: recall precision   command: recall precision")
    for kind in (*KINDS, "in all"):
        site_score, command_score = scores[kind]
        count = KINDS.get(kind, len(queries))
        figures = f"{site_score.recall:15.3f}{site_score.precision:10.3f}"
        figures += f"{command_score.recall:18.3f}{command_score.precision:10.3f}"
        click.echo(f"{kind:<20}{count:>8}{site_score.wanted:>10}{figures}")


def print_times(path: Path, queries: Sequence[Query], label: str) -> None:
    """Print how long queries take: ours, and for plain words those of LIKE and SQLite's trigram tokenizer too."""
    plain = [query for query in queries if query.kind in PLAIN]
    site = Site(path)
    with closing(connect(path)) as connection:
        _add_trigrams(connection)

        def asks(sql: str) -> Callable[[str], object]:
            return lambda words: connection.execute(sql, {"words": words}).fetchall()

        ways: list[tuple[str, Sequence[Query], Callable[[str], object]]] = [
            ("best 20 with snippets", queries, lambda words: search_results(connection, words)),
            ("best 20, Datasette JSON", queries, lambda words: site.ids(words, 20)),
            ("all ids", plain, lambda words: asks(_INDEX)(match_query(words))),
            ("all ids, trigram", plain, lambda words: asks(_TRIGRAM)('"' + words.strip('"') + '"')),
            ("all ids, LIKE", plain, lambda words: asks(_LIKE)(f"%{words.strip(chr(34))}%")),
        ]
        for name, asked, ask in ways:
            times = sorted(_seconds(ask, query.words) * 1000 for query in asked)
            median, late = statistics.median(times), times[int(len(times) * 0.95)]
            click.echo(
                f"{label:>9} {name:<25}{len(times):>4} queries{median:10.2f} ms{late:10.2f} ms{times[-1]:10.2f} ms"
            )


_INDEX = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH :words"
_TRIGRAM = "SELECT rowid FROM temp.trigrams WHERE trigrams MATCH :words"
_LIKE = "SELECT id FROM articles WHERE title LIKE :words OR body LIKE :words"


def _add_trigrams(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE VIRTUAL TABLE temp.trigrams USING fts5(title, body, tokenize='trigram')")
    connection.execute("INSERT INTO temp.trigrams(rowid, title, body) SELECT id, title, body FROM articles")
    connection.execute("INSERT INTO temp.trigrams(trigrams) VALUES ('optimize')")


def _seconds(ask: Callable[[str], object], words: str) -> float:
    """Return the shorter of two times, so that a first reading from the disk does not count."""
    times = []
    for _ in range(2):
        start = time.perf_counter()
        ask(words)
        times.append(time.perf_counter() - start)
    return min(times)


@click.command()
@click.option("--articles", default=20_000, show_default=True, help="How many articles the queries are made of.")
@click.option("--growth", type=int, multiple=True, help="Time the queries over this many articles too.")
def main(articles: int, growth: tuple[int, ...]) -> None:
    """Print recall, precision and times."""
    pool = sentences()
    texts = list(make_texts(pool, articles))
    queries = make_queries(texts)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{articles}.db"
        start = time.perf_counter()
        make_archive(path, texts)
        made = f"{time.perf_counter() - start:.0f} s, {path.stat().st_size / 1e6:.0f} MB"
        size = sum(len(text.body) for text in texts) / articles
        click.echo(f"{articles} articles of {size:.0f} characters, indexed in {made}; SQLite {sqlite3.sqlite_version}")
        print_found(path, texts, queries)
        click.echo(f"\n {'articles':>8} {'':<36}{'median':>13}{'95 %':>13}{'slowest':>13}")
        print_times(path, queries, f"{articles:,}")
        for count in growth:
            path = Path(folder) / f"a{count}.db"
            make_archive(path, make_texts(pool, count))
            print_times(path, queries, f"{count:,}")


if __name__ == "__main__":
    sys.exit(main())
