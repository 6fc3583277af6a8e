from __future__ import annotations

from extractor.pages.ocr.agreement import DOUBT, agreed, text_of
from extractor.pages.ocr.reading import Glyph, Reading
from tests.pages.ocr.making import reading


def test_two_of_three_readings_win_and_what_the_third_has_otherwise_stays_in_doubt() -> None:
    one = agreed([reading("增长8.6%"), reading("增长6.6%"), reading("增长8.6%")])
    assert text_of(one) == "增长8.6%"
    assert [glyph.confidence for glyph in one] == [0.99, 0.99, DOUBT, 0.99, 0.99, 0.99]


def test_what_stays_open_is_won_by_the_surer_reading_and_stays_in_doubt() -> None:
    one = agreed([reading("4971.23", 0.7), reading("4977.23", 0.9)])
    assert (text_of(one), min(glyph.confidence for glyph in one)) == ("4977.23", DOUBT)


def confidences(one: Reading) -> list[float]:
    return [glyph.confidence for glyph in one]


def test_doubt_is_an_even_chance() -> None:
    assert DOUBT == 0.5


def test_of_two_readings_alike_the_surer_one_is_taken_as_it_is() -> None:
    sure, unsure = reading("增长", 0.9), reading("增长", 0.7)
    assert agreed([sure, unsure]) is sure
    assert agreed([unsure, sure]) is sure


def test_of_three_the_surer_of_the_two_that_agree_is_taken() -> None:
    for readings in ([("增长", 0.7), ("增氏", 0.99), ("增长", 0.9)], [("增氏", 0.99), ("增长", 0.9), ("增长", 0.7)]):
        one = agreed([reading(*each) for each in readings])
        assert (text_of(one), confidences(one)) == ("增长", [0.9, 0.5])


def test_three_readings_alike_leave_no_doubt() -> None:
    one = agreed([reading("增长", 0.7), reading("增长", 0.9), reading("增长", 0.8)])
    assert confidences(one) == [0.9, 0.9]


def test_what_two_of_three_agree_on_is_in_doubt_only_where_the_third_differs_and_never_surer_than_it_was() -> None:
    one = agreed([reading("增长了", 0.4), reading("增氏了", 0.9), reading("增长了", 0.4)])
    assert confidences(one) == [0.4, 0.4, 0.4]


def test_blanks_make_no_difference_to_what_two_readings_say() -> None:
    assert text_of(agreed([reading("增 长", 0.7), reading("增长", 0.9)])) == "增长"
    assert text_of(reading("a b　c")) == "abc"


def test_a_character_that_only_one_reading_has_is_kept_in_doubt() -> None:
    for readings in (("增长8%", "增长8"), ("增长8", "增长8%")):
        one = agreed([reading(text, 0.8) for text in readings])
        assert (text_of(one), confidences(one)) == ("增长8%", [0.8, 0.8, 0.8, 0.5])


def test_nothing_is_less_sure_than_a_character() -> None:
    one = agreed([(), reading("增", 0.3)])
    assert (text_of(one), confidences(one)) == ("增", [0.3])
    assert text_of(agreed([(), reading("增", 0.05)])) == "增"
    assert agreed([(), ()]) == ()


def test_where_the_second_reading_is_surer_its_characters_come_at_the_places_of_the_first() -> None:
    first = tuple(Glyph(char, 11.0 + 20 * at, 0.6) for at, char in enumerate("增长8"))
    one = agreed([first, reading("增长6", 0.9)])
    assert text_of(one) == "增长6"
    assert [glyph.middle for glyph in one] == [11, 31, 50]
    assert confidences(one) == [0.9, 0.9, 0.5]


def test_where_both_are_as_sure_the_first_one_is_taken() -> None:
    first = tuple(Glyph(char, 11.0 + 20 * at, 0.9) for at, char in enumerate("增长8"))
    one = agreed([first, reading("增长6", 0.9)])
    assert (text_of(one), [glyph.middle for glyph in one]) == ("增长8", [11, 31, 51])


def test_of_three_readings_that_all_differ_each_stretch_is_won_by_the_surest() -> None:
    one = agreed([reading("12.4", 0.6), reading("12.6", 0.7), reading("17.4", 0.8)])
    assert (text_of(one), confidences(one)) == ("17.4", [0.8, 0.5, 0.8, 0.5])


def test_in_a_long_line_frequent_characters_count_as_others_do() -> None:
    text = str(2**700)
    one = agreed([reading(text, 0.8), reading(text[:100] + "，" + text[101:], 0.7)])
    assert text_of(one) == text
    assert confidences(one).count(0.5) == 1


def test_as_sure_is_as_sure_as_a_whole() -> None:
    first = (*reading("增", 0.75), Glyph("长", 30, 0.25), Glyph("8", 50, 0.9))
    other = (*reading("增", 0.25), Glyph("长", 33, 0.75), Glyph("6", 50, 0.5))
    assert confidences(agreed([first, other])) == [0.75, 0.25, 0.5]
