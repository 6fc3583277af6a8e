"""lines → masthead: what an issue says of itself, on its cover, in its running heads and in its file's name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from extractor.furniture.front_matter import without_number
from extractor.model import Line, Masthead, MonthSource
from extractor.rules.rule import Match
from extractor.rules.rule_set import Rules
from extractor.words.headings import section_named
from extractor.words.numerals import whole_number
from extractor.words.period import MONTHS

# Years of the Republic of China count from the one after this.
REPUBLIC = 1911


@dataclass(frozen=True, slots=True)
class _Month:
    """A month `YYYY-MM`, as it was printed, and where it was read."""

    published: str
    printed: str
    source: MonthSource


def read_masthead(
    lines: Sequence[Line], file: str, created: str | None, rules: Rules, date: str | None = None
) -> Masthead:
    """Return the masthead of an issue.

    Args:
        lines: All lines of the document, with the roles that `mark_furniture` gave.
        file: Base name of the PDF.
        created: Month `YYYY-MM` in which the PDF says that it was made.
        rules: Forms of names, numbers and dates: `patterns/print/masthead.yaml`.
        date: Month `YYYY-MM` that the user gave; it goes before all others.
    """
    stem = PurePath(file).stem
    reader = _MastheadReader(lines, stem, rules)
    bulletin, number = reader.bulletin(), reader.number()
    month = _Month(date, date, "date") if date else reader.month(created)
    called = number or (month.printed if month else None)
    return Masthead(
        bulletin=bulletin,
        publisher=reader.publisher(),
        title=" ".join(part for part in (bulletin, called) if part) if bulletin else stem,
        number=number,
        published=month.published if month else None,
        published_from=month.source if month else None,
    )


class _MastheadReader:
    """Looks in one place after another; the cover goes before the running heads."""

    def __init__(self, lines: Sequence[Line], stem: str, rules: Rules) -> None:
        self._rules = rules
        self._forms = rules.group("print/masthead")
        self._cover = [line for line in lines if line.role == "cover"]
        self._heads = [line for line in lines if line.role in ("header", "footer")]
        self._content = [line for line in lines if line.role == "body"]
        self._stem = stem

    def number(self) -> str | None:
        """The issue's number as printed; its second half may stand in a line of its own."""
        for lines in (self._cover, self._heads):
            wholes = [found["number"] for line in lines if (found := self._forms["issue-number"].search(line.text))]
            parts = [line.text for line in lines if self._forms["part-number"].fullmatch(line.text)]
            main = next((whole for whole in wholes if whole not in parts), None)
            if main is not None:
                shown = self._forms["issue-total"].search(main) is not None
                return str(main) if shown or not parts else f"{main}{parts[0]}"
            if parts:
                return parts[0]
        return None

    def publisher(self) -> str | None:
        """The association that publishes the issue: the line that says so, else the first that names one."""
        found = [self._forms["publisher"].fullmatch(line.text) for line in (*self._cover, *self._heads)]
        named = [match for match in found if match is not None]
        named.sort(key=lambda match: match["host"] is None)
        return named[0]["publisher"] if named else None

    def bulletin(self) -> str | None:
        """The periodical's name: the biggest line of the cover that is in the form of one, else that of the heads."""
        special = self._forms["special-issue"]
        big = sorted((line for line in self._cover if not special.fullmatch(line.text)), key=lambda line: -line.size)
        for line in big:
            found = self._forms["periodical"].fullmatch(line.text)
            if found is not None:
                return str(found["periodical"])
        for name in self._names_in_heads():
            return name
        plain = [line.text for line in big if self._says_nothing_else(line)]
        return plain[0] if plain and len(big) > 1 and big[0].text == plain[0] else None

    def month(self, created: str | None) -> _Month | None:
        """The month of the issue, from the first place that tells it."""
        sources: tuple[tuple[MonthSource, list[str]], ...] = (
            ("cover", [line.text for line in self._cover]),
            ("running-head", [line.text for line in self._heads]),
            ("file-name", [self._stem]),
        )
        for source, texts in sources:
            for text in texts:
                found = self._forms["month"].search(text)
                month = self._month(found, source) if found is not None else None
                if month is not None:
                    return month
        latest, numbered = self._latest_in_text(created), self._month_of_number()
        if numbered is not None and (latest is None or latest.published <= numbered.published):
            return numbered
        if latest is not None:
            return latest
        return _Month(created, created, "pdf-date") if created else None

    def _month(self, found: Match, source: MonthSource) -> _Month | None:
        year = whole_number(found["year"], self._rules)
        month = whole_number(found["month"], self._rules)
        if year and "republic" in found.groupdict() and found["republic"]:
            year += REPUBLIC
        return _Month(f"{year:04}-{month:02}", found[0].strip(), source) if year and month else None

    def _month_of_number(self) -> _Month | None:
        """The month that an issue's number tells: the ninth of a monthly's year, the third of a quarterly's, 秋季号."""
        lines = [*self._cover, *self._heads]
        texts = [*(line.text for line in lines), self._stem]
        every = next((word for text in texts if (word := self._forms["interval"].search(text))), None)
        months = int(self._rules.table("interval").meaning(every[0]).attributes["months"]) if every else 1
        for text in texts:
            season = self._forms["seasonal-number"].search(text)
            found = season or self._forms["issue-number"].search(text)
            year = whole_number(found["year"], self._rules) if found and found["year"] else None
            if found is None or not year:
                continue
            if season:
                month = int(self._rules.table("season-of-issue").meaning(season["which"]).attributes["month"])
            else:
                number = whole_number(found["issue"], self._rules) if found["issue"] else None
                month = months * (number or 0)
            if 0 < month <= MONTHS:
                return _Month(f"{year:04}-{month:02}", found[0].strip(), "number")
        return None

    def _latest_in_text(self, created: str | None) -> _Month | None:
        """The latest month named in the text, which an issue cannot precede; none behind the PDF's own date."""
        rule = self._forms["full-date"]
        dates = [found for line in self._content for found in rule.all(line.text)]
        months = [month for found in dates if (month := self._month(found, "text")) is not None]
        possible = [month for month in months if created is None or month.published <= created]
        return max(possible, key=lambda month: month.published) if possible else None

    def _names_in_heads(self) -> Iterator[str]:
        """Names in the running heads, the most frequent first; an issue's number or month beside them is no part."""
        said = Counter(without_number(line.text, self._rules) for line in self._heads)
        for text, _ in said.most_common():
            found = self._forms["periodical"].fullmatch(text)
            if found is not None and section_named(text, self._rules) is None:
                yield str(found["periodical"])

    def _says_nothing_else(self, line: Line) -> bool:
        if self._rules.table("unsold").find(line.text) or self._forms["publisher"].fullmatch(line.text):
            return False
        return not any(self._forms[name].search(line.text) for name in ("issue-number", "month"))
