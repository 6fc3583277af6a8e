"""What can go wrong, each with what is wrong, where, and the way out.

ExtractorError
├── PatternError    a rule file is wrong: the run stops before the first page
├── UnreadablePdf   a file cannot be read: the batch goes on without it
├── WrongMonth      a month is written otherwise than `2023-09`
├── OcrMissing      all pages are to be read by OCR, and it is not installed: the run stops
└── ArchiveError    the archive cannot be used: another schema, locked, no SQLite file
    └── Missing     an archive holds no such issue, article, page, figure or company
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence


class ExtractorError(Exception):
    """Base of every error that is the input's fault; its text is meant for the user."""


class PatternError(ExtractorError):
    """A pattern file is wrong.

    The text opens with the place, as in `patterns/figures/levels.yaml:9: unknown key 'patern'`.

    Args:
        where: File and line, `FILE:LINE`.
        what: What is wrong there, and what was probably meant.
        also: Other faults that were found with it.
    """

    def __init__(self, where: str, what: str, also: Sequence[PatternError] = ()) -> None:
        more = f"; {len(also)} more, which `extractor check` names" if also else ""
        super().__init__(f"{where}: {what}{more}")
        self.where = where
        self.what = what
        self.also = tuple(also)

    def __reduce__(self) -> tuple[type[PatternError], tuple[str, str, tuple[PatternError, ...]]]:
        return type(self), (self.where, self.what, self.also)


class UnreadablePdf(ExtractorError):
    """A file cannot be read as a bulletin.

    Args:
        reason: One word for machines: `missing`, `not-pdf`, `empty`, `encrypted`, `damaged`, `no-pages`, `no-text`,
            `undecodable` (text, but not legible), `too-long` (in pages), `too-slow`, `too-big` (for memory), `crash` or
            `fault` (of this program).
        what: The sentence for people, with the way out.
    """

    def __init__(self, reason: str, what: str) -> None:
        super().__init__(what)
        self.reason = reason

    def __reduce__(self) -> tuple[type[UnreadablePdf], tuple[str, str]]:
        return type(self), (self.reason, str(self))


class WrongMonth(ExtractorError):
    """What was given as a month is none."""


class OcrMissing(ExtractorError):
    """OCR is asked for and not installed."""


class ArchiveError(ExtractorError):
    """An archive file cannot be opened, read or written."""


class Missing(ArchiveError):
    """An archive holds no such issue, article, page, figure or company, or cannot tell which of several is meant."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean 'x'?` for the known word nearest to `word`, or nothing."""
    near = difflib.get_close_matches(word, list(known), n=1)
    return f"; did you mean '{near[0]}'?" if near else ""
