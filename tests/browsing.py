"""Datasette over some files, asked as a browser asks; and in a process of its own, for a true browser."""

from __future__ import annotations

import asyncio
import gc
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from datasette.app import Datasette
from datasette.plugins import pm

import extractor.web


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answers; the names of headers are in small letters."""

    status_code: int
    content: bytes
    headers: Mapping[str, str]

    @property
    def text(self) -> str:
        return self.content.decode()


class Site:
    """Datasette over some files, asked as a browser asks."""

    def __init__(self, *paths: Path, **settings: object) -> None:
        if not pm.is_registered(extractor.web):
            pm.register(extractor.web)
        self.datasette = Datasette([str(path) for path in paths], **settings)
        self.loop = asyncio.new_event_loop()

    def answer(self, address: str, **headers: str) -> Answer:
        """Return what an address answers, redirects not followed."""
        found = self.loop.run_until_complete(self.datasette.client.get(address, headers=headers))
        return Answer(found.status_code, found.content, {name.lower(): value for name, value in found.headers.items()})

    def get(self, address: str, **arguments: str) -> tuple[int, str]:
        """Return the status and the text of a page."""
        query = "?" + urlencode(arguments) if arguments else ""
        response = self.loop.run_until_complete(self.datasette.client.get(address + query))
        return response.status_code, response.text

    def rows(self, address: str, **arguments: str) -> list[dict[str, object]]:
        """Return the rows of a JSON page."""
        status, text = self.get(address + ".json", _shape="array", **arguments)
        assert status == 200, text
        rows: list[dict[str, object]] = json.loads(text)
        return rows

    def close(self) -> None:
        for database in self.datasette.databases.values():
            database.close()
        self.loop.close()
        # Now, and not in the middle of somebody else's test
        gc.collect()
