"""What is exported is read back by a library of others, with its structure and code lists."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from pysdmx.io import get_datasets, read_sdmx
from pysdmx.io.format import StructureFormat

from extractor.archive.records import FoundFigure
from extractor.output.sdmx import code_of, data_csv, exported, structure_json, time_period
from tests.making import make_figure

LEVEL = "1-7月，大连市离岸执行额132857.36万美元。"
FIGURE = make_figure(
    LEVEL, "132857.36万美元", indicator="服务外包执行额", scope="离岸", entity="大连市", amount=1328573600.0,
    base_unit="USD", yoy=13.04, period_start="2023-01", period_end="2023-07", period_kind="cumulative",
)  # fmt: skip


def found(identity: int, **changed: object) -> FoundFigure:
    figure = replace(FIGURE, **changed)  # type: ignore[arg-type]
    return FoundFigure(identity, "会刊", "2023-09", "数据月报", None, figure)


FIGURES = [
    found(1),
    found(2, item="日本", amount=5.0),
    found(3, item="日本", amount=6.0),
    found(4, indicator=None),
    found(5, period_start=None, period_end=None),
    found(7, entity=None),
    found(8, modality="target", amount=9.0),
    found(
        9, population="规模以上企业", label="执行额", indicator=None, bound="ge", basis="可比口径", period_from="issue"
    ),
    found(6, base_unit="家", yoy=None, period_start="2023-04", period_end="2023-06"),
]


def test_what_has_a_key_is_exported_once_as_last_published() -> None:
    assert sorted(one.id or 0 for one in exported(FIGURES)) == [1, 3, 6, 9]
    assert exported([]) == []


def test_a_later_print_without_an_amount_does_not_take_the_place_of_one_with_it() -> None:
    bare = found(2, amount=None, yoy=None, delta=5.0)
    assert exported([found(1), bare]) == [found(1)]
    assert exported([bare, found(3)]) == [found(3)]
    assert exported([bare]) == [bare]


def test_a_company_s_figure_does_not_stand_for_its_city_s() -> None:
    company = found(2, amount=5.0, entity="东软集团", region="大连市")
    assert sorted(one.id or 0 for one in exported([found(1), company])) == [1, 2]


def test_pysdmx_reads_back_data_structure_and_codes(tmp_path: Path) -> None:
    chosen = exported(FIGURES)
    (tmp_path / "data.csv").write_text(data_csv(chosen), encoding="utf-8")
    (tmp_path / "structure.json").write_text(structure_json(chosen, "2023-10-01T00:00:00+00:00"), encoding="utf-8")
    message = read_sdmx(tmp_path / "structure.json")
    assert message.header is None or message.header.sender.id == "BULLETINS"
    (structure,) = message.get_data_structure_definitions()
    assert [each.id for each in structure.components.dimensions][:2] == ["INDICATOR", "ENTITY"]
    names = {code.id: code.name for codes in message.get_codelists() for code in codes}
    (dataset,) = get_datasets(tmp_path / "data.csv", tmp_path / "structure.json")
    rows = dataset.data.to_dict("records")
    (level,) = (row for row in rows if row["FIGURE"] in ("1", 1))
    assert {names[level[column]] for column in ("INDICATOR", "SCOPE", "ENTITY")} == {"服务外包执行额", "离岸", "大连市"}
    assert names[level["ITEM"]] == "not applicable"
    assert (level["UNIT_MEASURE"], level["TIME_PERIOD"]) == ("USD", "2023-01-01/P7M")
    assert float(level["OBS_VALUE"]) == 1328573600
    assert float(level["YOY"]) == pytest.approx(13.04)
    assert level["PRINTED"] == "132857.36万美元"
    (part,) = (row for row in rows if row["FIGURE"] in ("9", 9))
    assert (names[part["INDICATOR"]], names[part["POPULATION"]]) == ("执行额", "规模以上企业")
    assert (part["BOUND"], part["BASIS"], part["PERIOD_FROM"]) == ("ge", "可比口径", "issue")
    assert StructureFormat.SDMX_JSON_2_0_0.value


def test_every_code_of_the_data_is_in_its_code_list() -> None:
    chosen = exported(FIGURES)
    structure = structure_json(chosen, "2023-10-01T00:00:00+00:00")
    for row in csv.DictReader(io.StringIO(data_csv(chosen))):
        for column in (
            "INDICATOR",
            "ENTITY",
            "POPULATION",
            "SCOPE",
            "BREAKDOWN",
            "ITEM",
            "PERIOD_KIND",
            "UNIT_MEASURE",
        ):
            assert f'"{row[column]}"' in structure


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2023-07", "2023-07", "2023-07"),
        ("2023-01", "2023-12", "2023"),
        ("2023-04", "2023-06", "2023-Q2"),
        ("2023-01", "2023-07", "2023-01-01/P7M"),
        ("2022-11", "2023-01", "2022-11-01/P3M"),
        ("2022-01", "2023-12", "2022-01-01/P24M"),
    ],
)
def test_a_period_is_said_as_sdmx_says_it(start: str, end: str, said: str) -> None:
    assert time_period(start, end) == said


def test_a_code_is_a_word_that_may_be_one_or_its_hash() -> None:
    assert code_of("USD") == "USD"
    assert code_of(None) == code_of("") == "_Z"
    assert code_of("日本") == code_of("日本") != code_of("荷兰")
    assert code_of("CNY/吨").isalnum()
