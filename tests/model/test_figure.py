"""A figure says no more than what it was given."""

from __future__ import annotations

from dataclasses import fields
from typing import get_args

from extractor.model import READ_BY_RULES, Figure
from extractor.model.figure import ReadFrom


def test_what_nobody_said_of_a_figure_is_unknown() -> None:
    figure = Figure(1, 0, 2, "12", "12。", "level", ())
    unknown = {field.name for field in fields(Figure) if getattr(figure, field.name) is None}
    assert unknown == {field.name for field in fields(Figure) if field.default is None}
    assert figure.read_from == "text"


def test_only_what_a_person_entered_cannot_be_read_again() -> None:
    assert {*get_args(ReadFrom)} - {*READ_BY_RULES} == {"manual"}
