from __future__ import annotations

import os
import threading

import numpy as np
import pytest
from omegaconf import OmegaConf
from rapidocr.ch_ppocr_det import TextDetOutput
from rapidocr.ch_ppocr_rec import TextRecOutput
from rapidocr.ch_ppocr_rec.typings import WordInfo, WordType

from extractor.pages.ocr import engine as engine_module
from extractor.pages.ocr.blots import Grey
from extractor.pages.ocr.engine import Engine, _broadened, _glyphs
from extractor.pages.ocr.reading import Glyph
from extractor.pages.ocr.rect import Rect


class Rapid:
    """Stands for RapidOCR: answers as it is told, and remembers the pictures and the wishes that it was given."""

    answer: object = None
    seen: list[tuple[int, ...]]
    asked: list[dict[str, bool]]

    def __init__(self, params: dict[str, object]) -> None:
        self.params = params
        self.cfg = OmegaConf.create({"Det": {}, "Rec": {}})
        self.seen, self.asked = [], []

    def __call__(self, picture: Grey, **wishes: bool) -> object:
        self.seen.append(picture.shape)
        self.asked.append(wishes)
        return self.answer


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    monkeypatch.setattr(engine_module, "RapidOCR", Rapid)
    monkeypatch.setattr(engine_module, "detector", lambda threads: None)
    monkeypatch.setattr(engine_module, "recogniser", lambda: None)
    return Engine()


def told(engine: Engine, answer: object) -> tuple[Rapid, Rapid]:
    """Tell both models what to answer, and return them."""
    models = engine._detector, engine._recogniser
    for model in models:
        model.answer = answer  # type: ignore[attr-defined]
    return models  # type: ignore[return-value]


def words(text: str, *columns: list[int], length: int) -> WordInfo:
    return WordInfo(
        words=[], word_cols=list(columns), word_types=[WordType.CN], line_txt_len=length, confs=[0.9] * len(text)
    )


def test_boxes_are_upright_and_those_on_added_paper_are_left_out(engine: Engine) -> None:
    corners = [[[10, 21], [50, 20], [51, 30], [11, 32]], [[5, 101], [20, 101], [20, 120], [5, 120]]]
    detector, _ = told(engine, TextDetOutput(boxes=np.array(corners, np.float32)))
    assert engine.find(np.full((100, 300), 255, np.uint8)) == [Rect(10, 20, 51, 32)]
    assert detector.seen == [(150, 300, 3)]
    assert detector.asked == [{"use_det": True, "use_cls": False, "use_rec": False}]


@pytest.mark.parametrize(("left", "top", "kept"), [(299, 0, True), (300, 0, False), (0, 199, True), (0, 200, False)])
def test_a_box_begins_on_the_page(engine: Engine, left: int, top: int, kept: bool) -> None:
    box = [[left, top], [left + 9, top], [left + 9, top + 9], [left, top + 9]]
    told(engine, TextDetOutput(boxes=np.array([box], np.float32)))
    assert bool(engine.find(np.full((200, 300), 255, np.uint8))) is kept


@pytest.mark.parametrize("answer", [None, TextDetOutput(boxes=None)])
def test_where_the_detector_finds_nothing_there_is_no_box(engine: Engine, answer: object) -> None:
    told(engine, answer)
    assert engine.find(np.full((200, 300), 255, np.uint8)) == []


def test_each_strip_is_read_by_itself_without_looking_for_lines(engine: Engine) -> None:
    said = TextRecOutput(txts=("增长",), scores=(0.9,), word_results=(words("增长", [0, 2], length=4),))  # type: ignore[arg-type]
    _, recogniser = told(engine, said)
    strips = [np.full((48, 80), 255, np.uint8), np.full((48, 40), 255, np.uint8)]
    assert engine.read(strips) == [
        (Glyph("增", 10, 0.9), Glyph("长", 50, 0.9)),
        (Glyph("增", 5, 0.9), Glyph("长", 25, 0.9)),
    ]
    assert sorted(recogniser.seen) == [(48, 40, 3), (48, 80, 3)]
    assert recogniser.asked[0] == {"use_det": False, "use_cls": False, "use_rec": True, "return_word_box": True}


@pytest.mark.parametrize("answer", [None, TextRecOutput(txts=None), TextRecOutput(txts=("",))])
def test_where_the_recogniser_says_nothing_the_reading_is_empty(engine: Engine, answer: object) -> None:
    told(engine, answer)
    assert engine.read([np.full((48, 40), 255, np.uint8)]) == [()]


def test_nothing_is_read_while_lines_are_looked_for(engine: Engine) -> None:
    reading = threading.Event()

    def read() -> None:
        with engine._free:
            reading.set()

    with engine._alone():
        other = threading.Thread(target=read)
        other.start()
        assert not reading.wait(0.05)
    other.join(10)
    assert reading.is_set()
    for _ in range(engine._threads):  # all are free again
        assert engine._free.acquire(blocking=False)


def test_no_more_threads_are_used_than_there_are_processors_or_eight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "RapidOCR", Rapid)
    asked: list[int] = []
    monkeypatch.setattr(engine_module, "detector", asked.append)
    monkeypatch.setattr(engine_module, "recogniser", lambda: None)
    for count in (None, 1, 3, 8, 64):
        monkeypatch.setattr(os, "cpu_count", lambda count=count: count)
        Engine()
    assert asked == [1, 1, 3, 8, 8]


def test_rapidocr_neither_turns_nor_shrinks_nor_leaves_out_anything(engine: Engine) -> None:
    for model in told(engine, None):
        assert model.params == {
            "Global.log_level": "error",
            "Global.use_cls": False,
            "Global.text_score": 0.0,
            "Global.max_side_len": 100_000,
        }


@pytest.mark.parametrize(
    ("shape", "broadened"),
    [((100, 300), (150, 300)), ((300, 100), (300, 150)), ((300, 149), (300, 150)), ((300, 150), (300, 150))],
)
def test_no_side_of_a_page_is_less_than_half_of_the_other(shape: tuple[int, int], broadened: tuple[int, int]) -> None:
    page = np.zeros(shape, np.uint8)
    found = _broadened(page)
    assert found.shape == broadened
    assert (found[: shape[0], : shape[1]] == 0).all()
    assert int((found == 255).sum()) == found.size - page.size
    assert (found is page) is (shape == broadened)


def test_columns_of_a_line_are_shared_out_among_the_characters_that_are_no_blanks() -> None:
    found = _glyphs("ab 增", words("ab 增", [0, 1], [6], length=10), 200)
    assert found == (Glyph("a", 10, 0.9), Glyph("b", 30, 0.9), Glyph(" ", 30, 0.9), Glyph("增", 130, 0.9))
    assert _glyphs(" 增", words(" 增", [6], length=10), 200)[0] == Glyph(" ", 0, 0.9)
    assert _glyphs("", words("", length=0), 200) == ()


def test_a_blank_more_than_there_are_confidences_is_a_fault() -> None:
    with pytest.raises(ValueError, match="zip"):
        _glyphs("增长", words("增", [0], length=4), 80)
