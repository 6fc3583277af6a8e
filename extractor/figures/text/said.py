"""A thing that words said, and where they stand."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

# The place of what the issue says, not the text.
FROM_ISSUE = -1


class Said(NamedTuple, Generic[T]):
    """A thing and the place of the words that said it; `start` is FROM_ISSUE where no words of the text did."""

    thing: T
    start: int = FROM_ISSUE
    end: int = FROM_ISSUE


def if_any(said: Said[str]) -> Said[str] | None:
    """Return the words, None where they are none."""
    return said if said.thing else None
