"""Compiled rules are kept where only the user can write, and what cannot be trusted is compiled anew."""

from __future__ import annotations

import multiprocessing
import os
import sys
from pathlib import Path

import pytest

from extractor.rules import compiling
from extractor.rules import loading as patterns
from extractor.rules.cache import RuleCache, cache_folder
from extractor.rules.folder import CACHE_VARIABLE
from extractor.rules.loading import load_rules
from extractor.rules.rule_set import Rules

RULES = """
tables:
- table: unit
  entries: [{unit: 万元}, {unit: 家}]
rules:
- rule: money
  about: an amount
  pattern: (?P<number> \\d+ ) (?P<unit>{unit})
  examples: [{text: 5万元, gives: {number: 5}}]
- rule: rank
  about: a rank
  pattern: 第 (?P<number> \\d+ )
  examples: [{text: 第5, gives: {number: 5}}]
"""
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache" / "rules"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    folder = tmp_path / "rules"
    (folder / "print").mkdir(parents=True)
    (folder / "print" / "articles.yaml").write_text(RULES, encoding="utf-8")
    return folder


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The patterns that were compiled, and not taken from the cache."""
    done: list[str] = []
    compile_one = compiling._compile

    def recording(expanded: str, words: dict[str, list[str]]) -> object:
        done.append(expanded)
        return compile_one(expanded, words)

    monkeypatch.setattr(compiling, "_compile", recording)
    return done


def the_file(cache: Path) -> Path:
    (file,) = cache.iterdir()
    return file


def reads(loaded: Rules) -> bool:
    match = loaded.rule("print/articles", "money").search("共5万元")
    return match is not None and match["number"] == "5"


def test_what_was_compiled_is_kept(rules: Path, compiled: list[str]) -> None:
    first, second = load_rules(rules), load_rules(rules)
    assert len(compiled) == 2
    assert second.version == first.version
    assert reads(second)


def test_without_a_cache_nothing_is_kept(
    rules: Path, cache: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, "")
    for _ in range(2):
        assert reads(load_rules(rules))
    assert len(compiled) == 4
    assert not cache.exists()


def test_of_changed_rules_only_those_that_changed_are_compiled(rules: Path, compiled: list[str]) -> None:
    load_rules(rules)
    compiled.clear()
    (rules / "print" / "articles.yaml").write_text(RULES.replace("第 (", "前 ("), encoding="utf-8")
    changed = load_rules(rules)
    assert len(compiled) == 1
    assert changed.rule("print/articles", "rank").search("前3")
    assert reads(changed)


def test_a_changed_word_compiles_the_rules_that_use_it(rules: Path, compiled: list[str]) -> None:
    load_rules(rules)
    compiled.clear()
    (rules / "print" / "articles.yaml").write_text(RULES.replace("家", "人"), encoding="utf-8")
    assert load_rules(rules).rule("print/articles", "money").search("5人")
    assert len(compiled) == 1


@pytest.mark.parametrize("damage", [b"", b"no pickle", b"as long as a digest is, and no pickle"])
def test_a_damaged_file_is_compiled_anew(rules: Path, cache: Path, compiled: list[str], damage: bytes) -> None:
    load_rules(rules)
    the_file(cache).write_bytes(damage)
    assert reads(load_rules(rules))
    assert len(compiled) == 4
    assert reads(load_rules(rules))
    assert len(compiled) == 4


def test_a_file_that_lost_its_end_is_compiled_anew(rules: Path, cache: Path, compiled: list[str]) -> None:
    load_rules(rules)
    the_file(cache).write_bytes(the_file(cache).read_bytes()[:-10])
    assert reads(load_rules(rules))
    assert len(compiled) == 4


class _Harmful:
    """Makes a file where it is loaded."""

    def __init__(self, target: Path) -> None:
        self.target = target

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.target,)


def plant(cache: Path, target: Path) -> None:
    """Put a harmful pickle in the place of the rules, with a digest that is right."""
    kept = RuleCache("elsewhere")
    kept.keep("0" * 64, _Harmful(target))
    planted = cache / kept._name("0" * 64)
    (own,) = (path for path in cache.iterdir() if path != planted)
    planted.replace(own)


@posix
@pytest.mark.parametrize(("folder", "file"), [(0o777, 0o600), (0o770, 0o600), (0o700, 0o666), (0o700, 0o660)])
def test_what_others_can_write_is_never_loaded(rules: Path, cache: Path, folder: int, file: int) -> None:
    load_rules(rules)
    target = cache.parent / "harmed"
    plant(cache, target)
    the_file(cache).chmod(file)
    cache.chmod(folder)
    assert reads(load_rules(rules))
    assert not target.exists()


@posix
def test_what_another_owns_is_never_loaded(rules: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_rules(rules)
    target = cache.parent / "harmed"
    plant(cache, target)
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    assert reads(load_rules(rules))
    assert not target.exists()


@posix
def test_a_link_is_never_followed(rules: Path, cache: Path) -> None:
    load_rules(rules)
    target = cache.parent / "harmed"
    plant(cache, target)
    file = the_file(cache)
    moved = file.rename(cache.parent / "moved")
    file.symlink_to(moved)
    assert reads(load_rules(rules))
    assert not target.exists()


@posix
def test_only_the_owner_may_read_what_is_kept(rules: Path, cache: Path) -> None:
    load_rules(rules)
    assert the_file(cache).stat().st_mode & 0o777 == 0o600
    assert cache.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_cannot_be_made_is_done_without(rules: Path, cache: Path) -> None:
    cache.parent.write_bytes(b"a file stands in its place")
    assert reads(load_rules(rules))
    assert cache.parent.read_bytes() == b"a file stands in its place"


def test_another_program_has_files_of_its_own(
    rules: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load_rules(rules)
    monkeypatch.setattr(patterns, "program", lambda: "another")
    load_rules(rules)
    assert len(compiled) == 4


def test_the_oldest_files_go(cache: Path) -> None:
    kept = RuleCache("here")
    for number in range(40):
        kept.keep(f"{number:064}"[::-1], number)
        os.utime(cache / kept._name(f"{number:064}"[::-1]), (number, number))
    assert len(list(cache.iterdir())) <= 25
    assert kept.load(f"{39:064}"[::-1]) == 39


@posix
def test_what_may_be_put_in_its_place_is_never_loaded(rules: Path, cache: Path) -> None:
    load_rules(rules)
    target = cache.parent / "harmed"
    plant(cache, target)
    cache.parent.chmod(0o777)
    assert reads(load_rules(rules))
    assert not target.exists()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can give a folder away")
def test_nothing_is_made_in_what_is_anothers(rules: Path, cache: Path, tmp_path: Path) -> None:
    os.chown(tmp_path, 65534, 65534)
    assert reads(load_rules(rules))
    assert not cache.parent.exists()


def test_what_the_user_has_there_stays(rules: Path, cache: Path) -> None:
    cache.mkdir(mode=0o700, parents=True)
    own = [cache / f"rules-draft-{number}.yaml" for number in range(40)]
    for path in own:
        path.touch()
    load_rules(rules)
    assert all(path.exists() for path in own)


def test_a_loop_of_links_is_done_without(rules: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "loop"))
    assert reads(load_rules(rules))


def test_rules_are_named_by_their_folder_however_it_is_spelled(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(rules)
    places = {load_rules(folder).rule("print/articles", "money").where for folder in (Path(), rules, Path("../rules"))}
    assert places == {"rules/print/articles.yaml:6"}


def test_the_users_cache_folder_is_the_usual_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(CACHE_VARIABLE)
    folder = cache_folder()
    assert folder is not None
    assert "bulletin-extractor" in folder.parts


def _read_elsewhere(loaded: Rules) -> bool:
    return reads(loaded)


def test_a_process_that_is_spawned_gets_them_compiled(rules: Path, tmp_path: Path) -> None:
    loaded = load_rules(rules)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(_read_elsewhere, (loaded,))


def test_rules_of_the_package_are_the_same_from_the_cache() -> None:
    only = ("language/numerals", "language/quantities", "names/units")
    fresh, kept = load_rules(only=only), load_rules(only=only)
    assert kept.tables == fresh.tables
    for one, other in zip(fresh.every_rule(), kept.every_rule(), strict=True):
        assert (one.name, one.expanded, one.options, one.examples) == (
            other.name, other.expanded, other.options, other.examples,
        )  # fmt: skip
        for example in one.examples:
            found, again = one.search(example.text), other.search(example.text)
            assert (found and found.capturesdict()) == (again and again.capturesdict())
