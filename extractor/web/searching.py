"""Chinese words in every search box of an archive, and their hits marked in the cells.

Datasette asks SQLite for `escape_fts(:search)`; on the connections to an archive that function is ours. Other
databases of the same Datasette keep Datasette's own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextvars import ContextVar
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from datasette import hookimpl
from markupsafe import Markup  # comes with Jinja, and that with Datasette

from extractor.archive.database import is_archive, register_functions
from extractor.search.search import Snippet, match_query, snippet, spans
from extractor.web.asgi import Application, Receive, Scope, Send
from extractor.web.describing import archives_of

if TYPE_CHECKING:
    # Datasette is in the middle of its own import when it loads its plugins
    from datasette.app import Datasette

LONG_CELL = 200

# Datasette 0.65 tells render_cell nothing of the request
_words: ContextVar[str] = ContextVar("words", default="")


# Last, for Datasette's own hook would put its function back
@hookimpl(trylast=True)
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Give a connection to an archive `index_text(text)`, `match_query(words)` and `snippet_of(text, words)`."""
    try:
        if not is_archive(conn):
            return
    except sqlite3.Error:
        # A file that cannot be read is Datasette's to report
        return
    register_functions(conn)
    for name in ("match_query", "escape_fts"):
        conn.create_function(name, 1, lambda words: match_query(_text(words)), deterministic=True)
    conn.create_function(
        "snippet_of", 2, lambda text, words: snippet(_text(text), _text(words)).text, deterministic=True
    )


@hookimpl
def asgi_wrapper() -> Callable[[Application], Application]:
    """Remember what is searched for, and let an emptied search box mean all rows."""
    return _listening


@hookimpl(specname="render_cell")
def mark_hits(value: object, database: str, datasette: Datasette) -> Markup | None:
    """Mark the hits in the cells of an archive; a long text is shown where most of them are."""
    words = _words.get()
    if not words or not isinstance(value, str) or database not in archives_of(datasette):
        return None
    hits = tuple(spans(value, words))
    if not hits:
        return None
    return _html(Snippet(value, hits) if len(value) <= LONG_CELL else snippet(value, words, width=LONG_CELL))


def _listening(application: Application) -> Application:
    async def listen(scope: Scope, receive: Receive, send: Send) -> None:
        query = scope.get("query_string")
        if scope["type"] == "http" and isinstance(query, bytes):
            arguments = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
            kept = [(name, value) for name, value in arguments if not _is_empty_search(name, value)]
            if kept != arguments:
                scope = {**scope, "query_string": urlencode(kept).encode("ascii")}
            _words.set(" OR ".join(f"({value})" for name, value in kept if name == "q" or _is_search(name)))
        await application(scope, receive, send)

    return listen


def _is_search(name: str) -> bool:
    return name == "_search" or name.startswith("_search_")


def _is_empty_search(name: str, value: str) -> bool:
    """Tell whether an argument searches for nothing or only looks like a search, which Datasette 0.65 takes ill."""
    if _is_search(name):
        return not value.strip()
    return name.startswith("_search") and name != "_searchmode"


def _html(piece: Snippet) -> Markup:
    html, done = Markup(), 0
    for start, end in piece.spans:
        html += Markup("{}<mark>{}</mark>").format(piece.text[done:start], piece.text[start:end])
        done = end
    return html + piece.text[done:]


def _text(value: object) -> str:
    return "" if value is None else str(value)
