"""How files are to be read, and what that may cost: what an import is told, apart from all that does it."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.pages.ocr import OcrUse


@dataclass(frozen=True, slots=True)
class Limits:
    """What an import may cost.

    That is seconds for a file, bytes of memory where a process can be held to that (on Linux), pages of a file, and how
    many files are read at a time. Each page that goes through OCR has as many seconds more.
    """

    seconds: float = 60.0
    memory: int = 1 << 30
    pages: int = 2000
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class Options:
    """How files are to be read.

    `password` is for those that do not open without one; `date` is their month, `YYYY-MM`, whatever they say of it
    themselves; `ocr` says which pages are read by OCR; with `again` those that are there are read too, and replaced;
    `limits` is what reading them may cost.
    """

    password: str = ""
    date: str | None = None
    ocr: OcrUse = "auto"
    again: bool = False
    limits: Limits = Limits()
