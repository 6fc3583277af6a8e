"""Printed characters → normalised text, once and for all: widths, forms and bullets are settled here."""

from __future__ import annotations

import re
import unicodedata

from extractor.rules.rule_set import Rules

# Marks of full width that become half width where they stand inside a number or a Latin word.
_INNER_MARKS = {"\uff0e": ".", "\uff0f": "/", "\uff0d": "-", "\uff0b": "+", "\uff06": "&", "\uff20": "@", "\uff3f": "_"}
_INNER_MARK = re.compile(f"[{re.escape(''.join(_INNER_MARKS))}]")
_POINT = "\uff0e"
_SIGNS = "\uff0d\uff0b"
# Blocks whose characters Unicode itself calls other forms of common ones: Kangxi radicals, compatibility ideographs,
# Latin ligatures, and the small percent sign.
_OTHER_FORMS = (("\u2f00", "\u2fdf"), ("\uf900", "\ufaff"), ("\ufb00", "\ufb06"), ("\ufe6a", "\ufe6a"))
# Full-width forms that are half width everywhere: % 0-9 A-Z a-z; Unicode has them in the order of ASCII, so far behind.
_FULL_WIDTH = (("\uff05", "\uff05"), ("\uff10", "\uff19"), ("\uff21", "\uff3a"), ("\uff41", "\uff5a"))
_BEHIND_ASCII = 0xFEE0


class Letters(dict[str, str]):
    """Printed characters → normalised text (`""` for what goes); each character is worked out once.

    `plain` are those worked out that are themselves whatever stands beside them, as most are; `bullets` those that,
    opening a line, mark it and do not belong to its text; `note_marks` those that raised marks of notes are made of.
    """

    def __init__(self, rules: Rules) -> None:
        super().__init__()
        self.plain: set[str] = set()
        self.bullets = frozenset(rules.table("bullet").spellings)
        self.note_marks = frozenset("".join(rules.table("note-mark").spellings))
        for word in rules.table("character"):
            for printed in word.aliases:
                self._keep(printed, word.means)

    def __missing__(self, printed: str) -> str:
        if "\u4e00" <= printed <= "\u9fff":  # a Chinese character, as most are, is itself
            self[printed] = printed
            self.plain.add(printed)
            return printed
        return self._keep(printed, _normalised(printed))

    def _keep(self, printed: str, text: str) -> str:
        self[printed] = text
        if text == printed and text not in _INNER_MARKS:
            self.plain.add(printed)
        return text


def _normalised(char: str) -> str:
    if any(first <= char <= last for first, last in _FULL_WIDTH):
        return chr(ord(char) - _BEHIND_ASCII)
    if any(first <= char <= last for first, last in _OTHER_FORMS):
        return unicodedata.normalize("NFKC", char)
    if char.isspace():
        return " "
    # Control and format characters, halves of surrogates and private-use glyphs say nothing to a reader.
    return "" if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co") else char


def half_width_inside_numbers(text: str) -> str:
    """`４．６％` → `4.6%`; a point may also stand at the end of a line that parts a number."""
    return _INNER_MARK.sub(_half_width, text)


def _half_width(found: re.Match[str]) -> str:
    mark, at = found[0], found.start()
    before, after = found.string[max(0, at - 1) : at], found.string[at + 1 : at + 2]
    return _INNER_MARKS[mark] if _inside(mark, before, after) else mark


def _inside(mark: str, before: str, after: str) -> bool:
    if mark == _POINT:
        return (_is_digit(before) or not before) and (_is_digit(after) or not after) and before + after != ""
    if mark in _SIGNS and _is_digit(after):
        return True
    return _is_latin(before) and _is_latin(after)


def _is_digit(char: str) -> bool:
    return char.isascii() and char.isdigit()


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
