"""Pages of the fixtures as a scanner gives them are read by OCR to the letter."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pytest
from pypdfium2 import PdfDocument

from extractor.archive.rows import IssueRows, rows_of
from extractor.bulletin import Budget, read_bulletin
from extractor.importing.options import Limits
from extractor.importing.workers import Worker
from extractor.lines.letters import Letters
from extractor.lines.lines import read_lines
from extractor.model import Page
from extractor.pages.ocr import DPI, ReadScan, load_ocr
from extractor.pages.rendering import Raster, render
from extractor.rules.rule_set import Rules
from tests import FIXTURES
from tests.conftest import needs_face


@pytest.fixture(scope="module")
def read() -> ReadScan:
    return load_ocr()


def scan_of(name: str, page: int, *, skew: float = 0.0, quarters: int = 0) -> Raster:
    """A page as a scanner gives it: turned, a little blurred and noisy."""
    raster = render((FIXTURES / f"{name}.pdf").read_bytes(), page, DPI)
    pixels = np.frombuffer(raster.pixels, np.uint8).reshape(raster.height, raster.width)
    middle = ((raster.width - 1) / 2, (raster.height - 1) / 2)
    matrix = cv2.getRotationMatrix2D(middle, -skew, 1.0)
    turned = cv2.warpAffine(pixels, matrix, (raster.width, raster.height), flags=cv2.INTER_CUBIC, borderValue=255)
    noise = np.random.default_rng(7).normal(0, 8, turned.shape)
    worn = np.clip(cv2.GaussianBlur(turned, (0, 0), 1.0) + noise, 0, 255).astype(np.uint8)
    worn = np.ascontiguousarray(np.rot90(worn, -quarters))
    return Raster(worn.shape[1], worn.shape[0], DPI, worn.tobytes())


def texts(page: Page, rules: Rules) -> list[str]:
    return [line.text for line in read_lines(page, Letters(rules))]


def golden(name: str, page: int) -> list[str]:
    rows = (line.split("\t") for line in (FIXTURES / f"{name}.lines.txt").read_text("utf-8").splitlines()[1:])
    return [text for number, _, _, _, text in rows if int(number) == page]


@pytest.mark.parametrize(("skew", "quarters"), [(1.3, 0), (-0.6, 1), (0.0, 2)])
def test_a_scan_is_read_to_the_letter_however_it_is_turned(
    read: ReadScan, rules: Rules, skew: float, quarters: int
) -> None:
    page = read(6, scan_of("2023-09", 6, skew=skew, quarters=quarters))
    assert texts(page, rules) == golden("2023-09", 6)
    assert (page.turned - skew - 90 * quarters + 180) % 360 == pytest.approx(180, abs=0.25)
    assert (page.text_from, round(page.width), round(page.height)) == ("ocr", 595, 842)
    assert all(0 <= run.confidence <= 1 for run in page.runs)


@needs_face
@pytest.mark.parametrize(("name", "number"), [("bars", 2), ("table-none", 1), ("parted", 2)])
def test_print_on_bars_on_rules_and_alone_at_the_foot_is_read_to_the_letter(
    read: ReadScan, rules: Rules, name: str, number: int
) -> None:
    found = texts(read(number, scan_of(name, number, skew=0.4)), rules)
    assert [text.replace(" ", "") for text in found] == [text.replace(" ", "") for text in golden(name, number)]


@needs_face
def test_print_on_a_watermark_is_read_to_the_letter(read: ReadScan, rules: Rules) -> None:
    text = golden("watermarks", 2)[:-3]  # what comes last is no text: the watermarks, and print that runs down the page
    found = texts(read(2, scan_of("watermarks", 2)), rules)
    assert text == found


@needs_face
@pytest.mark.parametrize("skew", [0.0, 0.8])
def test_print_that_runs_down_the_page_is_left_out_and_what_stands_beside_it_is_read_to_the_letter(
    read: ReadScan, rules: Rules, skew: float
) -> None:
    *text, down = golden("traditional", 2)
    assert down == "數據服務出口穩步增長"
    assert texts(read(2, scan_of("traditional", 2, skew=skew)), rules) == text


def test_pages_read_at_once_are_read_as_one_after_another(read: ReadScan) -> None:
    scans = [scan_of("2023-09", number) for number in (1, 6)]
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(read, (1, 6), scans)) == [read(1, scans[0]), read(6, scans[1])]


def test_the_lines_of_a_size_have_one_size(read: ReadScan, rules: Rules) -> None:
    lines = read_lines(read(4, scan_of("2023-09", 4)), Letters(rules))
    assert {line.size for line in lines if line.text and 80 < line.top < 770} == {15.0}
    assert [line.bullet for line in lines if line.text.startswith("数字贸易测度")] == ["●"]


def test_blank_paper_holds_nothing(read: ReadScan) -> None:
    assert read(1, Raster(800, 600, DPI, b"\xfa" * 480_000)) == Page(1, 192.0, 144.0, (), None)


def test_a_page_whose_pixels_were_taken_for_points_is_read_in_its_own_size(read: ReadScan, rules: Rules) -> None:
    scan = scan_of("2023-09", 6)
    page = read(6, Raster(scan.width, scan.height, 72.0, scan.pixels))
    assert texts(page, rules) == golden("2023-09", 6)
    assert (page.width, page.height) == (scan.width, scan.height)
    assert max(run.size for run in page.runs) == pytest.approx(15 * DPI / 72, rel=0.05)


@needs_face
def test_an_issue_read_by_ocr_has_its_figures_and_says_so(rules: Rules) -> None:
    path: Path = FIXTURES / "parted.pdf"
    scanned, plain = (read_bulletin(path, rules, ocr=how) for how in ("always", "never"))
    figures, others = (
        [figure for section in issue.sections for article in section.articles for figure in article.figures]
        for issue in (scanned, plain)
    )
    assert [(figure.raw, figure.amount) for figure in figures] == [(figure.raw, figure.amount) for figure in others]
    assert {figure.read_from for figure in figures} == {"ocr"}
    assert {page.text_from for page in scanned.pages} == {"ocr"}
    for figure, other in zip(figures, others, strict=True):
        assert abs(figure.boxes[0].x0 - other.boxes[0].x0) < 5
        assert abs(figure.boxes[0].top - other.boxes[0].top) < 3


@dataclass(frozen=True)
class Reader:
    """What a worker reads with: all pages by OCR."""

    rules: Rules

    def __call__(self, file: Path, _date: str | None, scanning: Callable[[], None]) -> IssueRows:
        return rows_of(read_bulletin(file, self.rules, ocr="always", budget=Budget(scanning=scanning)))


def test_two_pages_at_a_time_need_less_memory_than_a_worker_has(rules: Rules, tmp_path: Path) -> None:
    """Three pages: two are in memory at once, and what a page leaves behind is there when the third is begun."""
    path = tmp_path / "three.pdf"
    three = PdfDocument.new()
    three.import_pages(PdfDocument(FIXTURES / "2023-09.pdf"), [0, 1, 2])
    three.save(path)
    worker = Worker(Reader(rules), Limits(seconds=300, memory=900 << 20))
    worker.start(path, None)
    try:
        assert [page.number for page in worker.result().head.pages] == [1, 2, 3]
    finally:
        worker.close()
