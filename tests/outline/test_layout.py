from __future__ import annotations

from extractor.model import Line
from extractor.outline.layout import Margin, layout_of

SIZE = 10.0


def line(page: int, column: int, x0: float, x1: float, position: int, size: float = SIZE) -> Line:
    top = 100.0 + 16 * position
    return Line(page, position, "文" * 20, x0, top, x1, top + size, size, False, "", (), (), "body", column)


def column(page: int, number: int, x0: float, x1: float, count: int = 12) -> list[Line]:
    return [line(page, number, x0 + 20 * (at % 4 == 0), x1, at) for at in range(count)]


def test_each_column_has_its_margins_and_a_title_those_of_the_page() -> None:
    layout = layout_of([line(1, 0, 200, 382, 0, 14.0), *column(1, 1, 60, 280), *column(1, 2, 302, 522)])
    assert layout.margins == {(1, 0): Margin(60, 522), (1, 1): Margin(60, 280), (1, 2): Margin(302, 522)}
    assert layout.centred(line(1, 0, 200, 382, 0))
    assert layout.short(line(1, 1, 60, 200, 3))
    assert not layout.indented(line(1, 2, 302, 522, 3))


def test_a_short_column_is_measured_by_its_like_on_other_pages() -> None:
    few = [line(2, 1, 60, 150, 0), line(2, 1, 60, 200, 1)]
    layout = layout_of([*column(1, 1, 60, 280), *column(1, 2, 302, 522), *few])
    assert layout.margins[2, 1] == Margin(60, 280)


def test_a_box_in_small_type_has_margins_of_its_own() -> None:
    box = [line(1, 3, 385, 520, at, 9.0) for at in range(5)]
    assert layout_of([*column(1, 0, 60, 535), *box]).margins[1, 3] == Margin(385, 520)


def test_the_pitch_is_measured_inside_columns() -> None:
    assert layout_of([*column(1, 1, 60, 280), *column(1, 2, 302, 522)]).pitch == 16


def test_a_section_set_smaller_throughout_has_a_size_of_its_own() -> None:
    small = [line(2, 0, 60, 535, at, 8.5) for at in range(8)]
    layout = layout_of([*column(1, 0, 60, 535, 20), *small])
    title = line(2, 0, 60, 200, 9, 9.5)
    assert (layout.bigger(title), layout.within([*small, title]).bigger(title)) == (False, True)
    assert layout.within(column(1, 0, 60, 535)) is layout
    assert layout.within(small[:3]) is layout


def test_a_column_in_small_type_is_measured_by_its_text_and_not_by_its_titles() -> None:
    titles = [line(1, 2, 350, 470, at, SIZE) for at in (0, 8)]
    text = [line(1, 2, 310, 530, at, 8.5) for at in range(1, 8)]
    assert layout_of([*column(1, 0, 60, 535, 30), *titles, *text]).margins[1, 2] == Margin(310, 530)
