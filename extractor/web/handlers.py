"""The handlers of an archive's pages: what each address answers, but for those of printed pages."""

from __future__ import annotations

import sqlite3

from datasette.utils.asgi import Response

from extractor.archive.articles import PrintedArticle, printed_article
from extractor.archive.companies import read_companies, read_company
from extractor.archive.issue_contents import issue_contents
from extractor.archive.paged_results import Narrowing, result_page
from extractor.archive.printed_figures import PrintedFigure
from extractor.archive.series import Choice, Series, read_series
from extractor.output.spreadsheet import Cell
from extractor.web.answering import HEADERS, Visit
from extractor.web.article_blocks import Block, article_blocks
from extractor.web.charting import chart, period
from extractor.web.downloads import csv_of, table, xlsx_of
from extractor.web.home import read_home
from extractor.web.labels import labels
from extractor.web.number_formats import growth, share
from extractor.web.page_pictures import undrawn

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def home(visit: Visit) -> Response:
    """Show what there is: search, calendar, headline indicators, what came in last."""
    said = labels()
    found = await visit.ask(lambda connection: read_home(connection, said.headlines, tuple(said.periods)))
    charts = [chart(indicator.series, "level", said, visit.to) for indicator in found.headlines]
    headlines = [*zip(found.headlines, charts, strict=True)]
    context = {"home": found, "headlines": headlines, "period": period, "growth": growth}
    return await visit.page("archive_home.html", context)


async def search(visit: Visit) -> Response:
    """Show the articles that hold some words."""
    asked = (visit.argument("q") or "").strip()
    narrowing = Narrowing(*(visit.argument(name) or None for name in ("year", "section", "source")))
    number = visit.number("page", 1)
    found = await visit.ask(lambda connection: result_page(connection, asked, narrowing, number))
    return await visit.page("archive_search.html", {"asked": asked, "narrowing": narrowing, "found": found})


async def series(visit: Visit) -> Response:
    """Show a series as a chart and as a table."""
    found = await _series(visit)
    measure = "growth" if visit.argument("view") == "growth" else "level"
    context = {
        "series": found,
        "measure": measure,
        "chart": chart(found, "growth" if measure == "growth" else "level", labels(), visit.to),
        "query": found.choice.query(),
        "period": period,
        "growth": growth,
    }
    return await visit.page("archive_series.html", context)


async def series_csv(visit: Visit) -> Response:
    """Give the table of a series as CSV."""
    return _file(csv_of(await _table(visit)), "text/csv; charset=utf-8", "series.csv")


async def series_xlsx(visit: Visit) -> Response:
    """Give the table of a series as a workbook."""
    return _file(xlsx_of(await _table(visit), labels().sheet), _XLSX, "series.xlsx")


async def issue(visit: Visit) -> Response:
    """Show an issue as its sections and articles."""
    sha256 = visit.request.url_vars["sha256"]
    found = await visit.ask(lambda connection: issue_contents(connection, sha256))
    reason = await visit.ask(lambda connection: undrawn(connection, found.head, 1))
    return await visit.page("archive_issue.html", {"issue": found, "undrawn": reason})


async def article(visit: Visit) -> Response:
    """Show an article with its figures marked."""
    article_id = int(visit.request.url_vars["id"])

    def read(connection: sqlite3.Connection) -> tuple[PrintedArticle, tuple[Block, ...]]:
        found = printed_article(connection, article_id)
        return found, tuple(article_blocks(found))

    found, blocks = await visit.ask(read)
    context = {"article": found, "blocks": blocks, "growth": growth, "share": share, "query": figure_query}
    return await visit.page("archive_article.html", context)


async def companies(visit: Visit) -> Response:
    """Show the list of member companies."""
    return await visit.page("archive_companies.html", {"companies": await visit.ask(read_companies)})


async def company(visit: Visit) -> Response:
    """Show a member company with its cards and mentions."""
    name = visit.argument("name") or ""
    found = await visit.ask(lambda connection: read_company(connection, name))
    return await visit.page("archive_company.html", {"company": found})


def figure_query(figure: PrintedFigure) -> list[tuple[str, str]]:
    """Return what leads to the series of a figure; nothing where it stands in none, or has no period."""
    if figure.modality or not figure.period_end:
        return []
    name = figure.indicator or figure.label
    choice = Choice(
        name,
        figure.scope or "",
        figure.entity or "",
        (figure.item or "",),
        figure.kind,
        population=figure.population or "",
        breakdown=figure.breakdown or "",
    )
    return choice.query() if name else []


async def _series(visit: Visit) -> Series:
    entity = visit.argument("entity")
    choice = Choice(
        indicator=visit.argument("indicator"),
        scope=visit.argument("scope"),
        # Addresses of old name the region of a place alone
        entity=visit.argument("region") if entity is None else entity,
        population=visit.argument("population"),
        breakdown=visit.argument("breakdown"),
        items=tuple(visit.arguments("item")),
        kind=visit.argument("kind"),
        unit=visit.argument("unit"),
        years=tuple(visit.arguments("year")),
    )
    return await visit.ask(lambda connection: read_series(connection, choice, tuple(labels().periods)))


async def _table(visit: Visit) -> list[list[Cell]]:
    return table((await _series(visit)).points, labels(), visit.to, visit.absolute)


def _file(content: bytes, kind: str, name: str) -> Response:
    headers = {**HEADERS, "Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, content_type=kind, headers=headers)
