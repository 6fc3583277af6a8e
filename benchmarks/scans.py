"""Count how many characters, lines and numerals of scanned pages are read right: `python benchmarks/scans.py`.

The fixtures are drawn as pictures, worn as scans are, read by OCR, and compared with their own text layers, line by
line. README.md says what is counted.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import islice
from math import cos, radians, sin
from pathlib import Path

import click
import cv2
import numpy as np
import numpy.typing as npt

from extractor.lines.letters import Letters
from extractor.lines.lines import read_lines
from extractor.model import Line, Page
from extractor.pages.document import open_pdf
from extractor.pages.ocr import DPI, ReadScan, load_ocr
from extractor.pages.rendering import Raster, render
from extractor.pages.scans import AT_ONCE
from extractor.pages.upright import as_read
from extractor.rules.loading import load_rules

FIXTURES = Path(__file__).parent.parent / "tests" / "fixtures"
# Refused, or the same page again
LEFT_OUT = {
    "empty", "encrypted", "no-text", "not-pdf", "truncated", "owner-password", "half-legible", "undecodable",
}  # fmt: skip
RESOLUTIONS = (150, 200, 300)
SEED = 20230907
# So many pages are drawn and worn, and then read.
CHUNK = 16
# Print that is no text of the page: OCR reads no watermarks, and no text from top to bottom.
BESIDE = {"watermark", "aside"}
# How many dots or ellipses are printed in a row says nothing.
LEADERS = re.compile(r"[.…·]{2,}|…")
NUMERAL = re.compile(r"[0-9]+(?:[.,][0-9]+)*")

Grey = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Wear:
    """What a scanner does to a page: degrees of skew, blur and noise (standard deviations, in pixels of 150 dpi and in
    levels of 255), and the quality of the JPEG, 0 for none.
    """

    name: str
    skew: float = 0.0
    blur: float = 0.0
    noise: float = 0.0
    jpeg: int = 0


WEARS = (
    Wear("clean"),
    Wear("skew", skew=1.3),
    Wear("blur", blur=0.9),
    Wear("noise", noise=20.0),
    Wear("jpeg", jpeg=30),
    Wear("all", skew=-0.8, blur=0.6, noise=10.0, jpeg=50),
)


@dataclass(frozen=True, slots=True)
class Score:
    """What became of some pages; `errors` are characters to be changed, put in or taken out.

    `seconds` went by while they were read, so many at a time as those of one file are; `processor` is the seconds of
    all processors together.
    """

    pages: int = 0
    characters: int = 0
    errors: int = 0
    lines: int = 0
    dropped: int = 0
    numerals: int = 0
    right: int = 0
    misread: int = 0
    invented: int = 0
    seconds: float = 0.0
    processor: float = 0.0
    misses: tuple[str, ...] = field(default=())

    def __add__(self, other: Score) -> Score:
        return Score(*(getattr(self, name) + getattr(other, name) for name in Score.__slots__))


# ------------------------------------------------------------------ scanning


def worn(raster: Raster, wear: Wear, generator: np.random.Generator) -> Raster:
    """Return a page as a scanner would have given it, in the resolution that OCR reads."""
    page: Grey = np.frombuffer(raster.pixels, np.uint8).reshape(raster.height, raster.width)
    if wear.skew:
        middle = ((raster.width - 1) / 2, (raster.height - 1) / 2)
        matrix = cv2.getRotationMatrix2D(middle, -wear.skew, 1.0)
        size = (raster.width, raster.height)
        page = np.asarray(cv2.warpAffine(page, matrix, size, flags=cv2.INTER_CUBIC, borderValue=255), np.uint8)
    if wear.blur:
        page = np.asarray(cv2.GaussianBlur(page, (0, 0), wear.blur * raster.dpi / 150), np.uint8)
    if wear.noise:
        page = np.clip(page + generator.normal(0, wear.noise, page.shape), 0, 255).astype(np.uint8)
    if wear.jpeg:
        packed = cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, wear.jpeg])[1]
        page = np.asarray(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE), np.uint8)
    if raster.dpi < DPI:
        scale = DPI / raster.dpi
        page = np.asarray(cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC), np.uint8)
    return Raster(page.shape[1], page.shape[0], max(raster.dpi, DPI), page.tobytes())


# ------------------------------------------------------------------ comparing


def compare(printed: Sequence[Line], read: Sequence[Line]) -> Score:
    """Compare the lines of a page with those that were read, each with what was read where it stands."""
    score = Score(pages=1)
    left = list(read)
    for line in printed:
        there = [other for other in left if _is_at(other, line)]
        left = [other for other in left if other not in there]
        score += _line_score(line.text, "".join(other.text for other in sorted(there, key=lambda other: other.x0)))
    for other in left:
        score += replace(_line_score("", other.text), lines=0, dropped=0)
    return score


def _is_at(one: Line, other: Line) -> bool:
    """Whether most of the first line stands where the second is printed."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    beside = min(one.x1, other.x1) - max(one.x0, other.x0)
    return shared > 0.5 * min(one.bottom - one.top, other.bottom - other.top) and beside > 0.5 * (one.x1 - one.x0)


def _line_score(printed: str, read: str) -> Score:
    printed, read = (LEADERS.sub("…", text.replace(" ", "")) for text in (printed, read))
    errors = distance(printed, read)
    wanted, found = Counter(NUMERAL.findall(printed)), Counter(NUMERAL.findall(read))
    right, wrong = (wanted & found).total(), (found - wanted).total()
    misread = min(wrong, wanted.total() - right)
    return Score(
        characters=len(printed),
        errors=errors,
        lines=1,
        dropped=int(errors > 0.5 * len(printed)),
        numerals=wanted.total(),
        right=right,
        misread=misread,
        invented=wrong - misread,
        misses=(f"{printed}\n    {read}",) if errors else (),
    )


def distance(one: str, other: str) -> int:
    """Return how many characters must be changed, put in or taken out to make one text of the other (Levenshtein)."""
    row = list(range(len(other) + 1))
    for index, char in enumerate(one, 1):
        before, row[0] = row[0], index
        for place, theirs in enumerate(other, 1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (char != theirs))
    return row[-1]


# ------------------------------------------------------------------ the command


def pages_of(names: Sequence[str], every: int) -> Iterator[tuple[str, bytes, Page]]:
    """Yield the name of the file, the file and the page of every so many pages of the fixtures."""
    count = 0
    for path in sorted(FIXTURES.glob("*.pdf")):
        if path.stem in LEFT_OUT or (names and not any(name in path.stem for name in names)):
            continue
        data = path.read_bytes()
        with open_pdf(data) as document:
            for page in document.pages():
                if count % every == 0:
                    yield path.stem, data, page
                count += 1


def score_pages(
    pages: Iterable[tuple[str, bytes, Page]], dpi: int, wear: Wear, read: ReadScan, letters: Letters
) -> Score:
    """Return what becomes of pages that are scanned at a resolution by a scanner of this kind."""
    score = Score()
    generator = np.random.default_rng(SEED)
    pages = iter(pages)
    while some := list(islice(pages, CHUNK)):
        scans = [worn(render(data, page.number, dpi), wear, generator) for _, data, page in some]
        started, worked = time.perf_counter(), time.process_time()
        with ThreadPoolExecutor(AT_ONCE) as pool:
            read_pages = list(pool.map(read, [page.number for _, _, page in some], scans))
        seconds, processor = time.perf_counter() - started, time.process_time() - worked
        score += Score(seconds=seconds, processor=processor)
        for (name, _, page), found in zip(some, read_pages, strict=True):
            printed = [line for line in read_lines(as_read(page), letters) if line.role not in BESIDE]
            compared = compare(printed, levelled(read_lines(as_read(found), letters), found, wear.skew))
            misses = tuple(f"{name} p. {page.number}: {miss}" for miss in compared.misses)
            score += replace(compared, misses=misses)
    return score


def levelled(lines: Iterable[Line], page: Page, skew: float) -> list[Line]:
    """Return lines where they stand on the page before it was skewed.

    OCR turns a page back by what it measures, and remembers it. Where there is a word or two it measures a bit less or
    more, which moves a page number by millimetres on the upright page, and not at all on the page as displayed.
    """
    rest = radians((page.turned - skew + 45) % 90 - 45)
    moved = []
    for line in lines:
        across, down = (line.x0 + line.x1 - page.width) / 2, (line.top + line.bottom - page.height) / 2
        right = across * (cos(rest) - 1) - down * sin(rest)
        lower = across * sin(rest) + down * (cos(rest) - 1)
        x0, top, x1, bottom = line.x0 + right, line.top + lower, line.x1 + right, line.bottom + lower
        moved.append(replace(line, x0=x0, top=top, x1=x1, bottom=bottom))
    return moved


def table_row(dpi: str, wear: str, score: Score) -> str:
    """Return a row of the table."""
    rate = score.errors / max(score.characters, 1)
    right = score.right / max(score.numerals, 1)
    seconds, processor = (all_pages / max(score.pages, 1) for all_pages in (score.seconds, score.processor))
    return (
        f"{dpi:>4} {wear:6}{score.pages:6}{score.characters:8}{rate:8.3%}{score.lines:7}{score.dropped:8}"
        f"{score.numerals:9}{right:9.3%}{score.misread:8}{score.invented:9}{seconds:7.2f}{processor:9.2f}"
    )


@click.command()
@click.option("--misses", "show_misses", is_flag=True, help="List each line that is read otherwise than printed.")
@click.option("--every", type=click.IntRange(1), default=1, show_default=True, help="Read one of so many pages.")
@click.option("--dpi", "resolutions", type=int, multiple=True, default=RESOLUTIONS, show_default=True)
@click.option("--wear", "wears", type=click.Choice([wear.name for wear in WEARS]), multiple=True)
@click.argument("names", nargs=-1)
def main(
    names: tuple[str, ...], resolutions: tuple[int, ...], wears: tuple[str, ...], every: int, *, show_misses: bool
) -> None:
    """Print how well scans of the fixtures are read; NAMES are parts of the names of those to read."""
    read, letters = load_ocr(), Letters(load_rules())
    pages = list(pages_of(names, every))
    click.echo(" dpi wear   pages   chars     CER  lines dropped numerals    right misread invented s/page CPU/page")
    in_all = Score()
    for dpi in resolutions:
        for wear in WEARS:
            if wears and wear.name not in wears:
                continue
            score = score_pages(pages, dpi, wear, read, letters)
            in_all += score
            click.echo(table_row(str(dpi), wear.name, score))
            if show_misses:
                click.echo("\n".join(score.misses))
    click.echo(table_row("all", "", in_all))


if __name__ == "__main__":
    main()
