from __future__ import annotations

import numpy as np
import pytest
from omegaconf import OmegaConf

from extractor.model import Page
from extractor.pages.ocr.agreement import text_of
from extractor.pages.ocr.blots import Grey
from extractor.pages.ocr.cuts import Cut, scaled
from extractor.pages.ocr.reading import Glyph, Reading
from extractor.pages.ocr.rect import Blot, Rect
from extractor.pages.ocr.scan import Scanner, _by_direction, _certainty, _is_doubted, _is_text, _placed, _unread
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


PAGE = np.full((200, 300), 255, np.uint8)


@pytest.fixture
def scanner(monkeypatch: pytest.MonkeyPatch) -> Scanner:
    monkeypatch.setattr("extractor.pages.ocr.scan.Engine", Recogniser)
    return Scanner()


def with_engine(scanner: Scanner, engine: Recogniser) -> Recogniser:
    vars(scanner)["_engine"] = engine
    return engine


def strip(*blots: Blot, missed: bool = False) -> Strip:
    """A line that is 20 pixels high."""
    return Strip(Rect(0, 0, 200, 20), blots, missed)


def test_blank_paper_is_not_looked_at(scanner: Scanner) -> None:
    found = scanner.read(7, Raster(300, 150, 150.0, b"\xfa" * 45_000))
    assert found == Page(7, 144.0, 72.0, (), None)


@pytest.mark.parametrize(
    ("upright", "turned", "asked", "on_its_head"),
    [(0.95, 0.99, 1, False), (0.9, 0.99, 1, False), (0.8, 0.9, 2, True), (0.8, 0.8, 2, False), (0.8, 0.5, 2, False)],
)
def test_a_page_that_is_read_with_doubt_stands_on_its_head_where_it_reads_better_so(
    scanner: Scanner, upright: float, turned: float, asked: int, on_its_head: bool
) -> None:
    engine = with_engine(scanner, Recogniser([reading("增长", upright)], [reading("增长", turned)]))
    boxes = [Rect(0, top, 100 + top, top + 10) for top in range(0, 120, 20)]
    assert scanner._on_its_head(PAGE, boxes) is on_its_head
    assert engine.asked == [4] * asked  # the widest


def test_a_page_on_its_head_is_turned_with_the_boxes_of_its_lines(scanner: Scanner) -> None:
    class Turning(Recogniser):
        def find(self, page: Grey) -> list[Rect]:
            return [Rect(10, 20, 60, 30)]

    with_engine(scanner, Turning([reading("增长", 0.5)], [reading("增长", 0.9)]))
    page, angle, boxes = scanner._upright(PAGE, 100.0)
    assert (page.shape, angle, boxes) == (PAGE.shape, -180, [Rect(240, 170, 290, 180)])
    with_engine(scanner, Turning([reading("增长", 0.95)]))
    assert scanner._upright(PAGE, 100.0)[1:] == (0.0, [Rect(10, 20, 60, 30)])


def test_places_on_a_strip_become_places_on_the_page() -> None:
    where = Cut(PAGE, left=35.0, scale=2.0)
    assert [glyph.middle for glyph in _placed(reading("增长"), where)] == [40, 50]


@pytest.mark.parametrize(("confidence", "doubted"), [(0.95, False), (0.949, True)])
def test_a_reading_is_doubted_for_its_least_sure_character(confidence: float, doubted: bool) -> None:
    assert _is_doubted((*reading("增长"), *reading("了", confidence))) is doubted
    assert _is_doubted(())


@pytest.mark.parametrize(
    ("left", "right", "unread"),
    [
        (50, 62, 0),  # not wide
        (50, 63, 1),
        (13, 26, 1),
        (11.5, 26, 0),  # the first character's middle is at 10, a tenth of the height away from 12
        (22, 35, 0),  # the second one's at 30
        (32, 45, 1),
        (31.5, 45, 0),
        (14, 28, 1),
        (14, 28.5, 0),
    ],
)
def test_a_wide_stroke_without_a_character_on_it_was_passed_over(left: float, right: float, unread: int) -> None:
    assert _unread(strip(Blot(left, 5, right, 7)), reading("增长")) == unread


def test_a_line_with_a_stroke_that_was_passed_over_is_read_again_and_kept_if_there_is_less_of_that(
    scanner: Scanner,
) -> None:
    lacking = strip(Blot(0, 0, 18, 18), Blot(22, 0, 38, 18), Blot(42, 8, 58, 10))
    for again, kept in (("增长一", "增长一"), ("增加", "增长")):
        # Places in the strip, which begins a quarter of the height before the ink, and has 28 pixels for 20
        engine = with_engine(
            scanner, Recogniser([tuple(Glyph(char, (10 + 20 * at + 5) * 1.4, 0.9) for at, char in enumerate(again))])
        )
        [found] = scanner._completed(PAGE, [lacking], [reading("增长")])
        assert engine.asked == [1]
        assert text_of(found) == kept
    engine = with_engine(scanner, Recogniser())
    assert scanner._completed(PAGE, [lacking, strip()], [(), reading("增长")]) == [(), reading("增长")]
    assert engine.asked == [0]


@pytest.mark.parametrize(
    ("width", "height", "down"),
    [(10, 44, True), (10, 43.9, False), (24.5, 44, False), (24.4, 44, True), (200, 20, False)],
)
def test_a_line_that_runs_down_the_page_is_much_higher_than_wide_and_than_lines_are(
    width: float, height: float, down: bool
) -> None:
    lines = [Rect(0, top, 200, top + 20) for top in range(0, 100, 20)]
    box = Rect(250, 0, 250 + width, height)
    across, upended = _by_direction([*lines, box])
    assert (across, upended) == ((lines, [box]) if down else ([*lines, box], []))


def test_a_page_without_boxes_has_no_directions() -> None:
    assert _by_direction([]) == ([], [])


def test_certainty_is_that_of_all_characters_alike() -> None:
    assert _certainty([reading("增长了", 0.9), reading("一", 0.5), ()]) == pytest.approx(0.8)
    assert _certainty([]) == _certainty([()]) == 0.0


@pytest.mark.parametrize(
    ("confidence", "missed", "text"), [(0.6, False, True), (0.59, False, False), (0.8, True, True), (0.79, True, False)]
)
def test_what_the_recogniser_is_not_sure_of_is_no_text(confidence: float, missed: bool, text: bool) -> None:
    assert _is_text(strip(missed=missed), reading("增长", confidence)) is text


def test_marks_of_little_ink_do_not_tell_unless_there_is_nothing_else() -> None:
    assert _is_text(strip(), (*reading("增", 0.7), *reading("。", 0.1), *reading(" ", 0.0)))
    assert not _is_text(strip(), reading("。", 0.5))
    assert _is_text(strip(), reading("。", 0.7))


def test_blots_under_a_line_that_runs_down_the_page_are_no_ink_of_others(scanner: Scanner) -> None:
    page = PAGE.copy()
    for left in range(20, 180, 20):
        page[50:65, left : left + 14] = 0
    for top in range(20, 140, 20):
        page[top : top + 14, 250:264] = 0
    across, down = Rect(17, 47, 180, 68), Rect(247, 17, 267, 137)
    found = scanner._strips(page, 150.0, [box.times(100 / 150) for box in (across, down)])
    assert [(round(each.ink.x0), round(each.ink.y0), len(each.blots)) for each in found] == [(20, 50, 8)]
    doubled = scanner._strips(scaled(page, 2.0), 300.0, [box.times(100 / 150) for box in (across, down)])
    assert [(round(each.ink.x0 / 4), round(each.ink.y0 / 4)) for each in doubled] == [(10, 25)]
