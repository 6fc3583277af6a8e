"""A page of an issue → its picture, drawn from the PDF in the archive, and pieces of it."""

from __future__ import annotations

import sqlite3
import threading
from collections import OrderedDict
from pathlib import Path

from extractor.archive.database import plain_errors
from extractor.archive.imports import original
from extractor.archive.issue_contents import IssueHead, issue_head
from extractor.archive.places import Place
from extractor.errors import ArchiveError, Missing, UnreadablePdf
from extractor.pages.rendering import Raster, check_page, render
from extractor.web.cropping import cut

# Pixels per inch: a small picture, one that fills a screen, one that can be printed
RESOLUTIONS = (48, 120, 240)
CROP_DPI = 120
# Of pages that were drawn, in bytes: some fifty of A4 in grey at 120 dpi, or fifteen in colour
MOST_KEPT = 64 << 20
# What is known of so many pages is some hundred kilobytes
MOST_CHECKED = 4096


class Undrawn(Exception):
    """A page has no picture. `reason` is `encrypted`, `missing` (no PDF is kept) or `damaged`."""

    def __init__(self, reason: str) -> None:
        """Say why."""
        super().__init__(reason)
        self.reason = reason


def picture(connection: sqlite3.Connection, sha256: str, number: int, dpi: int) -> bytes:
    """Return the picture of a page as PNG.

    Raises:
        Missing: There is no such page.
        Undrawn: It cannot be drawn from what the archive holds.
    """
    return _raster(connection, sha256, number, dpi).png()


def crop(connection: sqlite3.Connection, sha256: str, place: Place) -> bytes:
    """Return the picture of a box and what stands beside it, as PNG.

    Raises:
        Missing: There is no such place.
        Undrawn: Its page cannot be drawn from what the archive holds.
    """
    piece = cut(_raster(connection, sha256, place[0], CROP_DPI), place)
    if piece is None:
        raise Missing(f"no box {place[1:]} is on page {place[0]}")
    return piece.png()


def undrawn(connection: sqlite3.Connection, issue: IssueHead, number: int) -> str:
    """Return why a page has no picture, as `Undrawn` has it; an empty text where it can be drawn."""
    return _pictures.check(connection, issue, number)


class _Pictures:
    """The pages that were drawn last. PDFium may be used by one thread at a time, so that the others wait here."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, int, int], Raster] = OrderedDict()
        self._checked: OrderedDict[tuple[str, int], str] = OrderedDict()
        self._lock = threading.Lock()

    def check(self, connection: sqlite3.Connection, issue: IssueHead, number: int) -> str:
        key = (issue.sha256, number)
        with self._lock:
            if key not in self._checked:
                try:
                    check_page(_original(connection, issue), number)
                    self._checked[key] = ""
                except Undrawn as error:
                    # Not of the file but of this archive, and for today
                    return error.reason
                except UnreadablePdf as error:
                    self._checked[key] = error.reason
                while len(self._checked) > MOST_CHECKED:
                    self._checked.popitem(last=False)
            return self._checked[key]

    def get(self, connection: sqlite3.Connection, issue: IssueHead, number: int, dpi: int) -> Raster:
        key = (issue.sha256, number, dpi)
        with self._lock:
            if key not in self._kept:
                self._kept[key] = render(_original(connection, issue), number, dpi, colour=True)
            self._kept.move_to_end(key)
            while len(self._kept) > 1 and sum(len(raster.pixels) for raster in self._kept.values()) > MOST_KEPT:
                self._kept.popitem(last=False)
            return self._kept[key]


_pictures = _Pictures()


def _raster(connection: sqlite3.Connection, sha256: str, number: int, dpi: int) -> Raster:
    issue = issue_head(connection, sha256)
    if not 1 <= number <= issue.pages:
        raise Missing(f"{issue.file} has no page {number}")
    try:
        return _pictures.get(connection, issue, number, dpi)
    except UnreadablePdf as error:
        raise Undrawn(error.reason) from error


def _original(connection: sqlite3.Connection, issue: IssueHead) -> bytes:
    try:
        with plain_errors(Path(issue.file)):
            return original(connection, issue.id)
    except ArchiveError as error:
        raise Undrawn("missing") from error
