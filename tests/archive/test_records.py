"""What an archive tells of itself cannot be changed, and stands still for what it was told of."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, is_dataclass

import pytest

from extractor.archive import records
from extractor.archive.records import FigureFilter, FoundFigure
from tests.archive.examples import september

LEVEL, GROWTH = september().sections[0].articles[0].figures


def test_a_found_figure_amounts_to_what_its_figure_does() -> None:
    assert FoundFigure(1, "会刊", "2023-09", "数据月报", None, LEVEL).amount == 1328573600.0
    assert FoundFigure(2, "会刊", "2023-09", "数据月报", None, GROWTH).amount is None


def test_a_filter_lets_all_through_unless_something_is_said() -> None:
    assert {getattr(FigureFilter(), field.name) for field in fields(FigureFilter)} == {None}


def test_every_record_is_frozen() -> None:
    kinds = [kind for kind in vars(records).values() if is_dataclass(kind) and kind.__module__ == records.__name__]
    assert len(kinds) == 8
    with pytest.raises(FrozenInstanceError):
        FigureFilter().item = "日本"  # type: ignore[misc]
    for kind in kinds:
        assert "__setattr__" in vars(kind), kind
