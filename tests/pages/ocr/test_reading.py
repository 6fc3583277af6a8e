from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from extractor.pages.ocr.reading import Glyph


def test_a_character_is_a_value_that_does_not_change() -> None:
    glyph = Glyph("增", 10.5, 0.9)
    assert glyph == Glyph("增", 10.5, 0.9)
    assert (glyph.text, glyph.middle, glyph.confidence) == ("增", 10.5, 0.9)
    with pytest.raises(FrozenInstanceError):
        glyph.text = "减"  # type: ignore[misc]
