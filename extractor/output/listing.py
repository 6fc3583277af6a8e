"""Records → a table for the terminal, CSV or JSON; pure, nothing is printed here."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields, replace

from extractor.archive.printed_figures import printed, unsaid_bound
from extractor.archive.records import FoundFigure
from extractor.model import Bound, Figure
from extractor.output.terminal import harmless, text_table
from extractor.search.results import SearchResult
from extractor.search.search import Snippet

Value = str | int | float | None | Sequence["Value"] | Mapping[str, "Value"]

FIGURE_COLUMNS = ("id", "issue", "published", "section", "article", *(field.name for field in fields(Figure)))

# The columns of a list, and those of them that it has only where a figure fills them
_LISTED = (
    *("id", "indicator", "scope", "entity", "population", "item", "period", "modality", "printed", "yoy", "share"),
    *("issue", "page"),
)
_WHERE_ANY = {"id", "population", "modality"}

_SIGNS: Mapping[Bound, str] = {"gt": ">", "ge": "≥", "lt": "<", "le": "≤", "approx": "≈"}

# What a spreadsheet takes for a formula; OWASP, "CSV Injection". A number with its sign is one and does no harm.
_FORMULA = re.compile(r"\s*(?:[=@]|[+-](?![0-9][0-9,.]*%?\Z))")


def figure_records(found: Iterable[FoundFigure]) -> list[dict[str, Value]]:
    """Return figures with every column of the archive, under the same names; those of a file have no `id`."""
    records = []
    for one in found:
        columns = asdict(one.figure)
        columns["boxes"] = [list(box.values()) for box in columns["boxes"]]
        place = {"issue": one.issue, "published": one.published, "section": one.section, "article": one.article}
        records.append(({} if one.id is None else {"id": one.id}) | place | columns)
    return records


def result_records(results: Iterable[SearchResult]) -> list[dict[str, Value]]:
    """Return the results of a search, the hit words of the snippet between `[` and `]`."""
    return [{**asdict(result), "snippet": result.snippet.marked("[", "]")} for result in results]


def result_lines(result: SearchResult, before: str, after: str) -> str:
    """Return a result as two lines of text: where, then the snippet, with `before` and `after` around the hit words."""
    title = Snippet(harmless(result.title or "-"), result.title_spans).marked(before, after)
    place = f"{harmless(f'{result.published or result.issue}  {result.section}')}  {title}  p. {result.page}"
    snippet = replace(result.snippet, text=harmless(result.snippet.text))
    return f"{place}\n    {snippet.marked(before, after)}"


def figure_table(found: Iterable[FoundFigure]) -> str:
    """Return figures as lines of text: what, of whom, when, how much, where printed.

    Ids, populations and what is no fact have a column where there are some. A period that is the issue's, for want of
    another, has a `?` behind it.
    """
    rows = [_figure_cells(one) for one in found]
    header = [name for name in _LISTED if name not in _WHERE_ANY or any(row[name] for row in rows)]
    return text_table(header, [[row[name] for name in header] for row in rows])


def _figure_cells(found: FoundFigure) -> dict[str, str]:
    figure = found.figure
    return {
        "id": "" if found.id is None else str(found.id),
        "indicator": figure.indicator or figure.label or "",
        "scope": figure.scope or "",
        "entity": figure.entity or "",
        "population": figure.population or "",
        "item": figure.item or "",
        "period": _period(figure),
        "modality": figure.modality or "",
        "printed": _printed(figure),
        "yoy": _percent(figure.yoy, signed=True),
        "share": _percent(figure.share),
        "issue": found.published or found.issue,
        "page": str(figure.page),
    }


def _period(figure: Figure) -> str:
    start, end = figure.period_start or "", figure.period_end or ""
    return (start if start == end else f"{start}..{end}") + ("?" if figure.period_from == "issue" else "")


def _printed(figure: Figure) -> str:
    """Return a number as printed, with a sign for the bound that stands before it in print."""
    bound = unsaid_bound(figure.bound, figure.raw, figure.unit)
    return (_SIGNS.get(bound, "") if bound else "") + printed(figure.raw, figure.unit, figure.read_from)


def _percent(value: float | None, *, signed: bool = False) -> str:
    return "" if value is None else f"{value:{'+' if signed else ''}.10g}%"


def cell_rows(columns: Sequence[str], records: Iterable[Mapping[str, Value]]) -> list[list[str | float | None]]:
    """Return records as rows under a header; lists within them as JSON."""
    return [list(columns), *([_plain(record[column]) for column in columns] for record in records)]


def csv_text(columns: Sequence[str], records: Iterable[Mapping[str, Value]]) -> str:
    """Return records as CSV, with the mark that makes a spreadsheet read it as UTF-8; lists within it as JSON.

    A text that looks like a formula gets an apostrophe before it.
    """
    return csv_of_rows(cell_rows(columns, records))


def csv_of_rows(rows: Iterable[Sequence[str | float | None]]) -> str:
    """Return rows as CSV, as `csv_text` does."""
    file = io.StringIO()
    file.write("\ufeff")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerows([_no_formula(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return file.getvalue()


def _no_formula(text: str) -> str:
    """Return a text that a spreadsheet takes for no formula: the text of a PDF is anybody's."""
    return f"'{text}" if _FORMULA.match(text) else text


def _plain(value: Value) -> str | int | float | None:
    return value if value is None or isinstance(value, str | int | float) else json_text(value)


def json_text(value: Value, *, indent: int | None = None) -> str:
    """Return a value as JSON, Chinese as it is."""
    return json.dumps(value, ensure_ascii=False, indent=indent)
