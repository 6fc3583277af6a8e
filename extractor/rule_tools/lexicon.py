"""A public lexicon → the rows of `names/common-words.yaml`.

    python -m extractor.rule_tools.lexicon --lexicon FILE [--folder DIR]

What stands in the file before the line `single:` is kept as it is. The package, as it is downloaded, is the source of
jieba; its dictionary has a word, how often it was met, and its part of speech in each line. The same package gives the
same bytes.
"""

from __future__ import annotations

import argparse
import re
import tarfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from extractor.rules.folder import COMMON_WORDS, default_folder

_DICTIONARY = re.compile(r"jieba-[^/]+/jieba/dict\.txt")
_NAMES = frozenset(("nr", "nrt", "nrfg", "ns", "nt", "nz"))
_GRAMMAR = frozenset(("p", "c", "d", "u", "r", "m", "q", "f", "y"))
_VERB = "v"
_HAN = re.compile(r"[\u4e00-\u9fff]+")
# Words that are rarer are mostly parts of names.
_OFTEN, _VERY_OFTEN = 20, 2000


class Entry(NamedTuple):
    """A word of a lexicon, how often it was met, and its part of speech."""

    word: str
    times: int
    part: str


def entries_in(package: Path) -> Iterator[Entry]:
    """Yield the entries of the dictionary in a source package of jieba."""
    with tarfile.open(package) as archive:
        member = next(each for each in archive.getmembers() if _DICTIONARY.fullmatch(each.name))
        file = archive.extractfile(member)
        assert file is not None, "a dictionary is a file"
        for line in file.read().decode("utf-8").splitlines():
            word, times, part = line.split(" ")
            yield Entry(word, int(times), part)


def rows_of(entries: Iterable[Entry]) -> str:
    """Return the written part of the file: characters of grammar, verbs of one character, common words of two."""
    single: set[str] = set()
    verbs: set[str] = set()
    pairs: dict[str, set[str]] = {}
    for word, times, part in entries:
        if not _HAN.fullmatch(word):
            continue
        if len(word) == 1 and times >= _VERY_OFTEN and part in (*_GRAMMAR, _VERB):
            (verbs if part == _VERB else single).add(word)
        if len(word) == 2 and part not in _NAMES and times >= _OFTEN:
            pairs.setdefault(word[0], set()).add(word[1])
    rows = [f"- {first}{''.join(sorted(seconds))}" for first, seconds in sorted(pairs.items())]
    alone = [f"{key}: {''.join(sorted(those))}" for key, those in (("single", single), ("verbs", verbs))]
    return "\n".join((*alone, "", "words:", *rows)) + "\n"


def renew(path: Path, rows: str) -> None:
    """Write the rows of a file anew: what stands in it from the line of `single` on."""
    kept, _, _ = path.read_text(encoding="utf-8").partition("\nsingle:")
    path.write_text(f"{kept.rstrip()}\n\n{rows}", encoding="utf-8", newline="\n")


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the rows anew."""
    parser = argparse.ArgumentParser(prog="python -m extractor.rule_tools.lexicon", description=__doc__)
    parser.add_argument("--lexicon", type=Path, required=True, help="the source package of jieba, a .tar.gz")
    parser.add_argument("--folder", type=Path, default=default_folder(), help="the folder of the rules")
    given = parser.parse_args(arguments)
    renew(given.folder / f"{COMMON_WORDS}.yaml", rows_of(entries_in(given.lexicon)))


if __name__ == "__main__":
    main()
