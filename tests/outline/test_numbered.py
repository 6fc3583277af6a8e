from __future__ import annotations

from extractor.outline.numbered import Numbered, counted_within, is_whole, numbered_headings, runs_of
from extractor.rules.rule_set import Rules
from tests.outline.setting import INDENT, LAYOUT, Typist


def found(typist: Typist, rules: Rules) -> list[tuple[str, int, str]]:
    return [(one.form, one.value, one.called) for one in numbered_headings(typist.lines, LAYOUT, rules)]


def counted(*places: tuple[int, int]) -> list[Numbered]:
    """Headings of one line, each with its number and its place."""
    line = Typist().line("一").lines[0]
    return [Numbered("clause", value, "", "名", (line,), at) for value, at in places]


def test_a_numbered_line_of_its_own_is_a_heading(rules: Rules) -> None:
    typist = Typist().line("一、预算执行情况", x0=INDENT).paragraph().line("（一）收支情况。", x0=INDENT).paragraph()

    assert found(typist, rules) == [("chapter", 1, "预算执行情况"), ("clause", 1, "收支情况")]


def test_a_heading_that_runs_in_to_its_paragraph_is_none(rules: Rules) -> None:
    long = "（一）收支情况。" + "今年以来各项工作平稳推进" * 3
    typist = Typist().line(long[:40], x0=INDENT).line("到此为止。").line("一是加强管理", x0=INDENT).paragraph()

    assert found(typist, rules) == []


def test_a_bold_beginning_of_a_paragraph_is_no_heading(rules: Rules) -> None:
    bold = "（一）" + "严把支出关口习惯过紧日子着力降低" * 3
    typist = Typist().line(bold[:40], x0=INDENT, bold=True).line("行成本。坚决过紧日子。").paragraph()

    assert found(typist, rules) == []


def test_a_heading_goes_on_in_a_second_line(rules: Rules) -> None:
    long = "（二）" + "落实决议和重点工作的进展" * 5
    typist = Typist().line(long[:40], x0=INDENT).line(long[40:50]).paragraph()

    assert found(typist, rules) == [("clause", 2, long[3:50])]


def test_a_part_has_its_name_in_the_line_below(rules: Rules) -> None:
    typist = Typist().title("第一章").title("总则").paragraph().title("第二篇").title("一、发展情况").paragraph()

    assert found(typist, rules) == [("part", 1, "总则"), ("part", 2, "第二篇"), ("chapter", 1, "发展情况")]


def test_items_of_a_list_end_with_a_semicolon(rules: Rules) -> None:
    typist = Typist().line("（一）完善制度；", x0=INDENT).line("（二）加强管理；", x0=INDENT).paragraph()

    assert found(typist, rules) == []


def test_a_run_begins_with_one_and_may_miss_a_number() -> None:
    runs = runs_of(counted((2, 0), (1, 3), (2, 6), (4, 9), (1, 12), (2, 15)))

    assert [[one.at for one in run] for run in runs] == [[3, 6, 9], [12, 15]]
    assert [is_whole(run) for run in runs] == [False, True]


def test_a_lower_level_counts_from_one_in_each_part_or_goes_on() -> None:
    again = counted((1, 2), (2, 5), (1, 12), (2, 15))
    on = counted((1, 2), (2, 5), (3, 12))

    assert [one.at for one in counted_within(again, [0, 10, 20])] == [2, 5, 12, 15]
    assert [one.at for one in counted_within(on, [0, 10, 20])] == [2, 5, 12]


def test_what_does_not_count_its_part_is_no_level() -> None:
    alone = counted((1, 2))
    gap = counted((1, 2), (3, 5))
    listed = counted((1, 2), (2, 3), (3, 4))

    assert [list(counted_within(one, [0, 10])) for one in (alone, gap, listed)] == [[], [], []]
