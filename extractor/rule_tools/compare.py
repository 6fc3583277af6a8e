"""Stored articles → what today's rules would add, lose or change in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Literal

from extractor.archive.records import StoredArticle
from extractor.figures.reading import reading_again
from extractor.model import READ_BY_RULES, Figure
from extractor.output.listing import Value as Shown
from extractor.rules.rule_set import Rules

Value = str | int | float | None
ChangeKind = Literal["added", "lost", "changed"]

SIGNS: Mapping[ChangeKind, str] = {"added": "+", "lost": "-", "changed": "~"}
# Where a figure stands needs the page, which the archive does not hold whole; how it was read is no rule's doing.
_NOT_COMPARED = ("page", "boxes", "start", "end", "read_from", "confidence")
COMPARED = tuple(each.name for each in fields(Figure) if each.name not in _NOT_COMPARED)


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that today's rules read differently.

    `figure` is as it is read today, or was in the archive where it is lost; `id` is its id in the archive, None where
    it is new. `differences` gives old and new value by field.
    """

    kind: ChangeKind
    figure: Figure
    id: int | None = None
    differences: Mapping[str, tuple[Value, Value]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What becomes of an article; `same` counts the figures that stay, `unread` its unread numbers before and now.

    `left_out` counts figures that were entered by hand.
    """

    article: StoredArticle
    changes: tuple[Change, ...]
    same: int
    left_out: int
    unread: tuple[int, int]


def compare(article: StoredArticle, rules: Rules) -> Comparison:
    """Read an article again and compare its figures with those that the archive has.

    Raises:
        PatternError: A rule ran past its time limit.
    """
    today = reading_again(article, rules)
    stored = {key: figure for key, figure in article.figures.items() if figure.read_from in READ_BY_RULES}
    changes, same = [], 0
    for key, old, new in _paired(stored, [one.figure for one in today.figures]):
        change = _change(key, old, new)
        changes += [change] if change else []
        same += change is None
    unread = sum(number.role == "unread" for number in today.numbers)
    return Comparison(article, tuple(changes), same, len(article.figures) - len(stored), (article.unread, unread))


def differences(old: Figure, new: Figure) -> dict[str, tuple[Value, Value]]:
    """Return the fields that differ, each with its old and new value."""
    pairs = {name: (getattr(old, name), getattr(new, name)) for name in COMPARED}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


_Pair = tuple[int | None, Figure | None, Figure | None]


def _paired(stored: Mapping[int, Figure], today: Sequence[Figure]) -> Iterator[_Pair]:
    """Yield the figures whose words overlap together, the others alone."""
    old = sorted(stored.items(), key=lambda entry: entry[1].start)
    new = sorted(today, key=lambda figure: figure.start)
    while old and new:
        (key, before), now = old[0], new[0]
        if before.end <= now.start:
            yield key, before, None
            old.pop(0)
        elif now.end <= before.start:
            yield None, None, now
            new.pop(0)
        else:
            yield key, before, now
            old.pop(0)
            new.pop(0)
    yield from ((key, before, None) for key, before in old)
    yield from ((None, None, now) for now in new)


def _change(key: int | None, old: Figure | None, new: Figure | None) -> Change | None:
    if old and new:
        found = differences(old, new)
        return Change("changed", new, key, found) if found else None
    if old:
        return Change("lost", old, key)
    assert new is not None, "a pair has a figure"
    return Change("added", new)


def change_line(article: StoredArticle, change: Change) -> str:
    """Return a change as a line of text: `~ 2023-09 #107 24793.79万美元: item 日本 → 美国`."""
    figure = change.figure
    issue = article.masthead.published or article.masthead.title
    number = f" #{change.id}" if change.id else ""
    if change.differences:
        told = differences_text(change.differences)
    else:
        period = f"{figure.period_start}..{figure.period_end}" if figure.period_start else None
        name = figure.indicator or figure.label
        told = ", ".join(filter(None, (name, figure.scope, figure.entity, figure.population, figure.item, period)))
        told += f" | {figure.sentence}"
    return f"{SIGNS[change.kind]} {issue}{number} {figure.raw}: {told}"


def change_record(article: StoredArticle, change: Change) -> dict[str, Shown]:
    """Return a change with its issue and article, for JSON; `differences` gives old and new value by field."""
    return {
        "kind": change.kind,
        "id": change.id,
        "issue": article.masthead.title,
        "published": article.masthead.published,
        "section": article.section,
        "article": article.title,
        "raw": change.figure.raw,
        "start": change.figure.start,
        **{name: getattr(change.figure, name) for name in COMPARED if name != "raw"},
        "differences": {name: list(pair) for name, pair in change.differences.items()},
    }


def differences_text(found: Mapping[str, tuple[Value, Value]]) -> str:
    """Return differences as words: `item 日本 → 美国; yoy 3.09 → none`."""
    return "; ".join(f"{name} {_shown(old)} → {_shown(new)}" for name, (old, new) in found.items())


def _shown(value: Value) -> str:
    return "none" if value is None else f"{value:.15g}" if isinstance(value, float) else str(value)


@dataclass(slots=True)
class ComparisonTotals:
    """What becomes of all articles compared."""

    articles: int = 0
    added: int = 0
    lost: int = 0
    changed: int = 0
    same: int = 0
    left_out: int = 0
    unread_before: int = 0
    unread_now: int = 0

    def take(self, comparison: Comparison) -> None:
        """Count one more article."""
        self.articles += 1
        for change in comparison.changes:
            setattr(self, change.kind, getattr(self, change.kind) + 1)
        self.same += comparison.same
        self.left_out += comparison.left_out
        self.unread_before += comparison.unread[0]
        self.unread_now += comparison.unread[1]

    @property
    def summary(self) -> str:
        """The counts in a sentence or two."""
        text = (
            f"{self.articles:,} articles: {self.added:,} figures added, {self.lost:,} lost, {self.changed:,} changed, "
            f"{self.same:,} as they are; unread numbers {self.unread_before:,} → {self.unread_now:,}."
        )
        return text + (f" Not compared: {self.left_out:,} entered by hand." if self.left_out else "")
