"""Figures as they stand in a text."""

from __future__ import annotations

import sqlite3

import pytest

from extractor.archive.printed_figures import figures_of_article, figures_of_issue, printed, unsaid_bound
from extractor.model import Bound


def test_the_figures_of_an_article_stand_in_the_order_of_its_text(bundled: sqlite3.Connection) -> None:
    figures = figures_of_article(bundled, 1)
    assert [figure.start for figure in figures] == sorted(figure.start for figure in figures)
    first = figures[0]
    assert (first.raw, first.amount, first.unit, first.entity) == ("85978.58万美元", 859785800.0, "USD", "青岛市")
    assert (first.period_start, first.period_end, first.kind) == ("2022-01", "2022-05", "cumulative")
    assert (first.yoy, first.yoy_printed, first.share_printed) == (18.32, "18.32%", None)
    assert [(place[0], round(place[1], 1)) for place in first.places] == [(2, 293.0)]


def test_an_issue_has_the_figures_of_all_its_articles(bundled: sqlite3.Connection) -> None:
    figures = figures_of_issue(bundled, 1)
    assert len(figures) == 51
    assert {figure.id for figure in figures_of_article(bundled, 1)} < {figure.id for figure in figures}
    assert figures_of_issue(bundled, 99) == ()


def test_a_figure_is_called_by_its_indicator_with_scope_and_item(bundled: sqlite3.Connection) -> None:
    names = {figure.name for figure in figures_of_article(bundled, 1)}
    assert "服务外包合同额" in names
    assert "离岸服务外包执行额（日本）" in names


@pytest.mark.parametrize(
    ("raw", "unit", "read_from", "shown"),
    [
        ("38.52", "亿元", "table", "38.52 亿元"),
        ("38.52亿元", "亿元", "table", "38.52亿元"),
        ("38.52亿元", "亿元", "text", "38.52亿元"),
        ("38.52", None, "table", "38.52"),
        ("38.52", "亿元", "text", "38.52"),
    ],
)
def test_a_number_of_a_table_is_shown_with_its_unit(raw: str, unit: str | None, read_from: str, shown: str) -> None:
    assert printed(raw, unit, read_from) == shown


@pytest.mark.parametrize(
    ("raw", "unit", "shown"),
    [
        ("500亿元", "亿元", True),
        ("1,500.5", "亿元", True),
        ("四成", "成", True),
        ("12%", None, True),
        ("300多家", "家", False),
        ("50家以上", "家", False),
        ("四成以上", "成", False),
        ("30%以上", None, False),
    ],
)
def test_a_bound_is_shown_where_the_number_does_not_say_it(raw: str, unit: str | None, shown: bool) -> None:
    bounds: tuple[Bound, ...] = ("gt", "ge", "lt", "le", "approx")
    for bound in bounds:
        assert unsaid_bound(bound, raw, unit) == (bound if shown else None)
    assert unsaid_bound(None, raw, unit) is None
