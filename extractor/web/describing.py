"""What the tables of an archive are called in Chinese, how they are sorted and what they are narrowed by.

The words are in metadata.yaml; they are given to every database that is an archive, whatever its file is called, and
give way to what a user's own metadata says.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from copy import deepcopy
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from datasette import hookimpl
from datasette.utils import parse_metadata

from extractor.archive.database import is_archive

if TYPE_CHECKING:
    # Datasette is in the middle of its own import when it loads its plugins
    from datasette.app import Datasette
    from datasette.database import Database

Metadata = dict[str, "Metadata | list[str] | str"]

# Datasette 1.0 keeps these apart from settings such as facets
_WORDS = ("title", "description", "columns")

_archives: WeakKeyDictionary[Datasette, frozenset[str]] = WeakKeyDictionary()


def archives_of(datasette: Datasette) -> frozenset[str]:
    """Return the names of the databases that are archives; none before Datasette has started."""
    return _archives.get(datasette, frozenset())


@cache
def metadata() -> Metadata:
    """Return metadata.yaml: `title`, `description`, `tables` and `queries` of an archive, as Datasette knows them."""
    text = files("extractor.web").joinpath("metadata.yaml").read_text(encoding="utf-8")
    read: Metadata = parse_metadata(text)
    return read


@hookimpl
def startup(datasette: Datasette) -> Callable[[], Awaitable[None]]:
    """Find out which databases are archives; tell Datasette 1.0 about them."""

    async def find() -> None:
        found = [name for name, database in datasette.databases.items() if await _is_archive(database)]
        _archives[datasette] = frozenset(found)
        if hasattr(datasette, "set_resource_metadata"):
            for name in found:
                await _describe(datasette, name)

    return find


@hookimpl
def get_metadata(datasette: Datasette) -> Metadata:
    """Tell Datasette 0.65 about the archives; a copy, for Datasette merges what users say into it."""
    return {"databases": {name: deepcopy(metadata()) for name in archives_of(datasette)}}


async def _is_archive(database: Database) -> bool:
    try:
        return bool(await database.execute_fn(is_archive))
    except sqlite3.Error:
        return False


async def _describe(datasette: Datasette, name: str) -> None:
    """Give Datasette 1.0 the words as metadata and the settings as configuration, unless a user gave some before."""
    known = await datasette.get_database_metadata(name)
    for key in _WORDS:
        word = metadata().get(key)
        if isinstance(word, str) and key not in known:
            await datasette.set_database_metadata(name, key, word)
    tables = datasette.config.setdefault("databases", {}).setdefault(name, {}).setdefault("tables", {})
    for table, about in _entries(metadata()["tables"]):
        tables[table] = {key: value for key, value in about.items() if key not in _WORDS} | tables.get(table, {})
        known = await datasette.get_resource_metadata(name, table)
        for key in ("title", "description"):
            if key in about and key not in known:
                await datasette.set_resource_metadata(name, table, key, str(about[key]))
        for column, description in _entries_of_text(about["columns"]):
            if not await datasette.get_column_metadata(name, table, column):
                await datasette.set_column_metadata(name, table, column, "description", description)
    for query, about in _entries(metadata()["queries"]):
        if not await datasette.get_query(name, query):
            texts = {key: str(about[key]) for key in ("sql", "title", "description")}
            await datasette.add_query(name, query, **texts, hide_sql=True, is_trusted=True, source="extractor")


def _entries(part: Metadata | list[str] | str) -> list[tuple[str, Metadata]]:
    return [(name, value) for name, value in part.items() if isinstance(value, dict)] if isinstance(part, dict) else []


def _entries_of_text(part: Metadata | list[str] | str) -> list[tuple[str, str]]:
    return [(name, value) for name, value in part.items() if isinstance(value, str)] if isinstance(part, dict) else []
