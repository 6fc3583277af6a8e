"""The models of RapidOCR's package → ONNX Runtime; weights of next to nothing are set to nothing.

A processor works many times as long on numbers below 1.2e-38 (denormal ones) as on others. A quarter of a million
weights of the detector are such, and took two thirds of its time; what it finds is the same to the bit without them.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
import rapidocr

_MODELS = Path(rapidocr.__file__).parent / "models"
# Fields of an ONNX file (onnx.proto3): of the model its graph, of that its tensors, of a tensor the kind of number, its
# name for four-byte ones, and the numbers.
_GRAPH, _TENSOR, _KIND, _FLOATS, _NUMBERS = 7, 5, 2, b"\x01", 9

# Of `mallopt` (malloc.h): the most heaps.
_ARENA_MAX = -8


def share_one_heap() -> None:
    """Let all threads take their memory from one heap, where the C library is glibc.

    Otherwise each thread has one, which keeps what it once took for a model: twice as much memory in all.
    """
    if sys.platform == "linux":
        with suppress(AttributeError):  # musl has but one
            ctypes.CDLL(None).mallopt(_ARENA_MAX, 1)


def detector(threads: int) -> onnxruntime.InferenceSession:
    """Return what runs the model that finds lines, in so many threads; what it finds does not hang on their number."""
    return _session(without_denormals((_MODELS / "PP-OCRv6_det_small.onnx").read_bytes()), threads)


def recogniser() -> onnxruntime.InferenceSession:
    """Return what runs the model that reads a line, in the thread that asks; its weights are sound."""
    return _session(str(_MODELS / "PP-OCRv6_rec_small.onnx"), 1)


def _session(model: bytes | str, threads: int) -> onnxruntime.InferenceSession:
    """Return what runs a model, given as its bytes or its path; several threads may ask it at once.

    Its own threads sleep when they have nothing to do, and it gives memory back after each run.
    """
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4  # fatal
    options.enable_cpu_mem_arena = False
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def without_denormals(model: bytes) -> bytes:
    """Return an ONNX model in which weights that are denormal numbers are zero."""
    mended = bytearray(model)
    for graph in _fields(mended, 0, len(mended)):
        if graph.number == _GRAPH:
            for tensor in _fields(mended, graph.start, graph.end):
                if tensor.number == _TENSOR:
                    _mend(mended, tensor)
    return bytes(mended)


@dataclass(frozen=True, slots=True)
class _Field:
    """Where a field of a protobuf file has its content."""

    number: int
    start: int
    end: int


def _mend(model: bytearray, tensor: _Field) -> None:
    parts = {part.number: part for part in _fields(model, tensor.start, tensor.end)}
    kind, numbers = parts.get(_KIND), parts.get(_NUMBERS)
    if kind and numbers and model[kind.start : kind.end] == _FLOATS:
        weights = np.frombuffer(memoryview(model)[numbers.start : numbers.end], "<f4")
        weights[np.abs(weights) < np.finfo(np.float32).tiny] = 0


def _fields(model: bytearray, start: int, end: int) -> Iterator[_Field]:
    """Yield the fields of a message that lies there in a protobuf file (protobuf.dev, Encoding)."""
    while start < end:
        key, start = _number(model, start)
        begin = start
        match key & 7:
            case 0:  # a number
                _, start = _number(model, start)
            case 1:
                start += 8
            case 2:  # what begins with its length
                length, begin = _number(model, start)
                start = begin + length
            case 5:
                start += 4
            case kind:
                raise ValueError(f"a protobuf file has no fields of the kind {kind}")
        yield _Field(key >> 3, begin, start)


def _number(model: bytearray, start: int) -> tuple[int, int]:
    """Return a number of any length, seven bits a byte, the lowest first, and where it ends."""
    number = shift = 0
    while True:
        byte = model[start]
        start += 1
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return number, start
