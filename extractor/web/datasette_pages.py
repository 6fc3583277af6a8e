"""How the stock pages of an archive look: rows that lead somewhere, and stand on the first screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from datasette import hookimpl
from markupsafe import Markup  # comes with Jinja, and that with Datasette

from extractor.web.addresses import FILES
from extractor.web.answering import addresses
from extractor.web.describing import archives_of

if TYPE_CHECKING:
    # Datasette is in the middle of its own import when it loads its plugins
    from datasette.app import Datasette

VIEWS = ("article_list", "series")
FIGURES = {"figures": "id", "series": "figure_id"}
TABLES = {"article_id": "articles", "figure_id": "figures", "issue_id": "issues"}


# Among the first, for a number that is searched for is still a link
@hookimpl(specname="render_cell", tryfirst=True)
def link_rows(value: object, column: str, table: str | None, database: str, datasette: Datasette) -> Markup | None:
    """Lead from views and queries, which know no foreign keys, to the rows that they speak of."""
    target = TABLES.get(column)
    if target is None or not isinstance(value, int) or (table is not None and table not in VIEWS):
        return None
    if database not in archives_of(datasette):
        return None
    return Markup('<a href="{}/{}">{}</a>').format(datasette.urls.table(database, target), value, value)


@hookimpl(specname="render_cell", tryfirst=True)
def link_pages(
    row: Mapping[str, object], value: object, column: str, table: str | None, database: str, datasette: Datasette
) -> Markup | None:
    """Lead from the page of a figure to its words on that page."""
    key = FIGURES.get(table or "", "")
    # Of a row of SQLite, `in` asks the values
    if column != "page" or key not in tuple(row.keys()) or database not in archives_of(datasette):
        return None
    return Markup('<a href="{}">{}</a>').format(addresses(datasette, database).figure(row[key]), value)


@hookimpl
def extra_css_urls(database: str | None, datasette: Datasette) -> list[str]:
    """Style the pages of archives only."""
    return [datasette.urls.path(f"{FILES}/stock.css")] if database in archives_of(datasette) else []


@hookimpl
def extra_js_urls(database: str | None, datasette: Datasette) -> list[dict[str, str | bool]]:
    """Explain tables and columns in Chinese, and name the controls, on the pages of archives."""
    return (
        [{"url": datasette.urls.path(f"{FILES}/stock.js"), "module": True}]
        if database in archives_of(datasette)
        else []
    )
