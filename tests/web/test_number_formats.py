"""How growth and shares are written."""

from __future__ import annotations

import pytest

from extractor.web.number_formats import growth, share


@pytest.mark.parametrize(
    ("percent", "printed", "written"),
    [
        (8.57, "8.57%", "+8.57%"),
        (8.5, "8.50%", "+8.50%"),
        (8.5, "8.50", "+8.50%"),
        (-4.2, "4.20%", "−4.20%"),
        (-4.2, None, "−4.2%"),
        (20.0, "20%", "+20%"),
        (1234.5, "1,234.50%", "+1234.50%"),
        # 1.2倍 is not what is shown, and neither is 四成
        (120.0, "1.2倍", "+120%"),
        (110.00000000000001, "1.1倍", "+110%"),
        (40.0, "四成", "+40%"),
        (0.0, None, "0%"),
        (-0.0, "0.0%", "0.0%"),
        (12345678901.5, None, "+12345678901.5%"),
        (1e22, None, "+10000000000000000000000%"),
        (0.00001, None, "+0.00001%"),
    ],
)
def test_growth_has_a_sign_and_the_decimals_of_print(percent: float, printed: str | None, written: str) -> None:
    assert growth(percent, printed) == written


def test_a_share_has_the_decimals_of_print() -> None:
    assert [share(35.0, "35.0%"), share(35.0), share(40.0, "四成")] == ["35.0%", "35%", "40%"]
