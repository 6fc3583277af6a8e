from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.bulletin import Budget, read_bulletin
from extractor.errors import UnreadablePdf
from extractor.lines.columns.continued_columns import continue_columns
from extractor.lines.letters import Letters
from extractor.lines.lines import read_lines
from extractor.model import Box, Bulletin, Line
from extractor.pages.document import open_pdf
from extractor.pages.rendering import Raster, render
from extractor.rules.rule_set import Rules
from tests import FIXTURES
from tests.conftest import needs_face, readable_fixtures

Read = Callable[[str], Bulletin]


@pytest.mark.parametrize("path", readable_fixtures(), ids=lambda path: path.stem)
def test_every_printed_line_is_kept_once_with_its_text(path: Path, bulletin: Read, rules: Rules) -> None:
    letters = Letters(rules)
    legible = {page.number for page in bulletin(path.stem).pages if page.text_from == "text"}
    with open_pdf(path) as document:
        pages = [page for page in document.pages() if page.number in legible]
    printed: list[Line] = []
    before: list[Line] = []
    for page in pages:
        before = continue_columns(before, read_lines(page, letters))
        printed += before

    places = [
        [(line.page, line.position, line.text) for line in lines] for lines in (bulletin(path.stem).lines, printed)
    ]
    assert places[0] == places[1]


@pytest.mark.parametrize("path", readable_fixtures(), ids=lambda path: path.stem)
def test_every_character_of_a_paragraph_is_traced_to_a_line_of_its_article(path: Path, bulletin: Read) -> None:
    for section in bulletin(path.stem).sections:
        for article in section.articles:
            lines = {line.key for line in article.lines}
            for paragraph in article.paragraphs:
                assert all(piece.line.key in lines for piece in paragraph.pieces)
                traced = sum(piece.length for piece in paragraph.pieces)
                # A tab parts two cells of a table, a blank two lines
                assert len(paragraph.text.replace("\t", "")) - traced < len(paragraph.pieces)


@needs_face
@pytest.mark.parametrize("name", ["turned", "table-landscape"])
def test_lines_and_figures_of_turned_pages_stand_where_the_page_shows_them(name: str, bulletin: Read) -> None:
    read = bulletin(name)
    figured = [box for article in read.articles for figure in article.figures for box in figure.boxes]
    lines = [Box(line.page, line.x0, line.top, line.x1, line.bottom) for line in read.lines if line.role != "watermark"]
    assert lines
    for page in read.pages:
        raster = render((FIXTURES / f"{name}.pdf").read_bytes(), page.number, dpi=72)
        assert max(abs(page.width - raster.width), abs(page.height - raster.height)) <= 1
        assert all(_darkest(raster, box) < 160 for box in (*lines, *figured) if box.page == page.number)


def _darkest(raster: Raster, box: Box) -> int:
    rows = range(int(box.top), min(raster.height, round(box.bottom)))
    return min(
        min(raster.pixels[row * raster.width + int(box.x0) : row * raster.width + round(box.x1)]) for row in rows
    )


def test_an_issue_knows_its_file_hash_pages_and_rules(bulletin: Read, rules: Rules) -> None:
    issue = bulletin("2023-09")

    assert issue.file == "2023-09.pdf"
    assert issue.sha256 == hashlib.sha256((FIXTURES / "2023-09.pdf").read_bytes()).hexdigest()
    assert [(page.number, round(page.width), page.text_from) for page in issue.pages] == [
        (number, 595, "text") for number in range(1, 7)
    ]
    assert issue.patterns == str(rules.version)


def test_the_users_month_and_password_are_passed_on(rules: Rules) -> None:
    key = "bulletin"
    issue = read_bulletin(FIXTURES / "encrypted.pdf", rules, password=key, date="2024-03")

    assert issue.masthead.published == "2024-03"
    assert [section.kind for section in issue.sections] == ["数据月报", "协会动态"]


def test_a_file_that_opens_without_its_owner_password_is_read(bulletin: Read) -> None:
    assert bulletin("owner-password").masthead.title == "滨海数服通讯 2024年第2期（总第8期）"


def test_a_bad_file_is_refused(rules: Rules) -> None:
    with pytest.raises(UnreadablePdf):
        read_bulletin(FIXTURES / "truncated.pdf", rules)


@needs_face
def test_a_page_that_is_not_legible_is_left_out_and_said(rules: Rules) -> None:
    issue = read_bulletin(FIXTURES / "half-legible.pdf", rules)
    assert [page.text_from for page in issue.pages] == ["text", "undecodable"]
    assert {line.page for line in issue.lines} == {1}
    assert issue.notes == (
        "page 2 was not legible and left out (its Chinese characters make no Chinese): OCR read no Chinese there either",
        "no month is printed; 2000-01 is when the PDF was made, --date YYYY-MM tells another",
    )
    assert read_bulletin(FIXTURES / "half-legible.pdf", rules, date="2023-09").notes == issue.notes[:1]


@pytest.mark.parametrize(("name", "reason"), [("undecodable", "undecodable"), ("no-text", "no-text")])
def test_a_file_of_which_nothing_can_be_read_is_refused(name: str, reason: str, rules: Rules) -> None:
    with pytest.raises(UnreadablePdf, match=r"text on its only page: .*OCR") as error:
        read_bulletin(FIXTURES / f"{name}.pdf", rules)
    assert error.value.reason == reason


def test_a_file_of_too_many_pages_is_refused(rules: Rules) -> None:
    with pytest.raises(UnreadablePdf, match=r"4 pages, and no more than 3 .*--max-pages"):
        read_bulletin(FIXTURES / "parted.pdf", rules, budget=Budget(most_pages=3))


def test_a_file_may_have_as_many_pages_as_are_allowed(rules: Rules) -> None:
    assert len(read_bulletin(FIXTURES / "parted.pdf", rules, budget=Budget(most_pages=4)).pages) == 4
