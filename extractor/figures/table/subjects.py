"""What is said of a cell → what its number is said of: indicator, label, item, scope, region and period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from extractor.figures.column_writer import BETWEEN_ITEMS
from extractor.figures.setting import Setting
from extractor.figures.table.header_words import AROUND, HeaderPlace, HeaderWords
from extractor.figures.table.words import Spoken, first_said
from extractor.words import periods
from extractor.words.periods import Period

OriginPlace = HeaderPlace | Literal["of the issue"]


@dataclass(frozen=True, slots=True)
class Origin:
    """A field of a figure, and the words of the table that gave it."""

    field: str
    value: str
    words: str
    place: OriginPlace


def origins_of(spoken: Spoken, setting: Setting) -> tuple[Origin, ...]:
    """Return the fields of a figure that words of the table or the issue give, each once."""
    return (*_subject(spoken), *_placed(spoken, setting), *_dated(spoken, setting))


def period_of(spoken: Spoken, setting: Setting) -> Period | None:
    """Return the period that the nearest words name, or else the issue's month."""
    words = first_said(spoken.everything, "period")
    if words:
        return words.period
    return periods.issue_month(setting.published) if setting.published else None


def _subject(spoken: Spoken) -> Iterator[Origin]:
    """Yield indicator, label and item.

    Where the column names the indicator, or names anything at all, the row is the item; else the row names the
    indicator, and the column the item. A caption or title names what neither does.
    """
    subject, part = _subject_of(spoken)
    if subject is not None:
        if subject.indicator:
            yield Origin("indicator", subject.indicator.means, subject.text, subject.place)
        if label := _label(subject, spoken.columns):
            yield Origin("label", label, subject.text, subject.place)
    if item := _item(part) or _item(spoken.columns, named=False):
        yield item


def _placed(spoken: Spoken, setting: Setting) -> Iterator[Origin]:
    """Yield scope and region; what no word says is of the issue's city."""
    if scope := first_said(spoken.everything, "scope"):
        yield Origin("scope", scope.scope or "", scope.text, scope.place)
    if region := first_said(spoken.everything, "region"):
        yield Origin("region", region.region or "", region.text, region.place)
    elif setting.city:
        yield Origin("region", setting.city, "", "of the issue")


def _dated(spoken: Spoken, setting: Setting) -> Iterator[Origin]:
    period, words = period_of(spoken, setting), first_said(spoken.everything, "period")
    if period:
        said = f"{period.start}..{period.end}"
        yield Origin("period", said, words.text, words.place) if words else Origin("period", said, "", "of the issue")


def _subject_of(spoken: Spoken) -> tuple[HeaderWords | None, Sequence[HeaderWords]]:
    """Return the words that name what is counted, and those that may name of what it is a part."""
    if subject := first_said(spoken.columns, "indicator"):
        return subject, spoken.rows
    if subject := first_said(spoken.rows, "indicator"):
        return subject, spoken.columns
    if subject := first_said(spoken.columns, "name") or first_said(spoken.around, "indicator"):
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
    for words in part:
        if words.total:
            return None
        if value := BETWEEN_ITEMS.join(words.items) or (words.name if named else ""):
            return Origin("item", value, words.text, words.place)
    return None
