from __future__ import annotations

from extractor.furniture.quotes import Quotes
from extractor.model import Line
from extractor.rules.rules import Rules

SIZE, LEFT, RIGHT = 10.5, 60.0, 280.0


def text(words: str, position: int) -> Line:
    place = (LEFT, 100.0 + 18 * position, RIGHT, 110.5 + 18 * position)
    return Line(1, position, words, *place, SIZE, False, "", (), (), "body", 1)


def middle(words: str, position: int, size: float = 13.0) -> Line:
    half, middle, top = len(words) * size / 2, (LEFT + RIGHT) / 2, 100.0 + 18 * position
    return Line(1, position, words, middle - half, top, middle + half, top + size, size, False, "", (), (), "body", 1)


def roles(rules: Rules, *lines: Line) -> dict[int, str]:
    return {key[1]: role for key, role in Quotes({1: lines}, {1: SIZE}, rules).roles().items()}


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
