"""A growth or a share in percent → the text in which a page shows it."""

from __future__ import annotations

import re
from decimal import Decimal

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def growth(percent: float, printed: str | None = None) -> str:
    """Return a growth in percent with its sign.

    Args:
        percent: The growth, negative where it fell.
        printed: The number in print, whose decimals are kept where it says the same: 8.50% is not 8.5%.
    """
    sign = "" if percent == 0 else "+" if percent > 0 else "−"
    return sign + share(abs(percent), printed)


def share(percent: float, printed: str | None = None) -> str:
    """Return a share in percent, with the decimals of print as `growth` has them, and never with an exponent."""
    found = _NUMBER.search((printed or "").replace(",", ""))
    if found and float(found[0]) == percent:
        return f"{found[0]}%"
    # 15 digits are what a float holds of any decimal number; more are noise, such as that of 1.1 times in percent
    return f"{Decimal(f'{percent:.15g}'):f}%"
