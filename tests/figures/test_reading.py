"""An article read in one way: prose, tables, and the ledger of both."""

from __future__ import annotations

from dataclasses import replace

from extractor.figures.entities.around import NOWHERE
from extractor.figures.entities.whom import Whom
from extractor.figures.reading import ArticleReading, TextFigure, read_text, reading_again
from extractor.figures.setting import Setting
from extractor.figures.table.figures import TableFigure
from extractor.model import Article, Field, Paragraph, Table
from extractor.rules.rule_set import Rules
from tests.making import make_stored, make_table

SETTING = Setting("2023-09", "大连市", "辽宁省")


def test_a_figure_of_a_text_comes_with_the_marks_and_words_that_made_it(rules: Rules) -> None:
    text = "合同额2亿美元。日本、韩国离岸执行额分别为5亿元和3亿元，同比分别增长8%、下降2%。"
    contract, japan, korea = read_text(text, SETTING, rules).figures
    assert [(claim.mark.text, claim.value.column) for claim in contract.claims] == [("2亿美元", "level")]
    assert [(claim.mark.role, text[claim.value.start : claim.value.end]) for claim in korea.claims] == [
        ("level", "3亿元"), ("change", "2%"),
    ]  # fmt: skip
    assert [text[claim.value.start : claim.value.end] for claim in japan.claims] == ["5亿元", "8%"]
    assert japan.claims[0].mark == korea.claims[0].mark
    assert text[korea.origins["item"].start : korea.origins["item"].end] == "韩国"
    assert contract.begins == 0
    assert [text[: one.begins] for one in (japan, korea)] == ["合同额2亿美元"] * 2


def test_the_words_of_a_number_begin_right_behind_the_one_before_it(rules: Rules) -> None:
    first, second = read_text("合同额5亿元7家企业", SETTING, rules).figures
    assert (first.begins, second.begins, second.figure.start) == (0, 6, 6)


def test_every_number_of_a_text_has_the_mark_that_read_it(rules: Rules) -> None:
    entries = read_text("1-7月，公司通过CMMI5级认证，编码13344。", SETTING, rules).entries
    assert [(entry.number.raw, entry.mark.rule.name if entry.mark else None) for entry in entries][1:] == [
        ("CMMI5级", "latin-name"), ("13344", None),
    ]  # fmt: skip


def shifted(table: Table, by: int) -> Table:
    """Return a table that stands further on in a body."""
    cells = tuple(replace(cell, start=cell.start + by) for cell in table.cells)
    return replace(table, cells=cells, start=table.start + by, end=table.end + by)


def test_prose_and_tables_share_one_ledger_in_the_order_of_the_body(rules: Rules) -> None:
    tables = [make_table("国别|离岸执行额（万元）", f"日本|{number}", rules=rules) for number in ("11", "12")]
    rows = ["\n".join(table.row_text(row) for row in range(table.rows)) for table in tables]
    lead, behind = "2022年情况如下。", "企业7家。"
    body = "\n".join([lead, rows[0], behind, rows[1]])
    moved = [shifted(table, body.index(text)) for table, text in zip(tables, rows, strict=True)]
    reading = reading_again(make_stored(body, tables=moved), rules)
    assert [(one.figure.raw, type(one)) for one in reading.figures] == [
        ("7家", TextFigure), ("11", TableFigure), ("12", TableFigure),
    ]  # fmt: skip
    assert [(number.raw, number.figure) for number in reading.numbers] == [
        ("2022年", None), ("11", 1), ("7家", 0), ("12", 2),
    ]  # fmt: skip
    assert all(body[number.start : number.end] == number.raw for number in reading.numbers)
    assert reading.prose.text.index("企业") == body.index("企业")


def test_a_stored_article_is_read_in_the_setting_of_its_issue(rules: Rules) -> None:
    card = replace(make_stored("", card=True), title="云帆数智")
    setting = reading_again(card, rules).setting
    assert replace(setting, around=NOWHERE) == Setting("2023-09", "大连市", "辽宁省", card=True)
    assert setting.around.default == Whom("云帆数智", "company")
    # A title of common words is no company's name
    assert reading_again(make_stored("", card=True), rules).setting.around.default == setting.around.issue.home


def test_an_article_with_named_fields_is_a_card_and_its_title_may_name_the_region(rules: Rules) -> None:
    card = Article("山东省公司", None, (Paragraph("员工30人。", ()),), (Field("简介", "员工30人。"),), ())
    reading = ArticleReading(card, Setting("2023-09"), rules)
    assert replace(reading.setting, around=NOWHERE) == Setting("2023-09", "山东省", "山东省", card=True)
    figures = [(one.figure.raw, one.figure.region, one.figure.entity) for one in reading.figures]
    assert figures == [("30人", "山东省", "山东省公司")]
