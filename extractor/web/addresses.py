"""Where the pages of an archive are found; a permanent address names an issue by its PDF's hash and words by their box.

An id may change when an issue is read anew, what is printed where never does.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from extractor.archive.issue_contents import HASH_LENGTH
from extractor.archive.places import Place

ROOT = "/-/archive"
FILES = "/-/archive-files"


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of one archive; `root` is its home, `files` leads to styles and scripts, `stock` to Datasette."""

    root: str
    files: str
    stock: str

    def search(self, **query: str | int) -> str:
        """Return the address of hits."""
        return self._with(f"{self.root}/search", [(name, str(value)) for name, value in query.items() if value != ""])

    def series(self, query: Iterable[tuple[str, str]] = (), ending: str = "") -> str:
        """Return the address of a series, as a page or, with `ending` `.csv` or `.xlsx`, as a file."""
        return self._with(f"{self.root}/series{ending}", query)

    def companies(self) -> str:
        """Return the address of the list of member companies."""
        return f"{self.root}/companies"

    def company(self, name: str) -> str:
        """Return the address of a member company."""
        return self._with(f"{self.root}/company", [("name", name)])

    def article(self, article_id: int) -> str:
        """Return the address of an article."""
        return f"{self.root}/article/{article_id}"

    def issue(self, sha256: str) -> str:
        """Return the permanent address of an issue."""
        return f"{self.root}/issue/{sha256[:HASH_LENGTH]}"

    def page(self, sha256: str, number: int, places: Iterable[Place] = (), words: str = "") -> str:
        """Return the permanent address of a page, with the given boxes on it framed, or words that were looked for."""
        query = [("box", _written(place)) for place in places if place[0] == number]
        query += [("q", words)] if words else []
        return self._with(f"{self.issue(sha256)}/page/{number}", query) + ("#framed" if query else "")

    def words(self, sha256: str, places: Sequence[Place], page: int) -> str:
        """Return the permanent address of words: of the page on which they begin."""
        return self.page(sha256, places[0][0] if places else page, places)

    def image(self, sha256: str, number: int, dpi: int) -> str:
        """Return the address of the picture of a page."""
        return self._with(f"{self.issue(sha256)}/page/{number}.png", [("dpi", str(dpi))])

    def crop(self, sha256: str, place: Place) -> str:
        """Return the address of the picture of a box and what stands around it."""
        return self._with(f"{self.issue(sha256)}/page/{place[0]}/crop.png", [("box", _written(place))])

    def file(self, name: str) -> str:
        """Return the address of a style or script of the package."""
        return f"{self.files}/{name}"

    def figure(self, figure_id: object) -> str:
        """Return the address that leads from the id of a figure to its words."""
        return f"{self.root}/figure/{figure_id}"

    def row(self, table: str, row_id: int) -> str:
        """Return the address of a row on Datasette's own pages."""
        return f"{self.stock}/{table}/{row_id}"

    def _with(self, path: str, query: Iterable[tuple[str, str]]) -> str:
        pairs = list(query)
        # A comma may stand in a query as it is, and an address is read and copied by people
        return f"{path}?{urlencode(pairs, safe=',')}" if pairs else path


def place_at(number: int, box: str) -> Place | None:
    """Return the place that an address asks for as `left,top,right,bottom`, None where that is no box."""
    try:
        x0, top, x1, bottom = (float(part) for part in box.split(","))
    except ValueError:
        return None
    if not all(map(math.isfinite, (x0, top, x1, bottom))) or x0 >= x1 or top >= bottom:
        return None
    return number, x0, top, x1, bottom


def same_place(one: Place, other: Place) -> bool:
    """Tell whether two places have the same address."""
    return one[0] == other[0] and _written(one) == _written(other)


def _written(place: Place) -> str:
    return ",".join(f"{value:.1f}" for value in place[1:])
