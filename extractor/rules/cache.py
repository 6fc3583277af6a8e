"""Compiled rules, kept from run to run in the user's cache folder: compiling takes seconds, loading a tenth of one.

What is kept is a pickle, and whoever may write a pickle may run code where it is loaded. So one is loaded only if it
and its folder belong to the user and nobody else may write there. One that is damaged, foreign or of another program is
as good as none; a folder that cannot be written to stays as it is. Either way the rules are compiled, and all goes on.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import os
import pickle
import platform
import re
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import platformdirs

from extractor.rules.folder import CACHE_VARIABLE

# So many files are kept, the last used. Others in the folder are somebody else's.
_MOST_FILES = 24
_OURS = re.compile(r"rules-(?:[0-9a-f]{12}-){2}[0-9a-f]{12}|rules-\w+\.new")
_DIGEST = hashlib.sha256
_HEAD = _DIGEST().digest_size


def cache_folder() -> Path | None:
    """Return where compiled rules are kept, None where they are not."""
    named = os.environ.get(CACHE_VARIABLE)
    if named is None:
        return platformdirs.user_cache_path("bulletin-extractor", appauthor=False) / "rules"
    return Path(os.path.realpath(named)) / "rules" if named else None


class RuleCache:
    """The compiled rules of one place, for this program, this Python and these libraries.

    Args:
        place: Tells apart what may be in the folder for others, as the folder that rules are read from.
        versions: Of all that what was compiled hangs on besides the rules and this Python.
    """

    def __init__(self, place: str, *versions: str) -> None:
        self._folder = cache_folder()
        python = (sys.version, platform.machine(), sys.byteorder)
        self._program = f"rules-{_short(*python, *versions)}"
        self._place = f"{self._program}-{_short(place)}"

    def load(self, digest: str) -> object:
        """Return what was kept of the rules of a digest, None where there is nothing that can be trusted."""
        return _load(self._folder / self._name(digest)) if self._folder else None

    def latest(self) -> object:
        """Return what was kept last, of whatever rules, of this place if possible; None where there is nothing."""
        if self._folder is None:
            return None
        with contextlib.suppress(OSError):
            files = [(path.stat(), path) for path in self._folder.glob(f"{self._program}-*")]
            own = [(info.st_mtime, path) for info, path in files if path.name.startswith(self._place)]
            if chosen := own or [(info.st_size, path) for info, path in files]:
                return _load(max(chosen)[1])
        return None

    def keep(self, digest: str, compiled: object) -> None:
        """Keep what was compiled, if that can be done safely; a reader sees all of it or nothing."""
        if self._folder is None:
            return
        data = pickle.dumps(compiled, pickle.HIGHEST_PROTOCOL)
        with contextlib.suppress(OSError):
            _make(self._folder)
            if _is_safe(self._folder):
                _write(self._folder / self._name(digest), _DIGEST(data).digest(), data)
                _prune(self._folder)

    def _name(self, digest: str) -> str:
        return f"{self._place}-{digest[:12]}"


def _make(folder: Path) -> None:
    """Make a folder for its owner alone, and those above it that are not there; none in what is another's."""
    if not folder.exists():
        _make(folder.parent)
        if _is_safe_above(folder.parent):
            folder.mkdir(mode=0o700, exist_ok=True)


def _write(path: Path, *contents: bytes) -> None:
    """Write a file that is there with all its contents, or not at all, and that only its owner may read."""
    handle, name = tempfile.mkstemp(prefix="rules-", suffix=".new", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(contents)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink()
        raise


def _prune(folder: Path) -> None:
    ours = [path for path in folder.iterdir() if _OURS.fullmatch(path.name)]
    for path in sorted(ours, key=lambda path: path.stat().st_mtime)[:-_MOST_FILES]:
        path.unlink(missing_ok=True)


def _short(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _load(path: Path) -> object:
    with contextlib.suppress(OSError):
        # What is looked at is what is read, whatever becomes of the name meanwhile
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            if not (_is_owners_alone(os.fstat(handle)) and _is_safe(path.parent)):
                return None
            data = file.read()
        if _DIGEST(memoryview(data)[_HEAD:]).digest() != data[:_HEAD]:
            return None
        os.utime(path)
        with _no_collection():
            try:
                return pickle.loads(memoryview(data)[_HEAD:])  # noqa: S301 - only this user can have written it
            except Exception:  # noqa: BLE001 - of another program it may be anything; the rules are compiled then
                return None
    return None


def _is_safe(folder: Path) -> bool:
    """Whether a folder is the user's, nobody else may write to it, and nobody else may put another in its place.

    Raises:
        OSError: There is no such folder.
    """
    return _is_owners_alone(folder.stat(follow_symlinks=False)) and _is_safe_above(folder.parent)


def _is_owners_alone(info: os.stat_result) -> bool:
    if sys.platform == "win32":  # who may write there no mode tells; `_is_safe_above` looks at the place
        return True
    mine = info.st_uid == os.geteuid() and not info.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return mine and (stat.S_ISREG(info.st_mode) or stat.S_ISDIR(info.st_mode))


def _is_safe_above(folder: Path) -> bool:
    """Whether what stands in a folder stays there: it and all above it are the user's or the system's.

    Where everybody may write, only the owner may take away what is there (the sticky bit). On Windows what is in the
    user's profile is theirs.
    """
    if sys.platform == "win32":
        return folder.resolve().is_relative_to(Path(os.path.expanduser("~")))  # noqa: PTH111 - Path.home() may raise
    for above in (folder, *folder.parents):
        info = above.stat()
        everybody = info.st_mode & stat.S_IWOTH and not info.st_mode & stat.S_ISVTX
        if info.st_uid not in (os.geteuid(), 0) or everybody:
            return False
    return True


@contextlib.contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the garbage collector from looking through what is being built, again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
