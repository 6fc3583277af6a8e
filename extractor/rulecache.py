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
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import platformdirs

from extractor.rulefolder import CACHE_VARIABLE

# So many files are kept, the last used.
_MOST_FILES = 24
# What a pickle of another program may raise.
_FOREIGN = (pickle.UnpicklingError, AttributeError, ImportError, EOFError, TypeError, ValueError)
_DIGEST = hashlib.sha256
_HEAD = _DIGEST().digest_size


def cache_folder() -> Path | None:
    """Return where compiled rules are kept, None where they are not."""
    named = os.environ.get(CACHE_VARIABLE)
    if named is None:
        return platformdirs.user_cache_path("bulletin-extractor", appauthor=False) / "rules"
    return Path(named).resolve() if named else None


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
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _is_safe(self._folder):
                _write(self._folder / self._name(digest), _DIGEST(data).digest(), data)
                _prune(self._folder)

    def _name(self, digest: str) -> str:
        return f"{self._place}-{digest[:12]}"


def _write(path: Path, *contents: bytes) -> None:
    """Write a file that is there with all its contents, or not at all, and that only its owner may read."""
    handle, name = tempfile.mkstemp(prefix=".", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(contents)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink()
        raise


def _prune(folder: Path) -> None:
    files = sorted(folder.glob("rules-*"), key=lambda path: path.stat().st_mtime)
    for path in files[:-_MOST_FILES]:
        path.unlink(missing_ok=True)


def _short(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _load(path: Path) -> object:
    with contextlib.suppress(OSError):
        if not (_is_safe(path) and _is_safe(path.parent)):
            return None
        data = path.read_bytes()
        if _DIGEST(memoryview(data)[_HEAD:]).digest() != data[:_HEAD]:
            return None
        os.utime(path)
        with contextlib.suppress(*_FOREIGN), _no_collection():
            return pickle.loads(memoryview(data)[_HEAD:])  # noqa: S301 - only this user can have written it
    return None


def _is_safe(path: Path) -> bool:
    """Whether a file or folder is the user's, and nobody else may write to it.

    Raises:
        OSError: There is no such file.
    """
    info = path.stat(follow_symlinks=False)
    if sys.platform == "win32":  # who may write there no mode tells; what is in the user's profile is theirs
        return path.resolve().is_relative_to(Path.home())
    mine = info.st_uid == os.geteuid() and not info.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return mine and (stat.S_ISREG(info.st_mode) or stat.S_ISDIR(info.st_mode))


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
