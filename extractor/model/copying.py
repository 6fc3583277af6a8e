"""Changed copies of frozen values, for the few kinds of which a page makes hundreds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # The same to whoever calls it, so that the names and types of the fields are checked
    from dataclasses import replace as changed
else:

    def changed(one, /, **fields):
        """Return a copy of a frozen dataclass in which some fields are others.

        `dataclasses.replace` asks for each field and calls `__init__`, which takes about ten times as long. This copies
        all fields at once; so the class must have no `__post_init__`, no `__slots__`, and
        no `cached_property`, which would be copied too.

        Raises:
            AttributeError: The class has `__slots__`.
        """
        copy = object.__new__(type(one))
        object.__setattr__(copy, "__dict__", one.__dict__ | fields)
        return copy


__all__ = ["changed"]
