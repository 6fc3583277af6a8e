"""Whether a text layer can be trusted: sound text in several languages, and the ways in which text layers break."""

from __future__ import annotations

import pytest

from extractor.model import Page
from extractor.model.characters import Char, runs_of
from extractor.pages.document import open_pdf
from extractor.pages.legibility import better, judge
from tests import FIXTURES
from tests.conftest import readable_fixtures

SOUND = "今年前三季度，全市服务外包合同额8.6亿美元，同比增长12.5%，其中离岸合同额5.1亿美元。"


def page(text: str) -> Page:
    return Page(1, 595, 842, tuple(runs_of(Char(char, 0, 0, 10, 10, 10, False) for char in text)))


@pytest.mark.parametrize(
    "text",
    [
        SOUND,
        "灌溉面積以各農田水利會資料為準，用水量單位為千立方公尺。",
        "IT outsourcing (ITO): $5.1m, +12.5 %",
        "縦書きのテスト「括弧も縦書き。」図書館の読書",
        "目录........................................1",
        "\ue001" + SOUND,
        "",
    ],
)
def test_sound_text_is_legible(text: str) -> None:
    assert judge(page(text)).legible


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("\ufffd" * 40 + SOUND, "fonts do not say"),
        ("".join(chr(0xE000 + number) for number in range(60)), "fonts do not say"),
        (SOUND.encode().decode("gbk", "ignore"), "make no Chinese"),
        ("ÖÐ¹ú·þÎñÍâ°üÆóÒµÐÂÇ©¶©ºÏÍ¬", "another encoding"),
        ('!"#!"$##!$#!!"$$#%!$&!', "mostly marks"),
        ("口" * 30 + "7%", "all the same"),
    ],
)
def test_each_kind_of_garbage_is_named(text: str, reason: str) -> None:
    verdict = judge(page(text))
    assert not verdict.legible
    assert reason in verdict.reason


def test_the_second_reader_is_believed_where_it_reads_chinese() -> None:
    garbage = page("\ufffd" * 60)
    assert better(garbage, page(SOUND))
    assert not better(garbage, page("abcdef ghijkl mnopqr stuvwx"))
    assert better(page(""), page("abc"))
    assert not better(page(""), page("  "))


@pytest.mark.parametrize("path", readable_fixtures(), ids=lambda path: path.stem)
def test_no_fixture_is_suspected_wrongly(path: object) -> None:
    with open_pdf(FIXTURES / str(path)) as document:
        verdicts = [judge(read).legible for read in document.pages()]
    assert verdicts == ([True, False] if "half-legible" in str(path) else [True] * document.count)
