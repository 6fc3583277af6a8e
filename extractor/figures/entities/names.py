"""A sentence → the names in it that may tell of whom its numbers are said, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractor.figures.entities.gazetteer import Gazetteer
from extractor.figures.entities.whom import SITES, SORTS, Mention, Sort
from extractor.rules.rule import Match
from extractor.rules.rule_set import Rules

# A name of more characters is a clause whose verb nobody knows.
_LONGEST = 30
# So many characters in a row that are no common words make a name a proper one.
_UNKNOWN = 2
# So many common words before 联盟 or 协会 make the name of one.
_TELLING = 4
# What is counted where a number follows, rather than named.
_COUNTED: frozenset[Sort] = frozenset(("project", "platform", "park", "event", "school"))


class NameFinder:
    """Finds names in sentences.

    Args:
        gazetteer: The lists of places.
        home: The code of the issue's place, empty where it is not known.
        rules: The rules.
    """

    def __init__(self, gazetteer: Gazetteer, home: str, rules: Rules) -> None:
        self._gazetteer = gazetteer
        self._home = home
        self._rules = rules
        language = rules.group("language")
        self._edge = language["entity-edge"]
        self._end = language["entity-name-end"]
        self._not_name = language["entity-not-name"]
        self._proper = language["entity-proper"]
        self._common = language["entity-common"]
        self._launched = language["entity-launched"]
        self._counted = language["entity-counted"]
        self._project = language["entity-project-proper"]
        self._quote = language["entity-quote"]
        self._standing = [
            language[name] for name in ("entity-group", "entity-home", "entity-again", "entity-list-again")
        ]

    def names(self, text: str) -> list[Mention]:
        """Return the names in a sentence, none overlapping another: the first is right, and of two the longer one."""
        found = [*self.bodies(text), *self._gazetteer.places(text, self._home), *self._words(text)]
        return _apart(sorted(found, key=lambda name: (name.start, -name.end, name.sort == "again")))

    def bodies(self, text: str) -> Iterator[Mention]:
        """Yield the names that are told by how they end (…有限公司, …软件园)."""
        ends = self._end.all(text)
        if not ends:
            return
        edges = [match.span() for match in self._edge.all(text)]
        starts = [0, *(end for _, end in edges)]
        stops = [*(start for start, _ in edges), len(text)]
        for start, stop in zip(starts, stops, strict=True):
            within = [match for match in ends if start <= match.start() and match.end() <= stop]
            for match in reversed(within):
                if self._is_counted(text, match):
                    continue
                if body := self._body(text, start, match):
                    yield body
                    break

    def zones(self, text: str) -> Iterator[Mention]:
        """Yield the zones that a text names, whatever follows them: 洋浦经济开发区 in the name of its association."""
        for match in self._end.all(text):
            if self._sort(match) == "zone" and match.start():
                yield Mention(0, match.end(), text[: match.end()], "zone")

    def _body(self, text: str, start: int, match: Match) -> Mention | None:
        """Return the name from `start` to an ending; a common noun (重点园区) only calls back a name of its kind."""
        end = match.end()
        if end - start > _LONGEST or self._not_name.match(text, end):
            return None
        sort, ending = self._sort(match), match["ending"] or match[0]
        if called := self._calling(text, start, match.start()):
            start = called
        core, name = text[start : match.start()], text[start:end]
        plain = self._without_quotes(name)
        if core and self._is_proper(name, core, sort):
            return Mention(start, end, plain, sort)
        if not core and self._rules.table("bare-name").find(ending):
            return Mention(start, end, plain, sort)
        if not core and not self._rules.table("entity-again").find(ending):
            return Mention(start, end, plain, "again", word=ending, sorts=(), pointing=False)
        return None

    def _is_counted(self, text: str, match: Match) -> bool:
        """Whether an ending is what the number behind it counts: 签约项目19个; whose they are is said before it."""
        return self._sort(match) in _COUNTED and self._counted.match(text, match.end()) is not None

    def _calling(self, text: str, start: int, end: int) -> int | None:
        """Return where a word ends that calls another name back, before a name of its own: 会上 in 会上签约项目."""
        found = self._standing[2].match(text, start)
        return found.end() if found and found.end() < end else None

    def _without_quotes(self, name: str) -> str:
        marks = {mark[0] for mark in self._quote.all(name)}
        return "".join(char for char in name if char not in marks)

    def _sort(self, match: Match) -> Sort:
        if match["ending"]:
            return SORTS[self._rules.table("entity-ending").meaning(match["ending"]).attributes["entity"]]
        return next(SORTS[name] for name, text in match.groupdict().items() if text and name in SORTS)

    def _is_proper(self, name: str, core: str, sort: Sort) -> bool:
        if sort == "organ" or self._proper.search(name) or self._gazetteer.names_place(core, self._home):
            return True
        if sort == "project":
            return self._project.search(name) is not None
        at, unknown = 0, []
        for match in self._common.all(core):
            unknown.append(core[at : match.start()])
            at = match.end()
        told = sort == "association" and len(core) >= _TELLING
        return told or any(len(part) >= _UNKNOWN for part in (*unknown, core[at:]))

    def _words(self, text: str) -> Iterator[Mention]:
        """Yield groups of places, and the words that stand for a name: 全市, 园区, 三地."""
        group, home, again, these = self._standing
        for match in self._launched.all(text):
            yield Mention(*match.span(), match["name"], "project")
        for match in group.all(text):
            yield Mention(*match.span(), match[0], "group")
        for match in home.all(text):
            level = self._rules.table("entity-home").meaning(match["home"]).attributes["level"] if match["home"] else ""
            name = match["home"] or self._rules.table("region").meaning(match["wide"]).means
            start = match.start("home" if match["home"] else "wide")
            yield Mention(start, match.end(), name, "home" if match["home"] else "place", level or "country")
        for match in again.all(text):
            word = match["again"] or match["pointed"]
            known = self._rules.table("entity-again").find(word)
            sorts = _sorts((known or self._rules.table("entity-pointed").meaning(word)).attributes["entity"])
            yield Mention(*match.span(), word, "again", word=word, sorts=sorts, pointing=match["pointing"] is not None)
        for match in these.all(text):
            yield Mention(*match.span(), match[0], "these", word=match["count"])


def _sorts(entity: str) -> tuple[Sort, ...]:
    """Return the sorts of names that a word may call back."""
    sort = SORTS[entity]
    return (sort, *(each for each in SITES if each != sort)) if sort in SITES and sort != "school" else (sort,)


def _apart(names: Iterable[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for name in names:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept
