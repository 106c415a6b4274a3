"""What is said when a file of the learned model is damaged: which one, and what to do."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile

from servanda.errors import BrokenModelError


@contextmanager
def told_when_broken(path: Path) -> Iterator[Path]:
    """Give a path, and tell what goes wrong while its file is read as damage of the file.

    Raises:
        BrokenModelError: The file does not hold what it should.
    """
    try:
        yield path
    except (ValueError, KeyError, OSError, EOFError, zlib.error, BadZipFile) as error:
        raise BrokenModelError(str(path), f"{type(error).__name__}: {error}") from error
