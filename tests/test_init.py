"""The public interface: what it names is there, is explained, and costs nothing until it is used."""

from __future__ import annotations

import inspect
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

import pytest

import extractor
from extractor.rules.rule_set import Rules
from tests import BUNDLED, FIXTURES, ROOT


@pytest.mark.parametrize("name", extractor.__all__)
def test_what_is_public_is_there_and_says_what_it_is(name: str) -> None:
    public = getattr(extractor, name)
    if inspect.isclass(public) or inspect.isfunction(public):
        assert public.__doc__
        assert not public.__doc__.startswith(f"{name}(")  # as a dataclass says of itself where nobody does
    else:
        # A closed set of words, or what identifies a line
        assert get_origin(public) is Literal or name == "LineKey"


def _types(annotation: object) -> Iterator[object]:
    """The types that an annotation is made of."""
    if isinstance(annotation, list):  # what a callable takes
        parts = tuple(annotation)
    else:
        parts = () if get_origin(annotation) is Literal else get_args(annotation)
    for part in parts:
        yield from _types(part)
    if not parts:
        yield annotation


KINDS = [name for name in extractor.__all__ if inspect.isroutine(getattr(extractor, name))]
# Rules are only handed on.
KINDS += [name for name in extractor.__all__ if inspect.isclass(getattr(extractor, name)) and name != "Rules"]


@pytest.mark.parametrize("name", KINDS)
def test_what_public_things_take_and_give_is_public(name: str) -> None:
    public = getattr(extractor, name)
    members = vars(public).items() if inspect.isclass(public) else ()
    methods = [member for key, member in members if inspect.isfunction(member) and not key.startswith("_")]
    hints = [hint for each in (public, *methods) for hint in get_type_hints(each).values()]
    known = [getattr(extractor, each) for each in extractor.__all__]
    for kind in (each for hint in hints for each in _types(hint)):
        own = getattr(kind, "__module__", "").startswith("extractor") or get_origin(kind) is Literal
        assert not own or kind in known, kind


def test_nothing_else_is_public() -> None:
    assert [*extractor.__all__] == sorted(extractor.__all__, key=lambda name: (name[0].islower(), name))
    assert {*dir(extractor)} == {*extractor.__all__, "__version__"}
    with pytest.raises(AttributeError, match="no attribute 'read_bulletins'"):
        _ = extractor.read_bulletins  # type: ignore[attr-defined]


def test_to_import_it_loads_nothing() -> None:
    script = "import sys, extractor; print(*sorted(name for name in sys.modules if name.startswith('extractor')))"
    ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ended.stdout.split() == ["extractor"]


def test_a_bulletin_is_read_with_the_rules_of_the_package_or_with_others(rules: Rules, tmp_path: Path) -> None:
    path = FIXTURES / "2023-07.pdf"
    assert extractor.read_bulletin(str(path)) == extractor.read_bulletin(path, rules)
    with pytest.raises(extractor.PatternError, match=r"no \*\.yaml here"):
        extractor.load_rules(tmp_path)


def test_a_text_is_read_as_of_the_month_and_place_that_are_given() -> None:
    text = extractor.read_text("今年，我市离岸执行额1.2亿美元，第13项另计。", published="2023-09", region="大连市")
    (figure,) = text.figures
    assert (figure.region, figure.period_start, figure.period_end) == ("大连市", "2023-01", "2023-09")
    assert text.text[figure.start : figure.end] == figure.raw == "1.2亿美元"
    assert [(number.raw, number.figure) for number in text.numbers if number.figure is not None] == [("1.2亿美元", 0)]
    assert {number.page for number in text.numbers} == {0}


def test_an_archive_is_asked_for_issues_articles_and_figures() -> None:
    with extractor.open_archive(BUNDLED) as archive:
        issues = archive.issues()
        assert [issue.published for issue in issues] == ["2022-07", "2022-09", "2023-09"]
        articles = archive.articles(issues[2])
        assert all(isinstance(article, extractor.StoredArticle) for article in articles)
        figures = archive.figures(extractor.FigureFilter(issue=issues[2].id))
        assert len(figures) == issues[2].figures == sum(len(article.figures) for article in articles)


def test_what_is_wrong_says_so(tmp_path: Path) -> None:
    with pytest.raises(extractor.WrongMonth, match="'2023-9' is no month"):
        extractor.read_text("离岸执行额1.2亿美元。", published="2023-9")
    with pytest.raises(extractor.WrongMonth):
        extractor.read_bulletin(FIXTURES / "2023-09.pdf", date="2023")
    with extractor.open_archive(BUNDLED) as archive, pytest.raises(extractor.Missing, match=r"archive\.db: no issue"):
        archive.issue("1999-01")
    with pytest.raises(extractor.UnreadablePdf) as unreadable:
        extractor.read_bulletin(tmp_path / "none.pdf")
    assert unreadable.value.reason == "missing"
    with pytest.raises(extractor.ArchiveError, match=r"none\.db"):
        extractor.open_archive(str(tmp_path / "none.db"))
