"""Measure how fast issues are read, and with how much memory: `python benchmarks/reading.py`.

The made issues are read three ways, in turn and in one process, and the best of several rounds counts: by bare
pdfplumber (`extract_text`), by bare pdfium (`get_text_range`), and by this program from pages to articles, without
figures. Then the pages and lines of a file of a thousand pages are read, to see whether memory stays flat.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from unittest.mock import patch

import click
import pdfplumber
import pypdfium2

from extractor.bulletin import read_bulletin
from extractor.figures.setting import Setting
from extractor.lines.letters import Letters
from extractor.lines.lines import read_lines
from extractor.pages.document import open_pdf
from extractor.rules.loading import load_rules
from extractor.rules.rule_set import Rules

FIXTURES = Path(__file__).parent.parent / "tests" / "fixtures"
ISSUES = sorted(FIXTURES.glob("20*.pdf"))
PAGES = 1000


def by_pdfplumber() -> int:
    """Extract the text of the issues with pdfplumber alone and return the number of pages."""
    count = 0
    for path in ISSUES:
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                page.extract_text()
                page.close()
                count += 1
    return count


def by_pdfium() -> int:
    """Extract the text of the issues with pdfium alone and return the number of pages."""
    count = 0
    for path in ISSUES:
        pdf = pypdfium2.PdfDocument(path)
        for page in pdf:
            text_page = page.get_textpage()
            text_page.get_text_range()
            text_page.close()
            page.close()
            count += 1
        pdf.close()
    return count


def by_extractor(rules: Rules) -> int:
    """Read the issues up to their articles and return the number of pages."""
    setting = patch("extractor.bulletin.setting_of", lambda *_: Setting())
    with setting, patch("extractor.bulletin.read_figures", lambda article, *_: article):
        return sum(len(read_bulletin(path, rules).pages) for path in ISSUES)


def seconds_a_page(read: Callable[[], int]) -> float:
    """Return how much processor time reading takes, in seconds a page; other programs do not count."""
    started = time.process_time()
    count = read()
    return (time.process_time() - started) / count


def long_file(count: int) -> bytes:
    """Return a PDF that has the pages of the last issue again and again, until there are so many."""
    source = pypdfium2.PdfDocument(ISSUES[-1])
    merged = pypdfium2.PdfDocument.new()
    merged.import_pages(source, list(islice(cycle(range(len(source))), count)))
    buffer = io.BytesIO()
    merged.save(buffer)
    return buffer.getvalue()


def memory_by_page(data: bytes, rules: Rules) -> Iterator[tuple[int, float]]:
    """Yield, after each hundredth page, how many MiB the process takes."""
    letters = Letters(rules)
    with open_pdf(data) as document:
        for page in document.pages():
            read_lines(page, letters)
            if page.number % 100 == 0:
                yield page.number, _memory()


def _memory() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


@click.command()
@click.option("--rounds", default=5, show_default=True, help="How often each is measured; the best counts.")
def main(rounds: int) -> None:
    """Print the times, their ratios, and the memory over a thousand pages (where there is /proc)."""
    rules = load_rules()
    ways = {"pdfplumber": by_pdfplumber, "pdfium": by_pdfium, "extractor": lambda: by_extractor(rules)}
    times = {name: min(seconds) for name, seconds in _measured(ways, rounds).items()}
    for name, seconds in times.items():
        click.echo(f"{name:12}{1000 * seconds:7.2f} ms a page")
    click.echo(f"extractor / pdfplumber {times['extractor'] / times['pdfplumber']:.2f}")
    click.echo(f"extractor / pdfium     {times['extractor'] / times['pdfium']:.2f}")
    if Path("/proc/self/status").exists():
        for number, memory in memory_by_page(long_file(PAGES), rules):
            click.echo(f"{number:5} pages {memory:7.1f} MiB")


def _measured(ways: dict[str, Callable[[], int]], rounds: int) -> dict[str, list[float]]:
    """Measure in turn, so that a slow moment of the machine touches all alike."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, read in ways.items():
            times[name].append(seconds_a_page(read))
    return times


if __name__ == "__main__":
    main()
