"""Figures pass a filter and come with their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.archive.records import FigureFilter
from extractor.archive.writer import open_writer
from extractor.model import Figure
from tests.archive.examples import september


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (FigureFilter(), [1, 2]),
        (FigureFilter(indicator="服务外包执行额"), [1, 2]),
        (FigureFilter(indicator="离岸服务外包执行额"), [1]),
        (FigureFilter(indicator="离岸*"), [1]),
        (FigureFilter(indicator="离岸"), []),
        (FigureFilter(item="日?"), [2]),
        (FigureFilter(item="[日]本"), []),
        (FigureFilter(scope="离岸", region="大连市"), [1]),
        (FigureFilter(section="数据月报", issue=1), [1, 2]),
        (FigureFilter(section="行业动态"), []),
        (FigureFilter(issue=2), []),
        (FigureFilter(period_from="2023-08"), [2]),
        (FigureFilter(period_from="2023-07", period_to="2023-07"), [1]),
        (FigureFilter(period_from="2023", period_to="2023"), [1, 2]),
        (FigureFilter(period_to="2022"), []),
    ],
)
def test_figures_pass_a_filter(path: Path, wanted: FigureFilter, ids: list[int]) -> None:
    with open_writer(path) as archive:
        assert [found.id for found in archive.figures(wanted)] == ids


def test_a_figure_comes_with_its_place(path: Path) -> None:
    with open_writer(path) as archive:
        found = archive.figures()[0]
    assert (found.issue, found.published, found.section, found.article) == (
        "会刊2023年第9期",
        "2023-09",
        "数据月报",
        None,
    )
    expected: Figure = september().sections[0].articles[0].figures[0]
    assert found.figure == expected
