"""What the pages call things, and how they write amounts: pages.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from datasette.utils import parse_metadata


@dataclass(frozen=True, slots=True)
class Headline:
    """An indicator of the first page, with its scope and item where it has them."""

    indicator: str
    scope: str | None = None
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """A large unit: how many of the small it is, and what stands before the name of the unit."""

    factor: float
    name: str


@dataclass(frozen=True, slots=True)
class Labels:
    """pages.yaml, whose comment says what each entry is; `scales` go from the largest down to 1."""

    headlines: tuple[Headline, ...]
    periods: dict[str, str]
    units: dict[str, str]
    scales: tuple[Scale, ...]
    columns: dict[str, str]
    bounds: dict[str, str]
    modalities: dict[str, str]
    period_origins: dict[str, str]
    citation: dict[str, str]
    errors: dict[str, dict[str, str]]
    undrawn: dict[str, dict[str, str]]
    site: str
    total: str
    unplaced: str
    nothing: str
    everyone: str
    growth: str
    level: str
    sheet: str

    def scale(self, largest: float) -> Scale:
        """Return the unit in which numbers up to `largest` are short."""
        return next((scale for scale in self.scales if abs(largest) >= scale.factor), self.scales[-1])

    def amount(self, amount: float, unit: str | None) -> str:
        """Return an amount of a base unit with four digits or more, in the largest unit that leaves it above 1."""
        scale = self.scale(amount)
        digits = 0 if scale.factor == 1 and amount == int(amount) else 2
        return f"{amount / scale.factor:,.{digits}f}{scale.name}{self.unit(unit)}"

    def cited(self, name: str, modality: str | None) -> str:
        """Return what a figure is called where it is cited; what is no fact says so."""
        said = self.modalities.get(modality or "", modality)
        return self.citation["unsure"].format(name=name, modality=said) if said else name

    def period_origin(self, place: str | None) -> str:
        """Return where a period was read, nothing where nobody knows."""
        return self.period_origins.get(place or "", "")

    def unit(self, unit: str | None) -> str:
        """Return what a base unit is called."""
        return self.units.get(unit, unit) if unit else ""


@cache
def labels() -> Labels:
    """Return pages.yaml."""
    read = parse_metadata(files("extractor.web").joinpath("pages.yaml").read_text(encoding="utf-8"))
    headlines = tuple(Headline(**entry) for entry in read.pop("headlines"))
    scales = tuple(Scale(float(entry["factor"]), entry["name"]) for entry in read.pop("scales"))
    return Labels(headlines=headlines, scales=scales, **read)
