"""Lines as a section has them: characters of 10 points, 20 points from line to line, between 80 and 500 points."""

from __future__ import annotations

from extractor.model import Line
from extractor.outline.layout import Layout, Margin

LEFT, RIGHT, SIZE, PITCH = 80.0, 500.0, 10.0, 20.0
INDENT = LEFT + 2 * SIZE
MARGINS = {(page, column): Margin(LEFT, RIGHT) for page in (1, 2, 3) for column in (0, 1)}
LAYOUT = Layout(SIZE, bold=False, indents=True, ragged=False, pitch=PITCH, margins=MARGINS)


class Typist:
    """Types lines one below the other."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.page = 1
        self._top = 100.0

    def line(
        self,
        text: str,
        *,
        x0: float = LEFT,
        size: float = SIZE,
        bold: bool = False,
        bullet: str = "",
        column: int = 0,
        step: float = PITCH,
    ) -> Typist:
        """Type a line so far below the last one; its characters are as wide as its size."""
        edges = [x0 + size * at for at in range(len(text) + 1)]
        self._top += step
        self.lines.append(
            Line(
                self.page, len(self.lines), text, x0, self._top, edges[-1], self._top + size, size, bold, bullet,
                tuple(edges[:-1]), tuple(edges[1:]), column=column,
            )
        )  # fmt: skip
        return self

    def title(self, text: str) -> Typist:
        """Type a title in bold type, in the middle."""
        return self.centred(text, bold=True)

    def centred(self, text: str, *, size: float = SIZE, bold: bool = False, step: float = PITCH) -> Typist:
        """Type a line in the middle."""
        return self.line(text, x0=(LEFT + RIGHT - size * len(text)) / 2, size=size, bold=bold, step=step)

    def paragraph(self, text: str = "正文") -> Typist:
        """Type a paragraph of two lines that says this."""
        return self.line((text + "一段话" * 20)[:40], x0=INDENT).line("到此为止。")

    def on(self, page: int) -> Typist:
        """Go on with a page."""
        self.page = page
        self._top = 100.0
        return self
