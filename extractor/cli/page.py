"""`extractor page`: a page as a picture."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.archive.reader import open_archive
from extractor.archive.records import FigureFilter
from extractor.cli.messages import write_file
from extractor.cli.options import Command, archive_option, password_option
from extractor.errors import ArchiveError
from extractor.model import Box
from extractor.output.framed_page import DPI, page_in, page_picture

_PNG = click.Path(dir_okay=False, writable=True, path_type=Path)


@click.command(cls=Command)
@click.argument("issue", metavar="ISSUE")
@click.argument("number", metavar="PAGE", type=int)
@click.option("--out", "target", metavar="FILE", required=True, type=_PNG, help="Where the PNG goes.")
@click.option("--figure", "figure_id", metavar="ID", type=int, help="Frame where this figure is printed.")
@click.option("--dpi", type=click.IntRange(36, 600), default=DPI, show_default=True, help="Pixels per inch.")
@password_option
@archive_option
def page(issue: str, number: int, target: Path, figure_id: int | None, dpi: int, password: str, path: Path) -> None:
    """Draw a page of an issue as a picture, from the PDF that the archive keeps.

    ISSUE is named by its month, file name, title or id; ID is the first column of `extractor figures`.

    Example: extractor page 2023-09 3 --out page.png --figure 106
    """
    with open_archive(path) as archive:
        known = archive.issue(issue)
        page_in(known.pages, number, known.title)
        boxes: tuple[Box, ...] = ()
        if figure_id is not None:
            figures = {one.id: one.figure for one in archive.figures(FigureFilter(issue=known.id))}
            if figure_id not in figures:
                raise ArchiveError(f"{known.title} has no figure {figure_id}; `extractor figures` lists them")
            boxes = figures[figure_id].boxes
            if all(box.page != number for box in boxes):
                printed = ", ".join(str(each) for each in sorted({box.page for box in boxes}))
                raise ArchiveError(f"figure {figure_id} is printed on page {printed}, not on page {number}")
        document = archive.original(known.id)
    write_file(target, page_picture(document, number, boxes, dpi=dpi, password=password))
