"""YAML file → nodes that know their place.

Every scalar stays the text that was written (`12:30` and `no` are words, not numbers and truth values) and a key
written twice is an error: both are silent traps of YAML.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import yaml

from extractor.errors import PatternError, did_you_mean

# libyaml's parser takes a tenth of the time; it comes with the wheels of PyYAML, but not with each build of it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Node:
    """A mapping of a rule file; `where` is `FILE:LINE`.

    Its getters raise PatternError, with the place, where the value is missing or of another kind.
    """

    where: str
    _file: str
    _values: dict[str, yaml.Node]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys in the order of the file."""
        return tuple(self._values)

    def refuse_unknown(self, known: Iterable[str]) -> None:
        """Raise PatternError if the mapping has a key that is not one of `known`."""
        known = list(known)
        for key, value in self._values.items():
            if key not in known:
                raise PatternError(
                    _place(self._file, value),
                    f"unknown key '{key}'{did_you_mean(key, known)} (known here: {', '.join(known)})",
                )

    def has(self, key: str) -> bool:
        """Whether the key was written."""
        return key in self._values

    def text(self, key: str) -> str:
        """Return the scalar at `key` as it was written."""
        return self._scalar(self._value(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the list of scalars at `key`; a missing key is an empty list, a text that stands twice an error."""
        found: list[str] = []
        for item in self._sequence(key) if key in self._values else ():
            text = self._scalar(item)
            if text in found:
                raise PatternError(_place(self._file, item), f"'{text}' stands twice in '{key}'")
            found.append(text)
        return tuple(found)

    def nodes(self, key: str) -> tuple[Node, ...]:
        """Return the list of mappings at `key`; a missing key is an empty list."""
        if key not in self._values:
            return ()
        return tuple(_node(self._file, item) for item in self._sequence(key))

    def mapping(self, key: str) -> Node:
        """Return the mapping at `key`."""
        return _node(self._file, self._value(key))

    def is_list(self, key: str) -> bool:
        """Whether a list stands at `key`."""
        return isinstance(self._values.get(key), yaml.SequenceNode)

    def place(self, key: str) -> str:
        """Return `FILE:LINE` of the value at `key`."""
        return _place(self._file, self._value(key))

    def _value(self, key: str) -> yaml.Node:
        if key not in self._values:
            raise PatternError(self.where, f"the key '{key}' is missing")
        return self._values[key]

    def _sequence(self, key: str) -> list[yaml.Node]:
        value = self._value(key)
        if not isinstance(value, yaml.SequenceNode):
            raise PatternError(_place(self._file, value), f"'{key}' must be a list")
        return list(value.value)

    def _scalar(self, value: yaml.Node) -> str:
        if not isinstance(value, yaml.ScalarNode):
            raise PatternError(_place(self._file, value), "a text was expected here, not a list or mapping")
        return str(value.value)


def read_rule_file(content: bytes, shown: str) -> Node:
    """Return the top mapping of a YAML file, given what is in it; `shown` is the file's name in messages.

    Raises:
        PatternError: The file is no YAML, not UTF-8, or not a mapping; or a key stands twice.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise PatternError(f"{shown}:{line}", f"not UTF-8: {error.reason}; save the file in that encoding") from error
    try:
        tree = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise PatternError(f"{shown}:{line}", f"not valid YAML: {error.problem or error.context}") from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise PatternError(f"{shown}:{line}", f"not valid YAML: {error.reason}") from error
    if tree is None:
        return Node(f"{shown}:1", shown, {})
    return _node(shown, tree)


def _node(file: str, tree: yaml.Node) -> Node:
    where = _place(file, tree)
    if not isinstance(tree, yaml.MappingNode):
        raise PatternError(where, "a mapping (key: value) was expected here")
    values: dict[str, yaml.Node] = {}
    for key, value in tree.value:
        if key.value in values:
            raise PatternError(_place(file, key), f"the key '{key.value}' stands twice")
        values[key.value] = value
    return Node(where, file, values)


def _place(file: str, tree: yaml.Node) -> str:
    return f"{file}:{tree.start_mark.line + 1}"
