"""What a rule file may say besides words and expressions: the groups, their options, and the values that each takes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from extractor.errors import PatternError, did_you_mean
from extractor.rules.yaml_file import Node

ROLES = [
    "level",
    "change",
    "share",
    "rate",
    "points",
    "delta",
    "ordinal",
    "name",
    "list",
    "date",
    "duration",
    "other",
    "indicator",
    "scope",
    "whole",
    "region",
    "home",
    "breakdown",
    "item",
    "respectively",
    "total",
]
PERIOD_KINDS = ["cumulative", "month", "quarter", "year", "span", "stock"]
MODALITIES = ["target", "plan", "forecast", "policy"]
COLUMNS = ["level", "yoy", "mom", "share", "pp", "delta"]


@dataclass(frozen=True, slots=True)
class Values:
    """What may stand at a key: one of some words, several of them, or a text of some form."""

    words: tuple[str, ...] = ()
    many: bool = False
    form: str = ""
    called: str = ""

    def check(self, where: str, key: str, text: str) -> None:
        """Raise PatternError, with the place, where the text is not among the values."""
        if self.form and not re.fullmatch(self.form, text):
            raise PatternError(where, f"'{text}' is no value for '{key}': {self.called} is expected")
        for word in (text.split() if self.many else [text]) if self.words else []:
            if word not in self.words:
                hint = did_you_mean(word, self.words) or f" (known: {', '.join(self.words)})"
                raise PatternError(where, f"'{word}' is no value for '{key}'{hint}")


_NUMBER = Values(form=r"-?\d+(\.\d+)?", called="a number")
_SIGN = Values(words=("1", "-1"))
_KIND = Values(
    words=(
        *PERIOD_KINDS,
        *("season", "day", "same", "annual", "present", "since", "opening", "current", "relative"),
        *("within", "relative-quarter", "current-quarter", "ahead"),
    )
)

# Attributes of word tables that must be of some form; the others are free texts.
_ATTRIBUTES: Mapping[str, Values] = {
    "value": _NUMBER,
    "factor": _NUMBER,
    "percent": _NUMBER,
    "offset": _NUMBER,
    "sign": _SIGN,
    "first": Values(form=r"[1-9]|1[0-2]|\d{4}", called="a month or a year"),
    "last": Values(form=r"[1-9]|1[0-2]|\d{4}", called="a month or a year"),
    "meaning": Values(words=("gt", "ge", "lt", "le", "approx")),
    "column": Values(words=("yoy", "mom")),
    "level": Values(words=("city", "province", "unknown")),
    "kind": Values(words=tuple(PERIOD_KINDS)),
    "layout": Values(words=("titled", "cards", "notes", "single")),
    "stock": Values(words=("yes", "no")),
    "published": Values(form=r"\d{4}-(0[1-9]|1[0-2])", called="a month as 2023-09"),
    "side": Values(words=("first", "last")),
    "wide": Values(words=("yes",)),
}


@dataclass(frozen=True, slots=True)
class Option:
    """A key that a group's rules have besides those of every rule."""

    values: Values
    required: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The keys that rules of a group have besides those of every rule; and whether all of them are `tried` on every
    text, so that it pays to know beforehand which of them cannot match.
    """

    options: Mapping[str, Option] = field(default_factory=dict)
    tried: bool = False


# The groups whose rules some stage reads; a file that is none of them is of the folder in which it stands.
_GROUPS: Mapping[str, Group] = {
    "language": Group(),
    "language/modality": Group({"modality": Option(Values(words=tuple(MODALITIES)), required=True)}),
    "print": Group(),
    "figures": Group(
        {
            "role": Option(Values(words=tuple(ROLES)), required=True),
            "falls": Option(Values(words=tuple(COLUMNS), many=True)),
            "less": Option(_NUMBER),
            "measure": Option(Values()),
        },
        tried=True,
    ),
    "figures/periods": Group({"kind": Option(_KIND, required=True)}, tried=True),
    "figures/table-heads": Group(
        {
            "column": Option(Values(words=tuple(COLUMNS))),
            "falls": Option(Values(words=tuple(COLUMNS), many=True)),
        }
    ),
}


def group_named(path: str) -> Group | None:
    """Return what holds for the rules of a file or folder, given its group; None where no stage reads them."""
    while path not in _GROUPS and "/" in path:
        path = path.rpartition("/")[0]
    return _GROUPS.get(path)


def options_of(group: str, node: Node) -> dict[str, str]:
    """Return what a rule says besides its pattern.

    Raises:
        PatternError: No stage reads rules of this group, an option is missing, or its value is none of those known.
    """
    known = group_named(group)
    if known is None:
        folders = ", ".join(name for name in _GROUPS if "/" not in name)
        raise PatternError(node.where, f"no stage reads rules of '{group}': they stand in the folders {folders}")
    options = {}
    for name, option in known.options.items():
        if node.has(name):
            option.values.check(node.place(name), name, node.text(name))
            options[name] = node.text(name)
        elif option.required:
            raise PatternError(node.where, f"the key '{name}' is missing (known: {', '.join(option.values.words)})")
    return options


def attributes_of(node: Node, required: tuple[str, ...], optional: tuple[str, ...]) -> dict[str, str]:
    """Return what an entry of a word table says besides its words.

    Raises:
        PatternError: A required attribute is missing, or a value is not of its form.
    """
    values = {}
    for name in (*required, *optional):
        if node.has(name):
            if name in _ATTRIBUTES:
                _ATTRIBUTES[name].check(node.place(name), name, node.text(name))
            values[name] = node.text(name)
        elif name in required:
            raise PatternError(node.where, f"the attribute '{name}' is missing")
    return values
