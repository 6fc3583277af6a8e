"""Scans are read: the mechanism on made boxes and readings, and pages of the fixtures as a scanner gives them."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import onnxruntime
import pytest
import rapidocr
from omegaconf import OmegaConf

from extractor.archive.rows import IssueRows, rows_of
from extractor.bulletin import Watch, read_bulletin
from extractor.importing.options import Limits
from extractor.importing.workers import Worker
from extractor.lines.letters import Letters
from extractor.lines.lines import read_lines
from extractor.model import Page
from extractor.pages.ocr import DPI, ReadScan, load_ocr
from extractor.pages.ocr.agreement import DOUBT, agreed, text_of
from extractor.pages.ocr.bars import with_bars_inverted
from extractor.pages.ocr.bleach import bleached
from extractor.pages.ocr.blots import Grey, blots_of
from extractor.pages.ocr.cuts import cut, scaled
from extractor.pages.ocr.index import SpatialIndex
from extractor.pages.ocr.marks import as_printed, with_dashes
from extractor.pages.ocr.models import detector, without_denormals
from extractor.pages.ocr.reading import Glyph, Reading
from extractor.pages.ocr.rect import Blot, Rect, gap, same_row
from extractor.pages.ocr.scan import Scanner
from extractor.pages.ocr.setting import set_lines
from extractor.pages.ocr.strips import Strip, strips_of
from extractor.pages.rendering import Raster, render
from extractor.rules.rules import Rules
from tests import FIXTURES
from tests.conftest import needs_face


def reading(text: str, confidence: float = 0.99) -> Reading:
    return tuple(Glyph(char, 10.0 + 20 * index, confidence) for index, char in enumerate(text))


def row(top: float, count: int, left: float = 0.0) -> list[Blot]:
    """Blots of so many characters, 18 wide and high, 20 apart."""
    return [Blot(left + 20 * index, top, left + 20 * index + 18, top + 18, 0.4) for index in range(count)]


# ------------------------------------------------------------------ strips


def test_a_line_that_the_detector_passed_over_is_found_by_its_ink() -> None:
    blots = row(0, 10) + row(40, 10) + row(80, 10)
    strips = strips_of([Rect(-3, -3, 201, 21), Rect(-3, 77, 201, 101)], blots)
    assert [(strip.ink, strip.missed) for strip in strips] == [
        (Rect(0, 0, 198, 18), False), (Rect(0, 80, 198, 98), False), (Rect(0, 40, 198, 58), True)
    ]  # fmt: skip


def test_a_bracket_at_the_end_belongs_to_its_line_and_a_box_without_ink_is_none() -> None:
    strips = strips_of([Rect(17, -3, 201, 21), Rect(0, 300, 200, 320)], row(0, 10))
    assert [(strip.ink, strip.missed) for strip in strips] == [(Rect(0, 0, 198, 18), False)]


def test_cells_that_a_rule_parts_are_two_lines() -> None:
    rule = Rect(100, -40, 102, 60)
    blots = row(0, 5) + row(0, 5, left=104)
    for boxes in ([Rect(-3, -3, 201, 21)], [Rect(-3, -3, 98, 21), Rect(101, -3, 206, 21)]):
        strips = strips_of(boxes, blots, [rule])
        assert [strip.ink for strip in strips] == [Rect(0, 0, 98, 18), Rect(104, 0, 202, 18)]
        assert len(strips_of(boxes, blots)) == 1


def test_a_missed_page_number_stands_alone_and_strokes_of_a_drawing_do_not() -> None:
    number, strokes = Blot(90, 400, 96, 418, 0.8), [Blot(300, 200, 306, 218, 0.8), Blot(310, 225, 330, 260, 0.2)]
    strips = strips_of([Rect(-3, -3, 201, 21)], [*row(0, 10), number, *strokes])
    assert [strip.ink.y0 for strip in strips if strip.missed] == [400]


def test_a_page_number_is_found_on_a_page_of_one_line_and_two_watermarks() -> None:
    marks = [Blot(0, 100, 500, 190, 0.2), Blot(0, 250, 400, 600, 0.2)]
    found = [Rect(-3, -3, 201, 21), Rect(-10, 90, 510, 200), Rect(-10, 240, 410, 610)]
    strips = strips_of(found, [*row(0, 10), *marks, Blot(90, 900, 100, 915, 0.5)])
    assert [strip.ink.y0 for strip in strips if strip.missed] == [900]


def test_a_missed_numeral_two_between_dashes_is_one_line() -> None:
    dashes, two = (
        [Blot(80, 408, 98, 410), Blot(120, 408, 138, 410)],
        [Blot(102, 402, 116, 404), Blot(100, 413, 118, 415)],
    )
    strips = strips_of([Rect(-3, -3, 201, 21)], [*row(0, 10), *dashes, *two])
    assert [strip.ink for strip in strips if strip.missed] == [Rect(80, 402, 138, 415)]


def test_a_line_is_not_much_narrower_than_its_box_whatever_its_ink_touches() -> None:
    [strip] = strips_of([Rect(-3, -3, 201, 21)], [*row(0, 2, left=80), Blot(0, -60, 60, 60, 0.2)])
    assert (strip.ink.x0, strip.ink.x1) == (9, 189)


def test_a_rule_and_specks_are_no_line() -> None:
    blots = [*row(0, 10), Blot(0, 60, 400, 62), Blot(30, 90, 32, 92)]
    assert [strip.missed for strip in strips_of([Rect(-3, -3, 201, 21)], blots)] == [False]


def specks(count: int, width: float, height: float) -> list[Blot]:
    """So many specks of 2 to 4 pixels, anywhere on a page."""
    places = np.random.default_rng(11).uniform((0, 0, 2, 2), (width, height, 4, 4), (count, 4)).tolist()
    return [Blot(x, y, x + across, y + down) for x, y, across, down in places]


def test_the_work_on_a_dirty_page_grows_with_its_specks_and_not_with_their_square(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared = 0

    def counted(one: Rect, other: Rect) -> bool:
        nonlocal compared
        compared += 1
        return same_row(one, other)

    for module in ("missed", "strips"):
        monkeypatch.setattr(f"extractor.pages.ocr.{module}.same_row", counted)
    tops = range(100, 1600, 40)
    dirt = specks(8000, 1240, 1754)
    strips = strips_of(
        [Rect(97, top - 3, 901, top + 21) for top in tops],
        [*dirt, *(blot for top in tops for blot in row(top, 40, left=100))],
    )
    assert sum(not strip.missed for strip in strips) == len(tops)
    assert compared < 10 * len(dirt)


def test_what_is_near_a_rectangle_is_all_that_meets_it_the_least_first_also_where_some_have_grown_or_are_gone() -> None:
    rects: dict[int, Rect] = dict(enumerate(specks(300, 300, 300)))
    index = SpatialIndex.of(rects.values(), 20.0, 10.0)
    for key in range(0, 300, 3):
        rects[key] = rects[key].with_(rects[key + 1])
        index.put(key, rects[key])
        index.remove(key + 1)
        del rects[key + 1]
    for place in (Rect(x, y, x + 30, y + 5) for x in range(0, 300, 7) for y in range(0, 300, 11)):
        near = index.near(place)
        meeting = {
            k for k, rect in rects.items() if gap(rect, place) <= 0 and rect.y0 <= place.y1 and place.y0 <= rect.y1
        }
        assert near == sorted(near)
        assert meeting <= set(near) <= rects.keys()
    assert len(index.near(Rect(0, 0, 1, 1))) < 50


# ------------------------------------------------------------------ pixels

PAPER, BLACK = 250, 20


def letters_on(page: Grey, top: int, left: int, tone: int, count: int = 4) -> None:
    """Draw the outlines of so many squares, 30 pixels wide and high, 40 apart: at 150 dpi, letters of 15 points."""
    for x in range(left, left + 40 * count, 40):
        cv2.rectangle(page, (x, top), (x + 29, top + 29), tone, 4)


def test_letters_on_a_rule_are_apart_from_it() -> None:
    page = np.full((200, 600), PAPER, np.uint8)
    letters_on(page, 60, 100, BLACK)
    page[88:91] = BLACK  # through the feet of all of them
    page[:, 97:100] = BLACK  # and down the left side of the first
    ink = blots_of(page, 150.0)
    assert [round(blot.width / 10) for blot in ink.blots if blot.height > 10] == [3, 3, 3, 3]
    assert all(blot.height < 35 for blot in ink.blots)
    assert [(round(rule.x0 / 10), round(rule.height / 10)) for rule in ink.rules] == [(10, 20)]


def test_light_print_on_a_dark_bar_becomes_dark_on_paper() -> None:
    page = np.full((300, 900), PAPER, np.uint8)
    page[100:160, 50:850] = 70
    letters_on(page, 115, 80, 240)
    letters_on(page, 200, 80, BLACK)
    found = with_bars_inverted(page, 150.0)
    assert found[105, 400] > 250  # the bar
    assert found[130, 82] < 100  # a stroke on it
    assert found[100:160].min() < 100 < found[95:100].min()  # nothing is left of its edge
    assert (found[180:] == page[180:]).all()
    assert (page[105, 400], page[117, 90]) == (70, 240)  # the page itself is not touched


@pytest.mark.parametrize("tone", [170, 235])
def test_dark_print_on_a_grey_box_is_left(tone: int) -> None:
    page = np.full((300, 900), PAPER, np.uint8)
    page[100:160, 50:850] = tone
    letters_on(page, 115, 80, BLACK, count=18)
    assert with_bars_inverted(page, 150.0) is page


def test_what_is_of_many_tones_or_as_high_as_wide_is_no_bar() -> None:
    page = np.full((400, 900), PAPER, np.uint8)
    page[50:150, 50:850] = np.linspace(0, 255, 800)  # a picture
    letters_on(page, 200, 100, BLACK)
    page[250:300, 100:150] = BLACK  # an ornament, with a hole in it
    page[270:280, 120:130] = PAPER
    page[300:350, 400:520] = BLACK  # a bold letter whose strokes run down to its foot
    for left in (415, 440, 465, 490):
        page[315:350, left : left + 8] = PAPER
    assert with_bars_inverted(page, 150.0) is page


def test_what_is_pale_and_has_print_over_it_becomes_paper_and_so_does_what_goes_on_beside_it() -> None:
    page = np.full((300, 900), PAPER, np.uint8)
    for x in (100, 300, 500):  # three letters of a watermark
        cv2.rectangle(page, (x, 50), (x + 150, 200), 200, 12)
        cv2.rectangle(page, (x + 70, 70), (x + 76, 76), 200, -1)
    behind = page.copy()
    letters_on(page, 110, 90, BLACK)
    found = bleached(page, 100.0)
    assert found[found < 255].max() <= PAPER
    assert not ((found > 190) & (found < 210)).any()
    assert ((found < 100) == (page < 100)).all()
    assert bleached(behind, 100.0) is behind  # a pale title is read


def most_held(of: Callable[[Grey, float], Grey], page: Grey) -> float:
    """Return how much memory is held at once by what makes a page at 300 dpi readable, in parts of that page."""
    tracemalloc.start()
    try:
        of(page, 300.0)
        return tracemalloc.get_traced_memory()[1] / page.nbytes
    finally:
        tracemalloc.stop()


def test_a_large_bar_is_inverted_without_more_than_two_pages_in_memory() -> None:
    page = np.full((3508, 2480), PAPER, np.uint8)
    page[1000:2000, 100:-100] = 70
    letters_on(page, 1300, 300, 240, count=40)
    found = with_bars_inverted(page, 300.0)
    assert (found[1050, 1240] == 255, found[1301, 310] < 100) == (True, True)
    assert most_held(with_bars_inverted, page) < 2.5


def test_a_watermark_is_lifted_in_its_place_without_more_than_two_pages_in_memory() -> None:
    page = np.full((3508, 2480), PAPER, np.uint8)
    cv2.circle(page, (1240, 1700), 700, 200, 120)
    for top in range(200, 3300, 100):
        for left in range(300, 2200, 100):
            page[top : top + 30, left : left + 30] = BLACK
    found = bleached(page, 300.0)
    assert ((found > 190) & (found < 210)).sum() < 0.01 * (page == 200).sum()
    assert ((found < 100) == (page < 100)).all()
    assert most_held(bleached, page) < 3.0


@pytest.mark.parametrize(("width", "height"), [(1, 1), (1, 900), (900, 1), (2, 2)])
def test_of_the_smallest_page_a_pixel_is_left_and_lines_are_cut(width: int, height: int) -> None:
    page = np.full((height, width), BLACK, np.uint8)
    for scale in (0.1, 1 / 3, 1.0, 2.0):
        assert scaled(page, scale).shape == (max(1, round(height * scale)), max(1, round(width * scale)))
    assert cut(page, Rect(0, 0, width, height), 40).pixels.shape[0] == 48


# ------------------------------------------------------------------ agreement and marks


def test_two_of_three_readings_win_and_what_the_third_has_otherwise_stays_in_doubt() -> None:
    one = agreed([reading("增长8.6%"), reading("增长6.6%"), reading("增长8.6%")])
    assert text_of(one) == "增长8.6%"
    assert [glyph.confidence for glyph in one] == [0.99, 0.99, DOUBT, 0.99, 0.99, 0.99]


def test_what_stays_open_is_won_by_the_surer_reading_and_stays_in_doubt() -> None:
    one = agreed([reading("4971.23", 0.7), reading("4977.23", 0.9)])
    assert (text_of(one), min(glyph.confidence for glyph in one)) == ("4977.23", DOUBT)


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("(来源:青岛日报)", "（来源：青岛日报）"),
        ("同比增长4.81%;14961.84万美", "同比增长4.81%；14961.84万美"),
        ("NTT (Japan), 1,234:5", "NTT (Japan), 1,234:5"),
        ("首期,招收60人", "首期，招收60人"),
        ('面向"订单保"企业', "面向“订单保”企业"),
        ("一3一", "—3—"),
        ("一二一", "—二—"),
        ("一九一一", "一九一一"),
        ("一〇一", "一〇一"),
        ("—一一—", "—一一—"),
        ("二○二三年", "二〇二三年"),
        ("○第一项", "○第一项"),
        ("15.32%°", "15.32%。"),
        ("81.26%。°", "81.26%。"),
        ("气温39°左右", "气温39°左右"),
    ],
)
def test_marks_between_chinese_are_wide(read: str, printed: str) -> None:
    assert "".join(glyph.text for glyph in as_printed(reading(read))) == printed


def test_a_dash_is_as_long_as_its_ink() -> None:
    line = reading("-2-")
    blots = [Blot(2, 9, 18, 10), Blot(30, 2, 38, 18), Blot(47, 9, 53, 10)]
    assert "".join(glyph.text for glyph in with_dashes(line, blots, 20.0)) == "—2-"


def test_a_ring_beside_a_chinese_figure_is_a_zero_that_is_in_doubt() -> None:
    ring, frame = Blot(62, 1, 78, 17, 0.3), Blot(142, 1, 158, 17, 0.3)
    blots = (*row(0, 3), ring, *row(0, 3, left=80), frame)
    strip = Strip(Rect(0, 0, 158, 18), blots, missed=False)
    read = (*(Glyph(char, 10.0 + 20 * at, 0.99) for at, char in zip((0, 1, 2, 4, 5, 6), "于二二一年见", strict=True)),)
    chars = list(set_lines([(strip, read)], 72.0))
    assert "".join(char.text for char in chars) == "于二二〇一年见"
    assert [char.confidence for char in chars if char.text == "〇"] == [DOUBT]


# ------------------------------------------------------------------ models


def field(number: int, content: bytes) -> bytes:
    """A field of a protobuf file, shorter than 128 bytes, that begins with its length."""
    return bytes([number << 3 | 2, len(content)]) + content


def model_of(kind: int, numbers: bytes) -> bytes:
    """An ONNX model with a tensor of two numbers, of a kind: 1 is four-byte fractions, 7 eight-byte integers."""
    tensor = bytes([1 << 3, 2, 2 << 3, kind]) + field(8, b"weights") + field(9, numbers)
    return bytes([1 << 3, 8]) + field(2, b"made") + field(7, field(1, b"a node") + field(5, tensor))


def test_weights_of_next_to_nothing_become_nothing_and_all_else_of_a_model_stays_as_it_is() -> None:
    weights = np.array([1e-40, -0.5, -3e-39, 1.2e-38], "<f4")
    assert without_denormals(model_of(1, weights.tobytes())) == model_of(
        1, np.array([0, -0.5, 0, 1.2e-38], "<f4").tobytes()
    )
    integers = model_of(7, np.array([5, 1 << 60], "<i8").tobytes())
    assert without_denormals(integers) == integers


def test_a_file_that_is_no_model_is_refused() -> None:
    with pytest.raises(ValueError, match="no fields of the kind 7"):
        without_denormals(b"\x0f\x00")


def test_the_detector_answers_the_same_to_the_bit_as_with_all_its_weights_in_any_number_of_threads() -> None:
    path = Path(rapidocr.__file__).parent / "models" / "PP-OCRv6_det_small.onnx"
    assert without_denormals(path.read_bytes()) != path.read_bytes()
    whole = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    page = {"x": np.random.default_rng(5).uniform(-1, 1, (1, 3, 96, 160)).astype(np.float32)}
    [wanted] = whole.run(None, page)
    for threads in (1, 2):
        [found] = detector(threads).run(None, page)
        assert np.array_equal(wanted, found)


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


# ------------------------------------------------------------------ pages


@pytest.fixture(scope="module")
def read() -> ReadScan:
    return load_ocr()


def scan_of(name: str, page: int, *, skew: float = 0.0, quarters: int = 0) -> Raster:
    """A page as a scanner gives it: turned, a little blurred and noisy."""
    raster = render((FIXTURES / f"{name}.pdf").read_bytes(), page, DPI)
    pixels = np.frombuffer(raster.pixels, np.uint8).reshape(raster.height, raster.width)
    middle = ((raster.width - 1) / 2, (raster.height - 1) / 2)
    matrix = cv2.getRotationMatrix2D(middle, -skew, 1.0)
    turned = cv2.warpAffine(pixels, matrix, (raster.width, raster.height), flags=cv2.INTER_CUBIC, borderValue=255)
    noise = np.random.default_rng(7).normal(0, 8, turned.shape)
    worn = np.clip(cv2.GaussianBlur(turned, (0, 0), 1.0) + noise, 0, 255).astype(np.uint8)
    worn = np.ascontiguousarray(np.rot90(worn, -quarters))
    return Raster(worn.shape[1], worn.shape[0], DPI, worn.tobytes())


def texts(page: Page, rules: Rules) -> list[str]:
    return [line.text for line in read_lines(page, Letters(rules))]


def golden(name: str, page: int) -> list[str]:
    rows = (line.split("\t") for line in (FIXTURES / f"{name}.lines.txt").read_text("utf-8").splitlines()[1:])
    return [text for number, _, _, _, text in rows if int(number) == page]


@pytest.mark.parametrize(("skew", "quarters"), [(1.3, 0), (-0.6, 1), (0.0, 2)])
def test_a_scan_is_read_to_the_letter_however_it_is_turned(
    read: ReadScan, rules: Rules, skew: float, quarters: int
) -> None:
    page = read(6, scan_of("2023-09", 6, skew=skew, quarters=quarters))
    assert texts(page, rules) == golden("2023-09", 6)
    assert (page.turned - skew - 90 * quarters + 180) % 360 == pytest.approx(180, abs=0.25)
    assert (page.text_from, round(page.width), round(page.height)) == ("ocr", 595, 842)
    assert all(0 <= run.confidence <= 1 for run in page.runs)


@needs_face
@pytest.mark.parametrize(("name", "number"), [("bars", 2), ("table-none", 1), ("parted", 2)])
def test_print_on_bars_on_rules_and_alone_at_the_foot_is_read_to_the_letter(
    read: ReadScan, rules: Rules, name: str, number: int
) -> None:
    found = texts(read(number, scan_of(name, number, skew=0.4)), rules)
    assert [text.replace(" ", "") for text in found] == [text.replace(" ", "") for text in golden(name, number)]


@needs_face
def test_print_on_a_watermark_is_read_to_the_letter(read: ReadScan, rules: Rules) -> None:
    text = golden("watermarks", 2)[:-3]  # what comes last is no text: the watermarks, and print that runs down the page
    found = texts(read(2, scan_of("watermarks", 2)), rules)
    assert text == found


@needs_face
@pytest.mark.parametrize("skew", [0.0, 0.8])
def test_print_that_runs_down_the_page_is_left_out_and_what_stands_beside_it_is_read_to_the_letter(
    read: ReadScan, rules: Rules, skew: float
) -> None:
    *text, down = golden("traditional", 2)
    assert down == "數據服務出口穩步增長"
    assert texts(read(2, scan_of("traditional", 2, skew=skew)), rules) == text


def test_pages_read_at_once_are_read_as_one_after_another(read: ReadScan) -> None:
    scans = [scan_of("2023-09", number) for number in (1, 6)]
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(read, (1, 6), scans)) == [read(1, scans[0]), read(6, scans[1])]


def test_the_lines_of_a_size_have_one_size(read: ReadScan, rules: Rules) -> None:
    lines = read_lines(read(4, scan_of("2023-09", 4)), Letters(rules))
    assert {line.size for line in lines if line.text and 80 < line.top < 770} == {15.0}
    assert [line.bullet for line in lines if line.text.startswith("数字贸易测度")] == ["●"]


def test_blank_paper_holds_nothing(read: ReadScan) -> None:
    assert read(1, Raster(800, 600, DPI, b"\xfa" * 480_000)) == Page(1, 192.0, 144.0, (), None)


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


def test_a_page_whose_pixels_were_taken_for_points_is_read_in_its_own_size(read: ReadScan, rules: Rules) -> None:
    scan = scan_of("2023-09", 6)
    page = read(6, Raster(scan.width, scan.height, 72.0, scan.pixels))
    assert texts(page, rules) == golden("2023-09", 6)
    assert (page.width, page.height) == (scan.width, scan.height)
    assert max(run.size for run in page.runs) == pytest.approx(15 * DPI / 72, rel=0.05)


@needs_face
def test_an_issue_read_by_ocr_has_its_figures_and_says_so(rules: Rules) -> None:
    path: Path = FIXTURES / "parted.pdf"
    scanned, plain = (read_bulletin(path, rules, ocr=how) for how in ("always", "never"))
    figures, others = (
        [figure for section in issue.sections for article in section.articles for figure in article.figures]
        for issue in (scanned, plain)
    )
    assert [(figure.raw, figure.amount) for figure in figures] == [(figure.raw, figure.amount) for figure in others]
    assert {figure.read_from for figure in figures} == {"ocr"}
    assert {page.text_from for page in scanned.pages} == {"ocr"}
    for figure, other in zip(figures, others, strict=True):
        assert abs(figure.boxes[0].x0 - other.boxes[0].x0) < 5
        assert abs(figure.boxes[0].top - other.boxes[0].top) < 3


@dataclass(frozen=True)
class Reader:
    """What a worker reads with: all pages by OCR."""

    rules: Rules

    def __call__(self, file: Path, _date: str | None, scanning: Callable[[], None]) -> IssueRows:
        return rows_of(read_bulletin(file, self.rules, ocr="always", watch=Watch(scanning=scanning)))


def test_two_pages_at_a_time_need_less_memory_than_a_worker_has(rules: Rules) -> None:
    worker = Worker(Reader(rules), Limits(seconds=300, memory=900 << 20))
    worker.start(FIXTURES / "2023-09.pdf", None)
    try:
        assert [page.number for page in worker.result().head.pages] == [1, 2, 3, 4, 5, 6]
    finally:
        worker.close()
