"""Whether a text layer can be trusted: sound text in several languages, and the ways in which text layers break."""

from __future__ import annotations

import pytest

from extractor.model import Page
from extractor.model.characters import Char, runs_of
from extractor.pages.document import open_pdf
from extractor.pages.legibility import better, judge
from tests import FIXTURES
from tests.conftest import readable_fixtures

COMMON, RARE = "增长合同额离岸外包企业数据贸易月", "丂丄丅丆丌丏丒丗丠丣丨丩丬丮丯丱丳丵丶丷"
SOUND = "今年前三季度，全市服务外包合同额8.6亿美元，同比增长12.5%，其中离岸合同额5.1亿美元。"


def page(text: str) -> Page:
    return Page(1, 595, 842, tuple(runs_of(Char(char, 0, 0, 10, 10, 10, False) for char in text)))


@pytest.mark.parametrize(
    "text",
    [
        SOUND,
        "灌溉面積以各農田水利會資料為準，用水量單位為千立方公尺。",
        "IT outsourcing (ITO): $5.1m, +12.5 %",
        "縦書きのテスト「括弧も縦書き。」図書館の読書",
        "目录........................................1",
        "\ue001" + SOUND,
        "",
    ],
)
def test_sound_text_is_legible(text: str) -> None:
    assert judge(page(text)).legible


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("\ufffd" * 40 + SOUND, "fonts do not say"),
        ("".join(chr(0xE000 + number) for number in range(60)), "fonts do not say"),
        (SOUND.encode().decode("gbk", "ignore"), "make no Chinese"),
        ("ÖÐ¹ú·þÎñÍâ°üÆóÒµÐÂÇ©¶©ºÏÍ¬", "another encoding"),
        ('!"#!"$##!$#!!"$$#%!$&!', "mostly marks"),
        ("口" * 30 + "7%", "all the same"),
    ],
)
def test_each_kind_of_garbage_is_named(text: str, reason: str) -> None:
    verdict = judge(page(text))
    assert not verdict.legible
    assert reason in verdict.reason


def test_the_second_reader_is_believed_where_it_reads_chinese() -> None:
    garbage = page("\ufffd" * 60)
    assert better(garbage, page(SOUND))
    assert not better(garbage, page("abcdef ghijkl mnopqr stuvwx"))
    assert better(page(""), page("abc"))
    assert not better(page(""), page("  "))


@pytest.mark.parametrize("path", readable_fixtures(), ids=lambda path: path.stem)
def test_no_fixture_is_suspected_wrongly(path: object) -> None:
    with open_pdf(FIXTURES / str(path)) as document:
        verdicts = [judge(read).legible for read in document.pages()]
    assert verdicts == ([True, False] if "half-legible" in str(path) else [True] * document.count)


# ------------------------------------------------------------------ at the edges


@pytest.mark.parametrize(
    ("text", "legible"),
    [
        ("\ufffd" * 4, True),  # too short to be judged
        ("\ufffd" * 5, False),
        ("\ufffd" * 4 + " " * 9, True),  # blanks do not count
        ("\ufffd" * 3 + "增长合同额离岸" + " " * 200, True),  # of less than a hundred characters three tenths
        ("\ufffd" * 4 + "增长合同额离岸", False),
        ("\ufffd" * 29 + "增长合同额离岸外包" * 7 + "增长合同额离岸", True),  # 29 of 99
        ("\ufffd" * 11 + COMMON * 5 + COMMON[:9], False),  # 11 of 100
        ("\ufffd" * 10 + "增长合同额离岸外包" * 10, True),  # 10 of 100
    ],
)
def test_a_tenth_of_the_characters_may_be_unknown_and_more_on_a_short_page(text: str, legible: bool) -> None:
    assert judge(page(text)).legible == legible


@pytest.mark.parametrize(
    ("private", "legible"),
    [
        ([0xE000 + at for at in range(8)], False),
        ([0xE000 + at for at in range(7)], True),
        ([0xE000 + at % 7 for at in range(12)], True),
    ],
)
def test_eight_different_private_characters_are_no_ornaments(private: list[int], legible: bool) -> None:
    assert judge(page("".join(map(chr, private)) + "增长合同额离岸")).legible == legible


@pytest.mark.parametrize(
    ("rare", "common", "kana", "legible"),
    [
        (3, 17, 0, True),  # 3 of 20 are 0.15
        (4, 18, 0, False),
        (9, 0, 0, True),  # nine Chinese characters are too few to tell
        (10, 0, 0, False),
        (19, 0, 1, True),  # one of twenty is kana
        (20, 0, 1, False),
    ],
)
def test_where_too_many_characters_are_rare_it_is_no_chinese_unless_it_is_japanese(
    rare: int, common: int, kana: int, legible: bool
) -> None:
    text = RARE[:rare] + (2 * COMMON)[:common] + "の" * kana
    assert judge(page(text)).legible == legible


@pytest.mark.parametrize(
    ("odd", "count", "legible"),
    [
        ("é", 4, True),  # a fifth of twenty
        ("é", 5, False),
        ("·", 20, True),
        ("×", 20, True),
        ("%", 8, True),  # eight of 24 are a third, and nine of 25 more than 0.35
        ("%", 9, False),
        ("-", 40, True),
    ],
)
def test_letters_of_another_encoding_and_marks_are_a_small_part(odd: str, count: int, legible: bool) -> None:
    assert judge(page(odd * count + COMMON)).legible == legible


@pytest.mark.parametrize(
    ("same", "others", "legible"),
    [(10, COMMON[:10], True), (11, COMMON[:10], False), (10, COMMON[:9], True), (11, COMMON[:9], False)],
)
def test_no_letter_is_more_than_half_of_twenty(same: int, others: str, legible: bool) -> None:
    assert judge(page("服" * same + others)).legible == legible


def test_few_letters_may_be_the_same() -> None:
    assert judge(page("口" * 19 + "7%")).legible
    assert not judge(page("口" * 20 + "7%")).legible
    assert not judge(page("a" * 11 + "bcdefghijk")).legible
    assert judge(page("a" * 10 + "bcdefghijk")).legible
    assert judge(page("%" * 7 + COMMON[:13])).legible  # seven of twenty


@pytest.mark.parametrize(("latin", "believed"), [(64, True), (65, False)])
def test_of_what_the_second_reader_reads_a_fifth_is_chinese(latin: int, believed: bool) -> None:
    # Sixteen Chinese characters of eighty
    text = COMMON + "abcdefghijklm" * 5
    assert better(page("\ufffd" * 60), page(text[: 16 + latin])) == believed


@pytest.mark.parametrize("char", ["¡", "ÿ"])
def test_latin_1_is_all_that_it_has_above_its_controls(char: str) -> None:
    assert not judge(page(char * 5 + COMMON)).legible


@pytest.mark.parametrize("char", ["ぁ", "の", "ヿ"])
def test_japanese_is_known_by_its_kana(char: str) -> None:
    assert judge(page(RARE[:19] + char)).legible


@pytest.mark.parametrize("char", ["㐀", "鿿", "𠀀"])
def test_chinese_begins_and_ends_with_unified_characters(char: str) -> None:
    # Eight rare ones and a common one are too few to tell, with this one they are enough
    assert judge(page(RARE[:8] + "外")).legible
    assert judge(page(RARE[:8] + char + "外")).reason == "its Chinese characters make no Chinese"


@pytest.mark.parametrize(
    ("text", "legible"),
    [
        ("皑蔼碍爱袄坝罢摆败颁", True),  # the first row of GB 2312's level 1, what Big5 has not
        ("专砖转赚桩庄装妆壮锥", True),  # … and its last one
        ("孑孓尢廾弋仃內兮刈勻", True),  # the first row of Big5's level 1, what GB 2312 has not
        ("讖艷贛釀鑪靂靈靄韆顰", True),  # … and its last one
        ("亍鬲孬噩禺匦馗赜刳劐", False),  # the first row of GB 2312's level 2
    ],
)
def test_common_is_what_the_first_level_of_a_standard_has(text: str, legible: bool) -> None:
    assert judge(page(text)).legible == legible
