"""Words of hand-made tables that no example holds."""

from __future__ import annotations

from pathlib import Path

from extractor.rule_tools.idle import idle_words
from extractor.rules.loading import load_rules

RULES = """
tables:
- table: verb
  about: 动词
  entries:
  - {verb: 完成, aliases: [实现, 承接]}

rules:
- rule: done
  about: 完成
  pattern: |
    {verb}
  examples:
  - {text: 全市完成, matches: 完成}
  refuses:
  - {text: 未实, why: 不是}
"""


def test_the_words_that_stand_in_no_example_are_told(tmp_path: Path) -> None:
    (tmp_path / "language").mkdir()
    (tmp_path / "language" / "done.yaml").write_text(RULES, encoding="utf-8")
    (fault,) = idle_words(load_rules(tmp_path))
    assert fault.where.endswith("language/done.yaml:3")
    assert fault.what == "2 of 3 words of 'verb' stand in no example: 实现, 承接"
