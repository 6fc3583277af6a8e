"""What all readers of PDFs must see alike: weight, em box and paleness of characters, and the frame of a page.

Files speak of user space, which goes up from the lower left and may be turned; from here on
there are only points from the top left of the page as it is shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import atan2, degrees

# A font is bold by its name: bold weights, and the faces that Chinese typesetters use in their stead, 黑体 (Hei, but
# not the text face YaHei) and 小标宋 (XBS, XiaoBiaoSong). The names of SimHei may come in GBK or UTF-8 bytes.
_BOLD_FONT = re.compile(
    r"bold|black|heavy|(?<!ya)hei(?!ght)|\u9ed1|\u00ba\u00da\u00cc\u00e5|xbs|biaosong|\u6807\u5b8b", re.IGNORECASE
)
# A point is this part of an inch, unless a file says otherwise (ISO 32000-1, 8.3.2.3).
POINTS_AN_INCH = 72
# The ideographic em box of CJK fonts, in parts of the size below the baseline (OpenType, baseline tag `ideo`). Each
# character gets this box on its baseline: the ascent and descent that fonts state of themselves are often wrong, and
# would set Chinese and digits of one line at different heights.
DESCENT = 0.12
# A character that begins this far from its origin, in parts of its size, hangs from it: it is set vertically.
HANGING = 0.3
# The least part of red, green and blue that a pale colour has on white paper. The watermarks of Word and WPS are silver
# (0.75), often half transparent; the lightest grey of text is #999999 (0.6). White itself is print on a dark ground.
PALE = 0.7
WHITE = 0.99
# A character further away, in points, is on no paper: the longest side of a page is 14400 (ISO 32000-1, annex C.2).
FARTHEST = 15_000.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page in user space, and by how many degrees clockwise it is turned to be shown."""

    left: float
    bottom: float
    right: float
    top: float
    turned: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as it is shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turned in (90, 270) else (width, height)

    @property
    def area(self) -> float:
        """The area in square points."""
        return (self.right - self.left) * (self.top - self.bottom)

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of a box of user space, in points from the top left of the page."""
        left, right = min(left, right), max(left, right)
        bottom, top = min(bottom, top), max(bottom, top)
        if self.turned == 90:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.turned == 180:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        if self.turned == 270:
            return self.top - top, self.right - right, self.top - bottom, self.right - left
        return left - self.left, self.top - top, right - self.left, self.top - bottom


def is_bold(font: str) -> bool:
    """Whether a font is bold, judged by its name."""
    return _BOLD_FONT.search(font) is not None


def angle_of(across: float, up: float, turned: int = 0) -> int:
    """Return by how many degrees clockwise a baseline is turned that goes `across` and `up`, 0 to 359."""
    return (round(-degrees(atan2(up, across))) + turned) % 360


def is_pale(red: float, green: float, blue: float, opacity: float = 1.0) -> bool:
    """Whether a colour, its parts from 0 to 1, looks so light on white paper that it is print of the background."""
    return PALE <= 1 - opacity * (1 - min(red, green, blue)) < WHITE
