"""What masthead, section and title tell of whom an article is."""

from __future__ import annotations

import pytest

from extractor.figures.entities.around import NOWHERE, IssuePlace, around_article, issue_place, whole_country
from extractor.figures.entities.whom import Whom
from extractor.rules.rule_set import Rules


@pytest.mark.parametrize(
    ("names", "home", "association"),
    [
        ("宁波市服务贸易协会 甬城服贸", "宁波市", "宁波市服务贸易协会"),
        ("宁波市商务局 商务运行分析", "宁波市", None),
        ("延边州服务外包协会", "延边朝鲜族自治州", "延边州服务外包协会"),
        ("滨海市数字服务协会", "滨海市", "滨海市数字服务协会"),  # which no list has
        ("洋浦经济开发区管委会 简报", "洋浦经济开发区", None),
        ("某机械股份有限公司2025年第三季度报告", "某机械股份有限公司", None),
        ("山东某某软件股份有限公司2023年年度报告", "山东某某软件股份有限公司", None),
        ("宁波软件园发展有限公司 园区通讯", "宁波市", None),
        ("服务外包简报", None, None),
        ("关于滨海市2023年预算执行情况的报告", "滨海市", None),
    ],
)
def test_the_masthead_tells_place_and_association(
    names: str, home: str | None, association: str | None, rules: Rules
) -> None:
    place = issue_place(names, rules)
    assert (place.home.name if place.home else None) == home
    assert (place.association.name if place.association else None) == association
    assert all(each is None or each.assumed for each in (place.home, place.association))


@pytest.mark.parametrize(
    ("title", "section", "default"),
    [
        ("1—8月运行快报", "数据月报", "宁波市"),
        ("", "行业资讯", "宁波市"),
        ("杭州服务贸易增长一成", "行业资讯", "杭州市"),
        ("甬江软件园开园", "行业资讯", "甬江软件园"),
        ("第三届甬江数字展览会落幕", "行业资讯", "第三届甬江数字展览会"),
        ("我市举办中东欧服务外包对接会", "行业资讯", "中东欧服务外包对接会"),
        ("印度软件出口放缓", "行业资讯", "印度"),
        ("商务部：服务外包保持增长", "行业资讯", "全国"),
        ("理事会召开", "协会动态", "宁波市服务贸易协会"),
    ],
)
def test_section_and_title_tell_whom_an_article_is_about(title: str, section: str, default: str, rules: Rules) -> None:
    around = around_article(issue_place("宁波市服务贸易协会", rules), title, section, rules)
    assert around.default is not None
    assert around.default.name == default


def test_a_card_is_about_its_company(rules: Rules) -> None:
    assert around_article(IssuePlace(), "甬创科技", "会员风采", rules, card=True).default == Whom("甬创科技", "company")


def test_a_text_of_no_issue_is_about_nobody(rules: Rules) -> None:
    assert (NOWHERE.issue.home, NOWHERE.default) == (None, None)
    assert NOWHERE.issue.code == ""
    assert (whole_country(rules).name, whole_country(rules).kind) == ("全国", "place")


def test_a_report_on_the_country_is_about_it(rules: Rules) -> None:
    issue = issue_place("数字中国发展报告（2021年）", rules)
    assert (issue.home, issue.nation) == (None, whole_country(rules))
    assert around_article(issue, "数字基础设施", "第二篇", rules).default == whole_country(rules)


def test_section_and_title_stand_above_a_text(rules: Rules) -> None:
    assert around_article(IssuePlace(), "收支预算", "2024年预算草案", rules).headings == ("2024年预算草案", "收支预算")
    assert around_article(IssuePlace(), "2023年交易会开幕", "行业资讯", rules).headings == ()
