"""Text that Python could not decode."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.words.surrogates import escaped, mended


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "gb18030"])
def test_a_name_in_bytes_becomes_the_name_that_was_meant(encoding: str) -> None:
    for as_decoded in ("ascii", "utf-8"):
        given = "2023年9月会刊.pdf".encode(encoding).decode(as_decoded, "surrogateescape")
        assert mended(given) == "2023年9月会刊.pdf"


def test_what_stands_for_no_byte_is_replaced() -> None:
    assert mended("月\ud83d报") == "月?报"
    assert mended("\udcff.pdf") == "?.pdf"


@given(st.text(st.characters(exclude_categories=())))
def test_what_was_mended_is_text_and_stays_as_it_is(given: str) -> None:
    text = mended(given)
    text.encode()
    assert mended(text) == text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_name_comes_back_from_the_system(text: str) -> None:
    assert mended(escaped(text)) == text
    assert os.fsencode(escaped(text)) == text.encode()
