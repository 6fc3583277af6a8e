"""How files are read, and what that may cost, unless something else is said."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, replace

import pytest

from extractor.importing.options import Limits, Options


def test_a_file_has_a_minute_a_gibibyte_and_two_thousand_pages() -> None:
    assert Options() == Options(password="", date=None, ocr="auto", again=False, limits=Limits())
    assert Limits() == Limits(seconds=60.0, memory=2**30, pages=2000, jobs=1)


def test_options_are_replaced_and_not_changed() -> None:
    options = Options(date="2023-09")
    assert replace(options, again=True) == Options(date="2023-09", again=True)
    with pytest.raises(FrozenInstanceError):
        options.again = True  # type: ignore[misc]


def test_options_travel_to_a_worker() -> None:
    options = Options(password="x", limits=Limits(pages=3))  # noqa: S106
    assert pickle.loads(pickle.dumps(options)) == options
