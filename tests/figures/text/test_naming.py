"""What a number is called: indicator, label and item, said with it or before."""

from __future__ import annotations

from extractor.figures.setting import Setting
from extractor.figures.text.statements import Statement, read_statement
from extractor.model import Figure
from extractor.rules.loading import load_rules

PATTERNS = load_rules()
SETTING = Setting("2023-09", "大连市", "辽宁省")


def read(text: str, setting: Setting = SETTING) -> Statement:
    return read_statement(text, setting, PATTERNS)


def fields(figure: Figure, *names: str) -> tuple[object, ...]:
    return tuple(getattr(figure, name) for name in names)


def named(text: str, *names: str) -> list[tuple[object, ...]]:
    return [fields(figure, *(names or ("label", "item"))) for figure in read(text).figures]


def test_the_words_that_named_a_figure_are_kept_with_their_place() -> None:
    text = "1-7月，离岸执行额5亿元。"
    (origins,) = read(text).origins
    assert {field: text[said.start : said.end] for field, said in origins.items() if said.start >= 0} == {
        "indicator": "执行额",
        "label": "离岸执行额",
        "scope": "离岸",
        "period": "1-7月",
    }
    assert origins["period"].thing == "2023-01..2023-07"
    assert (origins["region"].thing, origins["region"].start) == ("大连市", -1)


def test_a_part_that_is_no_greater_is_counted_as_the_whole_is() -> None:
    # More than the whole cannot be a part of it, as much as the whole can
    assert named("海外仓94个，其中美国94个。")[-1] == ("海外仓", "美国")
    assert named("海外仓94个，其中美国95个。")[-1][0] != "海外仓"


def test_a_whole_country_before_an_unknown_noun_is_part_of_its_name() -> None:
    assert named("大连市执行额5亿元，全国统筹调剂金3亿元，全国执行额9亿元。", "label", "region") == [
        ("执行额", "大连市"),
        ("统筹调剂金", "大连市"),
        ("执行额", "全国"),
    ]


def test_a_total_amount_is_of_what_was_counted_before_it() -> None:
    assert named("签约项目31个，总投资额50亿元。") == [("签约项目", None), ("签约项目总投资额", None)]
    assert named("签约项目31个，项目总投资额50亿元。")[1] == ("项目总投资额", None)


def test_a_scope_is_not_carried_over_to_what_is_counted() -> None:
    assert named("离岸执行额5亿元，合同额6亿元，企业7家。", "scope", "raw") == [
        ("离岸", "5亿元"),
        ("离岸", "6亿元"),
        (None, "7家"),
    ]
    # … but to an amount of something else, though not to its growth alone
    assert named("离岸执行额5亿元，货值6亿元。", "label", "scope")[1] == ("货值", "离岸")
    assert named("离岸执行额5亿元，货值增长6%。", "label", "scope")[1] == ("货值", None)


def test_people_are_not_counted_in_money() -> None:
    statement = read("职工养老保险基金收入500亿元，退休职工4500元，职工300人。")
    assert [fields(figure, "indicator", "label", "value") for figure in statement.figures] == [
        (None, "职工养老保险基金收入", 500),
        (None, "职工", 4500),
        ("员工人数", "职工", 300),
    ]


def test_a_sum_of_several_things_is_labelled_with_all_of_them() -> None:
    statement = read("下达玉米、大豆和马铃薯生产者补贴93.9亿元，上解支出、还本支出等10亿元。")
    assert [figure.label for figure in statement.figures] == ["下达玉米、大豆和马铃薯生产者补贴", "上解支出、还本支出"]


def test_what_is_no_noun_gives_way_to_the_noun_behind_the_number() -> None:
    statement = read("服务5万家企业，编制12项清单。")
    assert [figure.label for figure in statement.figures] == ["企业", "清单"]


def test_parts_of_a_count_are_counted_as_the_whole_is() -> None:
    statement = read("公共海外仓94个，分布在美国、德国等22个国家，其中美国51个、德国14个，其余29个。")
    assert [fields(figure, "label", "item", "value") for figure in statement.figures if figure.item] == [
        ("公共海外仓", "美国", 51),
        ("公共海外仓", "德国", 14),
        ("公共海外仓", "其余", 29),
    ]


def test_a_pronoun_goes_on_with_the_item_before() -> None:
    statement = read("知识密集型服务进出口193.4亿元。其占全省服务进出口的比重为39.8%。")
    assert {fields(figure, "indicator", "item") for figure in statement.figures} == {
        ("服务进出口总额", "知识密集型服务")
    }
