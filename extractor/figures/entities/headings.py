"""A numbered paragraph → its rank, and whom its heading names: what stands under it is told of them until the next."""

from __future__ import annotations

from dataclasses import replace

from extractor.figures.entities.carried import Carried
from extractor.figures.entities.clauses import clauses_of
from extractor.figures.entities.gazetteer import Gazetteer
from extractor.figures.entities.lists import joined
from extractor.figures.entities.meant import meant
from extractor.figures.entities.names import NameFinder
from extractor.figures.entities.whom import ASSUMED, Mention, Whom
from extractor.rules.rule_set import Rules

# The groups of the rule that tells the number of a heading, from the highest rank to the lowest.
_RANKS = ("first", "second", "third", "fourth", "fifth")
# The rank of a heading above the text, which no number of a paragraph ends.
ABOVE = -1


class Headings:
    """Reads the headings that number the parts of a text: 一、, （一）, 1., （1）, ①.

    Args:
        finder: Finds the names in a heading.
        gazetteer: The lists of places.
        rules: The rules.
    """

    def __init__(self, finder: NameFinder, gazetteer: Gazetteer, rules: Rules) -> None:
        self._finder = finder
        self._gazetteer = gazetteer
        self._rules = rules
        self._number = rules.rule("language", "heading-number")
        self._head = rules.rule("language", "numbered-heading")
        self._plain = rules.rule("language", "heading-above")

    def rank(self, paragraph: str) -> int | None:
        """Return the rank of a numbered paragraph, 0 for the highest; None for one without a number."""
        number = self._number.match(paragraph)
        return next(rank for rank, name in enumerate(_RANKS) if number[name]) if number else None

    def whom(self, paragraph: str, start: int, state: Carried) -> Whom | None:
        """Return the subject of a numbered heading, None where it names nobody, or the paragraph has none.

        Args:
            paragraph: Its text.
            start: Where it begins.
            state: What was said before.
        """
        head = self._head.match(paragraph)
        mention = self._subject(head["head"], state) if head else None
        at = start + head.start("head") if head else start
        return meant(mention, at, state, self._gazetteer, self._rules)[0] if mention else None

    def whom_above(self, heading: str, state: Carried) -> Whom | None:
        """Return the subject of a heading that stands above the text, and has no number: a part of the issue's place
        (省本级), or what it lies in; other names tell already whom the text is about.
        """
        mention = self._subject(heading, state) if self._plain.fullmatch(heading) else None
        if mention is None or mention.sort != "home":
            return None
        whom, _ = meant(mention, 0, state, self._gazetteer, self._rules)
        return replace(whom, start=ASSUMED, end=ASSUMED) if whom else None

    def _subject(self, text: str, state: Carried) -> Mention | None:
        """Return the first subject of a heading that is no office."""
        names = joined(text, self._finder.names(text, state.short), self._rules)
        first = next(clauses_of(text, names, self._rules), None)
        subjects = (placed for placed in first.names if placed.position == "subject") if first else ()
        return next((placed.mention for placed in subjects if placed.mention.sort != "organ"), None)
