"""Figures → a chart over time as SVG or PNG: the one door to Matplotlib, which the extra `plot` brings.

Chinese labels need a font that has them. An SVG names fonts and leaves the letters to whoever shows it, so that it
needs none here; a PNG is drawn here, and is refused with the name of a font to install rather than drawn with boxes.
"""

from __future__ import annotations

import io
import logging
import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from extractor.archive.prints import counting, series_of
from extractor.archive.records import FoundFigure
from extractor.errors import ExtractorError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Format = Literal["svg", "png"]

# Fonts with simplified Chinese of Linux, Windows and macOS; a viewer of an SVG takes the first that it has
FONTS = (
    *("Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", "Hiragino Sans GB"),
    *("WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "SimHei", "Heiti SC", "Noto Serif CJK SC", "SimSun"),
    *("Arial Unicode MS", "Droid Sans Fallback"),
)
MOST_SERIES, MOST_UNITS = 10, 4
INCH_WIDE, INCH_HIGH = 9.0, 3.6


class ChartError(ExtractorError):
    """A chart cannot be drawn of these figures, or not on this machine."""


Name = tuple[str, str]
"""What a line is of, and its kind of period, empty where none is known."""

Series = dict[Name, dict[str, float]]
"""By name of the line, last month → value."""


def chart(found: Iterable[FoundFigure], kind: Format) -> bytes:
    """Return figures as a chart: a line for each series, as `prints.series_of` tells them apart, a field for each unit.

    Cumulated months of one year are joined, and not with those of the next. Of several figures of one kind and month
    one is drawn (`prints.counting`). Figures without an amount or a period are left out.

    Raises:
        ChartError: There is nothing to draw or too much, Matplotlib is missing, or a font for Chinese is.
    """
    fields = series_by_unit(found)
    if not fields:
        raise ChartError("none of these figures has an amount and a period, so that there is nothing to draw")
    if len(fields) > MOST_UNITS or any(len(lines) > MOST_SERIES for lines in fields.values()):
        count = sum(map(len, fields.values()))
        raise ChartError(f"{count} lines are too many for one chart; narrow them, as with --indicator and --item")
    try:
        import matplotlib as mpl  # noqa: PLC0415 - an extra, and a second to load
        from matplotlib.figure import Figure  # noqa: PLC0415
    except ImportError as error:
        raise ChartError("a chart needs Matplotlib: pip install 'bulletin-extractor[plot]'") from error
    fonts = _fonts(kind, fields)
    file = io.BytesIO()
    with mpl.rc_context(), _quiet():
        mpl.rcParams["font.family"] = fonts
        mpl.rcParams["svg.fonttype"] = "none"
        mpl.rcParams["svg.hashsalt"] = "figures"
        mpl.rcParams["axes.unicode_minus"] = False
        # A dollar in a name is a dollar
        mpl.rcParams["text.parse_math"] = False
        figure = Figure(figsize=(INCH_WIDE, INCH_HIGH * len(fields)), layout="constrained")
        axes = figure.subplots(len(fields), 1, squeeze=False)
        for axis, (unit, lines) in zip(axes[:, 0], fields.items(), strict=True):
            _draw(axis, unit, lines)
        figure.savefig(file, format=kind, dpi=144, metadata={"Date": None} if kind == "svg" else {"Software": None})
    return file.getvalue()


def chart_format(path: Path) -> Format:
    """Return the format that the ending of a file name asks for.

    Raises:
        ChartError: It asks for neither SVG nor PNG.
    """
    match path.suffix.lower():
        case ".svg":
            return "svg"
        case ".png":
            return "png"
    raise ChartError(f"{path.name}: a chart is written as .svg or .png")


def series_by_unit(found: Iterable[FoundFigure]) -> dict[str, Series]:
    """Return what a chart shows: by unit and by name of the line, the value of each last month.

    A month and the months up to it end alike; on one line they would look like a fall and a rise.
    The unit is the printed one where all figures of a base unit share it, else the base unit.
    """
    drawn = [one for one in found if one.figure.amount is not None and one.figure.period_end]
    units: defaultdict[str, set[str]] = defaultdict(set)
    for one in drawn:
        units[one.figure.base_unit or ""].add(one.figure.unit or "")
    fields: defaultdict[str, Series] = defaultdict(lambda: defaultdict(dict))
    for one in counting(drawn, _place):
        base = one.figure.base_unit or ""
        shared = len(units[base]) == 1 and one.figure.value is not None
        unit, value = (one.figure.unit or base, one.figure.value) if shared else (base, one.figure.amount)
        assert value is not None
        assert one.figure.period_end
        fields[unit][_words(one), one.figure.period_kind or ""][one.figure.period_end] = value
    return {unit: _ended(lines) for unit, lines in fields.items()}


def _ended(lines: Series) -> Series:
    """Return lines with the whole year as the last of its cumulated months, where there are any."""
    ended = dict(lines)
    for words, kind in lines:
        if kind == "cumulative" and (words, "year") in ended:
            ended[words, kind] = ended.pop((words, "year")) | ended[words, kind]
    return ended


@contextmanager
def _quiet() -> Iterator[None]:
    """Let Matplotlib say nothing of fonts that are not here: an SVG leaves the letters to its viewer."""
    logger = logging.getLogger("matplotlib.font_manager")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        logger.disabled = True
        try:
            yield
        finally:
            logger.disabled = False


def _place(one: FoundFigure) -> tuple[str, ...]:
    """Return where a figure is drawn: two that are drawn at one place are prints of one figure."""
    figure = one.figure
    return figure.base_unit or "", _words(one), figure.period_kind or "", figure.period_end or ""


def _words(one: FoundFigure) -> str:
    key = series_of(one.figure)
    words = (key.entity, key.population, key.scope, key.name, key.breakdown, key.item, key.modality)
    return " ".join(word for word in words if word)


def _label(name: Name, names: Iterable[Name]) -> str:
    """Return what the legend calls a line; its kind of period is said where another line differs in nothing else."""
    words, kind = name
    return f"{words} ({kind or '-'})" if sum(words == other for other, _ in names) > 1 else words


def _draw(axis: Axes, unit: str, lines: Series) -> None:
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415

    for place, (name, line) in enumerate(sorted(lines.items())):
        label = _label(name, lines)
        for number, run in enumerate(_runs(line, name[1])):
            # Matplotlib leaves out of the legend what begins with an underscore
            said = label if number == 0 else f"_{label}"
            axis.plot(*zip(*run, strict=True), marker="o", markersize=4, color=f"C{place}", label=said)
    axis.xaxis.set_major_locator(MaxNLocator(nbins=12, integer=True))
    axis.xaxis.set_major_formatter(lambda number, _: f"{int(number) // 12}-{int(number) % 12 + 1:02}")
    axis.set_ylabel(unit)
    axis.set_ylim(bottom=min(0.0, axis.get_ylim()[0]))
    axis.ticklabel_format(axis="y", style="plain", useOffset=False)
    axis.grid(visible=True, axis="y", alpha=0.3)
    # Above the field, where it hides no point
    axis.legend(fontsize="small", loc="lower left", bbox_to_anchor=(0, 1), ncols=2, frameon=False)


def _runs(line: Mapping[str, float], kind: str) -> list[list[tuple[int, float]]]:
    """Return the points that are joined; what is cumulated begins anew each year."""
    runs: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for month, value in sorted(line.items()):
        runs[month[:4] if kind == "cumulative" else ""].append((_month_number(month), value))
    return list(runs.values())


def _month_number(month: str) -> int:
    return 12 * int(month[:4]) + int(month[5:]) - 1


def _fonts(kind: Format, fields: Mapping[str, Series]) -> list[str]:
    """Return the families to set the labels in, those with Chinese that are installed first."""
    from matplotlib import font_manager  # noqa: PLC0415

    installed = set(font_manager.get_font_names())
    there = [font for font in FONTS if font in installed]
    chinese = any(not text.isascii() for unit, lines in fields.items() for text in (unit, *(name for name, _ in lines)))
    if kind == "png" and chinese and not there:
        raise ChartError(
            "no font with Chinese is installed here; install one (apt-get install fonts-noto-cjk, dnf install"
            " google-noto-sans-cjk-fonts, brew install font-noto-sans-cjk), or write an .svg, which needs none"
        )
    return [*(there if kind == "png" else FONTS), "sans-serif"]
