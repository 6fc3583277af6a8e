"""What the system gave as text, an argument or the name of a file ↔ text.

Python keeps each byte that it could not decode as a lone surrogate, which no database, PDF or console takes: in every
Chinese word where the locale knows ASCII only (`C`), and in the names of files that another system has named.
"""

from __future__ import annotations

import os
from contextlib import suppress


def mended(given: str) -> str:
    """Return what the system gave as the text that was meant: in UTF-8, else in GB 18030, which has all of GBK."""
    try:
        given.encode()
    except UnicodeEncodeError:
        pass
    else:
        return given
    with suppress(UnicodeEncodeError):  # half a pair of UTF-16, as Windows allows, stands for no byte
        for encoding in ("utf-8", "gb18030"):
            with suppress(UnicodeDecodeError):
                return given.encode("utf-8", "surrogateescape").decode(encoding)
    return given.encode("utf-8", "replace").decode()


def escaped(text: str) -> str:
    """Return the name of a file as the system must be given it."""
    return os.fsdecode(text.encode("utf-8", "surrogateescape"))
