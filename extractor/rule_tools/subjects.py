"""Subjects that no list or form knows → groups, the most frequent first: where the next form should be written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace

from extractor.archive.records import Issue
from extractor.figures.reading import Kept, reading_again
from extractor.rule_tools.gaps import Listing, sentence_around
from extractor.rules.rule_set import Rules


@dataclass(frozen=True, slots=True)
class UnknownSubject:
    """Words that open clauses as a name does, but no list or form knows; the first clause is the example."""

    words: str
    times: int
    issues: int
    example: str
    offset: int
    issue: str
    published: str | None


def subjects_of(articles: Iterable[tuple[Issue, Kept]], rules: Rules) -> list[UnknownSubject]:
    """Return the subjects that no form or list knew, with their numbers nobody's, the most frequent first."""
    found: dict[str, list[UnknownSubject]] = {}
    for issue, article in articles:
        reading = reading_again(article, rules).prose
        for start, end in reading.unknown:
            example, offset = sentence_around(reading.text, start, end)
            words = reading.text[start:end]
            one = UnknownSubject(words, 1, 1, example, offset, issue.title, issue.published)
            found.setdefault(words, []).append(one)
    subjects = [replace(all_[0], times=len(all_), issues=len({one.issue for one in all_})) for all_ in found.values()]
    return sorted(subjects, key=lambda each: (-each.times, -each.issues, each.words))


def subject_listing(subjects: Iterable[UnknownSubject]) -> Listing:
    """Return subjects that nobody knows, ready to be shown."""
    columns = tuple(each.name for each in fields(UnknownSubject))
    cells = ("times", "issues", "words", "published")
    return Listing("unknown subject", columns, [asdict(one) for one in subjects], cells)
