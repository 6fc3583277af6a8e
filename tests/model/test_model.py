from __future__ import annotations

from dataclasses import replace

from extractor.model import Line

LINE = Line(3, 7, "数据", 80.0, 100.0, 100.0, 110.0, 10.0, True, "●", (80.0, 90.0), (90.0, 100.0), "body", 2, 0.8)


def test_a_line_in_another_role_is_the_same_line_otherwise() -> None:
    assert LINE.as_role("title") == replace(LINE, role="title")
    assert LINE.as_role("body") is LINE
