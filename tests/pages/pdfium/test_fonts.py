from __future__ import annotations

from tests.pages.opening import pages_of


def test_characters_know_how_they_are_turned_and_whether_they_are_pale() -> None:
    pages = pages_of("watermarks")
    seen = {(run.angle, run.pale) for run in pages[1].runs}
    assert seen == {(0, False), (0, True), (315, True)}
    assert "".join(run.text for run in pages[1].runs if run.angle == 315).replace(" ", "") == "内部资料请勿外传"

    turned = pages_of("turned")
    assert [(page.width > page.height, {run.angle for run in page.runs}) for page in turned[2:5]] == [
        (True, {0}),
        (True, {0}),
        (False, {90}),
    ]


def test_text_with_a_stroke_around_it_is_bold() -> None:
    """LibreOffice and Word make Chinese bold so where the face has no bold one."""
    assert [run.text for run in pages_of("2023-09")[0].runs if run.bold] == ["数服会刊"]
