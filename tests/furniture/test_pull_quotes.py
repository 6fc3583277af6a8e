from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.furniture.pull_quotes import PullQuotes
from extractor.model import Line
from extractor.rules.rule_set import Rules

SIZE, LEFT, RIGHT = 10.5, 60.0, 280.0


def text(words: str, position: int) -> Line:
    place = (LEFT, 100.0 + 18 * position, RIGHT, 110.5 + 18 * position)
    return Line(1, position, words, *place, SIZE, False, "", (), (), "body", 1)


def middle(words: str, position: int, size: float = 13.0) -> Line:
    half, middle, top = len(words) * size / 2, (LEFT + RIGHT) / 2, 100.0 + 18 * position
    return Line(1, position, words, middle - half, top, middle + half, top + size, size, False, "", (), (), "body", 1)


def roles(rules: Rules, *lines: Line) -> dict[int, str]:
    return {key[1]: role for key, role in PullQuotes({1: lines}, {1: SIZE}, rules).roles().items()}


ARTICLE = text("这家企业的负责人说：“订单来得急，小", 0), text("工厂也能当天发货。”他还说", 1)


def test_a_sentence_printed_once_more_big_and_in_the_middle_is_a_quote(rules: Rules) -> None:
    assert roles(rules, *ARTICLE, middle("“订单来得急，", 2), middle("小工厂也能当天发货。”", 3)) == {
        2: "aside",
        3: "aside",
    }
    assert roles(
        rules, middle("订单来得急，", 0, 15), middle("小工厂也能当天发货。", 1, 15), text("说：", 2), *ARTICLE
    ) == {0: "aside", 1: "aside"}


def test_what_is_said_nowhere_else_is_none(rules: Rules) -> None:
    assert roles(rules, *ARTICLE, middle("订单来得慢，", 2), middle("小工厂也能当天发货。", 3)) == {}


def test_a_title_whose_words_come_again_is_none(rules: Rules) -> None:
    assert roles(rules, middle("小工厂也能当天发货", 0), *ARTICLE) == {}


def test_a_quote_is_bigger_than_the_text_and_stands_in_the_middle(rules: Rules) -> None:
    said = "小工厂也能当天发货。"
    assert roles(rules, *ARTICLE, middle(said, 2, SIZE)) == {}
    assert (
        roles(rules, *ARTICLE, text(said, 2), Line(1, 3, said, LEFT, 150, 190, 163, 13, False, "", (), (), "body", 1))
        == {}
    )


SAID = "小工厂也能当天发货。"


@pytest.mark.parametrize(("size", "found"), [(10.4, {}), (10.5, {(1, 2): "aside"})])
def test_a_quote_is_bigger_by_four_parts_in_a_hundred(
    size: float, found: dict[tuple[int, int], str], rules: Rules
) -> None:
    lines = [*(replace(one, size=10.0) for one in ARTICLE), middle(SAID, 2, size)]
    assert PullQuotes({1: lines}, {1: 10.0}, rules).roles() == found


@pytest.mark.parametrize(
    ("x0", "x1", "found"),
    [
        (67.9, 272, True),  # in a column from 60 to 280, in 13 points
        (67.8, 272, False),  # 7.8 are 0.6 of the size
        (68, 272.3, False),
        (100, 259.4, True),
        (100, 259.5, False),  # 19.5 more on the left than on the right
        (80.5, 240, False),
        (80.6, 240, True),
    ],
)
def test_a_quote_has_white_on_both_sides_and_as_much(x0: float, x1: float, found: bool, rules: Rules) -> None:
    quote = replace(middle(SAID, 2), x0=x0, x1=x1)
    assert roles(rules, *ARTICLE, quote) == ({2: "aside"} if found else {})


@pytest.mark.parametrize(("parts", "found"), [(4, 4), (5, 0)])
def test_a_quote_has_four_lines_at_most(parts: int, found: int, rules: Rules) -> None:
    words = "小工厂也能当天发货"
    cut = [words[at * 9 // parts : (at + 1) * 9 // parts] for at in range(parts)]
    cut[-1] += "。"
    assert len(roles(rules, *ARTICLE, *(middle(part, 2 + at) for at, part in enumerate(cut)))) == found


@pytest.mark.parametrize(("words", "found"), [("能当天发货。", 0), ("也能当天发货。", 1)])
def test_a_quote_has_six_letters_at_least(words: str, found: int, rules: Rules) -> None:
    assert len(roles(rules, *ARTICLE, middle(words, 2))) == found


def test_big_lines_are_one_quote_in_one_size_and_column_only(rules: Rules) -> None:
    first, second = middle("订单来得急，", 2), middle("小工厂也能当天发货。", 3)
    assert set(roles(rules, *ARTICLE, first, second)) == {2, 3}
    assert set(roles(rules, *ARTICLE, first, replace(second, size=15.0))) == {3}
    # In a column of its own, where other text is as wide as here
    wide = replace(text("别的话", 4), column=2)
    assert set(roles(rules, *ARTICLE, first, replace(second, column=2), wide)) == {3}
    assert set(roles(rules, *ARTICLE, first, text("别的话", 3), replace(second, position=4))) == {4}
