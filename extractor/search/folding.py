"""Text → the one spelling under which it is searched: width, case, and simplified for traditional characters.

A character is folded by itself, whatever stands around it, so that offsets in folded text lead back to the text as
printed. 發 and 髮 both become 发: a search may find one for the other, and misses neither.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from extractor.words.characters import simplified


class _Folding(dict[int, str]):
    """A table for `str.translate` that folds a character when it is first met."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKC", chr(code)).translate(simplified())
        folded = self[code] = plain.casefold()
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return a text in half width, small letters and simplified characters (NFKC, then OpenCC's pairs, then casefold).

    One character may become several, as ㎡ becomes m2; `fold_with_origins` leads back.
    """
    return text.translate(_FOLDING)


def fold_with_origins(text: str) -> tuple[str, Sequence[int]]:
    """Return the folded text and, for each of its characters, the offset in `text` that it came from."""
    folded = fold(text)
    if len(folded) == len(text) and all(len(_FOLDING[ord(character)]) == 1 for character in set(text)):
        return folded, range(len(text))
    return folded, [offset for offset, character in enumerate(text) for _ in _FOLDING[ord(character)]]
