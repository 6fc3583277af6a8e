from __future__ import annotations

import ctypes
import struct

import pypdfium2.raw as pdfium

from extractor.pages.pdfium.calls import Answers, answered, ask, count_in_form, kind_of
from extractor.pages.pdfium.files import open_in_pdfium
from tests.making import drawing


def write(place: ctypes.c_void_p, number: float) -> int:
    ctypes.c_float.from_address(place.value or 0).value = number
    return 1


def test_answers_stand_one_after_another_each_part_at_its_offset() -> None:
    answers = Answers(8, 0, 4)
    firsts, seconds = answers.pointers(3)
    ask(map(write, firsts, (1.0, 2.0, 3.0)))
    ask(map(write, seconds, (10.0, 20.0, 30.0)))
    assert answers.given(2).cast("f").tolist() == [1, 10, 2, 20]
    assert answers.given(3).nbytes == 24


def test_memory_is_kept_for_the_next_page_until_that_needs_more() -> None:
    answers = Answers(4, 0)
    [first] = answers.pointers(10)
    assert len(first) == 15  # half as many more
    assert answers.pointers(15)[0] is first
    assert answers.pointers(3)[0] is first
    [more] = answers.pointers(16)
    assert (more is first, len(more)) == (False, 24)
    assert answers.pointers(0)[0] is more


def test_what_an_enormous_page_took_is_given_back() -> None:
    answers = Answers(4, 0)
    assert len(answers.pointers(3334)[0]) == 5001
    assert len(answers.pointers(10)[0]) == 15
    [full] = answers.pointers(3333)
    assert len(full) == 4999
    assert answers.pointers(10)[0] is full


def test_of_nothing_nothing_is_asked() -> None:
    answers = Answers(4, 0)
    assert answers.pointers(0) == [[]]
    assert answers.given(0).nbytes == 0
    assert list(answered(lambda *_: 1, [], struct.Struct("@2f"), 0, 4)) == []


def test_a_function_is_called_for_each_address_with_a_place_for_each_part() -> None:
    def twice(*arguments: ctypes.c_void_p | int) -> int:
        address, *places = arguments
        assert isinstance(address, int)
        for times, place in enumerate(places, 1):
            assert isinstance(place, int)
            ctypes.c_float.from_address(place).value = float(address) * times
        return 1

    assert list(answered(twice, [3, 5], struct.Struct("@2f"), 0, 4)) == [(3, 6), (5, 10)]


def test_functions_of_pdfium_answer_as_they_do_with_their_types() -> None:
    content = drawing("10 10 m 20 20 l S /F0 Do", ("1 0 0 1 0 0", "10 10 m 20 20 l S 5 5 m 9 9 l S"))
    with open_in_pdfium(content, "") as pdf:
        page = pdfium.FPDF_LoadPage(pdf, 0)
        path, form = (ctypes.cast(pdfium.FPDFPage_GetObject(page, at), ctypes.c_void_p).value or 0 for at in (0, 1))
        assert (kind_of(path), kind_of(form)) == (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM)
        assert count_in_form(form) == 2
        pdfium.FPDF_ClosePage(page)
