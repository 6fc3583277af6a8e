"""What a whole import costs, and what comes of it: `python benchmarks/importing.py`.

Some hundred issues are made of the fixtures (`copies.py`). Then this program imports them, with one worker and with
two, and others get text or figures out of the same files: `naive.py`, pdfplumber, pypdfium2, pdftotext, and, where they
are installed, PyMuPDF and docling-parse. Each is a whole process, start included, and what it starts counts too. They
take turns, round after round, and the best of each counts.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import click
import pypdfium2

from benchmarks import accuracy, naive
from benchmarks.accuracy import Score
from benchmarks.copies import IMPORTABLE, ISSUES, write_copies
from benchmarks.costs import Cost, cost_of
from benchmarks.stages import seconds_by_stage
from extractor.model import Figure
from extractor.rules.loading import load_rules
from extractor.rules.rule_set import Rules

ROOT = Path(__file__).parent.parent
GROWTH = (100, 200, 500, 1000, 2000)

PLUMBER = """
import pathlib, sys, pdfplumber
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.pdf")):
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.close()
"""
PDFIUM = """
import pathlib, sys, pypdfium2
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.pdf")):
    pdf = pypdfium2.PdfDocument(path)
    for page in pdf:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    pdf.close()
"""
MUPDF = """
import pathlib, sys, pymupdf
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.pdf")):
    with pymupdf.open(path) as pdf:
        for page in pdf:
            page.get_text()
"""
DOCLING = """
import pathlib, sys
from docling_parse.pdf_parser import DoclingPdfParser
parser = DoclingPdfParser(loglevel="fatal")
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.pdf")):
    pdf = parser.load(str(path))
    for _, page in pdf.iterate_pages():
        "\\n".join(cell.text for cell in page.textline_cells)
    pdf.unload()
"""
POPPLER = 'for file in "$0"/*.pdf; do pdftotext "$file" /dev/null || exit 1; done'


@dataclass(frozen=True, slots=True)
class Contender:
    """One of those that are compared.

    In its command `{issues}` is the folder with all issues and `{one}` that with one, `{known}` an archive that has the
    one already, `{work}` an empty folder. `needs` is the module or program without which it cannot run; `{cache}` is
    where the compiled rules are kept.
    """

    name: str
    command: tuple[str, ...]
    needs: str = "sqlite3"
    cache: str = "{cache}"


def _import(files: str, archive: str, jobs: int) -> tuple[str, ...]:
    program = (sys.executable, "-m", "extractor", "import")
    return (*program, files, "--db", archive, "--jobs", str(jobs), "--ocr", "never")


OURS, TWO, NAIVE, BARE = "this program", "this program, --jobs 2", "naive.py", "pdfplumber"
CONTENDERS = (
    Contender(OURS, _import("{issues}", "{work}/archive.db", 1)),
    Contender(TWO, _import("{issues}", "{work}/archive.db", 2)),
    Contender(NAIVE, (sys.executable, str(ROOT / "benchmarks" / "naive.py"), "{issues}", "{work}/archive.db")),
    Contender(BARE, (sys.executable, "-c", PLUMBER, "{issues}")),
    Contender("pypdfium2", (sys.executable, "-c", PDFIUM, "{issues}")),
    Contender("pdftotext", ("sh", "-c", POPPLER, "{issues}"), needs="pdftotext"),
    Contender("PyMuPDF", (sys.executable, "-c", MUPDF, "{issues}"), needs="pymupdf"),
    Contender("docling-parse", (sys.executable, "-c", DOCLING, "{issues}"), needs="docling_parse"),
)
ONE = Contender("one new issue", _import("{one}", "{work}/archive.db", 1))
START = (
    Contender("python -c pass", (sys.executable, "-c", "pass")),
    Contender("nothing new", _import("{one}", "{known}", 1)),
    ONE,
    Contender("one new issue, cold", ONE.command, cache="{work}/cache"),
)


class Bench:
    """A folder with what the contenders need: so many issues, one by itself, an archive of it, and compiled rules."""

    def __init__(self, folder: Path, issues: int, sources: Sequence[Path]) -> None:
        self._folder = folder
        self._places = {name: folder / name for name in ("issues", "one", "known", "cache")}
        for name in ("issues", "one"):
            self._places[name].mkdir()
        self.add(issues, sources)
        write_copies(self._places["one"], 1)

    @property
    def files(self) -> list[Path]:
        """The issues."""
        return sorted(self._places["issues"].iterdir())

    def add(self, issues: int, sources: Sequence[Path]) -> None:
        """Make so many issues more."""
        write_copies(self._places["issues"], issues, sources=sources, first=len(self.files))

    def warm(self) -> None:
        """Compile the rules, and make the archive that knows the one issue."""
        self.run(Contender("warm", _import("{one}", "{known}", 1)))

    def run(self, contender: Contender, *, watch: bool = False) -> Cost:
        """Run a contender and return what it cost; with `watch` its memory is looked at while it runs."""
        with tempfile.TemporaryDirectory(dir=self._folder) as work:
            places = {"{work}": work} | {f"{{{name}}}": str(path) for name, path in self._places.items()}
            command = [_with(places, word) for word in contender.command]
            return cost_of(command, ROOT, {"EXTRACTOR_CACHE": _with(places, contender.cache)}, watch=watch)

    def compare(self, contenders: Sequence[Contender], rounds: int) -> dict[str, Cost]:
        """Run all in turn, so many rounds, so that a slow moment of the machine touches all alike; the best counts."""
        costs: dict[str, Cost] = {}
        for turn in range(rounds):
            for contender in contenders:
                cost = self.run(contender, watch=turn == 0)
                costs[contender.name] = cost.best(costs.get(contender.name))
        return costs


def _with(places: dict[str, str], word: str) -> str:
    for name, place in places.items():
        word = word.replace(name, place)
    return word


def pages_in(files: Sequence[Path]) -> int:
    """Return how many pages some files have."""
    pages = 0
    for path in files:
        with closing(pypdfium2.PdfDocument(path)) as pdf:
            pages += len(pdf)
    return pages


# ------------------------------------------------------------------ what comes of it


def score_ours(rules: Rules) -> Score:
    """Return what this program reads of the texts in `accuracy/`."""
    documents = accuracy.read_documents(accuracy.FOLDER)
    return sum((accuracy.score_document(document, rules) for document in documents), Score())


def score_naive() -> Score:
    """Return what `naive.py` reads of them."""
    score = Score()
    for document in accuracy.read_documents(accuracy.FOLDER):
        text = document.text.translate(accuracy.HALF_WIDTH)
        figures = [as_figure(one) for one in naive.figures_of(text, document.said["published"])]
        score += accuracy.compare(document.answers, figures)
    return score


def as_figure(one: naive.Figure) -> Figure:
    """Return a figure of `naive.py` as one of ours; what it does not know stays empty."""
    return Figure(
        page=1,
        start=0,
        end=0,
        raw=one.raw,
        sentence="",
        rule="",
        boxes=(),
        indicator=one.name,
        label=one.name,
        scope=one.scope,
        period_start=one.start,
        period_end=one.end,
        value=one.value,
        unit=one.unit,
        yoy=one.growth,
        share=one.share,
    )


# ------------------------------------------------------------------ the command


@click.command()
@click.option("--issues", default=200, show_default=True, help="How many issues are imported.")
@click.option("--rounds", default=3, show_default=True, help="How often each runs; the best counts.")
@click.option("--only", multiple=True, help="Leave out the contenders that have none of these words in their names.")
@click.option("--all", "all_fixtures", is_flag=True, help="Take all fixtures, with their tables and rare layouts.")
@click.option("--growth", type=int, help="Show instead what a page costs in imports of 100 to so many issues.")
@click.option("--stages", is_flag=True, help="Show instead what each stage of an import costs.")
def main(
    issues: int, rounds: int, only: tuple[str, ...], growth: int | None, *, all_fixtures: bool, stages: bool
) -> None:
    """Compare what importing costs, and what comes of it."""
    sources = IMPORTABLE if all_fixtures else ISSUES
    with tempfile.TemporaryDirectory() as folder:
        if growth is not None:
            _show_growth(Bench(Path(folder), 0, sources), sources, growth)
            return
        bench = Bench(Path(folder), issues, sources)
        click.echo(f"{issues} issues, {pages_in(bench.files)} pages; best of {rounds}")
        if stages:
            _show_stages(bench, rounds)
            return
        chosen = [one for one in CONTENDERS if not only or any(word in one.name for word in only)]
        present = [one for one in chosen if find_spec(one.needs) or shutil.which(one.needs)]
        if any("extractor" in one.command for one in present):
            bench.warm()
        _show(bench.compare(present, rounds), pages_in(bench.files))
        for one in chosen:
            if one not in present:
                click.echo(f"{one.name:24}is not installed")
        if not only:
            _show_start(bench, rounds)


def _show(costs: dict[str, Cost], pages: int) -> None:
    bare = costs.get(BARE)
    scores = {OURS: score_ours(load_rules())} if OURS in costs else {}
    scores |= {NAIVE: score_naive()} if NAIVE in costs else {}
    click.echo(
        f"{'':24}{'CPU s':>8}{'ratio':>7}{'ms/page':>9}{'wall s':>8}{'ratio':>7}{'MiB':>6}{'found':>8}{'full':>8}"
    )
    for name, cost in costs.items():
        ratios = (cost.processor / bare.processor, cost.wall / bare.wall) if bare else (float("nan"), float("nan"))
        score = f"{scores[name].found:8.3f}{scores[name].full:8.3f}" if name in scores else ""
        processor = f"{cost.processor:8.2f}{ratios[0]:7.2f}{1000 * cost.processor / pages:9.2f}"
        click.echo(f"{name:24}{processor}{cost.wall:8.2f}{ratios[1]:7.2f}{cost.memory:6.0f}{score}")


def _show_start(bench: Bench, rounds: int) -> None:
    click.echo(f"\n{'start':24}{'CPU s':>8}{'wall s':>8}")
    for name, cost in bench.compare(START, rounds).items():
        click.echo(f"{name:24}{cost.processor:8.2f}{cost.wall:8.2f}")


def _show_growth(bench: Bench, sources: Sequence[Path], most: int) -> None:
    bench.warm()
    click.echo(f"{'issues':>6}{'pages':>7}{'CPU s':>8}{'ms/page':>9}{'wall s':>8}{'MiB':>6}")
    for issues in [size for size in GROWTH if size <= most] or [most]:
        bench.add(issues - len(bench.files), sources)
        cost, pages = bench.run(CONTENDERS[0], watch=True), pages_in(bench.files)
        times = f"{cost.processor:8.2f}{1000 * cost.processor / pages:9.2f}{cost.wall:8.2f}"
        click.echo(f"{issues:6}{pages:7}{times}{cost.memory:6.0f}")


def _show_stages(bench: Bench, rounds: int) -> None:
    rules, pages = load_rules(), pages_in(bench.files)
    measured = [seconds_by_stage(bench.files, rules) for _ in range(rounds)]
    best = min(measured, key=lambda stages: sum(stages.values()))
    for stage, seconds in best.items():
        click.echo(f"{stage:24}{1000 * seconds / pages:8.2f} ms a page{seconds / sum(best.values()):6.0%}")
    click.echo(f"{'in all':24}{1000 * sum(best.values()) / pages:8.2f} ms a page")


if __name__ == "__main__":
    main()
