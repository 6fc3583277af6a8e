"""Full-text search in Chinese with nothing but SQLite's FTS5: text → tokens, words → query, hits → places.

Chinese has no blanks, so a run of Han characters is indexed as its overlapping pairs and then its last character
alone: abcd → ab bc cd d. A word of two characters is then a token, a longer one is a phrase of pairs, and a single
one is the beginning of a token; the lone last character also keeps a phrase from running on over punctuation.
Other letters and digits are tokens as they stand, and so are a decimal point and a percent sign, without which 28.20%
would be found in 28、20; other punctuation only parts words. Everything is folded first, one character at a time
(`folding`), so that offsets in folded text lead back to the text as printed. Nothing here raises, whatever the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from extractor.search.asked_amounts import AskedAmount, amount_places, asked_amount
from extractor.search.folding import fold, fold_with_origins

LONGEST_QUERY = 500
MOST_WORDS = 40
DEEPEST_BRACKETS = 12

# Ideographs with their iteration mark and zero, kana, Hangul: scripts written without blanks, or searched inside words
_HAN = (
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
_OTHER = rf"[^\W_{_HAN}]+|(?<=\d)\.(?=\d)|(?<=\d)%"
# Compiled when used, and kept by `re`: for so many characters that takes milliseconds, and most commands use none
_RUN = rf"[{_HAN}]+|{_OTHER}"
# What is looked ahead for is a token; passed over are one character of Han, so that pairs overlap, or all of the others
_TOKEN = rf"(?=([{_HAN}]{{1,2}}|{_OTHER}))(?:[{_HAN}]|\1)"
# The two marks that make another number of one are tokens too: no word of a text yields these, which are no letters
_MARKS = {".": "\ue003", "%": "\ue004"}
_PUNCTUATION = r"(?!(?<=\d)(?:%|\.\d))[\W_]"
_OTHER_LETTER = rf"[^\W_{_HAN}]"

# Where a snippet may begin, whatever the rules call the end of a sentence: no search waits for rules
_STOPS = "。！？；\n"
_QUOTES = str.maketrans("\u201c\u201d\u201e\u300c\u300d", '"' * 5)
_MARK = re.compile(
    r"""(?P<operator> (?:AND|OR|NOT)(?=[\s()"]|$) | \|+ | -(?=[^\s\d-]) | [()] )
    | "(?P<quoted> [^"]*) "? (?P<star>\*?)
    | (?P<compared> [<>≤≥]=? \s* [^\s"()|]+ )
    # A bracket that touches a word belongs to it, as in a name with its abbreviation
    | (?P<word> [^\s"()|]+ (?: \([^\s"()|]*\) [^\s"()|]* )* )""",
    re.VERBOSE,
)


class Span(NamedTuple):
    """The characters `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text; `spans` are the hits in it, in order and apart from each other."""

    text: str
    spans: tuple[Span, ...]

    def marked(self, before: str, after: str) -> str:
        """Return the text with `before` and `after` put around each hit; the text is not escaped."""
        pieces, done = [], 0
        for start, end in self.spans:
            pieces += [self.text[done:start], before, self.text[start:end], after]
            done = end
        return "".join(pieces) + self.text[done:]


@dataclass(frozen=True, slots=True)
class _Query:
    """A piece of an FTS5 query (empty: nothing to look for), the patterns of the words that it asks for, and the
    quantities.
    """

    match: str = ""
    patterns: tuple[str, ...] = ()
    quantities: tuple[AskedAmount, ...] = ()


def index_text(text: str) -> str:
    """Return the tokens of a text, parted by blanks, for a table with `tokenize="ascii"`.

    That tokenizer takes every character beyond ASCII for a letter, so nothing depends on SQLite's idea of Unicode.
    """
    tokens = " ".join(re.findall(_TOKEN, fold(text)))
    for mark, token in _MARKS.items():
        tokens = tokens.replace(mark, token)
    return tokens


def match_query(words: str) -> str:
    """Return an FTS5 query for what a user typed; it is always valid, `""` where there is nothing to look for.

    Words stand for AND; `AND`, `OR`, `NOT`, `|`, `-word`, brackets, "quotes" (also curly and corner ones) and `word*`
    are understood, in full width too. Anything else is punctuation. A query that only refuses finds nothing. What is
    beyond 500 characters, 40 words or 12 brackets is not read.
    """
    return _read(words).match or '""'


def spans(text: str, words: str) -> list[Span]:
    """Return where the words and quantities that a query asks for stand in a text, in order, touching hits joined.

    Offsets count characters of `text` as given, not folded.
    """
    found: list[Span] = []
    for hit in sorted([*_word_spans(text, words), *_quantity_spans(text, words)]):
        if found and hit.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(hit.end, found[-1].end))
        else:
            found.append(hit)
    return found


def _word_spans(text: str, words: str) -> Iterator[Span]:
    pattern = _pattern(words)
    if pattern is None or not text:
        return
    folded, origins = fold_with_origins(text)
    for hit in pattern.finditer(folded):
        yield Span(origins[hit.start()], origins[hit.end() - 1] + 1)


def _quantity_spans(text: str, words: str) -> Iterator[Span]:
    quantities = _read(words).quantities
    if quantities:
        yield from (Span(start, end) for start, end in amount_places(quantities, text))


def snippet(text: str, words: str, *, width: int = 80) -> Snippet:
    """Return about `width` characters of a text, where most hits are; its beginning where there is none.

    Line breaks become blanks; an ellipsis stands where the text goes on.
    """
    hits = spans(text, words)
    start, end = _window(text, hits, width)
    before, after = "…" if start else "", "…" if end < len(text) else ""
    shift = len(before) - start
    inside = tuple(Span(hit.start + shift, hit.end + shift) for hit in hits if start <= hit.start and hit.end <= end)
    return Snippet(before + text[start:end].replace("\n", " ") + after, inside)


def _window(text: str, hits: Sequence[Span], width: int) -> tuple[int, int]:
    if not hits:
        return 0, min(width, len(text))
    first = max(hits, key=lambda hit: (sum(hit.start <= other.start < hit.start + width for other in hits), -hit.start))
    start = max(0, first.start - width // 4)
    # A sentence that begins a little before or within the lead is a better place to begin
    stop = max(text.rfind(mark, max(0, start - 12), first.start) for mark in _STOPS)
    start = stop + 1 if stop >= 0 else 0 if start <= 12 else start
    end = min(len(text), max(start + width, first.end))
    return start, max([end] + [hit.end for hit in hits if hit.start < end])


@lru_cache(maxsize=256)
def _pattern(words: str) -> re.Pattern[str] | None:
    patterns = _read(words).patterns
    # The longest first, since the first that fits wins; cached, for a page of results asks it for every cell
    return re.compile("|".join(sorted(patterns, key=len, reverse=True))) if patterns else None


@lru_cache(maxsize=256)
def _read(words: str) -> _Query:
    plain = unicodedata.normalize("NFKC", words[:LONGEST_QUERY].translate(_QUOTES)).translate(_QUOTES)
    return _any_of(_marks(plain), 0)


def _marks(plain: str) -> Iterator[str | _Query]:
    """Yield the operators of a query as text and its words as queries of their own."""
    words = 0
    for mark in _MARK.finditer(plain):
        if operator := mark["operator"]:
            yield {"|": "OR", "-": "NOT"}.get(operator[0], operator)
        elif words < MOST_WORDS:
            words += 1
            text = mark["word"] or mark["compared"] or mark["quoted"] or ""
            yield _word(text, prefix=bool(mark["star"]) or text.endswith("*"), quoted=mark["quoted"] is not None)


def _any_of(marks: Iterator[str | _Query], depth: int) -> _Query:
    """Read up to the bracket that closes this one, or to the end."""
    choices: list[_Query] = []
    wanted: list[_Query] = []
    refused: list[_Query] = []
    refusing = False
    for mark in marks:
        if mark == ")" and depth:
            break
        if mark == "OR":
            choices.append(_but(_join("AND", wanted), _join("OR", refused)))
            wanted, refused = [], []
        query = _any_of(marks, depth + 1) if mark == "(" and depth < DEEPEST_BRACKETS else mark
        if isinstance(query, _Query):
            (refused if refusing else wanted).append(query)
        refusing = mark == "NOT"
    choices.append(_but(_join("AND", wanted), _join("OR", refused)))
    return _join("OR", choices)


def _join(operator: str, parts: Sequence[_Query]) -> _Query:
    parts = [part for part in parts if part.match]
    if len(parts) < 2:
        return parts[0] if parts else _Query()
    match = f" {operator} ".join(part.match for part in parts)
    patterns = tuple(pattern for part in parts for pattern in part.patterns)
    return _Query(f"({match})", patterns, tuple(each for part in parts for each in part.quantities))


def _but(wanted: _Query, refused: _Query) -> _Query:
    if not wanted.match or not refused.match:
        return wanted
    return _Query(f"({wanted.match} NOT {refused.match})", wanted.patterns, wanted.quantities)


def _word(text: str, *, prefix: bool, quoted: bool) -> _Query:
    """Return the query of a word; a quantity that is not quoted also finds what says the same in other words."""
    words = _words(text, prefix=prefix)
    quantity = None if quoted or prefix else asked_amount(text)
    if quantity is None:
        return words
    if quantity.compared or not words.match:
        return _Query(f"({quantity.match})", (), (quantity,))
    return _Query(f"({words.match} OR {quantity.match})", words.patterns, (quantity,))


def _words(text: str, *, prefix: bool) -> _Query:
    runs = re.findall(_RUN, fold(text))
    if not runs:
        return _Query()
    tokens = index_text(text).split()
    if _is_han(runs[-1]):
        # The text may go on where the word ends: its last character need not stand alone
        prefix = len(runs[-1]) == 1
        if not prefix:
            tokens.pop()
    match = f'"{" ".join(tokens)}"' + (" *" if prefix else "")
    return _Query(match, (_word_pattern(runs, prefix),))


def _word_pattern(runs: Sequence[str], prefix: bool) -> str:
    """Return the regular expression that finds in folded text just what the phrase finds in the index."""
    pattern = "" if _is_han(runs[0]) else f"(?<!{_OTHER_LETTER})"
    for before, run in pairwise(("", *runs)):
        if before and not {before, run} & _MARKS.keys():
            alike = _is_han(run) == _is_han(before)
            pattern += f"(?:{_PUNCTUATION})" + ("+" if alike else "*")
        elif before in _MARKS:
            pattern += f"(?:{_PUNCTUATION})*"
        pattern += re.escape(run)
    return pattern if prefix or _is_han(runs[-1]) or runs[-1] in _MARKS else pattern + f"(?!{_OTHER_LETTER})"


def _is_han(run: str) -> bool:
    """Whether a run of a text is one of Han characters."""
    return re.match(f"[{_HAN}]+", run) is not None
