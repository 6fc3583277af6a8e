"""Pages are read without the machine's fonts, and drawn with them."""

from __future__ import annotations

import io
import subprocess
import sys

import pypdfium2.raw as pdfium
import pytest
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from extractor.model import Page
from extractor.pages.document import open_pdf
from extractor.pages.pdfium import faces as pdfium_faces
from extractor.pages.rendering import render
from tests import FIXTURES
from tests.conftest import needs_face, readable_fixtures

# Its Chinese font is not in the file.
WITHOUT_FONT = (FIXTURES / "parted.pdf").read_bytes()


def pages_of(data: bytes) -> list[Page]:
    with open_pdf(data, reader="pdfium") as document:
        return list(document.pages())


def dark(number: int) -> int:
    return sum(pixel < 128 for pixel in render(WITHOUT_FONT, number, 72).pixels)


@pytest.fixture
def _machine_without_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    none = pdfium.FPDF_SYSFONTINFO(version=1)
    monkeypatch.setattr(pdfium_faces, "_machine", lambda: none)


def test_characters_alone_are_read_whose_font_nobody_has() -> None:
    registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont("STSong-Light", 10)
    texts = ["一", "件", "8", "。", "\u3000", "共12家"]
    for index, text in enumerate(texts):
        canvas.drawString(100 + 40 * index, 700, text)
    canvas.save()
    (page,) = pages_of(buffer.getvalue())
    assert [run.text for run in page.runs] == ["一", "件", "8", "。", "共12家"]
    assert [(run.lefts[0], round(run.rights[0], 3)) for run in page.runs[:2]] == [(100, 110), (140, 150)]


@pytest.mark.usefixtures("_machine_without_fonts")
def test_pages_are_read_alike_on_a_machine_without_fonts(request: pytest.FixtureRequest) -> None:
    there = {path: pages_of(path.read_bytes()) for path in readable_fixtures()}
    request.getfixturevalue("monkeypatch").undo()
    assert there == {path: pages_of(path.read_bytes()) for path in there}


@needs_face
def test_pages_are_drawn_with_the_machines_fonts_after_others_were_read() -> None:
    code = (
        "import sys; from extractor.pages.rendering import render; data = sys.stdin.buffer.read();"
        "print(sum(pixel < 128 for pixel in render(data, 2, 72).pixels))"
    )
    only_drawn = subprocess.run([sys.executable, "-c", code], input=WITHOUT_FONT, check=True, capture_output=True)
    for _ in range(3):
        pages_of(WITHOUT_FONT)
        assert dark(2) == int(only_drawn.stdout)


@needs_face
def test_a_file_that_is_open_for_reading_goes_on_as_it_was_when_pages_are_drawn() -> None:
    undisturbed, drawn = pages_of(WITHOUT_FONT), dark(2)
    with open_pdf(WITHOUT_FONT, reader="pdfium") as document:
        pages = []
        for page in document.pages():
            pages.append(page)
            assert dark(2) == drawn
    assert pages == undisturbed


@needs_face
@pytest.mark.usefixtures("_machine_without_fonts")
def test_without_fonts_there_is_less_to_see(request: pytest.FixtureRequest) -> None:
    pages_of(WITHOUT_FONT)
    poor = dark(2)
    request.getfixturevalue("monkeypatch").undo()
    assert poor < dark(2) / 2
