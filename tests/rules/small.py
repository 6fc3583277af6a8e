"""A few small rules, and folders of them."""

from __future__ import annotations

from pathlib import Path

from extractor.rules.loading import load_rules
from extractor.rules.rule_set import Rules

UNITS = """
tables:
- table: unit
  about: units
  attributes: [base]
  entries:
  - {unit: 元, base: CNY}
  - {unit: 美元, aliases: [美金], base: USD}
blocks:
- block: digits
  about: digits
  pattern: '[0-9]+'
  examples:
  - {text: '12', matches: '12'}
"""

RULE = """
rules:
- rule: money
  about: money
  pattern: |
    (?P<number>{digits}) (?P<unit>{unit})   # a comment
  examples:
  - {text: 12美元, gives: {number: 12, unit: 美元}}
  refuses:
  - {text: 12人, why: people}
"""

LEVEL = """
rules:
- rule: level
  role: level
  about: a level
  pattern: "[0-9]+"
  examples:
  - {text: '12', matches: '12'}
"""


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write rule files, by their groups."""
    for group, text in files.items():
        path = folder / f"{group}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def load(folder: Path, *, units: str = UNITS, articles: str = "", figures: str = "", **others: str) -> Rules:
    """Load rules from a folder in which these are written, as the program's own are named."""
    files = {"names/units": units, "print/articles": articles, "figures/levels": figures, **others}
    return load_rules(write(folder, {group: text for group, text in files.items() if text}))
