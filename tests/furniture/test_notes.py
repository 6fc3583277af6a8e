from __future__ import annotations

from extractor.furniture.notes import Notes
from extractor.model import Line
from extractor.rules.rules import Rules

SIZE = 10.5


def line(text: str, position: int, size: float = SIZE, x0: float = 80.0, column: int = 0) -> Line:
    top = 100.0 + 18 * position
    wide = (len(text) * size) if x0 > 80 else 420.0
    return Line(1, position, text, x0, top, x0 + wide, top + size, size, False, "", (), (), "body", column)


def roles(lines: list[Line], rules: Rules) -> dict[int, str]:
    return {key[1]: role for key, role in Notes({1: lines}, {1: SIZE}, rules).roles().items()}


def test_small_lines_at_the_foot_are_a_footnote_from_its_mark_on(rules: Rules) -> None:
    lines = [
        line("全市执行额①同比增长", 0),
        line("小字的话", 1, 9),
        line("①按注册地统计，", 2, 9),
        line("不含外地企业。", 3, 9),
    ]
    assert roles(lines, rules) == {2: "footnote", 3: "footnote"}


def test_a_footnote_may_end_the_left_hand_column(rules: Rules) -> None:
    lines = [line("正文", 0, column=1), line("[1]数据为初步核实数。", 1, 8, column=1), line("正文", 2, column=2)]
    assert roles(lines, rules) == {1: "footnote"}


def test_a_list_as_big_as_the_text_is_none(rules: Rules) -> None:
    assert roles([line("主要任务：", 0), line("①扩大出口；", 1), line("②培育企业。", 2)], rules) == {}


def test_captions_are_small_or_centred(rules: Rules) -> None:
    lines = [
        line("全市执行额同比增长，如下图所示", 0),
        line("图1企业订单变化", 1, 9, x0=240.0),
        line("资料来源：滨海市商务局", 2, 8.5),
        line("表1分行业调查结果（单位：家）", 3, x0=210.0),
        line("表1列出的企业都在册，其中", 4),
    ]
    assert roles(lines, rules) == {1: "caption", 2: "caption", 3: "caption"}
