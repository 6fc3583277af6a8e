"""A rule that runs away is an error that names it, whoever watches the time."""

from __future__ import annotations

import hashlib
import signal
import sys
import threading
import time
from contextlib import nullcontext
from pathlib import Path

import pytest

from extractor.errors import PatternError
from extractor.rules.loading import load_rules
from extractor.rules.rule import Alternative, Rule, watched_searches
from tests.rules.small import RULE, load

RULES = """
rules:
- rule: runaway
  about: takes twice as long for each further a
  pattern: (?:a|aa)+ $
  examples: [{text: aa, matches: aa}]
- rule: sound
  about: a word
  pattern: word
  examples: [{text: word, matches: word}]
"""
LIMIT = 0.1
ENDLESS = "a" * 60 + "c"
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no timers")


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Rule]:
    monkeypatch.setattr("extractor.rules.rule.TIME_LIMIT", LIMIT)
    (tmp_path / "language").mkdir()
    (tmp_path / "language" / "words.yaml").write_text(RULES, encoding="utf-8")
    return dict(load_rules(tmp_path).group("language/words"))


@pytest.mark.parametrize("method", ["search", "match", "fullmatch", "all"])
@pytest.mark.parametrize("watched", [False, True])
def test_a_runaway_rule_is_named(rules: dict[str, Rule], method: str, watched: bool) -> None:
    search = getattr(rules["runaway"], method)
    named = r"words\.yaml:3: rule 'runaway' took longer than 0\.1 s"
    with watched_searches() if watched else nullcontext(), pytest.raises(PatternError, match=named):
        search(ENDLESS)


@pytest.mark.parametrize("watched", [False, True])
def test_a_runaway_alternative_is_named(rules: dict[str, Rule], watched: bool) -> None:
    rule = rules["runaway"]
    alternatives = [Alternative(((),), each.compiled) for each in (rules["sound"], rule)]
    with watched_searches() if watched else nullcontext(), pytest.raises(PatternError, match="rule 'runaway' took"):
        rule.first(alternatives, ENDLESS, 0)


@posix
def test_after_a_runaway_the_watch_goes_on(rules: dict[str, Rule]) -> None:
    with watched_searches():
        for _ in range(2):
            with pytest.raises(PatternError, match="runaway"):
                rules["runaway"].search(ENDLESS)
            assert rules["sound"].search("a word")


def _be_busy(seconds: float) -> None:
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


@posix
def test_time_between_searches_is_nobodys_fault(rules: dict[str, Rule]) -> None:
    with watched_searches():
        for _ in range(3):
            assert rules["sound"].search("a word")
            _be_busy(3 * LIMIT)


@posix
def test_what_other_threads_take_is_not_a_searchs_fault(rules: dict[str, Rule]) -> None:
    done = threading.Event()

    def count() -> None:
        while not done.is_set():
            hashlib.sha256(bytes(1 << 20)).digest()

    busy = [threading.Thread(target=count) for _ in range(6)]
    for thread in busy:
        thread.start()
    try:
        with watched_searches():
            assert rules["runaway"].search("a" * 24 + "c") is None
    finally:
        done.set()
        for thread in busy:
            thread.join()


@posix
def test_the_timer_is_called_off_and_the_handler_put_back(rules: dict[str, Rule]) -> None:
    before = signal.getsignal(signal.SIGVTALRM)
    with watched_searches(), watched_searches():
        assert signal.getitimer(signal.ITIMER_VIRTUAL)[1] == pytest.approx(LIMIT)
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGVTALRM) == before


def test_another_thread_keeps_its_clocks(rules: dict[str, Rule]) -> None:
    said: list[str] = []

    def read() -> None:
        with watched_searches():
            try:
                rules["runaway"].search(ENDLESS)
            except PatternError as error:
                said.append(error.what)

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert said[0].startswith("rule 'runaway' took longer than 0.1 s over a text of 61 characters")


def test_a_limit_of_the_callers_own_is_kept(rules: dict[str, Rule]) -> None:
    with watched_searches(), pytest.raises(PatternError, match=r"took longer than 0\.01 s"):
        rules["runaway"].all(ENDLESS, limit=0.01)


def test_a_runaway_rule_is_an_error_and_not_no_match(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.rules.rule.TIME_LIMIT", 0.1)
    runaway = RULE.replace("(?P<number>{digits}) (?P<unit>{unit})", "(?P<number>(?:a|aa)+)+ (?P<unit>$)")
    rule = load(tmp_path, articles=runaway).rule("print/articles", "money")
    with pytest.raises(PatternError, match=r"rule 'money' took longer than 0\.1 s over a text of 61 characters"):
        rule.search("a" * 60 + "c")
