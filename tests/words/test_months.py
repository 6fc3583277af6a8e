"""Months are written in one way, and what is none is said to be none."""

from __future__ import annotations

import pytest

from extractor.errors import WrongMonth
from extractor.words.months import checked_month


@pytest.mark.parametrize("text", ["2023-09", "2015-12", "1999-01"])
def test_a_month_is_given_back(text: str) -> None:
    assert checked_month(text) == text


@pytest.mark.parametrize(
    "text", ["2023", "2023-9", "2023-13", "2023-00", "2023-09-01", "23-09", "２０２３-09", "九月", ""]
)
def test_what_is_no_month_says_how_one_is_written(text: str) -> None:
    with pytest.raises(WrongMonth, match="write it as in 2023-09"):
        checked_month(text)
