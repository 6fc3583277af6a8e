"""Import damaged copies of the fixtures and count what becomes of them: `python benchmarks/damaged.py`.

A copy has some of its bytes changed, a piece cut out, its end cut off, or a piece of another file spliced in; the seed
makes the copies the same each time. After every hundredth copy stands a sound issue, and it must be imported.
"""

from __future__ import annotations

import os
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import click

from extractor.archive.writer import open_writer
from extractor.importing.batch import import_files
from extractor.importing.options import Limits, Options
from extractor.pages.ocr import OcrUse
from extractor.rules.loading import load_rules

FIXTURES = Path(__file__).parent.parent / "tests" / "fixtures"
SEED = 20_230_901
SOUND_AFTER = 100


def damaged(originals: Sequence[bytes], count: int, seed: int = SEED) -> Iterator[bytes]:
    """Yield damaged copies of the originals, in turn, each damaged in one of four ways."""
    chance = random.Random(seed)  # noqa: S311 - chance that can be repeated is what is wanted
    ways = (_flipped, _cut, _truncated, _spliced)
    for number in range(count):
        data = bytearray(originals[number % len(originals)])
        ways[chance.randrange(len(ways))](data, originals, chance)
        yield bytes(data)


def _flipped(data: bytearray, _originals: Sequence[bytes], chance: random.Random) -> None:
    """Change 1 to 100 bytes, often of the file's own structure, which compression does not hide."""
    structure = [found.start() for found in re.finditer(rb"obj|endstream|/[A-Z]\w+|\d+ \d+ R|xref|trailer", data)]
    for _ in range(chance.choice((1, 3, 10, 30, 100))):
        place = chance.choice(structure) + chance.randrange(8) if chance.random() < 0.5 else chance.randrange(len(data))
        data[min(place, len(data) - 1)] = chance.randrange(256)


def _cut(data: bytearray, _originals: Sequence[bytes], chance: random.Random) -> None:
    start = chance.randrange(len(data))
    del data[start : start + chance.choice((1, 10, 100, 1000, 10_000))]


def _truncated(data: bytearray, _originals: Sequence[bytes], chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def _spliced(data: bytearray, originals: Sequence[bytes], chance: random.Random) -> None:
    other = chance.choice(originals)
    start, place = chance.randrange(len(other)), chance.randrange(len(data))
    data[place : place + chance.choice((0, 100, 5000))] = other[start : start + chance.choice((10, 500, 20_000))]


def kind_of(message: str) -> str:
    """Return what a message says without what differs from file to file."""
    return re.sub(r"\d+", "…", re.split(r"[;:]| \(", message)[0])


def _originals() -> dict[str, bytes]:
    found = {path.name: path.read_bytes() for path in sorted(FIXTURES.glob("*.pdf"))}
    return {name: data for name, data in found.items() if len(data) > 1000}


@click.command()
@click.option("--count", default=2000, show_default=True, help="How many copies.")
@click.option("--seed", default=SEED, show_default=True, help="What chance begins with.")
@click.option("--ocr", type=click.Choice(get_args(OcrUse)), default="never", show_default=True, help="As in an import.")
@click.option("--jobs", default=os.cpu_count() or 1, show_default="one a core", help="Files read at a time.")
def main(count: int, seed: int, ocr: OcrUse, jobs: int) -> None:
    """Print what became of the copies, and which took longest."""
    originals = _originals()
    sound = originals["2023-09.pdf"]
    with TemporaryDirectory() as name:
        folder, files = Path(name), []
        for number, data in enumerate(damaged(list(originals.values()), count, seed), start=1):
            files.append(folder / f"{number:05}.pdf")
            files[-1].write_bytes(data)
            if number % SOUND_AFTER == 0:
                files.append(folder / f"{number:05}-sound.pdf")
                files[-1].write_bytes(sound + b"\n" * number)  # each is a file of its own to the archive
        with open_writer(folder / "a.db", create=True) as archive:
            options = Options(ocr=ocr, limits=Limits(jobs=jobs))
            outcomes = list(import_files(files, archive, load_rules(), options))
            slowest = max(archive.imports(), key=lambda attempt: attempt.seconds)
        counts = Counter(
            (outcome.status, kind_of(outcome.message)) for outcome in outcomes if "sound" not in outcome.path.stem
        )
        kept = [outcome.status == "imported" for outcome in outcomes if "sound" in outcome.path.stem]
    for (status, said), many in counts.most_common():
        click.echo(f"{many:6}  {status:10}{said}")
    for outcome in outcomes:
        if "fault of this program" in outcome.message:
            click.echo(f"{outcome.path.stem}: {outcome.message}")
    click.echo(f"{sum(kept)} of {len(kept)} sound issues among them were imported.")
    click.echo(f"The slowest, {slowest.file}, took {slowest.seconds:.1f} s: {slowest.error or slowest.status}")


if __name__ == "__main__":
    main()
