"""A month as people write it for a program, `2023-09` → the same, or what is wrong with it."""

from __future__ import annotations

import re

from extractor.errors import WrongMonth

_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


def checked_month(text: str) -> str:
    """Return a month `YYYY-MM` as it was given.

    Raises:
        WrongMonth: It is none.
    """
    if _MONTH.fullmatch(text) is None:
        raise WrongMonth(f"'{text}' is no month; write it as in 2023-09")
    return text
