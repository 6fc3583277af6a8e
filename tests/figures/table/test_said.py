"""The nearest words that say something."""

from __future__ import annotations

from extractor.figures.table.header_words import HeaderWords
from extractor.figures.table.said import first_said


def test_the_first_that_say_a_field_are_found_and_none_where_none_does() -> None:
    near = HeaderWords("国别", "in the row's name", name="国别")
    far = HeaderWords("离岸", "in the caption", name="离岸", scope="离岸")
    assert first_said((near, far), "name") is near
    assert first_said((near, far), "scope") is far
    assert first_said((near, far), "population") is None
