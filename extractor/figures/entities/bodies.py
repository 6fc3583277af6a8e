"""A sentence → the names in it that their endings tell: companies, parks, schools, associations, fairs, projects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from extractor.figures.entities.endings import Ending, Endings
from extractor.figures.entities.gazetteer import Gazetteer
from extractor.figures.entities.whom import Mention, Sort
from extractor.rules.name_list_loading import load_list
from extractor.rules.name_lists import NO_WORDS, CommonWordList
from extractor.rules.rule_set import Rules
from extractor.words.common_words import CommonWords

# A name of more characters is a clause whose verb nobody knows.
_LONGEST = 30
# So many characters in a row that are no common words make a name a proper one.
_UNKNOWN = 2
# So many common words before 联盟 or 协会 make the name of one.
_TELLING = 4
# Characters: a name of common words is so long before its ending, or is only a kind of thing (数据中心).
_LONG_COMMON = 6
# Sorts of bodies that may be named by common words alone.
_COMMON: frozenset[Sort] = frozenset(("platform", "school"))
# What is counted where a number follows, rather than named.
_COUNTED: frozenset[Sort] = frozenset(("project", "platform", "park", "event"))


# Their names are often common words (前湾新区, 西南大学); only those of the trade tell a kind (示范园区).
_NAMED_FREELY: frozenset[Sort] = frozenset(("zone", "park", "school", "place"))
# So many common words, not all of the trade, make a name of any kind (国际邮轮港区数字文化出口中心).
_LONG = 6


@lru_cache(maxsize=4)
def common_words_of(rules: Rules) -> CommonWords:
    """Return the common words that stand beside some rules, with those of bulletins."""
    return CommonWords(load_list(CommonWordList, rules.folder), frozenset(rules.table("entity-generic").spellings))


@lru_cache(maxsize=4)
def _kept(rules: Rules) -> tuple[Endings, CommonWords, CommonWords, CommonWords]:
    """Return the endings of names, the common words, those of two characters alone, and those of the trade alone."""
    trade = frozenset(rules.table("entity-generic").spellings)
    longer = frozenset(word for word in trade if len(word) > 1)
    pairs = replace(load_list(CommonWordList, rules.folder), single=frozenset())
    return Endings(rules), common_words_of(rules), CommonWords(pairs, trade), CommonWords(NO_WORDS, longer)


class BodyFinder:
    """Finds names by how they end (…有限公司, …软件园).

    A name is proper if it holds a place, quotes or Latin letters, or characters that make no common word; other words
    before an ending tell a kind (重点园区), or call an earlier name back.

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
        self._endings, self._words, self._pairs, self._trade = _kept(rules)
        self._alone = frozenset(word for word in rules.table("entity-generic").spellings if len(word) == 1)
        self._not_name = language["entity-not-name"]
        self._proper = language["entity-proper"]
        self._counted = language["entity-counted"]
        self._project = language["entity-project-proper"]
        self._kind = language["entity-kind-before"]
        self._again = language["entity-again"]
        self._does = language["entity-builds"]
        self._group = language["entity-company-group"]
        self._half_quoted = language["entity-half-quoted"]

    def all(self, text: str) -> Iterator[Mention]:
        """Yield the names of a sentence; of two endings without an edge between them, the later one tells."""
        edge = len(text) + 1
        endings = self._endings.all(text)
        firms = [each.end for each in endings if each.sort == "company"]
        for ending in reversed(endings):
            if ending.end > edge or self._is_counted(text, ending):
                continue
            start = self.left_edge(text, ending.start)
            if ending.sort != "company":
                # A firm's name ends where its legal form does: 青岛国实科技有限公司|建设海洋数据交易平台
                start = self._behind_firm(text, start, ending.start, firms)
            if body := self._body(text, start, ending):
                yield body
                edge = start

    def _behind_firm(self, text: str, start: int, end: int, firms: Sequence[int]) -> int:
        """Return where a name begins that may not reach over the end of a firm's, and the verb behind that."""
        firm = max((at for at in firms if start < at < end), default=start)
        verb = self._does.match(text, firm) if firm > start else None
        return verb.end() if verb else firm

    def sites(self, text: str) -> Iterator[Mention]:
        """Yield the zones and parks in a name, whatever follows them: 洋浦经济开发区 in that of its association."""
        for ending in self._endings.all(text):
            start = text.rfind(" ", 0, ending.start) + 1
            core = text[start : ending.start]
            if ending.sort in ("zone", "park") and core and self._is_proper(text[start : ending.end], core, "park"):
                yield self._mention(text, start, ending.end, ending.sort)

    def left_edge(self, text: str, end: int) -> int:
        """Return where the word ends that stands last before a name's ending and in no name (的, 举办, 记者)."""
        start = max(0, end - _LONGEST)
        edge = self._edge.search(text[start:end])
        return start + edge.end() if edge else start

    def _body(self, text: str, start: int, ending: Ending) -> Mention | None:
        """Return the name from `start` to an ending; a common noun (重点园区) only calls back a name of its kind."""
        end, sort = ending.end, ending.sort
        if self._not_name.match(text, end):
            return None
        start = self._calling(text, start, ending.start) or start
        core = text[start : ending.start]
        if self._half_quoted.search(text[start:end]):
            return None
        if core and self._is_proper(text[start:end], core, sort):
            return self._mention(text, self._opening(text, start, ending.start), end, sort)
        if len(core) >= _LONG_COMMON and sort in _COMMON:
            return replace(self._mention(text, start, end, sort), common=True)
        if not core and self._rules.table("bare-name").find(ending.word):
            return self._mention(text, start, end, sort)
        if not core and not self._rules.table("entity-again").find(ending.word):
            return Mention(start, end, ending.word, "again", word=ending.word, sorts=(), pointing=False)
        return None

    def _mention(self, text: str, start: int, end: int, sort: Sort) -> Mention:
        name = text[start:end]
        return Mention(start, end, name, sort, code=self._gazetteer.code_in(name, self._home))

    def _opening(self, text: str, start: int, end: int) -> int:
        """Return where a name opens behind what kind of thing it is: 入园企业 before 江西…有限公司."""
        found = self._kind.match(text[start:end])
        if found is None:
            return start
        opening = start + found.end()
        return opening if self._gazetteer.opens_with_place(text, opening) else start

    def _is_counted(self, text: str, ending: Ending) -> bool:
        """Whether an ending is what the number behind it counts: 签约项目19个; whose they are is said before it."""
        return ending.sort in _COUNTED and self._counted.match(text, ending.end) is not None

    def _calling(self, text: str, start: int, end: int) -> int | None:
        """Return where a word ends that calls another name back, before a name of its own: 会上 in 会上签约项目."""
        found = self._again.match(text, start)
        return found.end() if found and found.end() < end else None

    def _is_proper(self, name: str, core: str, sort: Sort) -> bool:
        if sort == "organ" or self._proper.search(name) or self._gazetteer.names_place(core, self._home):
            return True
        if sort == "company" and self._group.search(name) and self._is_beyond_trade(core):
            return True
        if sort == "event" and self._gazetteer.names_country(core):
            return True
        if sort == "project":
            return self._project.search(name) is not None
        if sort == "association" and len(core) >= _TELLING:
            return True
        if not self._is_beyond_trade(core):
            return False
        if sort in _NAMED_FREELY or len(core) >= _LONG or _runs(self._words, core):
            return True
        return sort == "company" and next(self._pairs.unknown(core), None) is not None

    def _is_beyond_trade(self, core: str) -> bool:
        """Whether more than words of the trade stands before an ending.

        A character that is one of them (新, 大) may be part of a name: 新蒲新区.
        """
        runs = (core[start:end] for start, end in self._trade.unknown(core))
        return any(len(run) >= _UNKNOWN and not self._alone.issuperset(run) for run in runs)


def _runs(words: CommonWords, core: str) -> bool:
    return any(end - start >= _UNKNOWN for start, end in words.unknown(core))
