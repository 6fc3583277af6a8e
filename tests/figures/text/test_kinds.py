"""Kinds of text that are easily read wrongly, a sentence or two of each; a person read each expectation off the text."""

from __future__ import annotations

import pytest

from extractor.figures.setting import setting_at
from extractor.figures.text.statements import read_statement
from extractor.model import Figure
from extractor.rules.rule_set import Rules
from tests.figures.text.reading import told, unread


def figures(text: str, published: str, rules: Rules) -> list[Figure]:
    return list(read_statement(text, setting_at(published, None, rules), rules).figures)


def read(text: str, published: str, rules: Rules, *names: str) -> list[tuple[object, ...]]:
    return [tuple(getattr(figure, name) for name in names) for figure in figures(text, published, rules)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("苏州城东工学院揭牌，9所高校参与共建。\n全省技能人才86万人。", "技能人才"),
        ("武昌光电园、荆州、孝感4家园区入围。\n全省外贸额增长7.1%。", "外贸额"),
        ("长沙黄花机场扩建，全省机场货邮吞吐量达22万吨、增长3.4%。", "货邮吞吐量"),
    ],
)
def test_a_place_within_a_name_is_no_region_of_what_follows(text: str, label: str, rules: Rules) -> None:
    found = figures(text, "2026-01", rules)
    assert label in (found[-1].label or "")
    assert {(figure.region, figure.entity) for figure in found} == {(None, None)}


def test_where_the_text_is_about_a_place_the_whole_province_is_its_province(rules: Rules) -> None:
    text = "2025年，成都市软件收入8200亿元。\n全省软件收入1万亿元。"
    assert read(text, "2026-01", rules, "value", "entity", "region_code") == [
        (8200, "成都市", "510100"),
        (1, "四川省", "510000"),
    ]


def test_others_of_its_kind_are_not_the_subject_s_own(rules: Rules) -> None:
    text = "宁波海虹集团有限公司扩产，5家企业跟进；南昌软件有限公司扩产，3家子公司投产。"
    assert read(text, "2026-01", rules, "value", "entity") == [(5, None), (3, "南昌软件有限公司")]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2021、2022年分别出口12亿元、15亿元。", [("2021-01", "2021-12"), ("2022-01", "2022-12")]),
        ("2023年与2024年依次培训1200人次、1500人次。", [("2023-01", "2023-12"), ("2024-01", "2024-12")]),
        ("2024年三、四季度产值分别为3亿元和5亿元。", [("2024-07", "2024-09"), ("2024-10", "2024-12")]),
        ("去年7月和8月，出口额分别为12亿元、18亿元。", [("2024-07", "2024-07"), ("2024-08", "2024-08")]),
        ("2022年上半年、下半年投资分别为4亿元和6亿元。", [("2022-01", "2022-06"), ("2022-07", "2022-12")]),
    ],
)
def test_listed_periods_share_their_year(text: str, periods: list[tuple[str, str]], rules: Rules) -> None:
    assert read(text, "2025-12", rules, "period_start", "period_end") == periods


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024下半年产值12亿元。", ("2024-07", "2024-12")),
        ("2024H2新增订单120单。", ("2024-07", "2024-12")),
        ("25Q1净利润1.2亿元。", ("2025-01", "2025-03")),
        ("H1利润3亿元。", ("2025-01", "2025-06")),
        ("FY2024利润20亿元。", ("2024-01", "2024-12")),
        ("2024年，本年度利润20亿元。", ("2024-01", "2024-12")),
    ],
)
def test_short_names_of_periods_are_no_items(text: str, period: tuple[str, str], rules: Rules) -> None:
    assert read(text, "2025-12", rules, "period_start", "period_end", "item") == [(*period, None)]


def test_what_is_carried_over_is_of_the_year_told_of(rules: Rules) -> None:
    text = "2024年，全县收到提案312件（含上年旧存18件），办结295件，17件结转至次年。"
    assert read(text, "2024-12", rules, "value", "period_start", "period_end") == [
        (312, "2024-01", "2024-12"),
        (18, "2024-01", "2024-12"),
        (295, "2024-01", "2024-12"),
        (17, "2024-01", "2024-12"),
    ]


@pytest.mark.parametrize(
    ("text", "modality", "period"),
    [
        ("今年，力争新增企业30家。", "target", ("2026-01", "2026-12")),
        ("2026年，全市将新建公路60公里。", "plan", ("2026-01", "2026-12")),
        ("预计今年出口增长8%。", "forecast", ("2026-01", "2026-12")),
        ("年内计划改造管网200公里。", "plan", ("2026-01", "2026-12")),
        ("力争全年产值突破130亿元。", "target", ("2026-01", "2026-12")),
        ("到2027年，园区企业达到800家。", "target", ("2027-12", "2027-12")),
    ],
)
def test_what_is_planned_is_for_the_whole_of_its_time(
    text: str, modality: str, period: tuple[str, str], rules: Rules
) -> None:
    assert read(text, "2026-01", rules, "modality", "period_start", "period_end") == [(modality, *period)]


def test_a_plan_ends_where_a_fact_is_told(rules: Rules) -> None:
    text = "项目计划总投资5200万元，已完成1300万元。"
    assert read(text, "2024-03", rules, "value", "modality") == [(5200, "plan"), (1300, None)]


def test_a_negative_amount_keeps_its_sign(rules: Rules) -> None:
    text = "2023年，土地增值税-1.4亿元，经营现金流为负0.6亿元。"
    assert read(text, "2024-01", rules, "label", "value") == [("土地增值税", -1.4), ("经营现金流", -0.6)]


@pytest.mark.parametrize(
    ("text", "delta", "yoy"),
    [
        ("利润总额21.3亿元，减利3.2亿元，下降13.1%。", -320_000_000, -13.1),
        ("社保基金支出49亿元，增支3亿元，增长6.5%。", 300_000_000, 6.5),
        ("用电量86亿千瓦时，多用6亿千瓦时，增长7.5%。", 600_000_000, 7.5),
    ],
)
def test_growth_beside_an_increment_is_that_of_the_level(text: str, delta: float, yoy: float, rules: Rules) -> None:
    assert read(text, "2024-01", rules, "delta", "yoy") == [(delta, yoy)]


def test_a_level_in_a_unit_of_nature_takes_its_difference(rules: Rules) -> None:
    assert read("噪声均值54.6分贝，下降0.8分贝。", "2026-02", rules, "value", "delta") == [(54.6, -0.8)]


@pytest.mark.parametrize(
    ("text", "basis", "yoy"),
    [
        ("支出92亿元，同口径增长5.1%。", "同口径", 5.1),
        ("非税收入54亿元，可比下降3.3%。", "可比", -3.3),
    ],
)
def test_what_growth_is_worked_out_on_is_its_basis(text: str, basis: str, yoy: float, rules: Rules) -> None:
    assert read(text, "2024-01", rules, "basis", "yoy") == [(basis, yoy)]


def test_growth_on_two_bases_is_two_figures(rules: Rules) -> None:
    text = "居民收入名义增长6.1%，实际增长5.4%。"
    assert read(text, "2024-01", rules, "label", "yoy", "basis") == [
        ("居民收入", 6.1, "名义"),
        ("居民收入", 5.4, "实际"),
    ]


def test_a_narrower_trade_is_not_the_one_whose_name_it_ends_in(rules: Rules) -> None:
    text = "服务业增加值增长6%，养老服务业增加值增长8%，化学工业投资增长12%。"
    assert read(text, "2026-02", rules, "indicator", "label") == [
        ("第三产业增加值", "服务业增加值"),
        (None, "养老服务业增加值"),
        (None, "化学工业投资"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对营收不低于3000万元的企业，给予20万元奖励。", [(None, "奖励", 20, "policy")]),
        ("年出口额2000万元以上的外贸企业，每家补贴15万元。", [(None, "每家补贴", 15, "policy")]),
        ("主营业务收入2000万元以上的建筑业企业实现利润45亿元。", [(None, "利润", 45, None)]),
    ],
)
def test_a_threshold_names_no_amount(text: str, expected: list[tuple[object, ...]], rules: Rules) -> None:
    assert read(text, "2023-12", rules, "indicator", "label", "value", "modality") == expected


@pytest.mark.parametrize(
    "text",
    [
        "二元结构逐步打破，四不两直检查常态化，三农工作再上台阶。",
        "红十字会、八一路社区与三甲医院共建，一网通办全面铺开。",
        "推进三大战略、五大行动，两部条例和四种模式相继落地。",
    ],
)
def test_numerals_within_words_are_no_figures(text: str, rules: Rules) -> None:
    assert figures(text, "2023-01", rules) == []


def test_an_unknown_unit_is_kept_and_names_nothing(rules: Rules) -> None:
    text = "臭氧浓度为142微克/立方米，上升2.1%。存力规模达到 36 EB，利用率61%。"
    assert read(text, "2026-02", rules, "label", "value", "unit", "yoy", "share") == [
        ("臭氧浓度", 142, "微克/立方米", 2.1, None),
        ("存力规模", 36, "EB", None, None),
        ("利用率", None, None, None, 61),
    ]


def test_growth_that_is_kept_up_is_growth_and_average_growth_no_share(rules: Rules) -> None:
    text = "2020年，云服务规模维持38%的快速增长。公司以年均25%的速度扩张，市场将以15%的复合年增长率增长。"
    assert read(text, "2020-12", rules, "label", "yoy", "share") == [("云服务规模", 38, None)]


def test_a_section_number_glued_to_a_unit_is_no_number(rules: Rules) -> None:
    text = "占地面积35亩1.2项目背景。2023年计划投资860万元3.1建设内容。"
    assert read(text, "2024-03", rules, "label", "value", "unit") == [
        ("占地面积", 35, "亩"),
        ("计划投资", 860, "万元"),
    ]


def test_money_without_its_unit_and_units_in_brackets(rules: Rules) -> None:
    text = "2023年，债券额度35亿，融资金额（万）850，合同总价（万美元）320。"
    assert read(text, "2024-03", rules, "value", "unit", "base_unit") == [
        (35, "亿元", "CNY"),
        (850, "万元", "CNY"),
        (320, "万美元", "USD"),
    ]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("全市五分之二一类院校毕业生留在本地。", 40),
        ("全市八成新房面积不超过120平方米。", 80),
        ("65.3%的受访者月薪在8000元以上。", 65.3),
    ],
)
def test_a_fraction_ends_before_its_noun_and_conditions_are_no_figures(text: str, share: float, rules: Rules) -> None:
    assert read(text, "2024-03", rules, "share", "value") == [(share, None)]


@pytest.mark.parametrize(
    "text",
    [
        "税收收入站上70亿元、完成73.4亿元。",
        "税收收入首次突破70亿元，增至73.4亿元。",
        "税收收入迈过70亿元，达73.4亿元。",
    ],
)
def test_what_was_only_passed_is_no_second_level(text: str, rules: Rules) -> None:
    assert read(text, "2026-01", rules, "indicator", "value") == [("税收收入", 73.4)]


def test_a_name_goes_by_the_short_one_that_the_text_gives_it(rules: Rules) -> None:
    text = "辽河国际茶叶交易会（以下简称“辽茶会”）9月2日开幕。期间，辽茶会观众3万人次。"
    assert told(text, rules, "entity", "value") == [("辽河国际茶叶交易会", 3)]


def test_a_part_is_told_of_up_to_the_semicolon(rules: Rules) -> None:
    text = "1-8月，全市外资9亿元，其中金州区5亿元；项目到位率62%。"
    assert told(text, rules, "entity") == [("大连市",), ("金州区",), ("大连市",)]


def test_the_year_of_a_clause_may_stand_before_its_subject(rules: Rules) -> None:
    text = "2022年，全市茶叶产量5万吨。预计2023年全市茶叶产量增长7%。"
    assert told(text, rules, "period_end", "modality") == [("2022-12", None), ("2023-12", "forecast")]


def test_a_list_has_the_unit_of_its_last_number_and_each_its_own_scale(rules: Rules) -> None:
    text = "2022年，茶叶、水果、水产出口分别为9600万、1.2亿和3.4亿元。"
    assert told(text, rules, "item", "value", "unit") == [
        ("茶叶", 9600, "万元"),
        ("水果", 1.2, "亿元"),
        ("水产", 3.4, "亿元"),
    ]


def test_numbers_dealt_out_among_fewer_things_are_left_unread(rules: Rules) -> None:
    text = "2022年，茶叶、水果出口分别为2亿元、3亿元、4亿元。"
    assert told(text, rules, "value") == []
    assert unread(text, rules) == ["2亿元", "3亿元", "4亿元"]


def test_shares_of_those_asked_are_called_by_what_they_answered(rules: Rules) -> None:
    text = "茶企景气指数为52。看好明年行情的茶农占44%，认为一般的茶农占40%；选择“缺水”“缺工”的茶农分别占31%和25%。"
    labels = [label for (label,) in told(text, rules, "label")]
    assert labels == ["茶企景气指数", "看好明年行情的茶农", "认为一般的茶农", "选择“缺水”的茶农", "选择“缺工”的茶农"]


def test_averages_have_no_shares(rules: Rules) -> None:
    text = "1-8月，接待茶客5万人次，茶客人均花费320元，一日茶客占46%。"
    assert told(text, rules, "label", "share")[-1] == ("一日茶客", 46)


def test_brackets_restate_the_amount_before_them(rules: Rules) -> None:
    text = "1-8月，合同外资9亿美元；实际使用外资20亿元（折合2.8亿美元）。"
    assert [name for (name,) in told(text, rules, "indicator")] == ["合同外资", "实际使用外资", "实际使用外资"]


def test_an_office_that_organizes_is_not_told_of(rules: Rules) -> None:
    text = "两家茶企都是常客。第三届辽河茶叶展览会由市商务局牵头组织，展区9000平方米。"
    assert told(text, rules, "entity", "value") == [("第三届辽河茶叶展览会", 9000)]


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        # a place's short name opens a clause; what only comes from a place is nobody's
        ("2023年，全市产值30亿元。扬州船舶配套产业产值12亿元。", ["大连市", "扬州市"]),
        ("2023年，全市签约30项。浙江企业参展120家。", ["大连市", "大连市"]),
        # the rest of a name that no list has: nobody
        ("2023年，全市产煤30万吨。山西焦煤霍州煤电庞庞塔矿产煤9万吨。", ["大连市", None]),
        # an industry is no name
        ("1-8月，全市工业产值增长3%。其中，晶硅光伏产业产值90亿元。", ["大连市", "大连市"]),
        # towns, and villages behind their county
        ("庄河市蓉花山镇的果园里，全镇苹果面积3万亩。", ["庄河市蓉花山镇"]),
        ("特色小镇入驻企业40家，专业镇12个。", ["大连市", "大连市"]),
        # the name of a firm ends with its legal form
        ("大连澜川科技有限公司建设海洋数据平台，交易额30万元。", ["大连澜川科技有限公司"]),
        # a platform by the end of its name, said in full before
        ("全国一体化政务服务平台用户10亿人。政务服务平台提供证照900种。", ["全国一体化政务服务平台"] * 2),
        ("“渔获通”平台服务渠道增多，累计发布信息3万条。", ["“渔获通”平台"]),
        # a place that opens a sentence holds behind a clause without a number
        ("湖北宜昌出台计划，每年拿出2000万元。", ["宜昌市"]),
        # what an association tells of a city in one sentence is no part of the association
        ("大连市软件行业协会发布报告。2022年，大连市软件收入300亿元，占全省的四成；利润20亿元。", ["大连市"] * 2),
    ],
)
def test_a_clause_is_told_of_whom_its_words_name(text: str, entities: list[str | None], rules: Rules) -> None:
    assert [entity for (entity,) in told(text, rules, "entity")] == entities


def test_what_is_said_of_another_joins_no_figure(rules: Rules) -> None:
    text = "1-8月，辽宁省旅游收入648亿元，增长38%；全市旅游收入增速比全省高8.4个百分点。"
    assert told(text, rules, "entity", "value", "yoy", "pp") == [
        ("辽宁省", 648, 38, None),
        ("大连市", None, None, 8.4),
    ]


def test_what_is_higher_than_two_has_points_against_each(rules: Rules) -> None:
    text = "1-8月，全市工业产值增长12.1%，高于全国6.3个百分点、高于辽宁省3.9个百分点。"
    assert told(text, rules, "yoy", "pp") == [(12.1, 6.3), (None, 3.9)]


def test_points_behind_a_share_that_moves_are_points_of_the_share(rules: Rules) -> None:
    text = "1-8月，海运和空运在其中的占比稳步提升，分别较上年同期提高2.1个和0.6个百分点。"
    assert told(text, rules, "item", "pp", "pp_of") == [("海运", 2.1, "share"), ("空运", 0.6, "share")]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        # 年内 behind a part, and nouns that are counted at a time
        ("截至8月末，渔船62艘，其中远洋渔船23艘；年内新增渔船6艘。", ("2023-01", "2023-08")),
        ("截至8月末，装机容量923万千瓦，年内新增风电装机36万千瓦。", ("2023-01", "2023-08")),
        ("渔场面积3万亩，今年已捕捞4300吨。", ("2023-01", "2023-09")),
        ("今年1—4月，商会帮助会员获得贷款3.2亿元。", ("2023-01", "2023-04")),
        ("2023年全区收入90亿元，加上上年结余11亿元。", ("2023-01", "2023-12")),
    ],
)
def test_what_is_added_is_added_over_a_time(text: str, periods: tuple[str, str], rules: Rules) -> None:
    assert told(text, rules, "period_start", "period_end")[-1] == periods


def test_the_end_of_a_year_is_a_year_behind_the_one_before(rules: Rules) -> None:
    text = "2022年海带产量20万吨。年末海参存栏16万头，比上年末下降2.7%。"
    assert told(text, rules, "value", "period_end", "yoy")[-1] == (16, "2022-12", -2.7)


def test_what_is_raised_by_an_amount_is_a_difference(rules: Rules) -> None:
    text = "每人每月提高护理补贴20元，提高补助标准到每人120元。"
    assert told(text, rules, "delta", "value") == [(20, None), (None, 120)]


def test_a_listed_sum_of_kinds_is_no_count(rules: Rules) -> None:
    text = "1-8月，海参、鲍鱼、扇贝销售额分别为9亿元、5亿元和2亿元，三类海产合计占全部销售额的93.1%。"
    assert told(text, rules, "item", "value", "share")[-1] == ("海参、鲍鱼、扇贝", None, 93.1)
    assert len(told(text, rules, "value")) == 4


def test_a_part_of_a_part_goes_on_with_its_item(rules: Rules) -> None:
    text = "大会签约项目46个，总投资327亿元，其中冷链类项目11个、投资74亿元。"
    assert told(text, rules, "item", "value")[-1] == ("冷链类项目", 74)


def test_districts_dealt_out_keep_the_item_of_their_measure(rules: Rules) -> None:
    text = "1-8月，网络零售额60亿元。金州区、普兰店区水产品网络零售额分别为5亿元、3亿元。"
    assert told(text, rules, "entity", "item", "value")[1:] == [("金州区", "水产品", 5), ("普兰店区", "水产品", 3)]


def test_from_whom_a_measure_is_tells_its_item(rules: Rules) -> None:
    text = "1-8月，服务收入3670万元，其中来自市外客户的服务收入1530万元。"
    assert told(text, rules, "item", "value") == [(None, 3670), ("市外客户", 1530)]


def test_phases_are_no_counts_but_courses_are(rules: Rules) -> None:
    assert told("二期项目投资22亿元，举办培训班42期。", rules, "value") == [(22,), (42,)]


def test_hours_of_use_are_told_hours_that_something_takes_are_not(rules: Rules) -> None:
    assert told("风机平均利用小时数2425小时，办理缩短至2小时。", rules, "value") == [(2425,)]
