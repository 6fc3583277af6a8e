"""pattern → what a text must hold for it to match, derived from the parse of the `regex` library itself.

The derivation is that of Russ Cox for trigrams, "Regular Expression Matching with a Trigram Index" (2012): what every
match begins with, ends with, and has at the seams between its parts. `sieve` says what it is good for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, reduce
from importlib import import_module

import regex

from extractor.rules.sieve import DIGIT, Grams, Needs, alike

# What parses a pattern, and the kinds of nodes that it gives; untyped, for it is no public part of the library.
_core = import_module("regex._regex_core")

# Most words that are followed one by one; of more, only their first and last characters are.
_MOST_WORDS = 256
# Most ways in which a pattern may match that are looked at one by one.
_MOST_WAYS = 2
# Most pairs at a seam, and most characters of a class, that are worth a look; and most sets for a way to match.
_MOST_PAIRS, _MOST_CHARACTERS = 1024, 256
_MOST_NEEDS = 4
_PAIR = 2

_IGNORE_CASE = int(regex.IGNORECASE)
# Of a verbose pattern, what groups and parts it, and what hides such signs: escapes and comments.
# A bracket that is closed at once is not: the closing one is a character of the class.
_TOKEN = regex.compile(r"\\.|\#.*|\[\^?\]|[\[\]()|]", regex.VERSION1)
# What holds beyond an alternative: flags to the end or against blanks, `\K`, verbs, groups by number, recursion, calls.
_REACHES_OUT = regex.compile(
    r"\(\?[a-zA-Z0-9-]+\) | \(\?[a-zA-Z]*-[a-zA-Z]*: | \\[KGg1-9] | \(\* | \(\?(?: [&+-] | P> | \(\d )",
    regex.VERBOSE | regex.VERSION1,
)


def alternatives_of(pattern: str) -> list[str]:
    """Return the alternatives of a verbose pattern, which `|` parts outside of all groups.

    One that says what holds beyond an alternative, as a flag does, is all one. A part may name a group that only
    another has; then it does not compile.
    """
    if _REACHES_OUT.search(pattern):
        return [pattern]
    parts, depth, classes, start = [], 0, 0, 0
    for token in _TOKEN.finditer(pattern):
        sign = token[0]
        if sign[0] == "[":
            classes += 1
        elif classes:
            classes -= sign == "]"
        elif sign == "|" and not depth:
            parts.append(pattern[start : token.start()])
            start = token.end()
        else:
            depth += (sign == "(") - (sign == ")")
    return [*parts, pattern[start:]]


def needs_of(pattern: str, flags: int, words: Mapping[str, Sequence[str]]) -> Needs:
    """Return what every text in which a pattern matches must hold.

    Args:
        pattern: A pattern that `regex` has compiled.
        flags: The flags that it was compiled with.
        words: Its named lists.
    """
    derivation = _Derivation({name: _Told.of(map(alike, spellings)) for name, spellings in words.items()})
    try:
        ways = [derivation.sequence(way).needs for way in derivation.ways(_parsed(pattern, flags, words))]
    except Exception:  # noqa: BLE001 - the parse is no public part of the library: where it is another, all is searched
        return ((),)
    return tuple(dict.fromkeys(map(_telling, ways)))


def _telling(needs: Grams) -> Grams:
    """Return the few sets of grams that tell most: those that the fewest texts meet, none of which another implies."""
    chosen: list[frozenset[str]] = []
    for grams in sorted(needs, key=_commonness):
        if not any(_implies(other, grams) for other in chosen):
            chosen.append(grams)
    return tuple(chosen[:_MOST_NEEDS])


def _implies(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a text that meets one set meets the other too: with 台阶 it has 台."""
    return all(not other.isdisjoint((gram, *gram)) for gram in one)


def _commonness(grams: frozenset[str]) -> tuple[bool, int]:
    """Return what orders sets of grams by how many texts meet them: pairs are rarer than characters, few than many."""
    return any(len(gram) < _PAIR for gram in grams), len(grams)


def _parsed(pattern: str, flags: int, words: Mapping[str, Sequence[str]]) -> object:
    source = _core.Source(pattern)
    source.ignore_space = bool(flags & regex.VERBOSE)
    # The words of its lists are not needed here, and parsing them takes most of the time; an empty list is parsed away
    info = _core.Info(flags, str, dict.fromkeys(words, ("x",)))
    return _core._parse_pattern(source, info)  # noqa: SLF001 - the parse has no other door


def _few(characters: Iterable[str]) -> frozenset[str] | None:
    known = frozenset(characters)
    return known if len(known) <= _MOST_CHARACTERS else None


def _needed(words: Iterable[str]) -> Grams:
    """Return what a text must hold that holds one of some words: the beginning and the end of one."""
    known = list(words)
    if "" in known:
        return ()
    if len(known) == 1:
        (word,) = known
        return tuple(frozenset((word[at : at + _PAIR],)) for at in range(max(1, len(word) - 1)))
    return frozenset(word[:_PAIR] for word in known), frozenset(word[-_PAIR:] for word in known)


@dataclass(frozen=True, slots=True)
class _Told:
    """What is known of all that a part of a pattern matches.

    `words` are all that it can be, None where these are too many; `firsts` and `lasts` are the characters that it can
    begin and end with, None where these are too many; `empty` is whether it can be nothing; `given` is what a text
    must hold besides.
    """

    words: frozenset[str] | None = None
    firsts: frozenset[str] | None = None
    lasts: frozenset[str] | None = None
    empty: bool = True
    given: Grams = field(default=())

    @classmethod
    def of(cls, words: Iterable[str], given: Grams = ()) -> _Told:
        """Return what is known of a part that is one of some words."""
        known = frozenset(words)
        told = cls(
            None if len(known) > _MOST_WORDS else known,
            _few(word[:1] for word in known if word),
            _few(word[-1:] for word in known if word),
            "" in known,
            given,
        )
        if told.words is None:
            return cls(None, told.firsts, told.lasts, told.empty, given + _needed(known))
        return told

    @property
    def needs(self) -> Grams:
        """All that a text must hold for the part to match in it."""
        return self.given + (_needed(self.words) if self.words is not None else ())


_ANYTHING = _Told()
_NOTHING = _Told.of([""])


def _joined(first: _Told, second: _Told) -> _Told:
    """Return what is known of one part behind another."""
    given = first.given + second.given
    if first.words is not None and second.words is not None and len(first.words) * len(second.words) <= _MOST_WORDS:
        return _Told.of((before + behind for before in first.words for behind in second.words), given)
    needs = first.needs + second.needs
    if first.lasts and second.firsts and not (first.empty or second.empty):
        needs += _seam(first.lasts, second.firsts)
    return _Told(
        None,
        _either(first.firsts, second.firsts) if first.empty else first.firsts,
        _either(first.lasts, second.lasts) if second.empty else second.lasts,
        first.empty and second.empty,
        needs,
    )


def _seam(lasts: frozenset[str], firsts: frozenset[str]) -> Grams:
    """Return the pairs, one of which stands where two parts meet."""
    return (frozenset(a + b for a in lasts for b in firsts),) if len(lasts) * len(firsts) <= _MOST_PAIRS else ()


def _either(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    return None if one is None or other is None else _few(one | other)


def _one_of(branches: Sequence[_Told]) -> _Told:
    """Return what is known of a part that is one of several."""
    words = [told.words for told in branches if told.words is not None and not told.given]
    if len(words) == len(branches) and sum(map(len, words)) <= _MOST_WORDS:
        return _Told.of(frozenset().union(*words))
    needs = [told.needs for told in branches]
    chosen = [min(each, key=_commonness) for each in needs if each]
    return _Told(
        None,
        reduce(_either, (told.firsts for told in branches)),
        reduce(_either, (told.lasts for told in branches)),
        any(told.empty for told in branches),
        (frozenset().union(*chosen),) if len(chosen) == len(branches) else (),
    )


class _Derivation:
    """Follows the parse of one pattern; `lists` is what is known of its named lists."""

    def __init__(self, lists: Mapping[str, _Told]) -> None:
        self._lists = lists
        self._known: dict[int, _Told] = {}

    def ways(self, node: object) -> list[tuple[object, ...]]:
        """Return the ways in which a node can match, each as nodes behind each other: its alternatives, parted."""
        if isinstance(node, _core.Group | _core.Atomic):
            return self.ways(node.subpattern)
        if isinstance(node, _core.Branch) and not isinstance(node, _core.StringSet) and self.told(node).words is None:
            return [way for branch in node.branches for way in self.ways(branch)]
        if not isinstance(node, _core.Sequence):
            return [(node,)]
        ways: list[tuple[object, ...]] = [()]
        for item in node.items:
            parted = self.ways(item)
            if len(ways) * len(parted) > _MOST_WAYS:
                parted = [(item,)]
            ways = [(*way, *part) for way in ways for part in parted]
        return ways

    def sequence(self, nodes: Iterable[object]) -> _Told:
        """Return what is known of nodes behind each other."""
        return reduce(_joined, map(self.told, nodes), _NOTHING)

    def told(self, node: object) -> _Told:
        """Return what is known of a node; each is looked at once."""
        if id(node) not in self._known:
            self._known[id(node)] = self._told(node)
        return self._known[id(node)]

    def _told(self, node: object) -> _Told:
        """Return what is known of a node of the parse; of a kind that is not known here, nothing."""
        if isinstance(node, _core.Sequence):
            return self.sequence(node.items)
        if isinstance(node, _core.StringSet):
            return _ANYTHING if node.case_flags & _IGNORE_CASE else self._lists[node.name]
        if isinstance(node, _core.Branch):
            return _one_of(list(map(self.told, node.branches)))
        if isinstance(node, _core.Group | _core.Atomic):
            return self.told(node.subpattern)
        if isinstance(node, _core.GreedyRepeat):  # lazy and possessive ones too
            return _repeated(self.told(node.subpattern), node.min_count, node.max_count)
        if isinstance(node, _core.LookAround):
            return _Told.of([""], self.told(node.subpattern).needs if node.positive else ())
        if isinstance(node, _core.ZeroWidthBase):
            return _NOTHING
        characters = _characters(node)
        return _ANYTHING if characters is None else _Told.of(characters)


def _repeated(told: _Told, least: int, most: int | None) -> _Told:
    if (least, most) == (1, 1):
        return told
    if (least, most) == (0, 1) and told.words is not None and not told.given:
        return _Told.of(told.words | {""})
    return _Told(None, told.firsts, told.lasts, told.empty or least == 0, told.needs if least else ())


def _characters(node: object) -> frozenset[str] | None:
    """Return the characters that a node may be, all digits being alike; None where they are too many, or not known."""
    if not getattr(node, "positive", False) or getattr(node, "case_flags", 0) & _IGNORE_CASE:
        return None
    if isinstance(node, _core.Character):
        return frozenset((alike(chr(node.value)),))
    if isinstance(node, _core.Range) and node.upper - node.lower < _MOST_CHARACTERS:
        return frozenset(alike("".join(map(chr, range(node.lower, node.upper + 1)))))
    if isinstance(node, _core.Property):
        return frozenset((DIGIT,)) if node.value == _any_digit() else None
    if isinstance(node, _core.SetUnion):
        return reduce(_either, map(_characters, node.items))
    return None


@cache
def _any_digit() -> int:
    """Return the number by which the parse names the property of being a digit."""
    parsed = _parsed(r"\d", regex.VERSION1, {})
    assert isinstance(parsed, _core.Sequence)
    return int(parsed.items[0].value)
