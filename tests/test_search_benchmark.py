"""The benchmark of search makes the same articles every time, and knows by itself what must be found."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from benchmarks.search import KINDS, Score, Text, make_queries, make_texts
from extractor.search.folding import fold

POOL = [
    *("青岛市服务外包合同签约额为124557.41万美元，同比增长19.02%。", "离岸信息技术外包（ITO）执行额占比65.01%。"),
    *("从国际市场看，日本、韩国、美国依次为前三位。", "协会举办2023年第9期培训班，吸引120家企业参加。"),
    *("鼓励RCEP国家的企业在连设立研发中心12个。", "数字贸易发展大会将于九月在大连开幕。", "数据显示业务增长明显。"),
]


def test_the_same_articles_are_made_however_many_are_asked_for() -> None:
    ten, twenty = list(make_texts(POOL, 10)), list(make_texts(POOL, 20))
    assert ten == twenty[:10]
    assert len({text.body for text in twenty}) == 20
    assert any(fold(text.body) != text.body.lower() for text in twenty)


@pytest.fixture(scope="module")
def texts() -> list[Text]:
    return list(make_texts(POOL, 400))


def test_there_are_300_queries_of_every_kind_and_each_has_something_to_find(texts: list[Text]) -> None:
    queries = make_queries(texts)
    assert len(queries) == 300
    assert Counter(query.kind for query in queries) == KINDS
    for query in queries:
        if query.kind not in ("all of several", "OR, NOT, brackets", "ranges"):
            assert any(query.wanted(f"{fold(text.title)}\n{fold(text.body)}", text) for text in texts), query.words


def test_a_latin_word_or_a_number_counts_whole_and_a_quantity_in_other_words(texts: list[Text]) -> None:
    queries = make_queries(texts)
    latin = next(query for query in queries if query.kind == "Latin words" and query.words == "ITO")
    text = Text(1, "", "", ())
    assert latin.wanted("离岸ito业务", text)
    assert not latin.wanted("monitors", text)
    quantity = next(query for query in queries if query.kind == "quantities" and query.words.endswith("亿美元"))
    amount = Decimal(quantity.words.removesuffix("亿美元")) * 10**8
    assert quantity.wanted("", Text(1, "", "", ((amount + 10, Decimal(1)),)))
    assert not quantity.wanted("", Text(1, "", "", ((amount + 10**7, Decimal(1)),)))


def test_recall_and_precision_are_counted_over_all_queries() -> None:
    score = Score()
    score.add({1, 2}, {2, 3, 4})
    score.add({5}, {5})
    assert (score.recall, score.precision) == (2 / 3, 2 / 4)
    assert (Score().recall, Score().precision) == (1, 1)
