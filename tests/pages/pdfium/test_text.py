from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractor.model.characters import Char, chars_of
from extractor.pages.document import ReaderName, open_pdf
from extractor.pages.pdfium.text import _are_near, _shifted
from tests.pages.opening import page_by, pages_of, printed, say


def test_pages_have_sizes_and_characters_in_points_from_the_top_left() -> None:
    pages = pages_of("2022-07")

    assert [page.number for page in pages] == [1, 2, 3, 4, 5, 6]
    assert (round(pages[0].width), round(pages[0].height)) == (595, 842)
    first, *others = chars_of(pages[1].runs)
    assert (first.text, round(first.x0), round(first.top), first.size, first.bold) == ("【", 82, 91, 16.0, True)
    assert others[7].bold is False


def test_chinese_and_digits_of_one_line_stand_at_one_height_whatever_their_fonts_say() -> None:
    line = [char for char in chars_of(pages_of("2022-07")[1].runs) if 116 < char.top < 121]

    assert "".join(char.text for char in line).startswith("据商务部服务外包统计系统数据，1-5月")
    assert {round(char.bottom - char.top, 3) for char in line} == {16.0}
    assert max(char.top for char in line) - min(char.top for char in line) < 0.5


def test_blanks_of_a_latin_font_that_is_not_in_the_file_are_no_lost_text() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for x, text in ((100, "ITO"), (130, " "), (140, "BPO")):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(x, 700, text)
    canvas.save()
    with open_pdf(buffer.getvalue(), reader="pdfium") as document:
        (page,) = document.pages()
    assert [run.text for run in page.runs] == ["ITO", "BPO"]


HELVETICA = {"I": 2.78, "T": 6.11, "O": 7.78}


def chars_by(reader: ReaderName, content: str) -> list[Char]:
    """The characters of a page with /T, without blanks."""
    return [char for char in chars_of(page_by(reader, printed(content)).runs) if char.text != " "]


def test_a_character_is_as_wide_as_its_advance_and_as_high_as_its_em() -> None:
    [first, second, third] = chars_by("pdfium", say("ITO", 20, 50))
    widths = [char.x1 - char.x0 for char in (first, second, third)]
    assert widths == pytest.approx(list(HELVETICA.values()), abs=0.01)
    assert first.x0 == 20
    assert first.x1 == pytest.approx(second.x0, abs=0.01)
    # On a page 100 high: 8.8 above the baseline, 1.2 below
    assert {(round(char.top, 3), round(char.bottom, 3)) for char in (first, second, third)} == {(41.2, 51.2)}


SET = "BT /T 10 Tf"


@pytest.mark.parametrize(
    "content",
    [
        f"{SET} 20 50 Td (data-) Tj 0 -12 Td (base) Tj ET",
        f"{SET} 20 50 Td [(ITO) -2000 (BPO)] TJ ET",
        f"{SET} 150 Tz 20 50 Td (ITO) Tj ET",
        f"{SET} 2 Tc 20 50 Td (ITO) Tj ET",
        f"{SET} 20 50 Td (fj) Tj 30 0 Td (J) Tj ET",
        f"{SET} 190 50 Td (ITO) Tj ET",
        f"{SET} 20 50 Td (a) Tj ( ) Tj (b) Tj ET",
        f"{SET} 20 50 Td (IT) Tj 300000 0 Td (O) Tj ET",
        f"{SET} 2 0 0 3 20 50 Tm (ITO) Tj ET",
        f"0.8 g {SET} 20 50 Td (ITO) Tj 0 g (BPO) Tj ET",
        f"q 2 0 0 2 5 7 cm {say('ITO', 20, 20)} Q {say('BPO', 20, 20)}",
    ],
)
def test_level_text_is_read_as_by_the_other_reader(content: str) -> None:
    found, others = chars_by("pdfium", content), chars_by("pdfplumber", content)
    assert found
    assert [(one.text, one.angle, one.pale) for one in found] == [(one.text, one.angle, one.pale) for one in others]

    def places(chars: Sequence[Char]) -> list[float]:
        return [edge for char in chars for edge in (char.x0, char.top, char.x1, char.bottom, char.size)]

    assert places(found) == pytest.approx(places(others), abs=0.02)


@pytest.mark.parametrize(
    ("content", "angle", "boxes"),
    [
        ("0 1 -1 0 60 20 Tm", 270, [(77.22, 80), (71.11, 77.22), (63.33, 71.11)]),
        ("0 -1 1 0 60 60 Tm", 90, [(40, 42.78), (42.78, 48.89), (48.89, 56.67)]),
        ("-1 0 0 -1 60 60 Tm", 180, None),
    ],
)
def test_each_character_of_turned_text_has_its_own_box(
    content: str, angle: int, boxes: list[tuple[float, float]] | None
) -> None:
    found = chars_by("pdfium", f"{SET} {content} (ITO) Tj ET")
    assert [(char.text, char.size, char.angle) for char in found] == [
        ("I", 10, angle),
        ("T", 10, angle),
        ("O", 10, angle),
    ]
    edges = [(char.top, char.bottom) for char in found] if boxes else [(char.x0, char.x1) for char in found]
    wanted = boxes or [(57.22, 60), (51.11, 57.22), (43.33, 51.11)]
    assert [edge for pair in edges for edge in pair] == pytest.approx(
        [edge for pair in wanted for edge in pair], abs=0.02
    )


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_text_that_is_level_on_a_turned_page_has_its_em_box_there(rotate: int) -> None:
    matrix = {90: "0 1 -1 0 50 30", 180: "-1 0 0 -1 80 50", 270: "0 -1 1 0 50 80"}[rotate]
    content = printed(f"{SET} {matrix} Tm (ITO) Tj ET").replace(b"/Rotate 0", b"/Rotate %d" % rotate)
    found, others = (list(chars_of(page_by(reader, content).runs)) for reader in ("pdfium", "pdfplumber"))
    for one, other in zip(found, others, strict=True):
        assert (one.text, one.angle, other.angle) == (other.text, 0, 0)
        assert (one.x0, one.top, one.x1, one.bottom) == pytest.approx(
            (other.x0, other.top, other.x1, other.bottom), abs=0.02
        )


def test_text_is_counted_from_the_corner_that_is_shown() -> None:
    content = printed(say("ITO", 20, 50)).replace(b"/CropBox [0 0 200 100]", b"/CropBox [15 10 200 90]")
    [run] = page_by("pdfium", content).runs
    assert (run.lefts[0], round(run.top, 3)) == (5, 31.2)


def test_edges_are_counted_from_the_left_of_what_is_shown() -> None:
    edges = memoryview(b"\0\0\x80?\0\0\0@").cast("f")
    assert (_shifted(edges, 0), _shifted(edges, 0.5)) == ((1, 2), (0.5, 1.5))


@pytest.mark.parametrize(
    ("edges", "near"),
    [
        ((), True),
        ((0, 14_999), True),
        ((0, 15_000), False),
        ((-14_999, 0), True),
        ((-15_000, 0), False),
        ((float("nan"), 1), False),
    ],
)
def test_what_is_near_is_on_paper(edges: tuple[float, ...], near: bool) -> None:
    assert _are_near(edges) is near


def test_what_a_file_says_for_a_character_stands_where_that_is_printed_though_its_form_is_scaled() -> None:
    said = "/Span << /ActualText <FEFF4E00> >> BDC BT /T 20 Tf 60 100 Td (O) Tj ET EMC"
    form = "1 0 0 1 0 0", f"BT /T 20 Tf 40 100 Td (I) Tj ET {said}"
    page = page_by("pdfium", printed("q 0.5 0 0 0.5 0 0 cm /F0 Do Q", form))
    first, second = chars_of(page.runs)
    assert (first.text, second.text) == ("I", "一")
    assert (first.x0, second.x0, second.x1) == (20, 30, 40)
    assert (first.top, first.bottom) == pytest.approx((second.top, second.bottom))
