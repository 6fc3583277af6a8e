"""Unread numbers and unnamed figures → groups, the most frequent first: where the next rule should be written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields

from extractor.archive.records import UnnamedLabel, UnreadNumber
from extractor.output.listing import Value
from extractor.output.terminal import text_table

# How many characters on either side tell one use of a number from another: fewer mix them, more part them.
_WINDOW = 5
# How far to look for them, for a number among them counts as one.
_REACH = 40
# Longest example, in characters on either side of the number.
_EXAMPLE = 60
# Widest column of the table: room for most of a clause. And how many characters of it stand before the number.
_WIDEST = 52
_LEAD = 10

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*+")
# As the block `full-stop` of patterns/language/punctuation.yaml, without the quotes behind it: the command asks an
# archive only, and would wait for the rules.
_SENTENCE_ENDS = frozenset("。！？!?\n")


@dataclass(frozen=True, slots=True)
class Gap:
    """Unread numbers in the same surroundings; the first of them is the example.

    `surroundings` holds the words around with each number as `#`. `issues` counts the issues in which they stand;
    `offset` is where `raw` begins in `example`.
    """

    surroundings: str
    times: int
    issues: int
    raw: str
    example: str
    offset: int
    page: int
    issue: str
    published: str | None


@dataclass(slots=True)
class _Group:
    raw: str
    example: str
    offset: int
    page: int
    issue: str
    published: str | None
    times: int = 0
    issues: set[str] = field(default_factory=set)


def gaps_of(numbers: Iterable[UnreadNumber]) -> list[Gap]:
    """Return the groups, the most frequent first; the numbers are taken one by one and not kept."""
    groups: dict[str, _Group] = {}
    for number in numbers:
        words = surroundings(number.body, number.start, number.end)
        group = groups.get(words) or groups.setdefault(words, _group(number))
        group.times += 1
        group.issues.add(number.issue)
    gaps = [_gap(words, group) for words, group in groups.items()]
    return sorted(gaps, key=lambda gap: (-gap.times, -gap.issues, gap.surroundings))


def surroundings(text: str, start: int, end: int) -> str:
    """Return the words right around a number, up to the next punctuation, every number in them as `#`."""
    before = _DIGITS.sub("#", text[max(start - _REACH, 0) : start])
    after = _DIGITS.sub("#", text[end : end + _REACH])
    return _up_to_a_stop(before[::-1][:_WINDOW])[::-1] + "#" + _up_to_a_stop(after[:_WINDOW])


def _up_to_a_stop(text: str) -> str:
    """Return the beginning of a text up to a line break or full-width punctuation: `%` and `-` belong to numbers."""
    for index, character in enumerate(text):
        wide = unicodedata.category(character).startswith("P") and unicodedata.east_asian_width(character) in "WF"
        if wide or character == "\n":
            return text[:index]
    return text


def _group(first: UnreadNumber) -> _Group:
    """Open a group with its example; the article is not kept."""
    raw = first.body[first.start : first.end]
    example, offset = sentence_around(first.body, first.start, first.end)
    return _Group(raw, example, offset, first.page, first.issue, first.published)


def _gap(words: str, group: _Group) -> Gap:
    return Gap(
        surroundings=words,
        times=group.times,
        issues=len(group.issues),
        raw=group.raw,
        example=group.example,
        offset=group.offset,
        page=group.page,
        issue=group.issue,
        published=group.published,
    )


def sentence_around(text: str, start: int, end: int) -> tuple[str, int]:
    """Return the sentence around a number, ellipses for what is too long of it, and where the number begins in it."""
    first, last = start, end
    while first > 0 and text[first - 1] not in _SENTENCE_ENDS and start - first < _EXAMPLE:
        first -= 1
    while last < len(text) and text[last] not in _SENTENCE_ENDS and last - end < _EXAMPLE:
        last += 1
    opened = "…" if first > 0 and text[first - 1] not in _SENTENCE_ENDS else ""
    closed = "…" if last < len(text) and text[last] not in _SENTENCE_ENDS else ""
    return f"{opened}{text[first:last]}{closed}", len(opened) + start - first


# ----------------------------------------------------------------- to be shown


@dataclass(frozen=True, slots=True)
class Listing:
    """Groups ready to be shown; `thing` is what a group counts, `cells` are the columns of the table."""

    thing: str
    columns: tuple[str, ...]
    records: Sequence[Mapping[str, Value]]
    cells: tuple[str, ...]

    @property
    def times(self) -> int:
        """How many things all groups hold."""
        return sum(int(str(record["times"])) for record in self.records)

    @property
    def table(self) -> str:
        """The groups as lines of text."""
        rows = [[*(_cell(record[column]) for column in self.cells), _near(record)] for record in self.records]
        return text_table((*self.cells, "as in"), rows, _WIDEST)


def gap_listing(gaps: Iterable[Gap]) -> Listing:
    """Return groups of unread numbers, ready to be shown."""
    columns = tuple(each.name for each in fields(Gap))
    cells = ("times", "issues", "surroundings", "published", "page")
    return Listing("unread number", columns, [asdict(gap) for gap in gaps], cells)


def label_listing(labels: Iterable[UnnamedLabel]) -> Listing:
    """Return labels without a canonical indicator, ready to be shown."""
    columns = tuple(each.name for each in fields(UnnamedLabel))
    cells = ("times", "issues", "label", "units", "figure", "published", "page")
    records = [_with_example(label) for label in labels]
    return Listing("unnamed figure", columns, records, cells)


def _with_example(label: UnnamedLabel) -> Mapping[str, Value]:
    """Return a label under the names that groups of numbers have too: its example, and where it stands in it."""
    record = asdict(label)
    return record | {"example": label.sentence, "offset": max(label.sentence.find(label.label or ""), 0)}


def _near(record: Mapping[str, Value]) -> str:
    """Return the part of an example that a table has room for: what it is an example of, and some words before."""
    example, offset = str(record["example"]), int(str(record["offset"]))
    return f"…{example[offset - _LEAD :]}" if offset > _LEAD else example


def _cell(value: Value) -> str:
    if isinstance(value, list | tuple):
        return " ".join(map(str, value))
    return "-" if value is None else str(value)
