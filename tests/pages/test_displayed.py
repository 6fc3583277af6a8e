from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.model import Box, PageSize, Section
from extractor.pages.displayed import as_displayed, displayed
from extractor.rules.rule_set import Rules
from tests.making import make_article, make_bulletin, make_figure, make_line, make_table


@pytest.mark.parametrize(
    ("turned", "there"),
    [
        (0.0, (10, 20, 30, 26)),
        (90.0, (800 - 26, 10, 800 - 20, 30)),
        (180.0, (600 - 30, 800 - 26, 600 - 10, 800 - 20)),
        (-90.0, (20, 600 - 30, 26, 600 - 10)),
    ],
)
def test_a_box_stands_where_the_page_shows_it(turned: float, there: tuple[float, ...]) -> None:
    box = displayed(Box(1, 10, 20, 30, 26), PageSize(1, 600, 800, "ocr", turned))
    assert (box.x0, box.top, box.x1, box.bottom) == pytest.approx(there)


def test_print_that_is_turned_clockwise_sinks_to_the_right() -> None:
    left, right = (displayed(Box(1, x, 400, x + 1, 401), PageSize(1, 600, 800, "ocr", 1.0)) for x in (0, 599))
    assert right.top - left.top == pytest.approx(10.45, abs=0.02)


def test_pages_and_lines_of_a_bulletin_are_turned_and_others_left() -> None:
    issue = make_bulletin(furniture=(make_line("书眉"), make_line("书眉", page=2)))
    pages = (replace(issue.pages[0], turned=90.0), issue.pages[1])
    shown = as_displayed(replace(issue, pages=pages))
    assert [(page.width, page.height) for page in shown.pages] == [(842, 595), (595, 842)]
    assert shown.furniture[0].top == pytest.approx(72)
    assert shown.furniture[1] == issue.furniture[1]
    assert as_displayed(issue) is issue


def test_the_cells_of_a_table_and_the_figures_stand_where_the_page_shows_them(rules: Rules) -> None:
    table = make_table("国家 | 金额", "日本 | 1.5", rules=rules)
    overleaf = replace(table.cells[3], box=replace(table.cells[3].box, page=2))
    article = make_article("某市", "日本 1.5", tables=[replace(table, cells=(*table.cells[:3], overleaf))])
    figure = replace(make_figure("日本 1.5", "1.5"), boxes=(Box(1, 150, 220, 190, 230), Box(2, 150, 220, 190, 230)))
    issue = make_bulletin(Section("数据月报", "数据月报", (), (replace(article, figures=(figure,)),)))
    pages = (replace(issue.pages[0], turned=90.0), issue.pages[1])
    [shown] = as_displayed(replace(issue, pages=pages)).sections[0].articles
    cells = [(cell.box.page, cell.box.x0, cell.box.top) for cell in shown.tables[0].cells]
    assert cells == [
        (1, pytest.approx(842 - 210), pytest.approx(100)),
        (1, pytest.approx(842 - 210), pytest.approx(150)),
        (1, pytest.approx(842 - 230), pytest.approx(100)),
        (2, 150, 220),
    ]
    assert [(box.x0, box.top) for box in shown.figures[0].boxes] == [pytest.approx((842 - 230, 150)), (150, 220)]
