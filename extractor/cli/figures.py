"""`extractor figures`: the figures of an archive, as a list, CSV, JSON, a workbook or a chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal, get_args

import click

from extractor.archive.reader import open_archive
from extractor.archive.records import FigureFilter, FoundFigure
from extractor.cli.messages import counted, print_data, say, write_file
from extractor.cli.options import Command, archive_option, json_option, span_of
from extractor.model import Modality
from extractor.output.listing import FIGURE_COLUMNS, cell_rows, csv_text, figure_records, figure_table, json_text

_Wanted = Literal["all", "fact"] | Modality
_MODALITIES = ("all", "fact", *get_args(Modality))
_FILE = click.Path(dir_okay=False, writable=True, path_type=Path)


@click.command(cls=Command)
@click.option("--indicator", help="Canonical name, or the words as printed.")
@click.option("--item", help="Of what, as 日本 or ITO.")
@click.option("--scope", help="As 离岸 or 在岸.")
@click.option("--region", help="As 大连市 or 全国.")
@click.option("--entity", help="Of whom it is said: a place, company, park, fair, as 金州区 or *软件园*.")
@click.option("--population", help="Whose members are counted, as 规模以上工业企业.")
@click.option(
    "--modality",
    metavar="KIND",
    type=click.Choice(_MODALITIES),
    help="fact, target, plan, forecast, policy (an amount that it grants) or all.  [default: fact; in files all]",
)
@click.option("--period", callback=span_of, help="A month or year, or two of them: 2023, 2023-07, 2022-01..2023-07.")
@click.option("--section", help="As 数据月报.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, every column.")
@json_option
@click.option("--xlsx", "workbook_path", metavar="FILE", type=_FILE, help="Write a workbook for Excel, every column.")
@click.option("--plot", "chart_path", metavar="FILE", type=_FILE, help="Draw a chart over time, as .svg or .png.")
@archive_option
def figures(
    indicator: str | None,
    item: str | None,
    scope: str | None,
    region: str | None,
    entity: str | None,
    population: str | None,
    modality: _Wanted | None,
    period: tuple[str | None, str | None],
    section: str | None,
    as_csv: bool,
    as_json: bool,
    workbook_path: Path | None,
    chart_path: Path | None,
    path: Path,
) -> None:
    """List the figures of the archive.

    Filters narrow the list; * and ? in them stand for any characters. A figure that counts from January to July belongs
    to July; a period with a ? is that of the issue, for want of another. A chart needs the extra `plot`: pip install
    'bulletin-extractor[plot]'

    Example: extractor figures --item 日本 --period 2022-01..2023-07
    """
    if sum(map(bool, (as_csv, as_json, workbook_path, chart_path))) > 1:
        raise click.UsageError("--csv, --json, --xlsx and --plot are ways to show the figures; choose one.")
    if chart_path:
        from extractor.output.plotting import chart_format  # noqa: PLC0415 - a list of figures needs no charts

        chart_format(chart_path)
    wanted = FigureFilter(indicator, item, scope, region, *period, section, entity=entity, population=population)
    with open_archive(path) as archive:
        passed = archive.figures(wanted)
    modality = modality or ("all" if as_csv or as_json or workbook_path else "fact")
    found = [one for one in passed if modality in ("all", one.figure.modality or "fact")]
    try:
        _show(found, as_csv, as_json, workbook_path, chart_path)
    finally:
        # Also where facts alone do not make a chart
        if modality == "fact":
            _say_what_else(passed)


def _show(
    found: Sequence[FoundFigure], as_csv: bool, as_json: bool, workbook_path: Path | None, chart_path: Path | None
) -> None:
    if as_csv:
        print_data(csv_text(FIGURE_COLUMNS, figure_records(found)))
    elif as_json:
        print_data(json_text(figure_records(found), indent=2))
    elif workbook_path:
        from extractor.output.spreadsheet import workbook  # noqa: PLC0415 - a list of figures needs no XlsxWriter

        write_file(workbook_path, workbook(cell_rows(FIGURE_COLUMNS, figure_records(found)), "figures"))
    elif chart_path:
        from extractor.output.plotting import chart, chart_format  # noqa: PLC0415 - nor charts

        write_file(chart_path, chart(found, chart_format(chart_path)))
    elif found:
        click.echo(figure_table(found))
    if not found:
        say("No figure passes these filters.")


def _say_what_else(passed: Iterable[FoundFigure]) -> None:
    """Say how many figures are no facts, if there are any."""
    others = Counter(one.figure.modality for one in passed if one.figure.modality)
    if others:
        kinds = ", ".join(f"{others[kind]:,} {kind}" for kind in get_args(Modality) if others[kind])
        say(f"Not shown: {counted(others.total(), 'figure')} that are no facts ({kinds}); --modality all shows them.")
