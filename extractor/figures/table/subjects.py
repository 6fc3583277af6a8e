"""What is said of a cell → what its number is said of: indicator, label, item, scope, region, period and the like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extractor.figures.column_writer import BETWEEN_ITEMS
from extractor.figures.entities.whom import Whom
from extractor.figures.setting import Setting
from extractor.figures.table.dating import AROUND, HeaderPlace, combined
from extractor.figures.table.header_words import HeaderWords
from extractor.figures.table.said import SaidField, first_said
from extractor.figures.table.words import Spoken
from extractor.model import Modality, PeriodFrom
from extractor.model.copying import changed
from extractor.words import periods
from extractor.words.periods import Period

OriginPlace = HeaderPlace | Literal["of the issue"]

# How near the words stand that date a figure.
PERIOD_FROM: Mapping[OriginPlace, PeriodFrom] = {
    "in the column's header": "clause",
    "in the row's name": "clause",
    "in the unit line": "paragraph",
    "in the caption": "paragraph",
    "in the sentence before": "article",
    "in the title": "article",
    "of the issue": "issue",
}
# What may be said of a figure by one word.
_REMARKS: tuple[SaidField, ...] = ("population", "status")


@dataclass(frozen=True, slots=True)
class Origin:
    """A field of a figure, and the words of the table that gave it."""

    field: str
    value: str
    words: str
    place: OriginPlace


@dataclass(frozen=True, slots=True)
class TablePeriod:
    """The period of a number, and the words that name it; `of the issue` where no words of the table do."""

    period: Period
    words: str
    place: OriginPlace


def origins_of(spoken: Spoken, setting: Setting) -> tuple[Origin, ...]:
    """Return the fields of a figure that words of the table or the issue give, each once."""
    return (*_subject(spoken), *_placed(spoken, setting), *_remarked(spoken, setting), *_dated(spoken))


def without_entity(spoken: Spoken, entity: Whom, words: str) -> Spoken:
    """Return what is said of a cell less the name of whom it is said, which is no item and no part of a label.

    Args:
        spoken: What is said of the cell.
        entity: Whom it is said of.
        words: The header or name that tells it.
    """
    printed = entity.name if entity.assumed else words[entity.start : entity.end]

    def less(said: HeaderWords) -> HeaderWords:
        if said.text != words or said.total:
            return said
        rest = said.name.replace(printed, "") if printed in said.name else ""
        return changed(said, name=rest, bare=rest, items=(), total=not (rest or said.indicator))

    return replace(spoken, columns=tuple(map(less, spoken.columns)), rows=tuple(map(less, spoken.rows)))


def period_of(spoken: Spoken) -> TablePeriod | None:
    """Return the period that the nearest words name, or that of the whole issue; None where it is not known.

    What exists at a time (企业数) is counted at the end of the period; a budget in a table of months is the year's.
    """
    told = _period_told(spoken)
    if told is None or told.period.kind == "stock":
        return told
    period = told.period
    said = first_said(spoken.inner, "modality")
    if said and said.modality in ("plan", "target") and told.place in AROUND:
        period = periods.calendar_year(period.year)
    return replace(told, period=period.closing() if _stands(spoken) else period)


def modality_of(spoken: Spoken, setting: Setting) -> Modality | None:
    """Return whether headers, names or caption say that a number is a plan, a target or a forecast.

    What a budget has for a period that is not over when the issue appears is planned; what is yet to begin, foreseen.
    """
    said = first_said(spoken.everything, "modality")
    if said:
        return None if said.modality == "fact" else said.modality
    told, published = period_of(spoken), setting.published
    if told is None or published is None or told.period.end <= published:
        return None
    if any(words.planning for words in spoken.everything):
        return "plan"
    return "forecast" if told.period.start > published else None


def _period_told(spoken: Spoken) -> TablePeriod | None:
    column, row = first_said(spoken.columns, "dated"), first_said(spoken.rows, "dated")
    words = column or row or first_said(spoken.around, "dated")
    if words is None:
        return TablePeriod(spoken.covers, "", "of the issue") if spoken.covers else None
    period = combined(column.period, row.period) if column and row else words.period
    return TablePeriod(period, words.text, words.place) if period else None


def _stands(spoken: Spoken) -> bool:
    """Whether a number tells how much there is at a time, not what was done over it."""
    if spoken.flows or any(words.flowing for words in spoken.inner):
        return False
    counted = first_said(spoken.inner, "name") or first_said(spoken.inner, "indicator")
    named = any(words.standing for words in spoken.inner if words.indicator or words is counted or not words.items)
    return named or spoken.balance


def _subject(spoken: Spoken) -> Iterator[Origin]:
    """Yield indicator, label and item.

    Where the column names the indicator, or names anything at all, the row is the item; else the row names the
    indicator, and the column the item. A caption or title names what neither does.
    """
    subject, part = _whole(spoken) or _subject_of(spoken)
    if subject is not None:
        if subject.indicator:
            yield Origin("indicator", subject.indicator.means, subject.text, subject.place)
        if label := _label(subject, spoken.columns):
            yield Origin("label", label, subject.text, subject.place)
    item = _item(part)
    if spoken.parted and subject not in spoken.columns:
        columns = "".join(words.name or BETWEEN_ITEMS.join(words.items) for words in reversed(spoken.columns))
        item = Origin("item", (item.value if item else "") + columns, spoken.columns[0].text, spoken.columns[0].place)
    if item := item or _item(spoken.columns, named=False):
        yield item


def _placed(spoken: Spoken, setting: Setting) -> Iterator[Origin]:
    """Yield scope and region; what no word says is of the issue's city."""
    if scope := first_said(spoken.everything, "scope"):
        yield Origin("scope", scope.scope or "", scope.text, scope.place)
    if region := first_said(spoken.everything, "region"):
        yield Origin("region", region.region or "", region.text, region.place)
    elif setting.city:
        yield Origin("region", setting.city, "", "of the issue")


def _remarked(spoken: Spoken, setting: Setting) -> Iterator[Origin]:
    """Yield whose members are counted, how final a number is, and whether it is a plan."""
    for field in _REMARKS:
        if said := first_said(spoken.everything, field):
            yield Origin(field, getattr(said, field), said.text, said.place)
    if modality := modality_of(spoken, setting):
        said = first_said(spoken.everything, "modality") or first_said(spoken.everything, "planning")
        yield Origin("modality", modality, *((said.text, said.place) if said else ("", "of the issue")))


def _dated(spoken: Spoken) -> Iterator[Origin]:
    if told := period_of(spoken):
        yield Origin("period", f"{told.period.start}..{told.period.end}", told.words, told.place)


def _whole(spoken: Spoken) -> tuple[HeaderWords, Sequence[HeaderWords]] | None:
    """Return what is counted where the column is but a part of it, and the words that may name a part beside it."""
    if not spoken.parted or first_said(spoken.rows, "indicator"):
        return None
    subject = first_said(spoken.around, "indicator") or first_said(spoken.around, "name")
    return (subject, spoken.rows) if subject else None


def _subject_of(spoken: Spoken) -> tuple[HeaderWords | None, Sequence[HeaderWords]]:
    """Return the words that name what is counted, and those that may name of what it is a part."""
    if subject := first_said(spoken.columns, "against") or first_said(spoken.columns, "indicator"):
        return subject, spoken.rows
    if subject := first_said(spoken.rows, "indicator"):
        return subject, spoken.columns
    if subject := first_said(spoken.columns, "name") or first_said(spoken.around, "indicator"):
        return subject, spoken.rows
    if any(words.total for words in spoken.columns) and (subject := first_said(spoken.around, "name")):
        return subject, spoken.rows
    if subject := first_said(spoken.rows, "name"):
        return subject, ()
    return first_said(spoken.around, "name"), spoken.rows


def _label(subject: HeaderWords, columns: Sequence[HeaderWords]) -> str | None:
    """Return the name of what is counted, as printed; of a caption with an indicator only that.

    Headers that no word table knows are told from the outer to the inner.
    """
    if subject.indicator and subject not in columns and subject.place in AROUND:
        return None
    if subject.indicator or subject not in columns:
        return subject.name or None
    return "".join(words.name for words in reversed(columns)) or None


def _item(part: Sequence[HeaderWords], *, named: bool = True) -> Origin | None:
    """Return the item that rows or columns name, the nearest first; a total is of none, a subtotal of its group."""
    for index, words in enumerate(part):
        if words.total:
            return None
        if words.subtotal:
            group = _item(part[index + 1 :], named=named)
            outer = group.value if group else ""
            return Origin("item", outer.removesuffix(words.bare) + words.bare, words.text, words.place)
        if value := BETWEEN_ITEMS.join(words.items) or (words.name if named else ""):
            return Origin("item", value, words.text, words.place)
    return None
