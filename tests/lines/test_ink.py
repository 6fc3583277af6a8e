from __future__ import annotations

from extractor.lines.ink import Ink, ink_of, parts_of, put_together, spans_of, stacked_ink
from extractor.model import Run
from extractor.model.characters import Char, runs_of


def row(text: str, *lefts: float) -> list[Run]:
    """Characters 10 points wide and high from the given places on."""
    return [Run(text, lefts, tuple(left + 10.0 for left in lefts), 0.0, 10.0, 10.0, False)]


def ink(text: str, *lefts: float) -> Ink:
    found = ink_of(row(text, *lefts))
    assert found is not None
    return found


def test_a_row_knows_the_white_before_each_character() -> None:
    found = ink("外包网", 0, 12, 30)

    assert (found.text, found.lefts) == ("外包网", (0, 12, 30))
    assert (found.gaps, found.spaced) == ((0, 2, 8), (False, False, False))


def test_blanks_are_no_ink_but_leave_their_white() -> None:
    found = ink("  外\u3000包", 0, 10, 20, 30, 40)

    assert (found.text, found.spaced, found.gaps) == ("外包", (True, True), (0, 10))


def test_each_character_has_what_its_run_has() -> None:
    found = ink_of([*row("外包", 0, 10), *row("额", 20)[:1], row("x", 30)[0]._replace(top=2.0, bold=True)])

    assert found is not None
    assert (found.text, found.tops, found.bolds) == ("外包额x", (0, 0, 2), (False, False, True))
    assert (found.each(found.tops), found.each(found.bolds)) == ((0, 0, 0, 2), (False, False, False, True))
    assert found.each(found.sizes) == (10, 10, 10, 10)


def test_a_run_of_blanks_is_no_part_of_the_ink() -> None:
    found = ink_of([*row("外 包", 0, 10, 20), row(" ", 30)[0]._replace(top=9.0), row("额", 40)[0]._replace(top=2.0)])

    assert found is not None
    assert (found.text, found.spaced, found.each(found.tops)) == ("外包额", (False, True, True), (0, 0, 2))


def test_what_was_written_out_of_order_is_read_from_left_to_right_and_once() -> None:
    found = ink_of([*row("网络", 20, 30), *row("外包", 0, 10), *row("包", 10.5)])

    assert found is not None
    assert (found.text, found.lefts) == ("外包网络", (0, 10, 20, 30))


def test_runs_out_of_order_stay_whole_where_they_do_not_overlap() -> None:
    found = ink_of([*row("网络", 20, 30), *row("外包", 0, 10)])
    assert found is not None
    assert (found.text, found.ends, found.lefts) == ("外包网络", (2, 4), (0, 10, 20, 30))

    found = ink_of([*row("网络", 10, 30), *row("外包", 0, 20)])
    assert found is not None
    assert (found.text, found.lefts) == ("外网包络", (0, 10, 20, 30))


def test_a_row_of_blanks_has_no_ink() -> None:
    assert ink_of(row(" \u3000", 0, 10)) is None
    assert ink_of(list(runs_of([Char("", 0, 0, 10, 10, 10, False)]))) is None


def test_between_characters_below_each_other_there_is_no_white() -> None:
    assert stacked_ink([*row("外", 0), *row("包", 0)]).gaps == (0, 0)


def test_a_part_has_the_runs_that_it_stands_in() -> None:
    big = row("包网络", 12, 30, 40)[0]._replace(size=14.0, bold=True)
    whole = ink_of([*row("外", 0), big, *row("额度", 50, 60)])

    assert whole is not None
    assert whole.part(0, 6) is whole
    assert whole.part(2, 5) == Ink(
        text="网络额",
        lefts=(30, 40, 50),
        rights=(40, 50, 60),
        spaced=(False, False, False),
        gaps=(8, 0, 0),
        widest=8,
        ends=(2, 3),
        tops=(0, 0),
        bottoms=(10, 10),
        sizes=(14, 10),
        bolds=(True, False),
        confidences=(1, 1),
    )


def test_spans_put_together_are_the_row_again() -> None:
    whole = ink("外包网络额", 0, 10, 40, 50, 90)
    spans = spans_of(0, whole)

    assert [(span.first, span.last) for span in spans] == [(0, 2), (2, 4), (4, 5)]
    assert put_together(whole, spans) is whole
    assert put_together(whole, spans[1:]) == whole.part(2, 5)


def test_spans_that_do_not_follow_each_other_are_put_together_likewise() -> None:
    whole = ink("外包网络额", 0, 10, 40, 50, 90)
    first, _, last = spans_of(0, whole)
    found = put_together(whole, [first, last])

    assert (found.text, found.lefts, found.rights) == ("外包额", (0, 10, 90), (10, 20, 100))
    assert (found.gaps, found.widest, found.ends) == ((0, 0, 30), 30, (2, 3))
    assert (found.each(found.sizes), found.each(found.bolds)) == ((10, 10, 10), (False, False, False))


def test_a_row_is_parted_where_the_white_is_wide_unless_it_is_letter_spaced() -> None:
    assert [part.text for part in parts_of(ink("外包网络", 0, 10, 60, 70))] == ["外包", "网络"]
    assert [part.text for part in parts_of(ink("外包网络", 0, 50, 100, 150))] == ["外包网络"]


def test_spans_end_where_a_column_might_and_the_white_of_marks_counts() -> None:
    spans = spans_of(3, ink("外包网", 0, 10, 30))
    assert [(span.row, span.first, span.last, span.x0, span.x1) for span in spans] == [
        (3, 0, 2, 0, 20),
        (3, 2, 3, 30, 40),
    ]

    assert len(spans_of(0, ink("外包网", 0, 10, 26))) == 1
    assert [span.x1 for span in spans_of(0, ink("外。网", 0, 10, 26))] == [15.5, 36]
