"""The words of a header, a row's name or a caption → what they say: indicator, item, period, unit, what is compared.

The words are those of sentences, read by the same rules; only the forms that headers alone have are in
`patterns/figures/table-heads.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypedDict

from extractor.figures.column_writer import COLUMNS, Column
from extractor.figures.marks import Mark, MarkRole, marks_of
from extractor.figures.setting import Setting
from extractor.model.copying import changed
from extractor.rules.rule import Match, Rule
from extractor.rules.rule_set import Rules, Word
from extractor.words import periods
from extractor.words.periods import Period
from extractor.words.quantities import Printed

HeaderPlace = Literal[
    "in the column's header",
    "in the row's name",
    "in the unit line",
    "in the caption",
    "in the sentence before",
    "in the title",
]
# What speaks of a table as a whole.
AROUND: tuple[HeaderPlace, ...] = ("in the caption", "in the sentence before", "in the title")

# Marks that name a thing of their own, and are no part of the name that is left.
_NAMED_APART: frozenset[MarkRole] = frozenset(("period", "region", "home", "item", "whole"))
# Kinds of periods that need a sentence around them: 年翻译量, 目前.
_NO_HEADER_PERIODS = ("annual", "present")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as printed, and its parts; it has no number yet."""

    text: str
    parts: Printed

    @property
    def is_percent(self) -> bool:
        """Whether it is a percentage."""
        return bool(self.parts.percent)


@dataclass(frozen=True)
class HeaderWords:
    """What a text says; a thing that it does not say is None or empty.

    `column` is where the numbers belong that it heads, by `rule`; `whole` is of what they
    are a share. `name` are the words that are left; it is empty where they only say that there is a number (金额).
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


class _Said(TypedDict):
    """What the marks of a header say, under the names of `HeaderWords`."""

    period: Period | None
    region: str | None
    scope: str | None
    indicator: Word | None
    items: tuple[str, ...]


class HeaderListener:
    """Hears what headers say in one issue."""

    def __init__(self, setting: Setting, rules: Rules) -> None:
        self._setting = setting
        self._rules = rules
        self._comparing = [rule for rule in rules.group("figures/table-heads").values() if "column" in rule.options]

    def hear(self, text: str, place: HeaderPlace, base: Period | None = None) -> HeaderWords:
        """Return what a text says; `base` is the period of the whole table, to which 累计 and 上年同期 refer."""
        heard = HeaderWords(text, place)
        rest, unit = self._without_unit(text)
        rest, heard = self._without_comparison(rest, changed(heard, unit=unit))
        for name in ("enumerator", "part"):
            found = self._rules.rule("figures/table-heads", name).match(rest)
            rest = rest[found.end() :] if found else rest
        if period := self._table_period(rest, base):
            return changed(heard, period=period)
        marks = [mark for mark in marks_of(rest, self._rules) if not _needs_sentence(mark)]
        heard = self._named(rest, marks, changed(heard, **self._said(marks, base)))
        return self._whole(rest, marks, heard)

    def units(self, text: str | None) -> list[tuple[str, Unit]]:
        """Return the units that a line or caption names, each with the words that say of what, mostly empty."""
        found = self._rules.rule("print/tables", "unit-line").search(text) if text else None
        if found is None:
            return []
        if names := found.captures("name"):
            units = found.captures("unit")
            return [(name, unit) for name, text in zip(names, units, strict=True) if (unit := self.unit(text))]
        words = self._rules.rule("figures/table-heads", "unit-name").all(found["unit"])
        return [("", unit) for word in words if (unit := self.unit(word[0]))]

    def unit(self, text: str) -> Unit | None:
        """Return a unit, None where the text is none."""
        found = self._rules.rule("figures/table-heads", "unit").match(text)
        return Unit(text, printed_parts(found)) if found else None

    def _without_unit(self, text: str) -> tuple[str, Unit | None]:
        found = self._rules.rule("figures/table-heads", "unit-remark").search(text)
        unit = self.unit(found["unit"]) if found else None
        return (text[: found.start()], unit) if found and unit else (text, None)

    def _without_comparison(self, text: str, heard: HeaderWords) -> tuple[str, HeaderWords]:
        for rule in self._comparing:
            if found := rule.search(text):
                whole = found.groupdict().get("whole")
                rest = text[: found.start()] + text[found.end() :]
                return rest, changed(heard, column=COLUMNS[rule.options["column"]], rule=rule, whole=whole)
        return text, heard

    def _table_period(self, text: str, base: Period | None) -> Period | None:
        """Return the period of a header that names nothing else: 2021E, 累计, 本月."""
        if year := self._rules.rule("print/tables", "year").match(text):
            return periods.calendar_year(int(year["year"]))
        word = self._rules.table("table-period").find(text)
        last = base.end if base else self._setting.published
        if word is None or last is None:
            return None
        if word.attributes["kind"] == "month":
            return Period(last, last, "month", year_said=False)
        return Period(f"{last[:4]}-01", last, "cumulative", year_said=False)

    def _said(self, marks: Sequence[Mark], base: Period | None) -> _Said:
        said = _Said(period=None, region=None, scope=None, indicator=None, items=())
        for mark in marks:
            if mark.role == "period":
                said["period"] = self._resolve(mark, base) or said["period"]
            elif mark.role == "region":
                said["region"] = self._word(mark).means
            elif mark.role == "home":
                home = {"city": self._setting.city, "province": self._setting.province}
                said["region"] = home.get(self._word(mark).attributes["level"]) or said["region"]
            elif mark.role == "scope":
                said["scope"] = self._word(mark).means
            elif mark.role == "indicator":
                said["indicator"] = self._word(mark)
            elif mark.role == "item":
                said["items"] += (self._word(mark).means if "item" in mark.groups else mark.text,)
        return said

    def _named(self, text: str, marks: Iterable[Mark], heard: HeaderWords) -> HeaderWords:
        """Add the words that no mark has taken."""
        name = self._left(text, [mark for mark in marks if mark.role in _NAMED_APART])
        bare = name.replace(" ", "")
        tables = self._rules
        total = tables.table("total-row").find(self._trimmed(text).replace(" ", "")) is not None
        subtotal = tables.table("subtotal").find(bare) is not None
        plain = any(tables.table(table).find(bare) for table in ("plain-header", "corner", "total-row"))
        return changed(heard, name="" if plain or subtotal or total else name, total=total, subtotal=subtotal)

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

    def _resolve(self, mark: Mark, base: Period | None) -> Period | None:
        return periods.resolve(
            mark.rule.options["kind"],
            mark.groups,
            self._rules,
            published=self._setting.published,
            said=base.year if base else self._setting.covers,
            before=base,
        )


def _needs_sentence(mark: Mark) -> bool:
    return mark.role == "period" and mark.rule.options["kind"] in _NO_HEADER_PERIODS


def printed_parts(found: Match) -> Printed:
    """Return the parts of a number or unit that a rule for cells or headers captured."""
    groups = found.groupdict("")
    return Printed(
        number=groups.get("number", ""),
        scale=groups.get("scale", ""),
        measure=groups.get("measure", ""),
        percent=groups.get("percent", ""),
        points=groups.get("points", ""),
    )
