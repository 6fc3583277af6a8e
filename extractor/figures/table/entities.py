"""What is said of a cell → of whom its number is said: a row or column named after a place, a zone or a body."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from extractor.figures.entities.carried import Carried
from extractor.figures.entities.clauses import clauses_of
from extractor.figures.entities.gazetteer import gazetteer_of
from extractor.figures.entities.home import home_meant
from extractor.figures.entities.lists import joined
from extractor.figures.entities.names import NameFinder
from extractor.figures.entities.whom import Mention, Sort, Whom
from extractor.figures.setting import Setting
from extractor.figures.table.header_words import HeaderWords
from extractor.figures.table.subjects import Origin
from extractor.figures.table.words import Spoken
from extractor.rules.rule_set import Rules

# Names of heads that are no entity, or stand for one that a table does not name.
_NOBODY: frozenset[Sort] = frozenset(("organ", "again", "these"))


class TableEntities:
    """Tells of whom the numbers of one table are said.

    Args:
        setting: The setting of the article.
        rules: The rules.
    """

    def __init__(self, setting: Setting, rules: Rules) -> None:
        around = setting.around
        self._rules = rules
        self._gazetteer = gazetteer_of(rules)
        self._finder = NameFinder(self._gazetteer, around.issue.code, rules)
        about = around.default
        if about is not None and about.is_same(around.issue.association):
            about = around.issue.home
        self._default = about or around.issue.home
        self._state = Carried(around.issue.home, self._default, self._default, self._default)
        self._heard = cache(self._named)

    def whom(self, spoken: Spoken) -> tuple[Whom, Origin] | None:
        """Return of whom a number is said, and which words say so; None where nothing does.

        Rows and columns go before the caption; in a caption a zone without a name of its own (开发区) is no topic.
        """
        found = self._first(spoken.rows) or self._first(spoken.columns) or self._topic(spoken.around)
        if found:
            whom, words = found
            return whom, Origin("entity", whom.name, words.text, words.place)
        return (self._default, Origin("entity", self._default.name, "", "of the issue")) if self._default else None

    def _first(self, words: Iterable[HeaderWords]) -> tuple[Whom, HeaderWords] | None:
        for each in words:
            if whom := self._heard(each.text):
                return whom, each
        return None

    def _topic(self, words: Iterable[HeaderWords]) -> tuple[Whom, HeaderWords] | None:
        captions = (each for each in words if each.place == "in the caption")
        found = self._first(captions)
        return None if found is None or self._rules.table("bare-name").find(found[0].name) else found

    def _named(self, text: str) -> Whom | None:
        """Return the name that a head or caption opens with."""
        names = joined(text, self._finder.names(text), self._rules)
        for clause in clauses_of(text, names, self._rules):
            for placed in clause.names:
                if placed.position == "subject" and placed.mention.sort not in _NOBODY:
                    return self._meant(placed.mention)
        formed = self._rules.rule("language", "entity-place-form").fullmatch(text)
        return Whom(formed[0], "place") if formed else None

    def _meant(self, mention: Mention) -> Whom | None:
        if mention.sort == "home":
            return home_meant(mention, self._state, self._gazetteer, self._rules)
        return mention.whom
