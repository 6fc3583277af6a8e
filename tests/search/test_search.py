from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extractor.search.search import Snippet, Span, index_text, match_query, snippet, spans


class Texts:
    """Texts in an index as the archive has it."""

    def __init__(self) -> None:
        self.connection = sqlite3.connect(":memory:")
        self.connection.execute('CREATE VIRTUAL TABLE texts USING fts5(text, tokenize="ascii")')

    def found(self, words: str, *texts: str) -> list[str]:
        """Return the texts that a search finds."""
        self.connection.execute("DELETE FROM texts")
        rows = [(number, index_text(text)) for number, text in enumerate(texts)]
        self.connection.executemany("INSERT INTO texts(rowid, text) VALUES (?, ?)", rows)
        query = "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rowid"
        return [texts[number] for (number,) in self.connection.execute(query, [match_query(words)])]


@pytest.fixture(scope="module")
def index() -> Iterator[Texts]:
    texts = Texts()
    yield texts
    texts.connection.close()


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("服务外包", "服务 务外 外包 包"),
        ("服务，外包", "服务 务 外包 包"),
        ("离岸ＩＴＯ业务", "离岸 岸 ito 业务 务"),
        ("占28.20%", "占 28 \ue003 20 \ue004"),
        ("NTT DATA", "ntt data"),
        ("Ⅳ期㎡", "iv 期 m2"),
        ("《》……", ""),
        ("", ""),
    ],
)
def test_a_text_becomes_pairs(text: str, tokens: str) -> None:
    assert index_text(text) == tokens


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("外包", '"外包"'),
        ("服务外包", '"服务 务外 外包"'),
        ("外", '"外" *'),
        ("RCEP国家", '"rcep 国家"'),
        ("外包ITO", '"外包 包 ito"'),
        ("第7", '"第 7"'),
        ("28.20", '"28 \ue003 20"'),
        ('"28.20%"', '"28 \ue003 20 \ue004"'),
        ("软件 日本", '("软件" AND "日本")'),
        ("软件 OR 日本", '("软件" OR "日本")'),
        ("软件｜日本", '("软件" OR "日本")'),
        ("软件 ＡＮＤ 日本", '("软件" AND "日本")'),
        ("软件 NOT 日本", '("软件" NOT "日本")'),
        ("软件 -日本 -荷兰", '("软件" NOT ("日本" OR "荷兰"))'),
        ("软件 -(日本 荷兰)", '("软件" NOT ("日本" AND "荷兰"))'),
        ("(软件 OR 日本) 荷兰", '(("软件" OR "日本") AND "荷兰")'),
        ("（软件 OR 日本）荷兰", '(("软件" OR "日本") AND "荷兰")'),
        ("业务流程外包（BPO）企业", '"业务 务流 流程 程外 外包 包 bpo 企业"'),
        ('"NTT DATA"', '"ntt data"'),
        ("“NTT　DATA” 日本", '("ntt data" AND "日本")'),
        ("「日本 软件」", '"日本 本 软件"'),
        ("inform*", '"inform" *'),
        ("软件＊", '"软件"'),
        ("-5.2", '"5 \ue003 2"'),
        ("服務外包", '"服务 务外 外包"'),
        (">外包", '"外包"'),
        ("1-7月", '"1 7 月" *'),
        ("-日本", '""'),
        ("and or not", '("and" AND "or" AND "not")'),
        ("AND OR NOT", '""'),
        ("OR 日本 OR", '"日本"'),
        (")日本(", '"日本"'),
        ('"日本', '"日本"'),
        ('title:"日本"', '("title" AND "日本")'),
        ("'; DROP TABLE articles --", '("drop" AND "table" AND "articles")'),
        ("，。！", '""'),
        ("", '""'),
    ],
)
def test_words_become_a_query(words: str, query: str) -> None:
    assert match_query(words) == query


@pytest.mark.parametrize(
    ("words", "text", "hit"),
    [
        ("外包", "服务外包", True),
        ("包外", "服务外包", False),
        ("务外", "服务，外包", False),
        ("服务，外包", "服务。外包", True),
        ("服务，外包", "服务外包", False),
        ("包", "服务外包", True),
        ("务", "服务外包", True),
        ("外包ITO", "服务外包ＩＴＯ业务", True),
        ("ＩＴＯ", "服务外包ito业务", True),
        ("IT", "服务外包ITO业务", False),
        ("IT*", "服务外包ITO业务", True),
        ("90", "1990年", False),
        ("1990", "1990年", True),
        ("NTT DATA", "DATA与NTT", True),
        ('"NTT DATA"', "DATA与NTT", False),
        ('"ntt data"', "与NTT DATA合作", True),
        ("café", "cafe", False),
        ("𬭳", "氯𬭳酸", True),
        ("28.20", "占28.20%", True),
        ("28", "占28.20%", True),
        ("28.20", "占28、20家", False),
        ("28.20", "占128.20%", False),
        ('"28.20%"', "占28.20%，", True),
        ('"28.20%"', "占28.20个百分点", False),
        ('"28 20"', "占28.20%", False),
        ('"20 日本"', "占28.20%，日本", False),
        ("數字貿易協會", "大连市数字贸易协会", True),
        ("数字贸易协会", "大連市數字貿易協會", True),
        ("發展", "发展", True),
    ],
)
def test_the_index_and_the_places_agree_with_a_reader(index: Texts, words: str, text: str, hit: bool) -> None:
    assert bool(index.found(words, text)) is hit
    assert bool(spans(text, words)) is hit


def test_places_count_characters_as_printed() -> None:
    text = "离岸ＩＴＯ（㎡）与服务外包、外包企业"
    assert spans(text, "ito") == [Span(2, 5)]
    assert spans(text, "m2") == [Span(6, 7)]
    assert spans(text, "外包 服务") == [Span(9, 13), Span(14, 16)]
    assert spans(text, "外包企业 OR 外包") == [Span(11, 13), Span(14, 18)]
    assert spans(text, "离岸 -外包") == [Span(0, 2)]
    assert Snippet(text, tuple(spans(text, "ITO"))).marked("[", "]") == "离岸[ＩＴＯ]（㎡）与服务外包、外包企业"
    assert Snippet(text, tuple(spans(text, "没有"))).marked("[", "]") == text


def test_a_snippet_shows_where_most_hits_are() -> None:
    text = "外包" + "。" * 200 + "\n日本客户说，软件外包与服务外包都在增长。" + "无" * 200
    piece = snippet(text, "外包", width=30)
    assert piece.marked("[", "]") == "…日本客户说，软件[外包]与服务[外包]都在增长。" + "无" * 10 + "…"
    assert snippet("短文\n两段", "没有").marked("[", "]") == "短文 两段"
    assert snippet("长" * 99, "没有", width=5).text == "长" * 5 + "…"


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("13.29亿美元", "合同额[132857.36万美元]，增长13.04%"),
        ("132857.36萬美元", "合同额[132857.36万美元]，增长13.04%"),
        (">10亿美元", "合同额[132857.36万美元]，增长13.04%"),
        ("10亿-20亿美元", "合同额[132857.36万美元]，增长13.04%"),
        ("合同额 >10%", "[合同额]132857.36万美元，增长[13.04%]"),
        ("13.28亿美元", "合同额132857.36万美元，增长13.04%"),
        ("合同额 -13.29亿美元", "[合同额]132857.36万美元，增长13.04%"),
        ('"13.29亿美元"', "合同额132857.36万美元，增长13.04%"),
    ],
)
def test_quantities_are_marked_however_they_are_printed(words: str, marked: str) -> None:
    text = "合同额132857.36万美元，增长13.04%"
    assert Snippet(text, tuple(spans(text, words))).marked("[", "]") == marked


HAN = "外包服务日本，。 A1ａ.%２"
han_texts = st.text(HAN, max_size=14)


@settings(max_examples=400, deadline=None)
@given(text=han_texts, start=st.integers(0, 13), length=st.integers(1, 8))
def test_every_piece_of_chinese_is_found(index: Texts, text: str, start: int, length: int) -> None:
    piece = "".join(character for character in text if character in HAN[:6])[start : start + length]
    whole = "".join(character for character in text if character in HAN[:6] or character in "，。 ")
    if piece:
        assert bool(index.found(piece, whole)) is (piece in whole)
        assert bool(spans(whole, piece)) is (piece in whole)


@settings(max_examples=600, deadline=None)
@given(text=st.one_of(han_texts, st.text(max_size=20)), words=st.one_of(han_texts, st.text(max_size=12)))
@example(text="ß", words="SS")
@example(text="İ", words="i")
@example(text="\U0003134b", words="\U0003134b")
@example(text="1.2%3", words="2%3")
@example(text="1.%2", words="1 2")
@example(text="1%.2", words="1%2")
@example(text="ｶﾞ", words="ガ")
def test_places_and_index_tell_the_same(index: Texts, text: str, words: str) -> None:
    phrase = '"' + unicodedata.normalize("NFKC", words).replace('"', " ") + '"'
    assert bool(index.found(phrase, text)) is bool(spans(text, phrase))


SIGNS = [
    ">",
    "<=",
    "≥",
    "10亿美元",
    "5%",
    '"',
    "“",
    "”",
    *"()（）*＊-－|｜:^+{}[]'",
    "\\",
    "\0",
    "AND ",
    "OR ",
    "NOT ",
    " NEAR(",
    "外",
    "外包",
    "A",
    " ",
]
ODD = st.lists(st.sampled_from(SIGNS), max_size=30).map("".join)


@settings(max_examples=600, deadline=None)
@given(words=st.one_of(ODD, st.text(st.characters())), text=st.text(st.characters(), max_size=30))
@example(words="(" * 600, text="")
@example(words="a OR " * 200, text="a")
@example(words="-(" * 300 + "a", text="a")
@example(words="\ud800外", text="外\ud800")
@example(words=" ".join(f"<{number}123456.789美元" for number in range(10, 45)), text="5美元")
@example(words=" OR ".join(f">{number}12.7%" for number in range(10, 45)), text="5%")
def test_no_words_are_an_error(index: Texts, words: str, text: str) -> None:
    index.found(words)
    index.found(words, "外包 A")
    for start, end in spans(text, words):
        assert 0 <= start < end <= len(text)
    assert Snippet(text, tuple(spans(text, words))).marked("", "") == text
    piece = snippet(text, words, width=10)
    assert all(0 <= start < end <= len(piece.text) for start, end in piece.spans)


def test_what_is_too_long_is_cut() -> None:
    assert match_query("外 " * 10_000).count('"外"') == 40
    assert len(match_query("外" * 10_000)) < 2000
