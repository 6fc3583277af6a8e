from __future__ import annotations

import pytest

from extractor.words.headings import letters_of


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("【数据月报】", "数据月报"),
        ("三、NTT DATA 来访（续）", "三NTTDATA来访续"),
        ("1-7月，增长12.06%", "17月增长1206"),
        ("……", ""),
        ("长。" * 300, "长" * 300),
    ],
)
def test_the_letters_of_a_text_are_what_is_read_aloud(text: str, letters: str) -> None:
    assert letters_of(text) == letters
    assert letters_of(text) == letters
