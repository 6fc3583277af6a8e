from __future__ import annotations

import numpy as np
import pytest
from omegaconf import OmegaConf

from extractor.pages.ocr.agreement import text_of
from extractor.pages.ocr.blots import Grey
from extractor.pages.ocr.reading import Reading
from extractor.pages.ocr.rect import Rect
from extractor.pages.ocr.scan import Scanner
from extractor.pages.ocr.strips import Strip
from extractor.pages.rendering import Raster
from tests.pages.ocr.making import reading


class Recogniser:
    """Reads the strips of one line after another as it is told, and remembers how many it was given each time."""

    def __init__(self, *passes: list[Reading]) -> None:
        self._passes = list(passes)
        self.asked: list[int] = []

    def read(self, strips: list[Grey]) -> list[Reading]:
        self.asked.append(len(strips))
        return self._passes.pop(0) if strips else []


def test_a_line_is_read_again_where_a_character_is_in_doubt_and_once_more_where_the_two_readings_differ(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sure, doubted, other = reading("增长"), reading("壹万", 0.94), reading("壹力", 0.9)
    engine = Recogniser([sure, doubted, doubted, ()], [doubted, other, ()], [doubted])
    monkeypatch.setattr("extractor.pages.ocr.scan.Engine", lambda: engine)
    strips = [Strip(Rect(0, top, 40, top + 20), (), missed=False) for top in range(0, 160, 40)]
    found = Scanner()._readings(np.full((200, 100), 255, np.uint8), strips)
    assert engine.asked == [4, 3, 1, 0]
    assert [text_of(each) for each in found] == ["增长", "壹万", "壹万", ""]


@pytest.mark.parametrize(
    ("width", "height", "dpi"),
    [(1, 1, 300), (1, 3000, 300), (3000, 1, 300), (40, 3000, 300), (6000, 1, 30), (2500, 3500, 72), (5600, 5600, 30)],
)
def test_lines_are_looked_for_in_no_more_pixels_than_a_sheet_has(
    monkeypatch: pytest.MonkeyPatch, width: int, height: int, dpi: float
) -> None:
    looked_at: list[tuple[int, ...]] = []

    class Detector:
        def __init__(self, params: object) -> None:
            """The models are not needed."""
            self.cfg = OmegaConf.create({"Det": {}, "Rec": {}})

        def __call__(self, page: Grey, **_: bool) -> None:
            looked_at.append(page.shape)

    monkeypatch.setattr("extractor.pages.ocr.engine.RapidOCR", Detector)
    black = Raster(width, height, dpi, bytes(width * height))
    found = Scanner().read(1, black)
    assert (round(found.width), round(found.height)) == (round(width * 72 / dpi), round(height * 72 / dpi))
    [(rows, columns, _)] = looked_at
    assert max(rows, columns) <= 2340
    assert max(rows, columns) <= 2 * min(rows, columns) + 1  # else RapidOCR enlarges it
