"""Readings of one line → one: what they agree on, and how sure it is.

The recogniser is sure of itself even where it errs, but it seldom errs twice in the same way when the same line is
shown to it at another scale. So each line is read twice, and where the two differ, a third time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from statistics import fmean

from extractor.pages.ocr.reading import Glyph, Reading

# What two readings do not agree on is no surer than this, whatever the model said.
DOUBT = 0.5


def text_of(reading: Reading) -> str:
    """Return the characters of a reading, without blanks."""
    return "".join(glyph.text for glyph in reading if not glyph.text.isspace())


def agreed(readings: Sequence[Reading]) -> Reading:
    """Return one reading made of two or three of the same line.

    Of three, two that agree win. What is left open, stretch by stretch, is won by the surer one, and stays in doubt.
    """
    first, *others = readings
    same = next(
        (
            (one, other)
            for index, one in enumerate(readings)
            for other in readings[index + 1 :]
            if text_of(one) == text_of(other)
        ),
        None,
    )
    if same:
        surer = max(same, key=_confidence)
        return surer if len(readings) == 2 else tuple(_doubted(surer, readings))
    merged = first
    for other in others:
        merged = tuple(_merged(merged, other))
    return merged


def _confidence(reading: Reading) -> float:
    return fmean(glyph.confidence for glyph in reading) if reading else 0.0


def _doubted(reading: Reading, readings: Sequence[Reading]) -> Iterator[Glyph]:
    """Yield the reading, with what a third one has otherwise in doubt."""
    odd = next((other for other in readings if text_of(other) != text_of(reading)), reading)
    for tag, first, last, _, _ in _steps(reading, odd):
        for glyph in reading[first:last]:
            yield glyph if tag == "equal" else replace(glyph, confidence=min(glyph.confidence, DOUBT))


def _merged(one: Reading, other: Reading) -> Iterator[Glyph]:
    for tag, first, last, begin, end in _steps(one, other):
        mine, theirs = one[first:last], other[begin:end]
        if tag == "equal":
            yield from mine if _confidence(mine) >= _confidence(theirs) else _placed(theirs, mine)
        else:
            surer = max((mine, theirs), key=_confidence)
            for glyph in surer:
                yield replace(glyph, confidence=min(glyph.confidence, DOUBT))


def _placed(glyphs: Reading, model: Reading) -> Iterator[Glyph]:
    """Yield glyphs at the places of others, so that those of one line come from one reading."""
    for glyph, other in zip(glyphs, model, strict=True):
        yield replace(glyph, middle=other.middle)


def _steps(one: Reading, other: Reading) -> Sequence[tuple[str, int, int, int, int]]:
    mine, theirs = [glyph.text for glyph in one], [glyph.text for glyph in other]
    return SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
