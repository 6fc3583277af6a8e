"""What is said of a cell → of whom its number is said: a row or column named after a place, a zone or a body."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

from extractor.figures.entities.carried import Carried
from extractor.figures.entities.clauses import clauses_of
from extractor.figures.entities.gazetteer import gazetteer_of
from extractor.figures.entities.lists import joined
from extractor.figures.entities.meant import home_named
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
        names: The names of its rows. Where these are places, they are no parts of an event that the title names.
        rules: The rules.
    """

    def __init__(self, setting: Setting, names: Iterable[str], rules: Rules) -> None:
        around = setting.around
        self._rules = rules
        self._gazetteer = gazetteer_of(rules)
        self._finder = NameFinder(self._gazetteer, around.issue.code, rules)
        about = around.default
        if about is not None and about.is_same(around.issue.association):
            about = around.issue.home
        self._default = about or around.issue.home
        self._joins = rules.rule("language", "separator")
        self._state = Carried(around.issue.home, self._default, self._default, self._default)
        self._heard = cache(self._named)
        if setting.card and self._default and not self._heard(self._default.name):
            # A title that a form makes the name of a company need not be one
            self._default = None
        if self._default and self._default.kind == "event" and any(map(self._is_place, names)):
            self._default = around.issue.home

    def whom(self, spoken: Spoken) -> tuple[Whom, Origin] | None:
        """Return of whom a number is said, and which words say so; None where nothing does.

        Rows and columns go before the caption; in a caption a zone without a name of its own (开发区) is no topic.
        Where the caption says whose table it is (发行人授信情况), rows and columns only name with whom it has to do.
        """
        if any(map(self._is_owned, spoken.around)):
            return self._issuer()
        heads = (*spoken.rows, *spoken.columns)
        found = self._listed(spoken) or self._first(heads, self._of_head) or self._topic(spoken.around)
        if found:
            whom, words = found
            return whom, Origin("entity", whom.name, words.text, words.place)
        return self._by_default()

    def _by_default(self) -> tuple[Whom, Origin] | None:
        return (self._default, Origin("entity", self._default.name, "", "of the issue")) if self._default else None

    def _is_owned(self, words: HeaderWords) -> bool:
        """Whether a caption says that all of the table is told of the company whose document it is."""
        owner = self._rules.rule("figures/table-heads", "owner")
        return words.place == "in the caption" and owner.match(words.text) is not None

    def _issuer(self) -> tuple[Whom, Origin] | None:
        """Return the company whose document it is; None where that is not known."""
        return self._by_default() if self._default and self._default.kind == "company" else None

    def _listed(self, spoken: Spoken) -> tuple[Whom, HeaderWords] | None:
        """Return whom a row is named after where the header of the names says that they are companies or places."""
        for words, corner in zip(spoken.rows, spoken.corners, strict=True):
            if words.items or words.total or words.subtotal or not (words.name or words.region):
                continue
            if named := self._rules.rule("figures/table-heads", "named-corner").search(corner):
                return Whom(words.text, "project" if named["project"] else "company"), words
            place = self._rules.rule("figures/table-heads", "place-corner").match(corner)
            if place and not (self._heard(words.text) or self._is_no_place(words.text)):
                return Whom(words.region or words.name, "zone" if place["park"] else "place"), words
        return None

    def _is_no_place(self, name: str) -> bool:
        """Whether a name among those of places is none: what is left over (其他), or a level of government (市本级)."""
        rest = self._rules.rule("language", "rest").match(name)
        return rest is not None or self._rules.table("government").find(name) is not None

    def _is_place(self, name: str) -> bool:
        whom = self._heard(name)
        return whom is not None and whom.kind == "place"

    def _first(
        self, words: Iterable[HeaderWords], hear: Callable[[str], Whom | None]
    ) -> tuple[Whom, HeaderWords] | None:
        for each in words:
            if whom := hear(each.text):
                return whom, each
        return None

    def _topic(self, words: Iterable[HeaderWords]) -> tuple[Whom, HeaderWords] | None:
        captions = (each for each in words if each.place == "in the caption")
        found = self._first(captions, self._heard)
        return None if found is None or self._rules.table("bare-name").find(found[0].name) else found

    def _of_head(self, text: str) -> Whom | None:
        """Return whom a header or a row's name names: a place may have more behind it, a company or park is all of it.

        A branch (某银行某支行) is one of its own, a place with others (醴陵及三县) a group.
        """
        whom = self._heard(text)
        if whom and whom.kind == "place" and whom.start == 0 and self._joins.match(text, whom.end):
            return Whom(text, "group", 0, len(text))
        if whom is None or whom.kind == "place":
            return whom
        rest = text.partition(whom.name)[2].strip() if whom.name in text else ""
        if not rest:
            return whom
        branch = self._rules.rule("figures/table-heads", "branch").search(rest)
        return replace(whom, name=text[text.index(whom.name) :]) if branch else None

    def _named(self, text: str) -> Whom | None:
        """Return the name that a head or caption opens with."""
        names = joined(text, self._finder.names(text), self._rules)
        for clause in clauses_of(text, names, self._rules):
            for placed in clause.names:
                if placed.position == "subject" and placed.mention.sort not in _NOBODY:
                    return self._meant(placed.mention)
        formed = self._rules.rule("language", "entity-place-form").fullmatch(text)
        formed = formed or self._rules.rule("figures/table-heads", "place-head").match(text)
        return Whom(formed[0], "place", *formed.span()) if formed else None

    def _meant(self, mention: Mention) -> Whom | None:
        if mention.sort == "home":
            home = home_named(mention, self._state, self._gazetteer, self._rules)
            return home.at(mention.start, mention.end) if home else None
        return mention.whom
