from __future__ import annotations

import re
import struct
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from matplotlib import font_manager

from extractor.archive.records import FoundFigure
from extractor.output.plotting import ChartError, chart, chart_format, series_by_unit
from tests.making import make_figure

LEVEL = make_figure(
    "执行额5.5万美元", "5.5万美元", indicator="执行额", item="日本", period_end="2023-07", value=5.5, amount=55000.0,
    unit="万美元", base_unit="USD",
)  # fmt: skip


def found(**changed: object) -> FoundFigure:
    figure = replace(LEVEL, **changed)  # type: ignore[arg-type]
    return FoundFigure(1, "会刊", "2023-09", "数据月报", None, figure)


FIGURES = [found(), found(period_end="2022-07", value=4.0, amount=40000.0), found(item="荷兰$1$")]


def test_figures_become_lines_by_unit() -> None:
    assert series_by_unit(FIGURES) == {
        "万美元": {("执行额 日本", ""): {"2023-07": 5.5, "2022-07": 4.0}, ("执行额 荷兰$1$", ""): {"2023-07": 5.5}}
    }
    mixed = [
        found(),
        found(unit="亿美元", value=0.1, amount=1e7, period_end="2022-07"),
        found(base_unit="家", unit="家"),
    ]
    assert series_by_unit(mixed) == {
        "USD": {("执行额 日本", ""): {"2023-07": 55000.0, "2022-07": 1e7}},
        "家": {("执行额 日本", ""): {"2023-07": 5.5}},
    }


def test_a_month_is_not_joined_with_the_months_up_to_it() -> None:
    month = found(period_kind="month", value=1.0, amount=10000.0)
    june = found(period_kind="cumulative", period_end="2023-06")
    july = found(period_kind="cumulative")
    assert series_by_unit([june, july, month]) == {
        "万美元": {
            ("执行额 日本", "cumulative"): {"2023-06": 5.5, "2023-07": 5.5},
            ("执行额 日本", "month"): {"2023-07": 1.0},
        }
    }
    legend = chart([june, july, month], "svg").decode()
    assert ">执行额 日本 (cumulative)</text>" in legend
    assert ">执行额 日本 (month)</text>" in legend


def test_the_whole_year_ends_its_cumulated_months() -> None:
    july, year = found(period_kind="cumulative"), found(period_kind="year", period_end="2023-12", value=9.0)
    assert series_by_unit([july, year]) == {"万美元": {("执行额 日本", "cumulative"): {"2023-07": 5.5, "2023-12": 9.0}}}
    assert series_by_unit([year]) == {"万美元": {("执行额 日本", "year"): {"2023-12": 9.0}}}


def test_a_company_stands_on_no_line_with_its_city() -> None:
    city, company = found(entity="大连市"), found(entity="东软集团", region="大连市", value=0.1, amount=1000.0)
    assert series_by_unit([city, company]) == {
        "万美元": {("大连市 执行额 日本", ""): {"2023-07": 5.5}, ("东软集团 执行额 日本", ""): {"2023-07": 0.1}}
    }


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"population": "规模以上企业"}, "规模以上企业 执行额 日本"),
        ({"scope": "离岸"}, "离岸 执行额 日本"),
        ({"breakdown": "国别"}, "执行额 国别 日本"),
        ({"modality": "target"}, "执行额 日本 target"),
    ],
)
def test_what_stands_in_another_series_is_another_line(changed: dict[str, str], words: str) -> None:
    lines = series_by_unit([found(), found(**changed, value=1.0, amount=10000.0)])["万美元"]
    assert lines == {("执行额 日本", ""): {"2023-07": 5.5}, (words, ""): {"2023-07": 1.0}}


@pytest.mark.parametrize(("kind", "strokes"), [("cumulative", [2, 1]), ("month", [3]), ("year", [3])])
def test_only_what_is_cumulated_begins_anew_each_year(kind: str, strokes: list[int]) -> None:
    months = ("2022-11", "2022-12", "2023-12")
    svg = chart([found(period_kind=kind, period_end=month) for month in months], "svg").decode()
    joined = re.findall(r'<path d="(M [^"]*?)" clip-path="[^"]*" style="fill: none; stroke: #1f77b4', svg)
    assert [len(re.findall("[ML]", path)) for path in joined] == strokes


def test_an_svg_keeps_its_labels_as_text_and_needs_no_font(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(font_manager, "get_font_names", list)
    svg = chart(FIGURES, "svg").decode()
    for word in ("万美元", "执行额 日本", "执行额 荷兰$1$", "2023-07"):
        assert f">{word}</text>" in svg
    assert "Noto Sans CJK SC" in svg
    assert "Microsoft YaHei" in svg
    assert not re.search(r"https?://(?!www\.w3\.org|purl\.org|creativecommons\.org|matplotlib\.org)", svg)
    assert svg == chart(FIGURES, "svg").decode()


@pytest.mark.parametrize(("least", "lowest"), [(4.0, 0), (-4.0, -4)])
def test_a_chart_begins_at_zero_or_below(least: float, lowest: int) -> None:
    svg = chart([found(value=least), found(period_end="2022-07", value=5.5)], "svg").decode()
    assert min(int(number) for number in re.findall(r">(-?\d)</text>", svg)) == lowest


def test_a_png_without_a_chinese_font_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(font_manager, "get_font_names", lambda: ["DejaVu Sans"])
    with pytest.raises(ChartError, match="fonts-noto-cjk"):
        chart(FIGURES, "png")
    plain = [found(indicator="GDP", item=None, unit="USD")]
    png = chart(plain, "png")
    assert png.startswith(b"\x89PNG")
    # 9 inches wide and 3.6 high, of 144 pixels each
    assert struct.unpack_from(">4sII", png, 12) == (b"IHDR", 1296, 518)


def test_without_matplotlib_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ChartError, match=r"pip install 'bulletin-extractor\[plot\]'"):
        chart(FIGURES, "svg")


def test_too_much_and_too_little_are_refused() -> None:
    with pytest.raises(ChartError, match="nothing to draw"):
        chart([found(amount=None)], "svg")
    with pytest.raises(ChartError, match="11 lines are too many"):
        chart([found(item=str(number)) for number in range(11)], "svg")
    with pytest.raises(ChartError, match=r"written as \.svg or \.png"):
        chart_format(Path("a.gif"))
    assert chart_format(Path("a.SVG")) == "svg"
