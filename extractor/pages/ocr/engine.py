"""RapidOCR: where a page has lines, and what stands in one.

The models are those of the package itself, PP-OCRv6 small for both; nothing is fetched.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock
from typing import Literal, cast

import cv2
import numpy as np
from omegaconf import flag_override
from onnxruntime import InferenceSession
from rapidocr import RapidOCR
from rapidocr.ch_ppocr_det import TextDetOutput
from rapidocr.ch_ppocr_rec import TextRecOutput
from rapidocr.ch_ppocr_rec.typings import WordInfo

from extractor.pages.ocr.blots import Grey
from extractor.pages.ocr.models import detector, recogniser, share_one_heap
from extractor.pages.ocr.reading import Glyph, Reading
from extractor.pages.ocr.rect import Rect

# No side of a page is made smaller by RapidOCR itself; it is given in the size in which it is to be read.
_NO_LIMIT = 100_000
# RapidOCR enlarges a page whose shorter side is less than 736 pixels; a strip of a page would take all memory so. With
# paper added, no side is less than this part of the other.
_NARROWEST = 0.5


# Models run in as many threads as there are processors, but in no more: each takes some 60 MB of memory.
_MOST_THREADS = 8


class Engine:
    """The two models, loaded once. Pages may be read in several threads at once."""

    def __init__(self) -> None:
        share_one_heap()
        self._threads = min(os.cpu_count() or 1, _MOST_THREADS)
        self._detector = _with_model("Det", detector(self._threads))
        self._recogniser = _with_model("Rec", recogniser())
        self._free, self._finding = BoundedSemaphore(self._threads), Lock()

    def find(self, page: Grey) -> list[Rect]:
        """Return the upright boxes of the lines on a page, or of parts of them, in no order."""
        colour = cv2.cvtColor(_broadened(page), cv2.COLOR_GRAY2BGR)
        with self._alone():
            found = self._detector(colour, use_det=True, use_cls=False, use_rec=False)
        if not isinstance(found, TextDetOutput) or found.boxes is None:
            return []
        height, width = page.shape
        boxes = (
            Rect(min(x for x, _ in box), min(y for _, y in box), max(x for x, _ in box), max(y for _, y in box))
            for box in found.boxes.tolist()
        )
        return [box for box in boxes if box.x0 < width and box.y0 < height]

    def read(self, strips: Sequence[Grey]) -> list[Reading]:
        """Return what stands in each strip, which holds one line of print; places are in pixels of the strip."""
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(self._read, strips))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Have all threads: the detector uses as many, and more memory than all else."""
        with self._finding:
            for _ in range(self._threads):
                self._free.acquire()
        try:
            yield
        finally:
            self._free.release(self._threads)

    def _read(self, strip: Grey) -> Reading:
        colour = cv2.cvtColor(strip, cv2.COLOR_GRAY2BGR)
        with self._free:
            said = self._recogniser(colour, use_det=False, use_cls=False, use_rec=True, return_word_box=True)
        if not isinstance(said, TextRecOutput) or not said.txts or not said.txts[0]:
            return ()
        # RapidOCR declares what it makes of this later, when it has boxes
        return _glyphs(said.txts[0], cast("WordInfo", said.word_results[0]), strip.shape[1])


def _with_model(part: Literal["Det", "Rec"], session: InferenceSession) -> RapidOCR:
    """Return RapidOCR with what runs one of its models."""
    rapid = RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.use_cls": False,
            "Global.text_score": 0.0,
            "Global.max_side_len": _NO_LIMIT,
        }
    )
    with flag_override(rapid.cfg, "allow_objects", True):  # settings are texts and numbers else
        rapid.cfg[part].session = session
    return rapid


def _broadened(page: Grey) -> Grey:
    """Return a page that is much longer than wide, or much wider than long, with paper below or at its right."""
    height, width = page.shape
    least = round(_NARROWEST * max(height, width))
    if min(height, width) >= least:
        return page
    paper = max(0, least - height), max(0, least - width)
    return np.pad(page, ((0, paper[0]), (0, paper[1])), constant_values=255)


def _glyphs(text: str, words: WordInfo, width: int) -> Reading:
    """Put the characters of a line together with their columns, which RapidOCR gives word by word, without blanks."""
    columns = [column for word in words.word_cols for column in word]
    length = max(words.line_txt_len, 1)
    glyphs: list[Glyph] = []
    for char, confidence in zip(text, words.confs, strict=True):
        middle = glyphs[-1].middle if glyphs else 0.0
        if not char.isspace():
            middle = (columns.pop(0) + 0.5) / length * width
        glyphs.append(Glyph(char, middle, confidence))
    return tuple(glyphs)
