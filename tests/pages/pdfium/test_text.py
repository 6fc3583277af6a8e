from __future__ import annotations

import io

from reportlab.pdfgen.canvas import Canvas

from extractor.model.characters import chars_of
from extractor.pages.document import open_pdf
from tests.pages.opening import pages_of


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
