"""What a series is, and which of several prints counts: the site, the charts and the export ask here."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from extractor.archive.prints import counting, series_of
from extractor.model import Figure


@dataclass(frozen=True)
class Printed:
    issue: str
    month: str
    amount: float | None = 1.0


FIRST, LATER = Printed("first", "2023-07"), Printed("later", "2023-07", 2.0)
BARE = Printed("bare", "2023-07", None)
JUNE = Printed("first", "2023-06")


@pytest.mark.parametrize(
    ("prints", "counted"),
    [
        ([], []),
        ([FIRST, LATER], [LATER]),
        # Twice in one issue
        ([FIRST, FIRST], [FIRST]),
        # Without an amount there is nothing to draw
        ([FIRST, BARE], [FIRST]),
        ([BARE, FIRST], [FIRST]),
        ([FIRST, LATER, BARE], [LATER]),
        ([BARE, BARE], [BARE]),
        # In the order in which the figures come first
        ([FIRST, JUNE, LATER], [LATER, JUNE]),
    ],
)
def test_the_last_print_counts_and_one_with_an_amount_before_one_without(
    prints: list[Printed], counted: list[Printed]
) -> None:
    assert counting(prints, lambda one: one.month) == counted


COUNTED = Figure(
    page=1,
    start=0,
    end=3,
    raw="5亿元",
    sentence="5亿元",
    rule="level",
    boxes=(),
    indicator="利润",
    label="实现利润",
    entity="青岛市",
    population="规模以上工业企业",
    base_unit="CNY",
    period_kind="year",
)


def test_a_series_goes_by_the_name_or_else_by_the_words() -> None:
    assert series_of(COUNTED).name == "利润"
    assert series_of(replace(COUNTED, indicator=None)).name == "实现利润"
    # What names the same is the same, however it is worded
    assert series_of(replace(COUNTED, label="利润总额")) == series_of(COUNTED)


@pytest.mark.parametrize(
    ("field", "other"),
    [
        ("entity", "大连市"),
        ("population", None),
        ("scope", "离岸"),
        ("breakdown", "国别"),
        ("item", "日本"),
        ("base_unit", "USD"),
        ("period_kind", "cumulative"),
        ("modality", "target"),
    ],
)
def test_figures_that_differ_in_what_they_count_stand_in_two_series(field: str, other: str | None) -> None:
    assert series_of(replace(COUNTED, **{field: other})) != series_of(COUNTED)  # type: ignore[arg-type]


@pytest.mark.parametrize("field", ["region", "region_code", "period_from", "basis", "status", "bound", "unit"])
def test_how_and_where_a_figure_is_said_parts_no_series(field: str) -> None:
    assert series_of(replace(COUNTED, **{field: "another"})) == series_of(COUNTED)  # type: ignore[arg-type]
