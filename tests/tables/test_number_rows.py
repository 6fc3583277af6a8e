"""Lines at one height as a row: what white parts in it, and which parts are numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.model import Line
from extractor.rules.rule_set import Rules
from extractor.tables.number_rows import is_parted, lines_by_height, number_row
from tests.making import make_printed


def at(top: float, bottom: float, position: int = 0) -> Line:
    return replace(make_printed("日本", position=position), top=top, bottom=bottom)


@pytest.mark.parametrize(
    ("lower", "rows"),
    [((105, 115), 1), ((105.1, 115.1), 2), ((104, 112), 1), ((106, 114), 1), ((106.1, 114.1), 2), ((95, 105), 1)],
)
def test_lines_stand_at_one_height_that_share_half_of_the_lower_one(lower: tuple[float, float], rows: int) -> None:
    # The first is 10 points high; of one of 8 points they share 4 at least
    assert len(lines_by_height([at(100, 110), at(*lower, position=1)])) == rows


def test_rows_come_from_top_to_bottom_and_are_measured_by_their_first_line() -> None:
    lines = [at(130, 140, 0), at(100, 110, 1), at(104, 114, 2), at(108, 118, 3)]
    # The last shares enough with the second line of the row, but not with its first
    assert [[line.position for line in row] for row in lines_by_height(lines)] == [[1, 2], [3], [0]]
    assert lines_by_height([]) == []


def spread(text: str, gap: float) -> Line:
    """A line with so much white before its third character."""
    line = make_printed(text)
    lefts = (*line.lefts[:2], *(x + gap for x in line.lefts[2:]))
    rights = (*line.rights[:2], *(x + gap for x in line.rights[2:]))
    return replace(line, lefts=lefts, rights=rights, x1=rights[-1])


@pytest.mark.parametrize(("gap", "parts"), [(8.0, ["日本12"]), (8.1, ["日本", "12"])])
def test_white_of_eight_tenths_of_the_size_parts_cells(gap: float, parts: list[str], rules: Rules) -> None:
    line = spread("日本12", gap)
    assert is_parted(line) == (len(parts) > 1)
    assert [part.text for part in number_row([line], rules).parts] == parts


def test_a_blank_parts_cells_only_where_it_is_wide(rules: Rules) -> None:
    line = make_printed("NTT DATA")
    assert is_parted(line)
    assert [part.text for part in number_row([line], rules).parts] == ["NTT DATA"]
    for left, texts in ((128.0, ["日本 12"]), (128.1, ["日本", "12"])):
        lefts, rights = (100.0, 110.0, 120.0, left, left + 5), (110.0, 120.0, left, left + 5, left + 10)
        wide = replace(make_printed("日本 12"), lefts=lefts, rights=rights)
        assert [part.text for part in number_row([wide], rules).parts] == texts
    assert not is_parted(make_printed("日"))


def row(rules: Rules, *texts: str) -> tuple[tuple[bool, ...], tuple[bool, ...], bool]:
    """Which parts of a row are numbers, which of them say that there is none, and whether the row counts."""
    lines = [make_printed(text, x=100 + 80 * at, position=at) for at, text in enumerate(texts)]
    found = number_row(lines[::-1], rules)
    assert [part.text for part in found.parts] == list(texts)
    return found.values, found.blanks, found.counts


def test_numbers_and_signs_that_there_is_none_are_values(rules: Rules) -> None:
    assert row(rules, "日本", "1,102.4", "—") == ((False, True, True), (False, False, True), True)


@pytest.mark.parametrize(
    ("texts", "counts"),
    [
        (("日本", "12"), True),
        (("日本", "12", "东京"), True),
        (("日本", "12", "东京", "大阪"), False),
        (("日本", "东京"), False),
        (("12", "东京"), False),
        (("12",), False),
        (("2021", "34", "56"), True),
    ],
)
def test_a_row_counts_with_as_many_numbers_behind_its_first_part_as_other_parts(
    texts: tuple[str, ...], counts: bool, rules: Rules
) -> None:
    assert row(rules, *texts)[2] == counts


def test_a_row_begins_with_its_highest_line(rules: Rules) -> None:
    assert number_row([at(104, 114, 0), at(100, 110, 1)], rules).top == 100


@pytest.mark.parametrize("text", ["日本", "12", "—"])
def test_what_stands_alone_is_no_cell_with_a_value(text: str, rules: Rules) -> None:
    assert row(rules, text) == ((False,), (False,), False)
