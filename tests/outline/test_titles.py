"""Titles by their look and their place: a look of their own, a short second line, a line that leads in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.outline.blocks import BlockReader
from extractor.outline.contents import Contents
from extractor.outline.sections import Arrangement
from extractor.rules.rule_set import Rules
from tests.outline.setting import LAYOUT, RIGHT, Typist


def read(typist: Typist, rules: Rules, arrangement: Arrangement = "titled") -> list[tuple[str, str]]:
    blocks = BlockReader(arrangement, LAYOUT, Contents([], rules), rules).blocks(typist.lines)
    return [(block.kind, block.paragraph.text) for block in blocks if block.kind != "body"]


def test_behind_a_source_a_title_may_have_a_look_of_its_own(rules: Rules) -> None:
    typist = Typist().centred("全市产业大会召开", size=22).paragraph().centred("（来源：滨海日报）")
    typist.centred("小城里的大订单", size=14).paragraph().centred("文中的小题", size=12).paragraph()
    assert [text for kind, text in read(typist, rules) if kind == "title"] == ["全市产业大会召开", "小城里的大订单"]


def test_a_short_second_line_ends_a_title_that_is_not_in_the_middle(rules: Rules) -> None:
    typist = Typist().line("稀土材料数据库正式对外", size=14, bold=True).line("开放", size=14, bold=True).paragraph()
    assert read(typist, rules) == [("title", "稀土材料数据库正式对外开放")]


def test_a_small_line_in_the_middle_leads_in_to_a_title(rules: Rules) -> None:
    typist = Typist().centred("江畔的数据中心").centred("冷资源出了热产业", size=16, bold=True).paragraph()
    assert read(typist, rules) == [("kicker", "江畔的数据中心"), ("title", "冷资源出了热产业")]
    # what ends a sentence, or stands at the margin, leads in to nothing
    ended = Typist().paragraph().centred("冷资源出了热产业", size=16, bold=True).paragraph()
    assert [kind for kind, _ in read(ended, rules)] == ["title"]


def test_in_a_section_of_one_article_another_title_stands_behind_a_source_only(rules: Rules) -> None:
    typist = Typist().centred("前九月收入增长", size=14).paragraph().centred("（来源：统计局）")
    typist.centred("园区运行平稳", size=14).paragraph().centred("文中的小题", size=14).paragraph()
    assert [text for kind, text in read(typist, rules, "single") if kind == "title"] == [
        "前九月收入增长",
        "园区运行平稳",
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("（商会秘书处）", "商会秘书处"),
        ("——摘自《滨海商报》", "滨海商报"),
        ("据新华社报道", "新华社"),
        ("本刊记者王海文/图", "本刊记者王海"),
    ],
)
def test_a_signature_is_set_to_the_right(text: str, source: str, rules: Rules) -> None:
    typist = Typist().title("数字服务出口联盟成立").paragraph().line(text)
    at_margin = BlockReader("titled", LAYOUT, Contents([], rules), rules).blocks(typist.lines)
    assert at_margin[-1].kind == "body"
    line = typist.lines[-1]
    typist.lines[-1] = replace(line, x0=RIGHT - (line.x1 - line.x0), x1=RIGHT)
    signed = BlockReader("titled", LAYOUT, Contents([], rules), rules).blocks(typist.lines)
    assert (signed[-1].kind, signed[-1].source) == ("source", source)
