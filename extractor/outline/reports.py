"""lines → report: a document that is one text, whose numbered headings count it from its beginning to its end.

A budget report, a white paper, a communique: no bulletin, and without its sections. The highest level of its headings
opens sections, the next one articles; where there is but one level, each opens an article. Headings below stay in the
text, as those of an article of a bulletin do: what is cut here is long, one text, and counted throughout.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractor.model import Article, Line, LineKey, Masthead, PrintedTable
from extractor.outline.articles import read_articles
from extractor.outline.contents import Contents
from extractor.outline.layout import Layout, other_size
from extractor.outline.numbered import (
    ANNEX,
    FORMS,
    Form,
    Numbered,
    counted_within,
    have_texts,
    is_whole,
    numbered_headings,
    runs_of,
)
from extractor.outline.report_front import ArticleLines, FrontReader
from extractor.outline.sections import SectionLines
from extractor.rules.rule_set import Rules
from extractor.words.joining import text_of

# A report has so many pages from its first heading on, at least, and a document that has but one level of headings, or
# a number as the issues of a bulletin have, so many: an article of a bulletin is shorter. With contents pages a few
# are enough.
FEWEST_PAGES = 4
FEWEST_LISTED = 2
MANY_PAGES = 8
# The headings count this part of the whole text, and this part of what stands from the first of them on.
MOSTLY, ALMOST_ALL = 0.7, 0.9
# A title stands so close above its text, in parts of the usual distance of lines; what is above a picture does not.
CLOSE = 3.0


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A section of a report; its name, and as printed with its lines; all empty where it has none."""

    kind: str
    heading: str
    heading_lines: tuple[Line, ...]
    articles: tuple[ArticleLines, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A report: the title above its text, None where none stands there, and its sections."""

    title: str | None
    sections: tuple[ReportSection, ...]


@dataclass(frozen=True, slots=True)
class _Levels:
    """The headings of both levels in order; `lower` are none where there is one level only."""

    upper: tuple[Numbered, ...]
    lower: tuple[Numbered, ...]


def read_report(
    lines: Sequence[Line],
    sections: Sequence[SectionLines],
    layout: Layout,
    contents: Contents,
    masthead: Masthead,
    rules: Rules,
) -> Report | None:
    """Return a document as a report, None where it is none.

    Args:
        lines: Its content in reading order, without furniture.
        sections: What `read_sections` finds in it: a document with sections of a bulletin is no report.
        layout: How it is set.
        contents: Its contents pages.
        masthead: What it says of itself: its name, and the number that issues of a bulletin have.
        rules: The forms of headings: `patterns/print/reports.yaml`.
    """
    if any(section.heading for section in sections):
        return None
    headings = numbered_headings(lines, layout, rules)
    levels = _levels(headings, lines)
    listed = contents.end is not None
    if levels is None or not _is_long(levels, lines, masthead, listed=listed):
        return None
    if _has_titles_among(headings, levels, lines, layout):
        return None
    front = FrontReader(lines[: levels.upper[0].at], layout, contents, rules).read(masthead.bulletin)
    # Several titles ahead of all headings are those of a report with contents, or of articles
    if not listed and sum(bool(article.head) for article in front.articles) > 1:
        return None
    return Report(front.title, tuple(_sections(front.articles, levels, lines)))


def report_articles(
    section: ReportSection, layout: Layout, contents: Contents, rules: Rules, tables: Mapping[LineKey, PrintedTable]
) -> tuple[Article, ...]:
    """Return the articles of a section of a report; see `read_articles`."""
    found: list[Article] = []
    for part in section.articles:
        body = read_articles(part.lines, "untitled", layout.within(part.lines), contents, rules, tables)
        article = body[0] if body else Article(None, None, (), (), ())
        source = part.source or article.source
        found.append(replace(article, title=part.title, source=source, lines=(*part.head, *article.lines)))
    return tuple(found)


# -------------------------------------------------------------- whether a document is a report


def _levels(headings: Sequence[Numbered], lines: Sequence[Line]) -> _Levels | None:
    """Return the two highest levels of headings that count a document."""
    by_form: dict[Form, list[Numbered]] = {form: [] for form in (*FORMS, ANNEX)}
    for heading in headings:
        by_form[heading.form].append(heading)
    for level, form in enumerate(FORMS[:-1], start=1):
        main = _main_run(by_form[form], by_form[ANNEX], lines)
        if main is None:
            continue
        behind = [one for one in by_form[ANNEX] if one.at > main[-1].at]
        upper = [*main, *behind] if have_texts(behind, len(lines)) else main
        bounds = [*(one.at for one in upper), len(lines)]
        counted = ([*counted_within(by_form[lower], bounds)] for lower in FORMS[level:])
        return _Levels(tuple(upper), tuple(next((found for found in counted if len(found) > 1), [])))
    return None


def _main_run(
    headings: Sequence[Numbered], annexes: Sequence[Numbered], lines: Sequence[Line]
) -> list[Numbered] | None:
    """Return the headings that count most of a document from its first to its last, None where none do.

    A summary may count before, and an annex behind them.
    """
    runs = [run for run in runs_of(headings) if len(run) > 1]
    if not runs:
        return None
    starts = [*(run[0].at for run in runs[1:]), len(lines)]
    closing = [next((one.at for one in annexes if one.at > run[-1].at), len(lines)) for run in runs]
    lengths = [_length(lines[run[0].at : min(ends)]) for run, *ends in zip(runs, starts, closing, strict=True)]
    at = max(range(len(runs)), key=lengths.__getitem__)
    run, counted = runs[at], lengths[at]
    rest = _length(lines[run[0].at : closing[at]])
    whole = (
        is_whole(run)
        and have_texts(run, len(lines))
        and counted >= ALMOST_ALL * rest
        and counted >= MOSTLY * _length(lines)
    )
    return run if whole else None


def _is_long(levels: _Levels, lines: Sequence[Line], masthead: Masthead, *, listed: bool) -> bool:
    """Whether headings in one type cut a text that is long enough for it; `listed` tells that it has contents pages."""
    pages = len({line.page for line in lines[levels.upper[0].at :]})
    bulletin = masthead.number is not None
    fewest = FEWEST_LISTED if listed else FEWEST_PAGES
    if (bulletin and not levels.lower) or pages < (MANY_PAGES if bulletin or not levels.lower else fewest):
        return False
    counted = [one for one in levels.upper if one.form != ANNEX]
    size = counted[0].lines[0].size
    return not any(other_size(one.lines[0].size, size) for one in counted)


def _has_titles_among(headings: Sequence[Numbered], levels: _Levels, lines: Sequence[Line], layout: Layout) -> bool:
    """Whether titles of other articles stand in a text: bigger than its headings, or as big and in the middle, close
    above what is no heading.
    """
    own = {line.key for one in headings for line in one.lines}
    size, first = levels.upper[0].lines[0].size, levels.upper[0].at
    end = next((one.at for one in levels.upper if one.form == ANNEX), len(lines))
    for line, below in pairwise(lines[first:end]):
        near = line.page == below.page and 0 < below.top - line.top < CLOSE * layout.pitch
        if line.key in own or line.role != "body" or not near or layout.stands_out(below):
            continue
        bigger = layout.bigger(line) and line.size > size and other_size(line.size, size)
        alike = layout.stands_out(line) and not other_size(line.size, size)
        if bigger or (alike and layout.centred(line) and layout.short(line)):
            return True
    return False


def _length(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines)


# -------------------------------------------------------------- what it is cut in


def _sections(front: Sequence[ArticleLines], levels: _Levels, lines: Sequence[Line]) -> list[ReportSection]:
    ends = [*(one.at for one in levels.upper[1:]), len(lines)]
    if not levels.lower:
        articles = [_headed(one, lines[one.end : end]) for one, end in zip(levels.upper, ends, strict=True)]
        return [ReportSection("", "", (), (*front, *articles))]
    sections = [ReportSection("", "", (), tuple(front))] if front else []
    for one, end in zip(levels.upper, ends, strict=True):
        inside = [lower for lower in levels.lower if one.at < lower.at < end]
        bounds = [*(lower.at for lower in inside), end]
        articles = [_headed(lower, lines[lower.end : behind]) for lower, behind in zip(inside, bounds[1:], strict=True)]
        above = lines[one.end : bounds[0]]
        if above or not articles:
            articles.insert(0, ArticleLines(one.called, None, (), tuple(above)))
        heading = tuple([line.as_role("heading") for line in one.lines])
        sections.append(ReportSection(one.called, text_of(one.lines), heading, tuple(articles)))
    return sections


def _headed(heading: Numbered, lines: Sequence[Line]) -> ArticleLines:
    head = tuple([line.as_role("title") for line in heading.lines])
    return ArticleLines(heading.called, None, head, tuple(lines))
