"""Changed copies of frozen values."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from extractor.figures.text.before.memory import Memory
from extractor.figures.text.said import Said
from extractor.model import Box, Number
from extractor.model.copying import changed

NUMBER = Number(1, 4, 7, "3.5", "unread")


def test_a_copy_differs_in_the_named_fields_only_and_the_original_stays() -> None:
    assert changed(NUMBER, page=2, figure=0) == Number(2, 4, 7, "3.5", "unread", 0)
    assert Number(1, 4, 7, "3.5", "unread") == NUMBER


def test_it_is_the_copy_that_dataclasses_make() -> None:
    memory = Memory(scope=Said("离岸", 0, 2), part_unit="家")
    copy = changed(changed(memory, scope_of_part=True), part_unit=None)
    assert copy == replace(memory, scope_of_part=True, part_unit=None)
    assert repr(copy) == repr(replace(memory, scope_of_part=True, part_unit=None))


def test_a_copy_is_as_frozen_as_the_original() -> None:
    copy = changed(NUMBER, page=2)
    with pytest.raises(FrozenInstanceError):
        copy.page = 3  # type: ignore[misc]


def test_a_class_with_slots_is_refused() -> None:
    with pytest.raises(AttributeError):
        changed(Box(1, 0, 0, 1, 1), page=2)
