"""patterns/ → compiled rules and word tables, as they are kept or as `compiling` makes them.

A file holds `tables` (words and what they mean), `blocks` (named parts of patterns) and `rules`. A pattern is a verbose
regular expression of the `regex` library in which `{name}` stands for the block or the word table of that name.
`patterns/README.md` is the manual for those who write rules.

The lists of names are files of the folder too, but `name_list_loading` loads them, for those who look for names.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import regex

from extractor.rules.cache import RuleCache
from extractor.rules.folder import LISTS, default_folder, digest_of, group_of, rule_files
from extractor.rules.rule_set import Rules
from extractor.rules.version import Version

# While rules are compiled the garbage collector looks for cycles after so many new objects.
_NEW_OBJECTS = 100_000


def load_rules(folder: Path | str | None = None, *, only: Sequence[str] = ()) -> Rules:
    """Return the compiled rules of every `*.yaml` below `folder` (the package's own rules where it is None).

    What was compiled is kept for the next run, as `cache` says.

    Args:
        folder: The folder of the rules.
        only: Groups, as `names/units`, for who needs only these and the blocks and tables in them.

    Raises:
        PatternError: A file, key, block or expression is wrong; the message opens with `FILE:LINE`.
    """
    folder = Path(folder or default_folder()).resolve()
    files = rule_files(folder, only)
    digest = digest_of(files)
    kept = RuleCache("\0".join((str(folder), *only)), regex.__version__, program())
    rules = kept.load(digest)
    if not isinstance(rules, Rules):
        before = kept.latest()
        rules = _compiled(folder, files, before if isinstance(before, Rules) else None)
        kept.keep(digest, rules)
    return rules


def program() -> str:
    """Return a digest of the code that makes what is kept."""
    modules = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in modules)).hexdigest()


def _compiled(folder: Path, files: Mapping[Path, bytes], before: Rules | None) -> Rules:
    from extractor.rules.compiling import Compiler  # noqa: PLC0415 - YAML and what compiles are needed only where nothing is kept

    rules = {path: content for path, content in files.items() if group_of(path) not in LISTS}
    with _seldom_collected():
        return Compiler(folder, rules, before).rules(Version.of(files))


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Keep the garbage collector from looking through what is being compiled, again and again."""
    thresholds = gc.get_threshold()
    gc.set_threshold(_NEW_OBJECTS, *thresholds[1:])
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
