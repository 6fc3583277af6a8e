"""What a page gives to read is frozen: it can be compared, and nothing that reads it changes it."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from extractor.model import Box, Page, PageSize


def test_a_page_is_upright_and_empty_unless_it_says_otherwise() -> None:
    page = Page(3, 595.0, 842.0, ())
    assert (page.text_from, page.turned, page.grids) == ("text", 0, ())
    assert page == Page(3, 595.0, 842.0, ())


def test_a_box_may_stand_in_a_set_and_cannot_be_moved() -> None:
    box = Box(1, 60, 100, 90, 110)
    assert len({box, Box(1, 60, 100, 90, 110), Box(2, 60, 100, 90, 110)}) == 2
    with pytest.raises(FrozenInstanceError):
        box.page = 2  # type: ignore[misc]


def test_the_size_of_a_page_keeps_what_became_of_it() -> None:
    assert PageSize(1, 842.0, 595.0, "ocr", 90).turned == 90
