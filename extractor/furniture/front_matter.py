"""lines → cover, contents and imprint: what stands before and behind the sections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from string import digits

from extractor.model import Line, LineKey, LineRole
from extractor.rules.rule import Rule
from extractor.rules.rule_set import Rules
from extractor.words.headings import BRACKETED, heading_of, letters_of

# What ends a sentence within a line.
STOP = "。"
# A cover has few lines and hardly a sentence, and is one of the first pages: the second where the first is blank.
MOST_COVER_LINES = 30
MOST_COVER_SENTENCES = 2
LAST_COVER_PAGE = 2
# Entries with dotted leaders that make a page a contents page though no title says so, and the last page on which
# contents begin, behind cover, imprint and editorial.
LEAST_ENTRIES = 3
LAST_CONTENTS_PAGE = 5
# An entry runs over so many lines, of which only the last has the leader or the page.
MOST_LINES_OF_ENTRY = 3
# A line this many times as big as the text is part of a masthead; so is the periodical's name, which must be set so
# many times as big: headings and titles are smaller.
BIG = 1.4
BIG_NAME = 1.2
# The name of a supplement, or of the same periodical in another script, is at least so big beside the name.
SMALL_NAME = 0.4
# An imprint among the text has so many lines that surely belong to one.
SURE_LINES = 3
# So many lines of other pages in the style of a line make it a heading.
RECURRING = 2


class FrontMatter:
    """Finds cover, contents and imprint among the lines of all pages without running heads, feet and page numbers.

    Args:
        by_page: The lines of each page in reading order.
        size: The size of the text in points.
        rules: Words and forms of `patterns/print/furniture.yaml` and `patterns/print/masthead.yaml`.
    """

    def __init__(self, by_page: Mapping[int, Sequence[Line]], size: float, rules: Rules) -> None:
        self._by_page = by_page
        self._size = size
        self._rules = rules
        self._ends = rules.table("sentence-end").spellings
        self._led = rules.rule("print/furniture", "contents-entry")
        self._numbered = rules.rule("print/furniture", "contents-plain")
        self._counted = rules.rule("print/articles", "title-number")
        self._ahead = rules.rule("print/furniture", "contents-ahead")
        self._paged = rules.rule("print/furniture", "contents-led")
        self._page = rules.rule("print/furniture", "contents-page")
        self._imprint = rules.rule("print/furniture", "imprint")

    def roles(self) -> dict[LineKey, LineRole]:
        """Return the roles `contents` and `cover` by line."""
        roles: dict[LineKey, LineRole] = {line.key: "contents" for line in self._contents()}
        roles.update({line.key: "cover" for line in self._covers(roles)})
        content = [line for lines in self._by_page.values() for line in lines if line.key not in roles]
        roles.update({line.key: "cover" for line in self._imprints(content)})
        return roles

    # -------------------------------------------------------------- contents

    def _contents(self) -> Iterator[Line]:
        """Yield what lies between a contents title, or the first entry, and the last entry of a page."""
        going_on = False
        for page, lines in self._by_page.items():
            begin = self._first_of_contents(page, lines, going_on)
            if begin is None:
                going_on = False
                continue
            behind = {self._core(line.text): line for _, found in sorted(self._by_page.items()) for line in found}
            box = [*lines[:begin], *_beside(lines[begin:])]
            last = self._last_entry(box, begin, behind)
            going_on = last == len(lines) - 1
            yield from box[begin : last + 1]

    def _first_of_contents(self, page: int, lines: Sequence[Line], going_on: bool) -> int | None:
        titles = self._rules.table("contents-title")
        if page > LAST_CONTENTS_PAGE and not going_on and not self._is_all_contents(lines):
            return None
        for index, line in enumerate(lines):
            if titles.find(line.text) is not None:
                return index
        entries: list[int] = []
        for index, line in enumerate(lines):
            if self._led.fullmatch(line.text):
                entries.append(index)
            elif 2 * (index + 1 - len(entries)) > len(lines):
                return None
        if len(entries) < LEAST_ENTRIES:
            return None
        return 0 if going_on else entries[0]

    def _is_all_contents(self, lines: Sequence[Line]) -> bool:
        """Whether a page opens with the title of contents, and most of its lines have leaders, as behind a summary."""
        if not lines or self._rules.table("contents-title").find(lines[0].text) is None:
            return False
        led = sum(self._led.fullmatch(line.text) is not None for line in lines)
        return led >= LEAST_ENTRIES and 2 * led > len(lines)

    def _last_entry(self, lines: Sequence[Line], begin: int, behind: Mapping[str, Line]) -> int:
        """The last line from `begin` on that is an entry: by its leader, its page number, or since it comes again."""
        last = begin
        entries = self._alike(lines[begin + 1 :], self._ahead) | self._alike(lines[begin + 1 :], self._numbered)
        for index, line in enumerate(lines[begin + 1 :], start=begin + 1):
            numbered = self._numbered.fullmatch(line.text)
            core = self._core(numbered["entry"] if numbered else line.text)
            page = self._page.fullmatch(line.text) is not None or self._leads_to_page(lines, index)
            if (
                page
                or line.key in entries
                or self._led.fullmatch(line.text)
                or self._paged.fullmatch(line.text)
                or _comes_again(line, behind.get(core))
            ):
                last = index
            elif line.text.endswith(self._ends) or index - last >= MOST_LINES_OF_ENTRY:
                break
        return last

    def _alike(self, lines: Sequence[Line], form: Rule) -> set[LineKey]:
        """Return the lines in a form, where they are as many as entries that make a contents page."""
        found = {line.key for line in lines if form.fullmatch(line.text) or self._page.fullmatch(line.text)}
        return found if len(found) >= LEAST_ENTRIES else set()

    def _core(self, text: str) -> str:
        """Return what of a title is read aloud, without its number in the section, or its page before it."""
        found = self._counted.fullmatch(text)
        return letters_of(found["title"] if found else text).lstrip(digits)

    def _leads_to_page(self, lines: Sequence[Line], index: int) -> bool:
        """Whether the next line is a page number on the same height."""
        if index + 1 == len(lines):
            return False
        line, behind = lines[index], lines[index + 1]
        level = abs(line.bottom - behind.bottom) < line.size / 2 and behind.x0 > line.x1
        return level and self._page.fullmatch(behind.text) is not None

    # -------------------------------------------------------------- cover and imprint

    def _covers(self, taken: Mapping[LineKey, LineRole]) -> Iterator[Line]:
        """Yield the pages before the content that hold no text, and a masthead above the content of the first page."""
        left = {page: [line for line in found if line.key not in taken] for page, found in self._by_page.items()}
        last = max((page for page, lines in left.items() if lines), default=0)
        for page, lines in left.items():
            told = page == last and any(line.text.endswith(self._ends) for line in lines)
            if lines and page <= LAST_COVER_PAGE and not told and self._is_cover(lines):
                yield from lines
            elif lines:
                if page == 1:
                    yield from self._masthead(lines)
                return

    def _is_cover(self, lines: Sequence[Line]) -> bool:
        if len(lines) > MOST_COVER_LINES or any(self._is_heading(line) for line in lines):
            return False
        sentences = sum(line.text.endswith(self._ends) or STOP in line.text for line in lines)
        return sentences <= MOST_COVER_SENTENCES and any(self._names_issue(line) for line in lines)

    def _masthead(self, lines: Sequence[Line]) -> Iterator[Line]:
        """Yield what names the issue above the first heading or sentence of a page."""
        biggest = 0.0
        for line in lines:
            below = line.column > 0 and any(other.column == 0 and other.top < line.top for other in lines)
            if below or self._is_heading(line) or line.text.endswith(self._ends):
                return
            if line.size > BIG_NAME * self._size and self._recurs(line):
                return
            if self._names_issue(line, biggest) or line.size > BIG * self._size:
                biggest = max(biggest, line.size)
                yield line

    def _imprints(self, content: Sequence[Line]) -> Iterator[Line]:
        """Yield the imprint before the first heading, and at the very end where more than an address stands there; any
        run of such lines, most of which say so surely, is one in a box.
        """
        for is_imprint, run in groupby(content, key=lambda line: self._imprint.fullmatch(line.text) is not None):
            lines = list(run)
            if is_imprint and sum(map(self._is_surely_imprint, lines)) >= SURE_LINES:
                yield from lines
        for line in content:
            if self._is_heading(line) or self._imprint.fullmatch(line.text) is None:
                break
            yield line
        tail: list[Line] = []
        for line in reversed(content):
            if self._imprint.fullmatch(line.text) is None:
                break
            tail.append(line)
        if any(map(self._is_surely_imprint, tail)):
            yield from tail

    def _is_surely_imprint(self, line: Line) -> bool:
        found = self._imprint.fullmatch(line.text)
        return found is not None and bool(found["sure"])

    def _is_heading(self, line: Line) -> bool:
        heading = heading_of(line, self._rules)
        if heading is None or self._rules.table("no-section").find(heading.name) is not None:
            return False
        return heading.word is not None or heading.form == BRACKETED

    def _names_issue(self, line: Line, biggest: float = 0.0) -> bool:
        """Whether the line is made of nothing but an issue's number, date, name and publisher.

        Below a line that is much bigger it is no name: `biggest` is the size of that.
        """
        names = self._rules.group("print/masthead")
        if names["periodical"].fullmatch(line.text):
            return line.size > max(BIG_NAME * self._size, SMALL_NAME * biggest) and not self._recurs(line)
        rest = without_number(line.text, self._rules)
        if not rest:
            return bool(letters_of(line.text))
        if names["periodical"].fullmatch(rest):
            return line.size > SMALL_NAME * biggest and not (line.size > self._size and self._recurs(line))
        return any(form.fullmatch(rest) for form in (names["publisher"], self._imprint))

    def _recurs(self, line: Line) -> bool:
        """Whether lines of other pages are set just as one is: headings are, the name of the periodical is not."""
        style = line.size, line.bold
        alike = (other for page, lines in self._by_page.items() if page != line.page for other in lines)
        return sum((other.size, other.bold) == style for other in alike) >= RECURRING


def _comes_again(line: Line, last: Line | None) -> bool:
    """Whether what a line says is said on a later page, or below on its own in a bigger size, as a title is."""
    if last is None or last.page < line.page:
        return False
    return last.page > line.page or (last.position > line.position and last.size > line.size)


def _beside(lines: Sequence[Line]) -> list[Line]:
    """Return lines without those left of a contents title whose entries begin where it does: a box beside others."""
    title = lines[0]
    boxed = sum(abs(line.x0 - title.x0) < line.size for line in lines[1:]) >= LEAST_ENTRIES
    return [line for line in lines if not boxed or line.x1 > title.x0 - line.size]


def without_number(text: str, rules: Rules) -> str:
    """Return a text without the issue's number and month, and without the signs that part them from the rest."""
    for name in ("issue-number", "month"):
        found = rules.rule("print/masthead", name).search(text)
        if found is not None:
            text = f"{text[: found.start()]} {text[found.end() :]}"
    aside = rules.rule("print/masthead", "number-aside")
    for found in reversed(list(aside.all(text))):
        text = f"{text[: found.start()]} {text[found.end() :]}"
    return text.strip(" |/·-—()（）")
