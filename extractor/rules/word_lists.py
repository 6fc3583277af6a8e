r"""A pattern that names lists of words (`\L<unit>`) → one that finds the same and is searched faster.

`regex` tries the words of a list one by one, the longest first, wherever it looks for one. So a look at one character
is put before a long list: mostly it tells that no word stands there. A very long list that a pattern names once is
written out as a tree of what its words have in common; where it is named again and again, that takes too long to
compile.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import regex

LIST = re.compile(r"\\L<(\w+)>")
_BACKWARDS = re.compile(r"\s*\(\?r\)")
# From so many words on a list is long, or very long.
_LONG, _VERY_LONG = 30, 100
# The words behind a beginning that they share, by their next characters; "" where a word ends.
_Tree = dict[str, "_Tree"]


def with_searchable_lists(pattern: str, words: Mapping[str, Sequence[str]]) -> tuple[str, dict[str, Sequence[str]]]:
    """Return the pattern to compile, and the lists that it still names.

    Args:
        pattern: A verbose pattern.
        words: The words of the lists that it names.
    """
    named = LIST.findall(pattern)
    backwards = _BACKWARDS.match(pattern) is not None

    def searchable(found: re.Match[str]) -> str:
        listed = words[found[1]]
        if len(listed) < _LONG:
            return found[0]
        if backwards:
            return f"(?:{found[0]}(?<={_one_of({word[-1] for word in listed})}))"
        once = len(listed) >= _VERY_LONG and named.count(found[1]) == 1
        return f"(?:(?={_one_of({word[0] for word in listed})}){_written_out(listed) if once else found[0]})"

    result = LIST.sub(searchable, pattern)
    return result, {name: words[name] for name in dict.fromkeys(LIST.findall(result))}


def _written_out(words: Iterable[str]) -> str:
    tree: _Tree = {}
    for word in words:
        branch = tree
        for char in word:
            branch = branch.setdefault(char, {})
        branch[""] = {}
    return _pattern_of(tree)


def _pattern_of(tree: _Tree) -> str:
    """Return the pattern of the words of a tree, the longest first."""
    ends = [char for char, behind in tree.items() if char and behind.keys() == {""}]
    longer = [_escaped(char) + _pattern_of(behind) for char, behind in tree.items() if char and char not in ends]
    branches = [*longer, *([_one_of(ends)] if ends else [])]
    return f"(?:{'|'.join(branches)}){'?' if '' in tree else ''}" if branches else ""


def _one_of(characters: Iterable[str]) -> str:
    return f"[{''.join(map(_escaped, sorted(characters)))}]"


def _escaped(char: str) -> str:
    return char if char.isalnum() else str(regex.escape(char, special_only=False))
