from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.model import Article, Bulletin, Field

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


@pytest.mark.parametrize(("name", "source"), [("leaders", "口岸时报"), ("ornaments", "《滨海商报》")])
def test_other_forms_of_source(name: str, source: str, bulletin: Read) -> None:
    assert articles_of(bulletin(name), "行业资讯")[1].source == source


def test_roles_of_the_lines_of_a_card(bulletin: Read) -> None:
    card = articles_of(bulletin("2022-07"), "会员风采")[1]
    assert [line.role for line in card.lines] == ["title"] + ["field"] * (len(card.lines) - 1)
