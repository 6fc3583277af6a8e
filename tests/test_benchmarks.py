"""The benchmarks measure what they say, and what a text is held to stands in that text."""

from __future__ import annotations

import asyncio
import gc
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import starting
from benchmarks.accuracy import FIELDS, FOLDER, Answer, Document, compare, misses, read_documents, wrong_fields
from benchmarks.pages import grow, measure
from extractor.archive.records import FigureFilter
from extractor.archive.writer import open_writer
from extractor.cli import main
from extractor.model import Figure

LEVEL = Figure(
    page=1, start=0, end=0, raw="12.5亿美元", sentence="离岸执行额12.5亿美元，增长8%。", rule="", boxes=(),
    indicator="服务外包执行额", scope="离岸", period_start="2023-01", period_end="2023-07",
    value=12.5, unit="亿美元", amount=1250000000, base_unit="USD", yoy=8,
)  # fmt: skip
GROWTH = replace(LEVEL, raw="8%", item="日本", value=None, unit=None, amount=None, base_unit=None)
DOCUMENTS = read_documents(FOLDER)


def test_a_figure_read_as_a_person_reads_it_is_found_and_full() -> None:
    score = compare([Answer(LEVEL), Answer(GROWTH)], [GROWTH, LEVEL])
    assert (score.precision, score.recall, score.found, score.full) == (1, 1, 1, 1)
    assert misses(score, LEVEL.sentence) == []


def test_what_is_missed_costs_recall_and_what_is_made_up_precision() -> None:
    score = compare([Answer(LEVEL), Answer(GROWTH)], [LEVEL, replace(LEVEL, value=3, amount=300000000), LEVEL, LEVEL])
    assert (score.recall, score.precision) == (1 / 2, 1 / 4)
    assert score.found == pytest.approx(1 / 3)


def test_a_wrong_field_is_found_but_not_full() -> None:
    wrong = replace(LEVEL, scope=None, yoy=-8)
    score = compare([Answer(LEVEL)], [wrong])
    assert (score.found, score.full) == (1, 0)
    assert [field.name for field in wrong_fields(Answer(LEVEL), wrong)] == ["scope", "yoy"]
    assert {field.name: score.right(field) for field in FIELDS}["scope"] == 0


def test_the_best_agreeing_figure_is_the_one_that_is_meant() -> None:
    other = replace(LEVEL, period_start="2023-07")
    assert compare([Answer(LEVEL)], [other, LEVEL]).pairs == ((Answer(LEVEL), LEVEL),)


def test_the_same_amount_in_another_unit_is_the_same_number() -> None:
    score = compare([Answer(LEVEL)], [replace(LEVEL, value=125000, unit="万美元")])
    assert score.full == 1


def test_exports_are_not_imports() -> None:
    exports, imports = replace(LEVEL, indicator="服务出口额"), replace(LEVEL, indicator="服务进口额")
    assert [field.name for field in wrong_fields(Answer(exports), imports)] == ["indicator"]


def test_an_optional_answer_neither_rewards_nor_punishes() -> None:
    optional = Answer(LEVEL, optional=True)
    assert compare([optional], [LEVEL]) == compare([optional], []) == compare([], [])


def test_a_rate_may_be_a_level_or_a_share() -> None:
    rate = replace(LEVEL, indicator="失业率", value=5.1, unit="%", amount=5.1, base_unit="%")
    share = replace(rate, value=None, unit=None, amount=None, base_unit=None, share=5.1)
    assert compare([Answer(rate)], [rate]).full == compare([Answer(rate)], [share]).full == 1


def test_what_is_left_open_is_not_compared() -> None:
    answer = Answer(replace(LEVEL, period_start=None, period_end=None), left_open=frozenset({"yoy"}))
    assert compare([answer], [replace(LEVEL, yoy=3)]).full == 1


@pytest.mark.parametrize(
    ("field", "asked", "read", "counts"),
    [
        ("entity", "青岛软件园/软件园", "青岛市", True),
        ("population", None, "规模以上工业企业", True),
        ("modality", "target", None, True),
        ("basis", "可比口径", None, True),
        ("period_from", "clause", "issue", False),
    ],
)
def test_of_whom_and_as_what_it_is_said_is_compared(field: str, asked: str | None, read: str, counts: bool) -> None:
    answer = Answer(replace(LEVEL, **{field: asked}))  # type: ignore[arg-type]
    wrong = replace(LEVEL, **{field: read})  # type: ignore[arg-type]
    assert [each.name for each in wrong_fields(answer, wrong)] == ([field] if counts else [])
    score = compare([answer], [wrong])
    (column,) = (each for each in FIELDS if each.name == field)
    assert score.right(column) == 0
    first = replace(LEVEL, **{field: (asked or "").split("/")[0] or None})  # type: ignore[arg-type]
    assert compare([answer], [first]).right(column) == 1


def test_a_column_that_a_table_does_not_have_is_not_compared(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("published: 2023-09\n\n离岸执行额12.5亿美元。", encoding="utf-8")
    head = "indicator,label,scope,item,period_start,period_end,raw,value,unit,amount,base_unit,yoy,mom,share,share_of,pp,delta,bound,optional"
    row = "服务外包执行额,,离岸,,,,12.5亿美元,12.5,亿美元,1250000000,USD,,,,,,,ge,"
    (tmp_path / "a.csv").write_text(f"{head},population\n{row},规模以上企业\n", encoding="utf-8")
    ((answer,),) = (document.answers for document in read_documents(tmp_path))
    assert answer.left_open == {"entity", "modality", "basis", "period_from"}
    assert (answer.figure.population, answer.figure.bound) == ("规模以上企业", "ge")
    other = replace(LEVEL, entity="青岛市", population="规模以上企业", modality="target")
    score = compare([answer], [other])
    assert {each.name: score.right(each) for each in FIELDS}["entity"] is None
    assert {each.name: score.right(each) for each in FIELDS}["population"] == 1


def test_one_of_several_names_of_an_item_will_do() -> None:
    answer = Answer(replace(LEVEL, item="三大港区/梅山、穿山、北仑"))
    assert [compare([answer], [replace(LEVEL, item=item)]).full for item in ("梅山、穿山、北仑", "梅山")] == [1, 0]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_an_answer_stands_in_its_text(document: Document) -> None:
    assert len(document.answers) >= 10
    for answer in document.answers:
        figure = answer.figure
        assert figure.raw in document.text
        assert (figure.value is None) == (figure.amount is None)
        numbers = (figure.value, figure.yoy, figure.mom, figure.share, figure.pp, figure.delta)
        assert any(number is not None for number in numbers), figure.raw


def test_a_large_archive_is_the_bundled_one_again_and_again(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    grow(path, 7)
    with open_writer(path) as archive:
        issues = archive.issues()
        assert [issue.published for issue in issues] == [f"2025-{month:02}" for month in range(6, 13)]
        assert len({issue.sha256 for issue in issues}) == 7
        assert archive.original(issues[0].id).startswith(b"%PDF")
        assert len(archive.search("青岛百舸外语服务外包有限公司")) == 3
        (last,) = [found for found in archive.figures(FigureFilter(issue=issues[-1].id)) if found.figure.item == "日本"]
        assert last.figure.period_end == "2025-10"


@pytest.mark.filterwarnings("ignore:unclosed database:ResourceWarning")
def test_every_page_of_it_is_measured(tmp_path: Path) -> None:
    grow(tmp_path / "archive.db", 7)
    timings = asyncio.run(measure(tmp_path / "archive.db"))
    assert {"home", "series", "page", "picture of a page", "crop"} <= {timing.name for timing in timings}
    assert all(timing.bytes > 0 for timing in timings)
    gc.collect()


def test_a_command_is_timed_as_a_whole_process(tmp_path: Path) -> None:
    module, *_ = starting.programs()
    timing, _ = starting.measure([[*module, "--version"], [sys.executable, "-c", "pass"]], tmp_path, rounds=1)
    assert timing.wall > 0
    with pytest.raises(subprocess.CalledProcessError):
        starting.timing_of([*module, "figures"], tmp_path)
    assert {arguments[0] for arguments in starting.LIMITS} <= {"--help", *main.commands}


def test_the_readme_of_the_benchmarks_names_every_script() -> None:
    table = (Path(starting.__file__).parent / "README.md").read_text(encoding="utf-8").partition("# How accurately")[0]
    scripts = {path.name for path in Path(starting.__file__).parent.glob("[!_]*.py")}
    assert set(re.findall(r"`(\w+\.py)`", table)) == scripts
