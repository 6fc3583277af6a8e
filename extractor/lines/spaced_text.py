"""The ink of a line → its normalised text with the edges of each character, and the blanks that mean something.

A blank is kept only between two Latin words or numbers (`NTT DATA`): justified Chinese text has wide gaps or printed
blanks between all its characters, and neither says anything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.lines.ink import Ink
from extractor.lines.letters import Letters

# Gap between Latin characters, in parts of the size, from which it is a blank though none is printed: a word space
# is 0.25 of the size in most faces, kerning and tracking stay below 0.15.
WORD_GAP = 0.2
# Two characters of an alphabet, between which alone a blank means something.
_MAYBE_WORDS = re.compile("[\0-\u1fff]{2}")


def spaced_text(ink: Ink, letters: Letters) -> tuple[str, tuple[float, ...], tuple[float, ...]]:
    """Return the normalised text with the left and right edge of each of its characters.

    The very text that is printed is returned where nothing in it means anything else than it says.
    """
    text: str = ink.text
    if letters.plain.issuperset(text):
        return (text, ink.lefts, ink.rights) if not _has_blanks(ink, text) else _with_blanks(ink, text)
    news = list(map(letters.__getitem__, text))
    text = "".join(news)
    if "" in news or len(text) != len(news) or _has_blanks(ink, text):
        return _with_blanks(ink, news)
    return text, ink.lefts, ink.rights


def _has_blanks(ink: Ink, text: str) -> bool:
    """Whether a blank stands, or belongs, between two characters of a text that has as many as there is ink."""
    least = WORD_GAP * min(ink.sizes)
    if (ink.widest <= least and True not in ink.spaced) or _MAYBE_WORDS.search(text) is None:
        return False
    wide = [at for at, gap in enumerate(ink.gaps) if gap > least]
    if True in ink.spaced:
        wide += [at for at, spaced in enumerate(ink.spaced) if spaced]
    return any(
        at
        and _parts_words(text[at - 1], text[at])
        and (ink.spaced[at] or ink.gaps[at] > WORD_GAP * ink.each(ink.sizes)[at])
        for at in wide
    )


def _with_blanks(ink: Ink, news: Sequence[str]) -> tuple[str, tuple[float, ...], tuple[float, ...]]:
    """Return the same where there are blanks, or characters that mean none or several."""
    text: list[str] = []
    lefts: list[float] = []
    rights: list[float] = []
    blank, last_right = False, 0.0
    for new, left, right, size, spaced, gap in zip(
        news, ink.lefts, ink.rights, ink.each(ink.sizes), ink.spaced, ink.gaps, strict=True
    ):
        if not new:
            blank = True
            continue
        if text and (blank or spaced or gap > WORD_GAP * size) and _parts_words(text[-1], new[0]):
            text.append(" ")
            lefts.append(last_right)
            rights.append(left)
        blank, last_right = False, right
        width = (right - left) / len(new)
        text += new
        lefts += [left + index * width for index in range(len(new))]
        rights += [right] if len(new) == 1 else [left + (index + 1) * width for index in range(len(new))]
    return "".join(text), tuple(lefts), tuple(rights)


def _parts_words(before: str, after: str) -> bool:
    """Whether a blank between the two means something: both belong to an alphabet, none is Chinese."""
    return before < "\u2000" and after < "\u2000" and before != "\u00b7" and after != "\u00b7"
