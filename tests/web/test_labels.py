"""How amounts are written."""

from __future__ import annotations

import pytest

from extractor.web.labels import labels


@pytest.mark.parametrize(
    ("amount", "unit", "written"),
    [
        (1.3285736e9, "USD", "13.29亿美元"),
        (3.14206e12, "CNY", "3.14万亿元"),
        (126000, "人", "12.60万人"),
        (-250000000, "CNY", "-2.50亿元"),
        (1043, "家", "1,043家"),
        (12.5, "XYZ", "12.50XYZ"),
        (0, None, "0"),
    ],
)
def test_amounts_are_written_in_the_largest_unit(amount: float, unit: str | None, written: str) -> None:
    assert labels().amount(amount, unit) == written
