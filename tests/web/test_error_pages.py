"""Errors and refusals."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest

from tests.browsing import Site
from tests.web.reading import ROOT

# Datasette 0.65 opens an SQLite of its own for every page and leaves it to the garbage collector
pytestmark = pytest.mark.filterwarnings("ignore:unclosed database:ResourceWarning")


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/nowhere", 404, "没有这个地址"),
        ("/archive/nothing", 404, "没有这个地址"),
        (f"{ROOT}/nothing", 404, "没有这个地址"),
        ("/-/archive/other/series", 404, "没有这个地址"),
        ("/archive/figures?_sort=nothing", 400, "请求有误"),
        ("/archive/figures?_where=length(zeroblob(2000000000))", 400, "查询结果太大"),
    ],
)
def test_an_error_is_a_page_in_chinese(site: Site, address: str, status: int, said: str) -> None:
    answer = site.answer(address)
    assert answer.status_code == status
    assert f"<h1>{said}</h1>" in answer.text
    assert 'lang="zh-Hans"' in answer.text
    assert f'href="{ROOT}"' in answer.text


def test_programs_get_errors_as_datasette_has_them(site: Site) -> None:
    answer = site.answer("/archive/nothing.json")
    assert (answer.status_code, json.loads(answer.text)["ok"]) == (404, False)


def test_a_query_that_takes_too_long_is_shown_with_what_to_do(site: Site) -> None:
    endless = "with recursive n(i) as (select 1 union all select i+1 from n) select '<b>', max(i) from n"
    answer = site.answer(f"/archive?_timelimit=50&sql={quote(endless)}")
    assert answer.status_code == 400
    assert "<h1>查询超时</h1>" in answer.text
    assert "&lt;b&gt;" in answer.text
    assert (
        json.loads(site.answer(f"/archive.json?_timelimit=50&sql={quote(endless)}").text)["title"] == "SQL Interrupted"
    )


def test_where_memory_is_lacking_the_query_is_at_fault(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("extractor.web.handlers.read_companies", fail)
    answer = site.answer(f"{ROOT}/companies")
    assert (answer.status_code, "<h1>查询结果太大</h1>" in answer.text) == (400, True)
    monkeypatch.setattr("extractor.web.handlers.read_series", fail)
    program = site.answer(f"{ROOT}/series.csv")
    said = "the query asks for more memory than it may have"
    assert (program.status_code, json.loads(program.text)["error"]) == (400, said)


def test_of_a_fault_of_the_program_nothing_is_told(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise OSError("/home/somebody/archive.db")

    monkeypatch.setattr("extractor.web.handlers.read_companies", fail)
    answer = site.answer(f"{ROOT}/companies")
    assert answer.status_code == 500
    assert "<h1>程序出错了</h1>" in answer.text
    assert "somebody" not in answer.text
    assert "somebody" in capsys.readouterr().err
