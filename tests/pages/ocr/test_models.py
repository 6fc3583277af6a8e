from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import rapidocr

from extractor.pages.ocr.models import detector, without_denormals


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


def test_fields_of_four_and_of_eight_bytes_are_passed_over() -> None:
    # What stands in them would be fields of a kind that there is none of
    numbers = bytes([1 << 3 | 5, *b"\x0f" * 4, 2 << 3 | 1, *b"\x0f" * 8])
    weights = [np.array(numbers, "<f4").tobytes() for numbers in ([1e-40, 0.5], [0, 0.5])]
    assert without_denormals(numbers + model_of(1, weights[0])) == numbers + model_of(1, weights[1])
