"""Characters of which pdfium says something else than is printed."""

from __future__ import annotations

import pypdfium2.raw as pdfium
import pytest

from extractor.pages.pdfium.odd_characters import NO_CHARACTER, NOTHING, ODD, printed_as

PAGE = pdfium.FPDF_TEXTPAGE()


@pytest.mark.parametrize(
    ("high", "low", "char"),
    [
        (0xD83D, 0xDE00, "\U0001f600"),
        (0xD800, 0xDC00, "\U00010000"),
        (0xDBFF, 0xDFFF, "\U0010ffff"),
        (0xD83D, 0x41, "\ufffd"),
        (0xD83D, 0xE000, "\ufffd"),
        (0xD83D, 0xD83D, "\ufffd"),
    ],
)
def test_two_halves_are_one_character_and_half_of_one_is_unknown(
    high: int, low: int, char: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def unicode_of(_page: object, index: int) -> int:
        asked.append(index)
        return low

    monkeypatch.setattr(pdfium, "FPDFText_GetUnicode", unicode_of)
    assert printed_as(PAGE, 7, chr(high)) == char
    assert asked == [8]


def test_the_second_half_alone_is_nothing_and_no_code_is_an_unknown_character(monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = printed_as(PAGE, 7, "\udc00")
    assert nothing not in ("\ufffd", "\udc00", " ")
    assert printed_as(PAGE, 7, "\udfff") == nothing
    assert printed_as(PAGE, 7, "\0") == "\ufffd"
    for is_hyphen, char in ((1, "-"), (0, "\x02")):
        monkeypatch.setattr(pdfium, "FPDFText_IsHyphen", lambda page, index, answer=is_hyphen: answer)
        assert printed_as(PAGE, 7, "\x02") == char


def test_only_some_characters_are_odd() -> None:
    assert [found[0] for found in ODD.finditer("数 a\0b\x02\ud83d")] == [" ", "\0", "\x02", "\ud83d"]
    assert NOTHING != NO_CHARACTER
