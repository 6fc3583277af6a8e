"""The words of a header, a row's name or a caption → what they say: indicator, item, period, unit, what is compared.

The words are those of sentences, read by the same rules; only the forms that headers alone have are in
`patterns/figures/table-heads.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypedDict

from extractor.figures.column_writer import COLUMNS, Column
from extractor.figures.marks import Mark, MarkRole, marks_of
from extractor.figures.setting import Setting
from extractor.figures.table.dating import AROUND, Dated, HeaderDater, HeaderPlace
from extractor.figures.table.units import Unit, UnitReader
from extractor.model import Modality
from extractor.model.copying import changed
from extractor.rules.rule import Rule
from extractor.rules.rule_set import Rules, Word
from extractor.words.periods import Period

# Marks that name a thing of their own, and are no part of the name that is left.
_NAMED_APART: frozenset[MarkRole] = frozenset(("period", "region", "home", "item", "whole"))
# Marks that may stand beside an indicator without changing what it is.
_BESIDE: frozenset[MarkRole] = _NAMED_APART | {"scope"}
# Kinds of periods that need a sentence around them: 年翻译量, 目前.
_NO_HEADER_PERIODS = ("annual", "present")

# A name of something that is told in percent or points of itself.
MeasureKind = Literal["ratio", "index"]
# What the groups of the rule `head-modality` say; `fact` is said where others of the table are none.
_MODALITIES: Mapping[str, Modality | Literal["fact"]] = {
    "plan": "plan",
    "target": "target",
    "forecast": "forecast",
    "fact": "fact",
}


@dataclass(frozen=True)
class HeaderWords:
    """What a text says; a thing that it does not say is None or empty.

    `column` is where the numbers belong that it heads, by `rule`; `whole` is of what they are a share; `difference`
    tells that it only names what is compared (比上月), `rate` that it is in percent all the same (同比), `basis` on
    what a growth is worked out; `unread` that nothing tells what is compared with what, or that it is not with the year
    before. `name` are the words that are left; it is empty where they only say that there is a number (金额), which
    `bare` has too. `dated` tells that it names a period, which may not be known, `back` that it is that of the column
    before (上年同期); `part` that it begins with 其中. `measure` tells a ratio (失业率) or an index; `standing` is what
    exists at a time (企业数), `flowing` what is done over a period (新增); `planning` tells that the words are of
    budgets and plans, `against` that they tell how much of something else it is (完成预算的%).
    """

    text: str
    place: HeaderPlace
    name: str = ""
    indicator: Word | None = None
    items: tuple[str, ...] = ()
    scope: str | None = None
    region: str | None = None
    period: Period | None = None
    unit: Unit | None = None
    column: Column | None = None
    rule: Rule | None = None
    whole: str | None = None
    total: bool = False
    subtotal: bool = False
    bare: str = ""
    dated: bool = False
    back: bool = False
    difference: bool = False
    rate: bool = False
    basis: str | None = None
    part: bool = False
    measure: MeasureKind | None = None
    standing: bool = False
    flowing: bool = False
    planning: bool = False
    against: bool = False
    unread: bool = False
    modality: Modality | Literal["fact"] | None = None
    status: str | None = None
    population: str | None = None


class _Said(TypedDict):
    """What the marks of a header say, under the names of `HeaderWords`."""

    region: str | None
    scope: str | None
    indicator: Word | None
    items: tuple[str, ...]


class HeaderListener:
    """Hears what headers say in one issue.

    Args:
        setting: What the issue says.
        rules: The rules.
    """

    def __init__(self, setting: Setting, rules: Rules) -> None:
        self._setting = setting
        self._rules = rules
        self._dater = HeaderDater(setting, rules)
        self.units = UnitReader(rules)
        self._comparing = [rule for rule in rules.group("figures/table-heads").values() if "column" in rule.options]

    def hear(self, text: str, place: HeaderPlace, base: Period | None = None) -> HeaderWords:
        """Return what a text says; `base` is the period of the whole table, to which 累计 and 上年同期 refer."""
        rest = self._dater.gregorian(text)
        based = self._head_rule("base-remark").search(rest)
        if based and based["alone"]:
            return HeaderWords(text, place, name=text, bare=text, measure="index")
        rest = rest[: based.start()] + rest[based.end() :] if based else rest
        if place not in AROUND and self._head_rule("against").search(rest):
            return self._against(rest, HeaderWords(text, place))
        rest, unit = self.units.without(rest)
        rest, heard = self._without_comparison(rest, HeaderWords(text, place, unit=unit))
        for name in ("enumerator", "part"):
            found = self._head_rule(name).match(rest)
            rest = rest[found.end() :] if found else rest
            heard = changed(heard, part=True) if found and name == "part" else heard
        year = self._dater.bare_year(rest)
        rest, dated = (rest, Dated()) if place in AROUND else self._dater.relative(rest, base)
        rest, heard = self._without_remarks(rest, heard)
        marks = self._marks(rest)
        own = self._dater.of_marks([mark for mark in marks if mark.role == "period"], base, place)
        dated = next((one for one in (year, own, dated) if one.said), dated)
        if dated.period and dated.period.kind == "year" and self._head_rule("festival").search(rest):
            dated = Dated(None, said=True)
        heard = changed(heard, period=dated.period, dated=dated.said, back=dated.back)
        if year.said:
            return heard
        heard = self._named(rest, marks, changed(heard, **self._said(rest, marks, place)))
        return self._kinds(self._whole(rest, marks, self._without_scope(rest, marks, heard)))

    def _against(self, text: str, heard: HeaderWords) -> HeaderWords:
        """Return what a header says that tells how much of something else a number is (完成预算的%)."""
        name = self._trimmed(self.units.without(text)[0])
        return changed(heard, name=name, bare=name, unit=self.units.unit("%"), measure="ratio", against=True)

    def year(self, number: str, corner: str) -> HeaderWords:
        """Return what a number in a column of years says, whose header (年别) may tell of which calendar."""
        found = self._head_rule("year-corner").match(corner)
        dated = self._dater.numbered_year(number, roc=found is not None and found["roc"] is not None)
        return HeaderWords(number, "in the row's name", period=dated.period, dated=dated.said)

    def _marks(self, text: str) -> list[Mark]:
        return [mark for mark in marks_of(text, self._rules) if not _needs_sentence(mark)]

    def _head_rule(self, name: str) -> Rule:
        return self._rules.rule("figures/table-heads", name)

    def _without_comparison(self, text: str, heard: HeaderWords) -> tuple[str, HeaderWords]:
        """Return a text without the words that say what is compared, and what these are."""
        if self._head_rule("unknown-header").search(text):
            return "", changed(heard, unread=True)
        for rule in self._comparing:
            if found := rule.search(text):
                groups = found.groupdict()
                basis = self._head_rule("head-basis").search(text)
                compared = self._head_rule("compared-only").search(text)
                rest = text[: found.start()] + text[found.end() :]
                return rest.replace(basis[0], "") if basis else rest, changed(
                    heard,
                    column=COLUMNS[rule.options["column"]],
                    rule=rule,
                    whole=groups.get("whole"),
                    difference=compared is not None,
                    rate=compared is not None and compared["rate"] is not None,
                    basis=basis[0] if basis else None,
                    unread=bool(groups.get("than")) and str(int(groups["than"]) + 1) not in rest,
                )
        return text, heard

    def _without_remarks(self, text: str, heard: HeaderWords) -> tuple[str, HeaderWords]:
        """Return a text without the words that tell whether it is a plan, how final it is, and whose members count."""
        around = heard.place in AROUND
        if found := self._head_rule("head-status").search(text):
            heard = changed(heard, status=found["status"])
            text = text if around else text[: found.start()] + text[found.end() :]
        if found := self._head_rule("planned-table" if around else "head-modality").search(text):
            way = next(name for name, words in found.groupdict().items() if words is not None)
            heard = changed(heard, modality=_MODALITIES[way])
            text = text if around else text[: found.start()] + text[found.end() :]
        found = self._head_rule("head-population").search(text)
        # 规模以上工业增加值 is the whole name of an indicator
        if found and not any(mark.role == "indicator" and mark.start <= found.start() for mark in self._marks(text)):
            heard = changed(heard, population=found["population"])
            text = text[: found.start()] + text[found.end() :]
        return text, heard

    def _said(self, text: str, marks: Sequence[Mark], place: HeaderPlace) -> _Said:
        said = _Said(region=None, scope=None, indicator=None, items=())
        for mark in marks:
            if mark.role == "region":
                said["region"] = self._word(mark).means
            elif mark.role == "home":
                home = {"city": self._setting.city, "province": self._setting.province}
                said["region"] = home.get(self._word(mark).attributes["level"]) or said["region"]
            elif mark.role == "scope":
                said["scope"] = self._word(mark).means
            elif mark.role == "indicator" and self._is_whole_name(text, mark, marks, place):
                said["indicator"] = self._word(mark)
            elif mark.role == "item":
                said["items"] += (self._word(mark).means if "item" in mark.groups else mark.text,)
        return said

    def _is_whole_name(self, text: str, mark: Mark, marks: Sequence[Mark], place: HeaderPlace) -> bool:
        """Whether an indicator is all that a text names, rather than its tail (软件和信息技术服务业增加值)."""
        apart = [one for one in marks if one is mark or one.role in _BESIDE]
        left = _without(self._rules.rule("language", "remark"), self._left(text, apart))
        if place in AROUND:
            left = _without(self._head_rule("caption-head"), _without(self._head_rule("caption-tail"), left))
        return not left or self._rules.rule("language", "no-qualifier").fullmatch(left) is not None

    def _named(self, text: str, marks: Iterable[Mark], heard: HeaderWords) -> HeaderWords:
        """Add the words that no mark has taken."""
        name = self._left(text, [mark for mark in marks if mark.role in _NAMED_APART])
        if heard.place in AROUND:
            name = self._trimmed(_without(self._head_rule("caption-tail"), name)) or name
        bare = name.replace(" ", "")
        tables = self._rules
        total = tables.table("total-row").find(self._trimmed(text).replace(" ", "")) is not None
        subtotal = tables.table("subtotal").find(bare) is not None
        plain = any(tables.table(table).find(bare) for table in ("plain-header", "corner", "total-row"))
        name = "" if plain or subtotal or total else name
        return changed(heard, name=name, bare=bare, total=total, subtotal=subtotal)

    def _kinds(self, heard: HeaderWords) -> HeaderWords:
        """Add what kind of thing the name is: a ratio, an index, what exists at a time."""
        name = heard.name or heard.bare
        measure: MeasureKind | None = None
        if self._head_rule("index-name").search(name):
            measure = "index"
        elif self._rules.rule("language", "ratio").search(name):
            measure = "ratio"
        if heard.place in AROUND:
            stands, flows = "standing-table", "flowing-table"
        else:
            stands, flows = "standing", "flowing"
        standing = self._head_rule(stands).search(heard.text if heard.place in AROUND else name) is not None
        if heard.place not in AROUND and heard.indicator is not None:
            standing = standing or heard.indicator.get("stock") is not None
        flowing, planning = (self._head_rule(one).search(heard.text) is not None for one in (flows, "planning"))
        return changed(heard, measure=measure, standing=standing, flowing=flowing, planning=planning)

    def _without_scope(self, text: str, marks: Sequence[Mark], heard: HeaderWords) -> HeaderWords:
        """Return the words of a row that names a part, less the scope in front of it (离岸—信息技术)."""
        if heard.place != "in the row's name" or heard.indicator or not (heard.scope and heard.name):
            return heard
        left = self._left(text, [mark for mark in marks if mark.role in _BESIDE])
        ends = self._rules.rule("language", "aspects").search(left)
        return heard if ends else changed(heard, name=left)

    def _whole(self, text: str, marks: Sequence[Mark], heard: HeaderWords) -> HeaderWords:
        """Return the words with a region or item as part of the name, where there is more to it (南京银行)."""
        if heard.place in AROUND or heard.indicator or not (heard.region or heard.items):
            return heard
        rest = self._left(text, [mark for mark in marks if mark.role in _NAMED_APART or mark.role == "scope"])
        if not rest or self._rules.table("kind-word").find(rest):
            return changed(heard, name="")
        apart = [mark for mark in marks if mark.role in ("period", "whole")]
        return self._named(text, apart, changed(heard, region=None, items=()))

    def _left(self, text: str, marks: Iterable[Mark]) -> str:
        """Return what is left of a text without the words of some marks."""
        left, at = "", 0
        for mark in marks:
            left += text[at : mark.start]
            at = mark.end
        return self._trimmed(left + text[at:])

    def _trimmed(self, text: str) -> str:
        edges = self._rules.rule("figures/table-heads", "edge")
        while found := edges.search(text):
            text = text[found.end() :] if found.start() == 0 else text[: found.start()]
        return text

    def _word(self, mark: Mark) -> Word:
        return self._rules.table(mark.role).meaning(mark.groups[mark.role])


def _needs_sentence(mark: Mark) -> bool:
    return mark.role == "period" and mark.rule.options["kind"] in _NO_HEADER_PERIODS


def _without(rule: Rule, text: str) -> str:
    """Return a text without what a rule finds in it."""
    for found in reversed(rule.all(text)):
        text = text[: found.start()] + text[found.end() :]
    return text
