"""Printed characters → those that rules and searches are written in: 増長, of other countries' print, is 增长."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PLANE = 0xFFFF
_FOLDER = Path(__file__).parent / "variants"


class _Usual(dict[int, int | str]):
    """A table for `str.translate` that decides on a character when it is first met."""

    def __missing__(self, code: int) -> int | str:
        self[code] = found = code if _is_usual(chr(code)) else _forms().get(code, code)
        return found


_USUAL = _Usual()


def usual(text: str) -> str:
    """Return a text, as long as before, in the characters that rules are written in: 増長 is 增长.

    Characters of GB 2312 are left alone, also those that are another form of one: 乾 of 乾县 stays.
    """
    return text.translate(_USUAL)


def simplified() -> dict[int, str]:
    """Return the simplified form of each traditional character by its code."""
    return _pairs("simplified.txt")


@cache
def _forms() -> dict[int, str]:
    return _pairs("variants.txt") | simplified()


def _is_usual(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _pairs(name: str) -> dict[int, str]:
    """Return the pairs of a file: the form of a character by the code of another."""
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    pairs = " ".join(line for line in lines if not line.startswith("#")).split()
    # A form that is rarer than what is printed (beyond the first 65,536 characters of Unicode) makes no name plainer
    return {ord(pair[0]): pair[1] for pair in pairs if ord(pair[1]) <= _PLANE}
