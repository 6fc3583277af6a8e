"""Marks as they are printed on a Chinese page.

The recogniser takes most marks of full width for their narrow Latin twins, and dashes of any length for each other.
What stands beside a mark tells its width, and the ink of a dash its length.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from unicodedata import numeric

from extractor.pages.ocr.reading import Glyph, Reading
from extractor.pages.ocr.rect import Rect

_WIDE = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}
_OPEN, _CLOSE = {"(": "（", "[": "［"}, {")": "）", "]": "］"}
_NARROW = {wide: narrow for narrow, wide in (*_OPEN.items(), *_CLOSE.items())}
_QUOTES = (('"', "“", "”"), ("'", "‘", "’"))
# What the recogniser takes a full stop for, a ring at the foot of the line.
_STOP, _RINGS = "。", "°º"
# The zero of Chinese figures (二〇二三), which the recogniser knows only as a circle.
ZERO, NUMERALS, _CIRCLES = "〇", frozenset("〇一二三四五六七八九"), frozenset("○◯")
_DASHES = frozenset("-‐–—―－一_")
_TELLING_DASHES = _DASHES - set("一_")
# Marks of so little ink that the recogniser is never sure of them.
FAINT = _DASHES | frozenset(".…·。，、")
# The length of a dash in parts of the size: a hyphen takes a third, a dash between figures a half, a Chinese one all.
_HYPHEN, _EN_DASH = 0.42, 0.6
# Its ink is flatter than the first of these parts of the size, and its middle no further aside than the second: the
# recogniser places a character to a third of a figure.
_FLAT, _ASIDE = 0.25, 0.4


def is_wide(char: str) -> bool:
    """Whether a character takes a whole square: Han, kana, and the marks that go with them."""
    return char >= "\u2e80" or char in "“”‘’…—"


def as_printed(reading: Reading) -> Reading:
    """Return a reading with the marks of full width that belong between Chinese characters."""
    texts = [glyph.text for glyph in reading]
    if _is_framed_number(texts):
        inked = [index for index, text in enumerate(texts) if not text.isspace()]
        texts[inked[0]] = texts[inked[-1]] = "—"
    _pair(texts)
    for index, text in enumerate(texts):
        before, after = _neighbour(texts, index, -1), _neighbour(texts, index, 1)
        if text in _WIDE and _is_chinese(text, before, after):
            texts[index] = _WIDE[text]
        elif text in _RINGS and not _is_degree(before, after):
            texts[index] = "" if before == _STOP else _STOP
        elif text in _CIRCLES and (before in NUMERALS or after in NUMERALS):
            texts[index] = ZERO
    _quote(texts)
    return tuple(replace(glyph, text=text) for glyph, text in zip(reading, texts, strict=True) if text)


def _is_framed_number(texts: Sequence[str]) -> bool:
    """Whether a line is a number between two dashes; then what looks like the numeral one is a dash as well.

    Where both look like it, the line may be a Chinese number: 1911 is, and what has one figure between them is not.
    """
    inked = [text for text in texts if not text.isspace()]
    if len(inked) < 3 or inked[0] not in _DASHES or inked[-1] not in _DASHES:
        return False
    between = inked[1:-1]
    if not all(text.isnumeric() for text in between):
        return False
    sure = not (inked[0].isnumeric() and inked[-1].isnumeric()) or "".join(between).isascii()
    return sure or (len(between) == 1 and 0 < numeric(between[0]) < 10)


def _neighbour(texts: Sequence[str], index: int, step: int) -> str:
    """Return the next character that is no blank; an empty one at the end of the line."""
    index += step
    while 0 <= index < len(texts):
        if not texts[index].isspace():
            return texts[index]
        index += step
    return ""


def _is_chinese(mark: str, before: str, after: str) -> bool:
    """Whether a mark stands between Chinese; a comma in a number does not, a semicolon parts two."""
    if mark == ";" and (before.isdigit() or before == "%"):
        return True
    if before.isdigit() and after.isdigit():
        return False
    return is_wide(before) or (is_wide(after) and not before.isalpha()) or not after


def _is_degree(before: str, after: str) -> bool:
    """Whether a ring is that of an angle or a temperature."""
    return before.isdigit() and after != ""


def _pair(texts: list[str]) -> None:
    """Widen both brackets of a pair that holds Chinese or stands beside it, and one whose other half is elsewhere."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for index, text in enumerate(texts):
        plain = _NARROW.get(text, text)
        if plain in _OPEN:
            opened.append(index)
        elif plain in _CLOSE:
            pairs.append((opened.pop() if opened else -1, index))
    pairs += [(index, len(texts)) for index in opened]
    for first, last in pairs:
        within = texts[max(first, 0) : last + 1]
        beside = (_neighbour(texts, first, -1) if first > 0 else "", _neighbour(texts, last, 1))
        if any(is_wide(char) for char in (*within, *beside)):
            for index in (first, last):
                if 0 <= index < len(texts):
                    texts[index] = (_OPEN | _CLOSE).get(texts[index], texts[index])


def _quote(texts: list[str]) -> None:
    """Turn straight quotation marks beside Chinese into opening and closing ones, by turns."""
    for straight, left, right in _QUOTES:
        open_ = False
        for index, text in enumerate(texts):
            if text in (left, right):
                open_ = text == left
            elif text == straight and any(is_wide(_neighbour(texts, index, step)) for step in (-1, 1)):
                texts[index] = right if open_ else left
                open_ = not open_


def with_dashes(reading: Reading, blots: Sequence[Rect], size: float) -> Reading:
    """Return a reading with each dash as long as its ink.

    Args:
        reading: A line.
        blots: The boxes of its ink.
        size: The size of its type, in the same pixels.
    """
    return tuple(_dash(glyph, blots, size) if glyph.text in _TELLING_DASHES else glyph for glyph in reading)


def _dash(glyph: Glyph, blots: Sequence[Rect], size: float) -> Glyph:
    flat = [blot for blot in blots if blot.height < _FLAT * size and _aside(glyph, blot) < _ASIDE * size]
    if not flat:
        return glyph
    length = min(flat, key=lambda blot: _aside(glyph, blot)).width / size
    return replace(glyph, text="-" if length < _HYPHEN else "–" if length < _EN_DASH else "—")


def _aside(glyph: Glyph, blot: Rect) -> float:
    """Return how far the middle of a character lies beside a blot."""
    return max(blot.x0 - glyph.middle, glyph.middle - blot.x1, 0.0)
