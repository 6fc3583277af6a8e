"""What an entity is, and when two are the same."""

from __future__ import annotations

from dataclasses import replace

from extractor.figures.entities.whom import ASSUMED, Mention, Sort, Whom


def test_each_sort_of_name_is_of_a_kind() -> None:
    sorts: tuple[Sort, ...] = (
        "place",
        "zone",
        "park",
        "school",
        "platform",
        "association",
        "event",
        "project",
        "company",
        "list",
        "organ",
    )
    assert [Whom("某", sort).kind for sort in sorts] == [
        "place", "park", "park", "body", "body", "body", "event", "project", "company", "group", None,
    ]  # fmt: skip


def test_what_no_words_name_is_assumed() -> None:
    home = Whom("宁波市", "place", level="prefecture", code="330200")
    said = home.at(3, 5)
    assert (home.assumed, said.assumed) == (True, False)
    assert (said.start, said.end, home.start) == (3, 5, ASSUMED)
    assert said.is_same(home)
    assert not home.is_same(replace(home, sort="group"))
    assert not home.is_same(None)


def test_a_mention_is_of_its_name() -> None:
    assert Mention(2, 6, "甬江园", "park").whom == Whom("甬江园", "park", 2, 6)
