"""Texts and their figures; each expectation was read off the sentence by a person."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

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


def test_a_paragraph_of_a_monthly_report() -> None:
    statement = read(
        "1-7月，大连市服务外包合同签约额（包含在岸）203626.35万美元，同比下降55.08%；"
        "接包合同执行额金额184439.13万美元，同比增长17.68%。"
        "其中，离岸服务外包合同额168128.96万美元，同比下降32.27%；执行额132857.36万美元，同比增长13.04%。"
    )
    assert [fields(figure, "indicator", "scope", "amount", "yoy") for figure in statement.figures] == [
        ("服务外包合同额", None, 2036263500, -55.08),
        ("服务外包执行额", None, 1844391300, 17.68),
        ("服务外包合同额", "离岸", 1681289600, -32.27),
        ("服务外包执行额", "离岸", 1328573600, 13.04),
    ]
    assert {fields(figure, "period_start", "period_end", "region") for figure in statement.figures} == {
        ("2023-01", "2023-07", "大连市")
    }


def test_items_levels_and_growths_are_aligned() -> None:
    statement = read(
        "1-7月接包执行金额前三的依次是日本、荷兰、新加坡，分别是41481万美元、29960万美元、19980万美元，"
        "同比分别增长4.52%、23.82%、8.87%。"
    )
    assert [fields(figure, "item", "value", "yoy") for figure in statement.figures] == [
        ("日本", 41481, 4.52),
        ("荷兰", 29960, 23.82),
        ("新加坡", 19980, 8.87),
    ]


def test_items_listed_first_get_their_numbers_clause_by_clause() -> None:
    statement = read(
        "从业务结构看，1-7月离岸信息技术外包（ITO）、业务流程外包（BPO）和知识流程外包（KPO）执行额分别为"
        "94558.19万美元，同比增长7.04%；35234.95万美元，同比增长36.26%；3064.21万美元，同比下降7.82%。"
    )
    assert [fields(figure, "item", "scope", "value", "yoy", "breakdown") for figure in statement.figures] == [
        ("ITO", "离岸", 94558.19, 7.04, "业务结构"),
        ("BPO", "离岸", 35234.95, 36.26, "业务结构"),
        ("KPO", "离岸", 3064.21, -7.82, "业务结构"),
    ]


def test_unequal_counts_are_reported_and_not_guessed() -> None:
    statement = read("日本、韩国离岸执行额分别为561亿元和498亿元，同比分别增长8.8%、7.1%和2.1%。")
    assert [figure.yoy for figure in statement.figures] == [None, None]
    assert [number.raw for number in statement.numbers if number.role == "unread"] == ["8.8%", "7.1%", "2.1%"]


def test_a_growth_said_of_something_else_opens_a_figure_of_its_own() -> None:
    statement = read("服务贸易逆差5009.8亿元。旅行服务恢复明显，进出口同比增长65.7%。")
    assert [fields(figure, "label", "item", "value", "yoy") for figure in statement.figures] == [
        ("服务贸易逆差", None, 5009.8, None),
        ("进出口", "旅行服务", None, 65.7),
    ]


def test_a_stock_is_dated_by_its_own_words() -> None:
    statement = read("1-7月离岸执行额71757.84万美元。截至7月底，全市登记服务外包企业1155家，从业人员14.1万人。")
    assert [fields(figure, "period_start", "period_end", "period_kind") for figure in statement.figures] == [
        ("2023-01", "2023-07", "cumulative"),
        ("2023-07", "2023-07", "stock"),
        ("2023-07", "2023-07", "stock"),
    ]


def test_the_old_of_two_values_has_a_period_only_where_one_is_printed() -> None:
    statement = read("2022年全年取暖费由90元提高到185元。2021年到2022年，普及率由46.4%上升至55.3%。")
    assert [fields(figure, "raw", "period_start", "period_end") for figure in statement.figures] == [
        ("90元", None, None),
        ("185元", "2022-01", "2022-12"),
        ("46.4%", "2021-01", "2021-12"),
        ("55.3%", "2022-01", "2022-12"),
    ]


def test_the_parts_of_a_stock_are_of_its_day() -> None:
    statement = read(
        "2022年，新签合同额80亿元。截至9月末，债务余额22亿元。分级次看，省级8亿元。全市执行额3亿元。",
        Setting("2023-09", "大连市", "辽宁省"),
    )
    assert [fields(figure, "raw", "period_end", "breakdown") for figure in statement.figures] == [
        ("80亿元", "2022-12", None),
        ("22亿元", "2022-09", None),
        ("8亿元", "2022-09", "分级次看"),
        ("3亿元", "2022-12", None),
    ]


def test_what_a_company_counts_it_counts_today() -> None:
    card = Setting("2022-07", "青岛市", "山东省", card=True)
    statement = read("2021年实现营业收入1.38亿元，客户分布在日本、韩国和德国等11个国家和地区。", card)
    assert [fields(figure, "period_start", "period_end", "item") for figure in statement.figures] == [
        ("2021-01", "2021-12", None),
        ("2022-07", "2022-07", None),
    ]


def test_two_places_together_are_one_figure_with_both() -> None:
    """The share is not that of the last place; a new place follows, past a threshold."""
    statement = read(
        "分区域看，鄞州区和高新区分别实现服务外包执行额142.6亿元和98.5亿元，两地占全市的比重达55.2%；"
        "慈溪市执行额31.24亿元，首次突破30亿元，同比增长43.9%。"
    )
    assert [fields(figure, "item", "value", "yoy", "share") for figure in statement.figures] == [
        ("鄞州区", 142.6, None, None),
        ("高新区", 98.5, None, None),
        ("鄞州区、高新区", None, None, 55.2),
        ("慈溪市", 31.24, 43.9, None),
    ]
    assert {figure.indicator for figure in statement.figures} == {"服务外包执行额"}


def test_a_sum_may_stand_in_the_next_sentence() -> None:
    statement = read("日本、美国、韩国执行额分别为5亿元、3亿元、2亿元。三国合计占全市的62.5%。")
    assert [fields(figure, "item", "share") for figure in statement.figures[3:]] == [("日本、美国、韩国", 62.5)]


def test_what_names_a_figure_again_joins_it() -> None:
    statement = read(
        "离岸合同额297.6亿元，执行额201.5亿元，同比分别增长12.4%和15.8%，离岸执行额占全市执行总额的46.1%；"
        "在岸合同额、执行额分别为314.8亿元和235.3亿元，执行额增速达26.2%。"
    )
    assert [fields(figure, "scope", "value", "yoy", "share") for figure in statement.figures] == [
        ("离岸", 297.6, 12.4, None),
        ("离岸", 201.5, 15.8, 46.1),
        ("在岸", 314.8, None, None),
        ("在岸", 235.3, 26.2, None),
    ]


def test_the_growth_of_another_period_is_not_that_of_the_level() -> None:
    statement = read("一季度执行额20亿元，二季度执行额增长5%，一季度执行额增长3%。")
    assert [fields(figure, "period_end", "value", "yoy") for figure in statement.figures] == [
        ("2023-03", 20, 3),
        ("2023-06", None, 5),
    ]


def test_the_growth_of_another_region_is_not_that_of_the_level() -> None:
    statement = read("济南、青岛离岸执行额分别为12.1亿美元、9.8亿美元，合计占全省的72.9%；潍坊增速最快，达31.2%。")
    assert [fields(figure, "item", "region", "yoy", "share") for figure in statement.figures[2:]] == [
        ("济南、青岛", "大连市", None, 72.9),
        (None, "潍坊市", 31.2, None),
    ]


def test_the_ledger_has_every_number_in_order() -> None:
    statement = read("9月2日，公司通过CMMI5级认证，员工460余人，占72%，版本2.0。")
    assert [(number.raw, number.role) for number in statement.numbers] == [
        ("9月2日", "date"),
        ("CMMI5级", "name"),
        ("460余人", "level"),
        ("72%", "share"),
        ("2.0", "unread"),
    ]


def test_a_number_points_at_its_figure() -> None:
    statement = read("离岸执行额29.8亿美元，同比增长5.1%。")
    assert [number.figure for number in statement.numbers] == [0, 0]


@given(
    st.text(
        alphabet="离岸执行额合同日本、韩国分别为同比增长下降持平1234567890.,%万亿美元个家，。；和占比的月年（）\n",
        max_size=120,
    )
)
@settings(max_examples=300, deadline=None)
def test_any_text_gives_figures_numbers_or_nothing(text: str) -> None:
    statement = read(text)
    for figure in statement.figures:
        assert text[figure.start : figure.end] == figure.raw
    at = 0
    for number in statement.numbers:
        assert at <= number.start < number.end
        at = number.end
    claimed = {place for number in statement.numbers for place in range(number.start, number.end)}
    assert all(place in claimed for place, character in enumerate(text) if character.isdigit())
