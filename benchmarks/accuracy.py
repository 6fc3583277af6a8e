"""Count how many figures of the texts in `accuracy/` are read, and read right: `python benchmarks/accuracy.py`.

Each `NAME.txt` is a made-up bulletin, its `NAME.csv` what a person read in it; README.md says how both are written.
A figure is *found* if its number and base unit are right, and *full* if every field with a `*` in the table is too.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import get_args

import click

from extractor.figures.reading import read_text
from extractor.figures.setting import Setting, setting_at, setting_within
from extractor.model import Bound, Figure, Modality, PeriodFrom
from extractor.rules.loading import load_rules
from extractor.rules.rule_set import Rules

FOLDER = Path(__file__).parent / "accuracy"
BOUNDS: Mapping[str, Bound] = {bound: bound for bound in get_args(Bound)}
MODALITIES: Mapping[str, Modality] = {modality: modality for modality in get_args(Modality)}
ORIGINS: Mapping[str, PeriodFrom] = {origin: origin for origin in get_args(PeriodFrom)}
# Columns that a table of answers need not have: what it does not have is left open.
LATER = frozenset({"entity", "population", "modality", "basis", "period_from"})

# Characters: a name so long is known by a part of it.
LEAST_NAME = 3

# What a cell of an answer says where the text leaves it open: it is not compared.
OPEN = "*"
# Names that are this much alike are the same (服务外包合同额, 服务外包合同签约额); lists of items must be more so.
LIKE_NAME, LIKE_SUBJECT, LIKE_ITEM = 0.6, 0.75, 0.8
# A page's digits and signs are made half-width before they are read; so are those of a text.
HALF_WIDTH = {ord(wide): ord(wide) - 0xFEE0 for wide in "０１２３４５６７８９．％＋－"}
# Names that each have one of these which the other lacks are not the same, however alike (出口额, 进口额).
TELLING_WORDS = re.compile(r"进出口|出口|进口|合同|执行|签约|存款|贷款|顺差|逆差|新增|利润率|利润|收入")
# Words that a list of items may have or lack.
IDLE_WORDS = re.compile(r"企业|国家|地区|沿线|成员|[\s“”\"《》（）()的]")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person read: a figure, whether it may be left out, and the columns that the text leaves open."""

    figure: Figure
    optional: bool = False
    left_open: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its answers, and what an issue says of itself: `published`, `city`, `province`, `card`."""

    name: str
    said: Mapping[str, str]
    text: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field that is compared; only those with `counts` decide whether a figure is full."""

    name: str
    is_same: Callable[[Answer, Figure], bool]
    shown: Callable[[Figure], object]
    counts: bool = True

    def agrees(self, answer: Answer, figure: Figure) -> bool:
        """Whether a figure has what an answer asks for, or the answer leaves it open."""
        return self.name in answer.left_open or self.is_same(answer, figure)


@dataclass(frozen=True, slots=True)
class Score:
    """The answers that were found, each with its figure; the missed ones; the figures that no answer asks for; and
    the numbers that no rule read, with the words about them.
    """

    pairs: tuple[tuple[Answer, Figure], ...] = ()
    missed: tuple[Answer, ...] = ()
    extra: tuple[Figure, ...] = ()
    unread: tuple[str, ...] = ()

    def __add__(self, other: Score) -> Score:
        pairs, missed, extra = self.pairs + other.pairs, self.missed + other.missed, self.extra + other.extra
        return Score(pairs, missed, extra, self.unread + other.unread)

    @property
    def recall(self) -> float:
        """The part of the answers that was found."""
        return _part(len(self.pairs), len(self.pairs) + len(self.missed))

    @property
    def precision(self) -> float:
        """The part of the figures read that an answer asks for."""
        return _part(len(self.pairs), len(self.pairs) + len(self.extra))

    @property
    def found(self) -> float:
        """F1: the harmonic mean of recall and precision."""
        return self._f1(len(self.pairs))

    @property
    def full(self) -> float:
        """F1 of the figures of which every field is right."""
        return self._f1(sum(not wrong_fields(*pair) for pair in self.pairs))

    def right(self, field: Field) -> float | None:
        """Return the part of the found figures of which a field is right, None where all answers leave it open."""
        if all(field.name in answer.left_open for answer, _ in self.pairs):
            return None
        return _part(sum(field.agrees(*pair) for pair in self.pairs), len(self.pairs))

    def _f1(self, hits: int) -> float:
        return _part(2 * hits, 2 * len(self.pairs) + len(self.missed) + len(self.extra))


# ------------------------------------------------------------------ what is compared


def is_same_number(answer: Answer, figure: Figure) -> bool:
    """Whether a figure has the number of an answer in its base unit; without a level, one of its percentages.

    A rate in percent (失业率) may be kept as a level or as a share.
    """
    gold = answer.figure
    if gold.base_unit == "%":
        return _near(gold.value, figure.share if figure.value is None else figure.value)
    if gold.value is not None:
        as_printed = _near(gold.value, figure.value) and gold.unit == figure.unit
        return as_printed or (_near(gold.amount, figure.amount) and gold.base_unit == figure.base_unit)
    pairs = ((gold.yoy, figure.yoy), (gold.mom, figure.mom), (gold.share, figure.share), (gold.pp, figure.pp))
    changes = (*pairs, (gold.delta, figure.delta))
    return figure.value is None and any(mine is not None and _near(mine, other) for mine, other in changes)


def is_same_indicator(answer: Answer, figure: Figure) -> bool:
    """Whether the canonical names or the printed words are alike, or indicator and item are when taken together."""
    gold = answer.figure
    alike = _is_like(gold.indicator, figure.indicator or figure.label, LIKE_NAME) or _is_like(
        gold.label or gold.indicator, figure.label or figure.indicator, LIKE_NAME
    )
    return alike or _is_same_subject(answer, figure)


def is_same_item(answer: Answer, figure: Figure) -> bool:
    """Whether the items are alike; an answer may name several ways to say it, parted by `/`."""
    other = _core(figure.item)
    for item in (answer.figure.item or "").split("/"):
        core = _core(item)
        as_many = bool(core and other) and core.count("、") == other.count("、")
        if core == other or (as_many and _is_like(core, other, LIKE_ITEM)):
            return True
    return _is_same_subject(answer, figure)


def is_same_entity(answer: Answer, figure: Figure) -> bool:
    """Whether the names are the same, or one is a part of the other (高新区, 德阳高新区); `/` parts several ways."""
    other = figure.entity or ""
    return any(
        name == other or (min(len(name), len(other)) >= LEAST_NAME and (name in other or other in name))
        for name in (answer.figure.entity or "").split("/")
    )


def is_same_period(answer: Answer, figure: Figure) -> bool:
    """Whether the months are the same; an answer without a period leaves it open."""
    gold = answer.figure
    return gold.period_start is None or (gold.period_start, gold.period_end) == (figure.period_start, figure.period_end)


def is_same_whole(answer: Answer, figure: Figure) -> bool:
    """Whether a share is one of the same whole, where the text says of what."""
    gold = answer.figure
    return gold.share_of is None or _is_like(gold.share_of, figure.share_of, LIKE_NAME)


def _is_same_word(word: str | None, other: str | None) -> bool:
    """Whether a word is one of those that an answer has, parted by `/`."""
    return (other or "") in (word or "").split("/")


def wrong_fields(answer: Answer, figure: Figure) -> list[Field]:
    """Return the fields that keep a found figure from being full."""
    return [field for field in FIELDS if field.counts and not field.agrees(answer, figure)]


def _number(name: str, of: Callable[[Figure], float | None]) -> Field:
    return Field(name, lambda answer, figure: _near(of(answer.figure), of(figure)), of)


def _word(name: str, of: Callable[[Figure], str | None], *, counts: bool = True) -> Field:
    return Field(name, lambda answer, figure: _is_same_word(of(answer.figure), of(figure)), of, counts)


def _is_same_share(answer: Answer, figure: Figure) -> bool:
    return answer.figure.base_unit == "%" or _near(answer.figure.share, figure.share)


FIELDS = (
    Field("indicator", is_same_indicator, lambda figure: figure.indicator or figure.label),
    Field("item", is_same_item, lambda figure: figure.item),
    _word("scope", lambda figure: figure.scope),
    Field("entity", is_same_entity, lambda figure: figure.entity),
    _word("population", lambda figure: figure.population),
    _word("modality", lambda figure: figure.modality),
    Field("period", is_same_period, lambda figure: (figure.period_start, figure.period_end)),
    _number("yoy", lambda figure: figure.yoy),
    _number("mom", lambda figure: figure.mom),
    Field("share", _is_same_share, lambda figure: figure.share),
    _number("pp", lambda figure: figure.pp),
    _number("delta", lambda figure: figure.delta),
    _word("basis", lambda figure: figure.basis),
    Field("share_of", is_same_whole, lambda figure: figure.share_of, counts=False),
    _word("bound", lambda figure: figure.bound, counts=False),
    _word("period_from", lambda figure: figure.period_from, counts=False),
)


def _is_same_subject(answer: Answer, figure: Figure) -> bool:
    # 工业软件产品收入, or the item 工业软件产品 of the indicator 收入: the same thing, parted in two ways.
    gold = answer.figure
    mine, other = (
        (gold.item or "") + (gold.indicator or ""),
        (figure.item or "") + (figure.indicator or figure.label or ""),
    )
    return (
        not _are_told_apart(mine, other) and SequenceMatcher(None, mine, other, autojunk=False).ratio() >= LIKE_SUBJECT
    )


def _is_like(one: str | None, other: str | None, least: float) -> bool:
    first, second = one or "", other or ""
    if _are_told_apart(first, second):
        return False
    if first == second or (min(len(first), len(second)) >= 2 and (first in second or second in first)):
        return True
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= least


def _are_told_apart(one: str, other: str) -> bool:
    mine, theirs = set(TELLING_WORDS.findall(one)), set(TELLING_WORDS.findall(other))
    return bool(mine - theirs and theirs - mine)


def _core(item: str | None) -> str:
    return IDLE_WORDS.sub("", item or "")


def _near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-6 * max(1.0, abs(one), abs(other))


def _part(hits: int, of: int) -> float:
    return hits / of if of else 1.0


# ------------------------------------------------------------------ counting


def compare(answers: Sequence[Answer], figures: Sequence[Figure]) -> Score:
    """Pair each answer with at most one figure, the best agreeing first; optional answers are then left out."""
    options = sorted(
        (-sum(field.agrees(answer, figure) for field in FIELDS), abs(row - column), row, column)
        for row, answer in enumerate(answers)
        for column, figure in enumerate(figures)
        if is_same_number(answer, figure)
    )
    paired: dict[int, int] = {}
    for _, _, row, column in options:
        if row not in paired and column not in paired.values():
            paired[row] = column
    real = {row: column for row, column in paired.items() if not answers[row].optional}
    return Score(
        tuple((answers[row], figures[column]) for row, column in sorted(real.items())),
        tuple(answer for row, answer in enumerate(answers) if row not in paired and not answer.optional),
        tuple(figure for column, figure in enumerate(figures) if column not in paired.values()),
    )


def misses(score: Score, text: str) -> list[str]:
    """Return a line for each figure that is read otherwise than by a person; `~` marks what does not count."""
    lines = []
    for answer, figure in score.pairs:
        wrong = [
            f"{'' if field.counts else '~'}{field.name} {field.shown(figure)!r} not {field.shown(answer.figure)!r}"
            for field in FIELDS
            if not field.agrees(answer, figure)
        ]
        if wrong:
            lines.append(f"wrong {_place(answer.figure)} {'; '.join(wrong)}\n    {figure.sentence}")
    for answer in score.missed:
        sentence = next((part for part in re.split("[。\n]", text) if answer.figure.raw in part), "")
        lines.append(f"missed {_place(answer.figure)} {_told(answer.figure)}\n    {sentence}")
    lines += [f"extra {_place(figure)} {_told(figure)}\n    {figure.sentence}" for figure in score.extra]
    if score.unread:
        lines.append("unread " + " | ".join(score.unread))
    return lines


def _place(figure: Figure) -> str:
    return f"[{figure.raw} {figure.indicator or figure.label}{'/' + figure.item if figure.item else ''}]"


def _told(figure: Figure) -> str:
    told = ((field.name, field.shown(figure)) for field in FIELDS[2:])
    return " ".join(f"{name}={value}" for name, value in told if value not in {None, (None, None)})


# ------------------------------------------------------------------ reading the texts and answers


def read_documents(folder: Path) -> list[Document]:
    """Return the documents of a folder, in the order of their names."""
    return [_read_document(path) for path in sorted(folder.glob("*.txt"))]


def _read_document(path: Path) -> Document:
    head, text = path.read_text(encoding="utf-8").split("\n\n", 1)
    said = dict(line.split(": ", 1) for line in head.splitlines())
    with path.with_suffix(".csv").open(encoding="utf-8", newline="") as rows:
        answers = tuple(_read_answer(row) for row in csv.DictReader(rows))
    return Document(path.stem, said, text.strip(), answers)


def _read_answer(row: dict[str, str]) -> Answer:
    left_open = frozenset(name for name, cell in row.items() if cell == OPEN) | (LATER - row.keys())
    words = dict.fromkeys(LATER) | {name: None if cell in {"", OPEN} else cell for name, cell in row.items()}

    def number(name: str) -> float | None:
        cell = words[name]
        return None if cell is None else float(cell)

    figure = Figure(
        page=1,
        start=0,
        end=0,
        raw=row["raw"],
        sentence="",
        rule="",
        boxes=(),
        indicator=words["indicator"],
        label=words["label"],
        scope=words["scope"],
        entity=words["entity"],
        population=words["population"],
        item=words["item"],
        period_start=words["period_start"],
        period_end=words["period_end"],
        value=number("value"),
        period_from=ORIGINS[words["period_from"]] if words["period_from"] else None,
        bound=BOUNDS[row["bound"]] if row["bound"] else None,
        unit=words["unit"],
        amount=number("amount"),
        base_unit=words["base_unit"],
        yoy=number("yoy"),
        mom=number("mom"),
        share=number("share"),
        share_of=words["share_of"],
        pp=number("pp"),
        delta=number("delta"),
        basis=words["basis"],
        modality=MODALITIES[words["modality"]] if words["modality"] else None,
    )
    return Answer(figure, row["optional"] == "yes", left_open)


# ------------------------------------------------------------------ the command


def score_document(document: Document, rules: Rules) -> Score:
    """Read a document and compare it with its answers."""
    body = document.text
    reading = read_text(body.translate(HALF_WIDTH), _setting(document.said, rules), rules)
    numbers = (entry.number for entry in reading.entries if entry.number.role == "unread")
    unread = tuple(body[max(0, number.start - 6) : number.end + 4].replace("\n", " ") for number in numbers)
    return replace(compare(document.answers, [one.figure for one in reading.figures]), unread=unread)


def _setting(said: Mapping[str, str], rules: Rules) -> Setting:
    """Return the setting of a text by what its issue says of itself."""
    city, province, publisher = said.get("city"), said.get("province"), said.get("publisher")
    setting = setting_at(said["published"], publisher or city or province, rules)
    if publisher is None:
        setting = replace(setting, city=city, province=province)
    return setting_within(setting, said.get("title"), rules, card=said.get("card") == "yes")


def field_row(field: Field, score: Score) -> str:
    """Return a row of the table of fields: a `-` where no answer says anything of the field."""
    right = score.right(field)
    return f"  {'*' if field.counts else ' '} {field.name:12}" + ("-" if right is None else f"{right:.3f}")


def table_row(name: str, score: Score) -> str:
    """Return a row of the table: the answers, then the measures."""
    measures = "".join(f"{part:10.3f}" for part in (score.precision, score.recall, score.found, score.full))
    return f"{name:28}{len(score.pairs) + len(score.missed):5}{measures}{len(score.unread):8}"


@click.command()
@click.option("--misses", "show_misses", is_flag=True, help="List each difference, document by document.")
@click.option("--folder", type=click.Path(exists=True, path_type=Path), default=FOLDER, help="Read other documents.")
@click.argument("names", nargs=-1)
def main(names: tuple[str, ...], folder: Path, *, show_misses: bool) -> None:
    """Print how well the texts of benchmarks/accuracy are read; NAMES are parts of the names of those to read."""
    rules = load_rules()
    documents = [each for each in read_documents(folder) if not names or any(name in each.name for name in names)]
    scores = [(document.name, score_document(document, rules)) for document in documents]
    in_all = sum((score for _, score in scores), Score())
    if show_misses:
        for document, (name, score) in zip(documents, scores, strict=True):
            click.echo("\n".join([name, *(f"  {line}" for line in misses(score, document.text)), ""]))
    click.echo(f"{'':28}gold precision    recall     found      full  unread")
    click.echo("\n".join(table_row(*row) for row in [*scores, ("in all", in_all)]))
    click.echo("\nright among the found (* decides whether a figure is full):")
    click.echo("\n".join(field_row(field, in_all) for field in FIELDS))


if __name__ == "__main__":
    main()
