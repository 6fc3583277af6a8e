"""What `show` prints of a stage; the figures of each fixture are goldens, as its lines and outline are."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.model import Bulletin
from extractor.output.listing import FIGURE_COLUMNS, csv_text, figure_records
from extractor.output.stages import STAGES, Stage, figures_of, stage_json, stage_text
from tests.conftest import CheckGolden, readable_fixtures

Read = Callable[[str], Bulletin]

# Without what a file has not or is the same in every row, and without the boxes, whose last digits are the PDF library's.
COLUMNS = tuple(
    name for name in FIGURE_COLUMNS if name not in {"id", "issue", "published", "boxes", "read_from", "confidence"}
)


@pytest.mark.parametrize("path", readable_fixtures(), ids=lambda path: path.stem)
def test_the_figures_are_the_golden_s(path: Path, bulletin: Read, golden: CheckGolden) -> None:
    records = figure_records(figures_of(bulletin(path.stem)))
    golden(path.with_suffix(".figures.csv"), csv_text(COLUMNS, records).removeprefix("\ufeff"))


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_is_text_that_ends_its_last_line(stage: Stage, bulletin: Read) -> None:
    text = stage_text(bulletin("2023-09"), stage)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_the_pages_are_counted_with_their_lines(bulletin: Read) -> None:
    issue = bulletin("2023-09")
    header, _, *rows = stage_text(issue, "pages").splitlines()
    assert header.split() == ["page", "width", "height", "text", "from", "lines"]
    assert sum(int(row.split()[-1]) for row in rows) == len(issue.lines)


def test_the_outline_in_json_holds_every_paragraph(bulletin: Read) -> None:
    issue = bulletin("2023-09")
    read = json.loads(stage_json(issue, "outline"))
    assert (read["published"], read["file"]) == ("2023-09", "2023-09.pdf")
    paragraphs = [text for section in read["sections"] for one in section["articles"] for text in one["paragraphs"]]
    whole = [one.text for section in issue.sections for article in section.articles for one in article.paragraphs]
    assert paragraphs == whole


def test_the_tables_in_json_hold_every_cell(bulletin: Read) -> None:
    issue = bulletin("table-ruled")
    first, second = json.loads(stage_json(issue, "tables"))
    assert (first["caption"], first["unit"], first["first_page"]) == (
        "表1 2024年1-5月滨海市服务外包主要指标",
        "单位：万美元",
        1,
    )
    assert [cell["text"] for cell in second["cells"][5:10]] == ["1", "日本", "1,102.40", "43.8", "6.5"]
    assert set(first["cells"][0]) == {
        "row", "column", "row_span", "column_span", "text", "header", "box", "start",
    }  # fmt: skip
    assert stage_text(bulletin("2023-09"), "tables") == "no tables\n"


def test_the_lines_in_json_hold_every_line_in_order(bulletin: Read) -> None:
    issue = bulletin("2023-09")
    read = json.loads(stage_json(issue, "lines"))
    assert [(line["page"], line["text"], line["role"]) for line in read] == [
        (line.page, line.text, line.role) for line in issue.lines
    ]


def test_figures_of_a_file_are_in_reading_order_and_have_no_ids(bulletin: Read) -> None:
    found = figures_of(bulletin("2023-09"))
    assert {one.id for one in found} == {None}
    assert [one.figure.page for one in found] == sorted(one.figure.page for one in found)
