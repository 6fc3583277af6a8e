"""What sqlite-utils needs to write to an archive and to search it for words of any length; its plugin.

`sqlite-utils search archive.db articles WORDS` understands what `extractor search` does; other files, and `--quote`,
are searched as before.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import wraps
from pathlib import Path

import click
from sqlite_utils import hookimpl

from extractor.archive.database import is_archive, register_functions
from extractor.search.search import match_query


@hookimpl
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Let the triggers of an archive find their function."""
    try:
        if is_archive(conn):
            register_functions(conn)
    except sqlite3.Error:
        # A file that cannot be read is sqlite-utils' to report
        return


@hookimpl
def register_commands(cli: click.Group) -> None:
    """Put the words of a search of an archive in the form in which they are indexed."""
    command = cli.commands["search"]
    search = command.callback
    if search is None:
        return

    @wraps(search)
    def search_archive(*, path: str, q: str, quote: bool, **others: object) -> object:
        words = match_query(q) if not quote and _is_archive_file(path) else q
        return search(path=path, q=words, quote=quote, **others)

    command.callback = search_archive


def _is_archive_file(path: str) -> bool:
    try:
        with closing(sqlite3.connect(f"{Path(path).resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return is_archive(connection)
    except sqlite3.Error:
        return False
