from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from extractor.model import Article, Bulletin, Field, LineKey, Paragraph, PrintedTable
from extractor.outline.articles import read_articles
from extractor.outline.contents import Contents
from extractor.outline.sections import Arrangement
from extractor.rules.rule_set import Rules
from tests.making import make_table
from tests.outline.setting import INDENT, LAYOUT, Typist

Read = Callable[[str], Bulletin]


def articles_of(bulletin: Bulletin, kind: str) -> tuple[Article, ...]:
    return next(section.articles for section in bulletin.sections if section.kind == kind)


def test_titles_sources_and_pages_of_news(bulletin: Read) -> None:
    found = [
        (article.title, article.source, article.first_page, article.last_page, len(article.paragraphs))
        for article in articles_of(bulletin("2022-07"), "行业资讯")
    ]
    assert found == [
        ("数字服务出口联盟在青岛成立", "青岛日报", 3, 3, 2),
        ("我省出台措施支持服务外包转型升级", "省商务厅网站", 3, 3, 2),
        ("前5个月全国服务外包保持增长", "国际商报", 4, 4, 2),
        ("上合示范区首单数字服务保理业务落地", "青岛财经日报", 4, 4, 2),
        ("远程办公催生网络安全外包需求", "协会秘书处", 4, 5, 2),
    ]


def test_a_data_report_is_one_untitled_article(bulletin: Read) -> None:
    (article,) = articles_of(bulletin("2023-09"), "数据月报")

    assert (article.title, article.source, article.fields) == (None, None, ())
    assert [paragraph.text[:6] for paragraph in article.paragraphs] == [
        "据全市服务外",
        "从国际市场看",
        "从企业性质看",
        "从业务结构看",
        "截至7月底，",
    ]


def test_each_paragraph_of_the_associations_news_is_an_article(bulletin: Read) -> None:
    articles = articles_of(bulletin("2023-08"), "协会动态")

    assert [article.body[:5] for article in articles] == ["7月6日，", "7月14日", "7月27日", "7月31日"]
    assert all(len(article.paragraphs) == 1 and article.title is None for article in articles)


def test_a_member_card_has_its_fields_as_data_and_as_text(bulletin: Read) -> None:
    card = articles_of(bulletin("2022-07"), "会员风采")[2]

    assert card.title == "青岛浮山湾财税服务有限公司"
    assert [field.name for field in card.fields] == ["类型", "简介"]
    assert card.fields[0] == Field("类型", "青岛市数字服务协会会员单位")
    assert card.fields[1].value.startswith("青岛浮山湾财税服务有限公司主营财务共享、薪酬核算和跨境税务咨询")
    assert card.body == "\n".join(field.value for field in card.fields)
    assert (card.first_page, card.last_page) == (5, 6)


def test_the_value_of_a_field_is_traced_behind_its_name(bulletin: Read) -> None:
    card = articles_of(bulletin("2022-07"), "会员风采")[0]
    piece = card.paragraphs[0].pieces[0]

    assert piece.line.text == "类型：青岛市数字服务协会副会长单位"
    assert piece.first == 3
    (box,) = card.paragraphs[0].boxes(0, 3)
    assert box.x0 == piece.line.lefts[3]


def test_a_field_runs_over_pages_and_paragraphs(bulletin: Read) -> None:
    (card,) = articles_of(bulletin("letter-spaced"), "会员风采")

    assert [field.name for field in card.fields] == ["会员类型", "企业简介", "联系电话"]
    assert card.fields[1].value.split("\n") == [
        (
            "江城云桥信息技术有限公司成立于2010年，主营软件测试与运维，"
            "现有员工320人，通过CMMI 5级认证，2020年离岸执行额486万美元。"
        ),
        "公司设有博士后工作站。",
    ]


def test_a_title_runs_over_two_lines_and_a_bold_sentence_is_none(bulletin: Read) -> None:
    first, second = articles_of(bulletin("letter-spaced"), "行业资讯")

    assert first.title == "江城市发布服务外包转型升级三年行动计划，到2024年培育百家骨干企业"
    assert first.paragraphs[0].text == "行动计划明确四项任务。"
    assert second.title == "软件学院开设外包课程"


def test_a_source_over_two_lines_and_one_behind_the_last_sentence(bulletin: Read) -> None:
    first, second = articles_of(bulletin("letter-spaced"), "行业资讯")

    assert (first.source, second.source) == ("江城日报、江城市商务局网站", "江城教育网")
    assert second.body.endswith("由企业导师授课。")


def test_titles_told_by_bold_type_only_and_subheads_that_are_none(bulletin: Read) -> None:
    titles = [article.title for article in articles_of(bulletin("leaders"), "行业资讯")]
    assert titles == ["数字服务出口基地迎来第三批入驻企业", "跨境电商综试区建设提速"]


@pytest.mark.parametrize(("name", "source"), [("leaders", "口岸时报"), ("ornaments", "滨海商报")])
def test_other_forms_of_source(name: str, source: str, bulletin: Read) -> None:
    assert articles_of(bulletin(name), "行业资讯")[1].source == source


def test_roles_of_the_lines_of_a_card(bulletin: Read) -> None:
    card = articles_of(bulletin("2022-07"), "会员风采")[1]
    assert [line.role for line in card.lines] == ["title"] + ["field"] * (len(card.lines) - 1)


# ------------------------------------------------------------------ articles of typed lines


def read(
    typist: Typist,
    rules: Rules,
    arrangement: Arrangement = "titled",
    tables: Mapping[LineKey, PrintedTable] | None = None,
) -> list[Article]:
    return list(read_articles(typist.lines, arrangement, LAYOUT, Contents([], rules), rules, tables))


def titles(typist: Typist, rules: Rules) -> list[str | None]:
    return [article.title for article in read(typist, rules)]


def test_each_title_begins_an_article_and_what_stands_before_it_is_one(rules: Rules) -> None:
    typist = Typist().paragraph("前言").centred("甲地企业出海", size=14).paragraph("甲地").paragraph("甲又")
    found = read(typist.centred("乙地企业出海", size=14).paragraph("乙地"), rules)
    assert [(one.title, [text.text[:2] for text in one.paragraphs]) for one in found] == [
        (None, ["前言"]),
        ("甲地企业出海", ["甲地", "甲又"]),
        ("乙地企业出海", ["乙地"]),
    ]
    assert [line.position for one in found for line in one.lines] == list(range(len(typist.lines)))
    assert read(Typist(), rules) == []


def test_a_subtitle_is_part_of_its_title_and_the_first_source_counts(rules: Rules) -> None:
    typist = Typist().title("甲地企业出海").centred("——2023服贸会侧记").centred("（来源：青岛日报）").paragraph()
    (article,) = read(typist.centred("（来源：央广网）"), rules)
    assert (article.title, article.source) == ("甲地企业出海——2023服贸会侧记", "青岛日报")
    assert article.body.endswith("（来源：央广网）")


def numbered(rules: Rules, *found: str) -> list[str | None]:
    typist = Typist()
    for title in found:
        typist.title(title).paragraph()
    return titles(typist, rules)


def test_numbers_of_titles_go_where_they_count_from_one(rules: Rules) -> None:
    assert numbered(rules, "1.甲地企业出海", "2.乙地企业出海") == ["甲地企业出海", "乙地企业出海"]
    assert numbered(rules, "一、甲地企业出海", "（2）乙地企业出海") == ["甲地企业出海", "乙地企业出海"]
    for kept in (
        ["1.甲地企业出海"],
        ["2.甲地企业出海", "3.乙地企业出海"],
        ["1.甲地企业出海", "3.乙地企业出海"],
        ["1.甲地企业出海", "乙地企业出海"],
    ):
        assert numbered(rules, *kept) == kept


def test_an_article_without_title_is_not_counted(rules: Rules) -> None:
    typist = Typist().paragraph().centred("1.甲地企业出海", size=14).paragraph()
    assert titles(typist.centred("2.乙地企业出海", size=14).paragraph(), rules) == [
        None,
        "甲地企业出海",
        "乙地企业出海",
    ]


# ------------------------------------------------------------------ notes


def bodies(typist: Typist, rules: Rules, arrangement: Arrangement) -> list[str]:
    return ["|".join(one.text[:2] for one in article.paragraphs) for article in read(typist, rules, arrangement)]


def test_each_paragraph_is_a_note_where_nothing_else_tells(rules: Rules) -> None:
    typist = Typist().paragraph("甲日").paragraph("乙日")
    assert bodies(typist, rules, "notes") == ["甲日", "乙日"]
    assert bodies(typist, rules, "single") == ["甲日|乙日"]
    assert bodies(typist, rules, "titled") == ["甲日|乙日"]


def test_bullets_open_notes_where_the_first_has_one_and_others_too(rules: Rules) -> None:
    def typist(second: str) -> Typist:
        typed = Typist().line("甲日" + "正文" * 19, bullet="◆", x0=INDENT).line("到此为止。").paragraph("又说")
        return typed.line("乙日" + "正文" * 19, bullet=second, x0=INDENT).line("到此为止。")

    for arrangement in ("notes", "titled"):
        assert bodies(typist("◆"), rules, arrangement) == ["甲日|又说", "乙日"]
    assert bodies(typist("•"), rules, "notes") == ["甲日", "又说", "乙日"]
    assert bodies(typist("•"), rules, "titled") == ["甲日|又说|乙日"]
    assert bodies(typist("◆"), rules, "single") == ["甲日|又说|乙日"]


# ------------------------------------------------------------------ sources behind the last sentence


def test_a_source_behind_the_last_sentence_leaves_the_text(rules: Rules) -> None:
    typist = Typist().title("甲地企业出海").paragraph().line("出海成功。（来源：央广网）", x0=INDENT)
    (article,) = read(typist, rules)
    assert (article.source, article.paragraphs[-1].text) == ("央广网", "出海成功。")
    sourced = Typist().title("甲地企业出海").centred("（来源：青岛日报）").line("成功。（来源：央广网）", x0=INDENT)
    (article,) = read(sourced, rules)
    assert (article.source, article.paragraphs[-1].text) == ("青岛日报", "成功。（来源：央广网）")


# ------------------------------------------------------------------ cards


def test_a_card_begins_with_the_name_of_its_company(rules: Rules) -> None:
    typist = Typist()
    for name in ("滨海软件", "滨海数据"):
        typist.line(f"企业名称：{name}").line("类型：会员单位").line("简介：").paragraph("成立")
    found = read(typist, rules, "cards")
    assert [(one.title, [(field.name, field.value[:4]) for field in one.fields]) for one in found] == [
        ("滨海软件", [("类型", "会员单位"), ("简介", "成立一段")]),
        ("滨海数据", [("类型", "会员单位"), ("简介", "成立一段")]),
    ]


def test_a_name_below_a_title_is_a_field_like_others(rules: Rules) -> None:
    typist = Typist().title("会员风采").line("企业名称：滨海软件").line("类型：会员单位")
    (card,) = read(typist, rules, "cards")
    assert (card.title, [field.name for field in card.fields]) == ("会员风采", ["企业名称", "类型"])


# ------------------------------------------------------------------ tables


def with_table(typist: Typist, rules: Rules, at: int) -> list[Article]:
    """The articles of lines of which the one at a position is a table of one row."""
    made = make_table("日本|12", "韩国|34", rules=rules)
    typist.lines[at] = typist.lines[at].as_role("table")
    return read(typist, rules, tables={typist.lines[at].key: PrintedTable(made, (), ())})


def test_a_table_stands_where_it_is_printed(rules: Rules) -> None:
    typist = Typist().title("甲地企业出海").paragraph("前文").line("表").paragraph("后文")
    (article,) = with_table(typist, rules, 3)
    assert [text.text[:4] for text in article.paragraphs] == ["前文一段", "日本\t1", "韩国\t3", "后文一段"]
    (table,) = article.tables
    assert article.body[table.start : table.end] == "日本\t12\n韩国\t34"
    assert [line.position for line in article.lines] == list(range(6))


def test_a_table_in_the_middle_of_a_paragraph_stands_behind_it(rules: Rules) -> None:
    typist = Typist().title("甲地企业出海").line("正文" * 20, x0=INDENT).line("表")
    typist.line("到此为止。", step=60).paragraph("后文")
    (article,) = with_table(typist, rules, 2)
    assert [text.text[-5:] for text in article.paragraphs[:3]] == ["到此为止。", "日本\t12", "韩国\t34"]


def test_a_table_before_all_text_and_behind_all_of_it(rules: Rules) -> None:
    (article,) = with_table(Typist().line("表").paragraph("后文"), rules, 0)
    assert [text.text[:2] for text in article.paragraphs] == ["日本", "韩国", "后文"]
    behind = Typist().title("甲地企业出海").line("出海成功。（来源：央广网）", x0=INDENT).line("表")
    (article,) = with_table(behind, rules, 2)
    # What stands above a table is not the end of the article
    assert (article.source, article.paragraphs[0].text) == (None, "出海成功。（来源：央广网）")


def test_a_source_behind_a_table_and_a_sentence_ends_the_article(rules: Rules) -> None:
    typist = Typist().title("甲地企业出海").paragraph().line("表").line("出海成功。（来源：央广网）", x0=INDENT)
    (article,) = with_table(typist, rules, 3)
    assert (article.source, article.paragraphs[-1].text) == ("央广网", "出海成功。")


def test_the_lines_of_a_table_belong_to_the_first_of_them(rules: Rules) -> None:
    typist = Typist().paragraph("前文").line("表").line("表").line("表").line("表")
    typist.lines[2:] = [line.as_role("table") for line in typist.lines[2:]]
    made = {key: PrintedTable(make_table(f"{key[1]}|12", rules=rules), (), ()) for key in ((1, 2), (1, 4))}
    (article,) = read(typist, rules, tables=made)
    assert [text.text for text in article.paragraphs[1:]] == ["2\t12", "4\t12"]
    assert [line.position for line in article.lines] == [0, 1, 2, 3, 4, 5]
    # Without any table the lines are kept all the same
    (article,) = read(typist, rules)
    assert (len(article.lines), article.tables) == (6, ())


def test_caption_and_notes_of_a_table_are_paragraphs(rules: Rules) -> None:
    typist = Typist().paragraph("前文").line("表")
    typist.lines[2] = typist.lines[2].as_role("table")
    made = PrintedTable(make_table("日本|12", rules=rules), (Paragraph("表1", ()),), (Paragraph("注", ()),))
    (article,) = read(typist, rules, tables={(1, 2): made})
    assert [text.text for text in article.paragraphs[1:]] == ["表1", "日本\t12", "注"]


def test_the_source_of_a_table_is_not_that_of_the_article(rules: Rules) -> None:
    typist = Typist().paragraph("前文").line("表")
    typist.lines[2] = typist.lines[2].as_role("table")
    note = Paragraph("注：快报数。（来源：央广网）", ())
    made = PrintedTable(make_table("日本|12", rules=rules), (), (note,))
    (article,) = read(typist, rules, tables={(1, 2): made})
    assert (article.source, article.paragraphs[-1]) == (None, note)
