from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.search.folding import fold, fold_with_origins


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("服務外包執行額", "服务外包执行额"),
        ("发展、發展、头发、頭髮", "发展、发展、头发、头发"),
        ("ＩＴＯ業務 NTT Data", "ito业务 ntt data"),
        ("裡裏里、臺檯台、為爲为", "里里里、台台台、为为为"),
        ("１０億美元㎡", "10亿美元m2"),
        ("Straße", "strasse"),
        ("", ""),
    ],
)
def test_width_case_and_tradition_make_no_difference(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    # İ and the like fold to a letter and a mark, which NFKC may join with what follows; each by itself stays
    assert all(fold(character) == character for character in once if unicodedata.is_normalized("NFKC", character))


@given(st.text())
def test_each_folded_character_leads_back_to_the_one_it_came_from(text: str) -> None:
    folded, origins = fold_with_origins(text)
    assert len(folded) == len(origins)
    for offset, character in enumerate(text):
        assert "".join(folded[place] for place, origin in enumerate(origins) if origin == offset) == fold(character)


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)))
def test_chinese_stays_one_character_for_one(text: str) -> None:
    assert len(fold(text)) == len(text)
