"""A folder of files that appears whole: written beside its place, then renamed.

Invariant: nobody ever sees half a file, and a file of the user's in the same folder is left alone.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from servanda.errors import CallError


@contextmanager
def appearing(folder: Path) -> Iterator[Path]:
    """Give an empty folder to write to; when the block ends well, its files stand in `folder`.

    A new folder appears at once; in one that is there, each file of the same name is replaced at once, in the folders
    inside it too.

    Raises:
        CallError: The place is a file.
    """
    if folder.exists() and not folder.is_dir():
        raise CallError(f"expected a folder at {str(folder)!r}, found a file; name another place")
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = folder.parent / f".{folder.name}.part-{os.getpid()}"
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    try:
        yield part
        if folder.is_dir():
            for path in sorted(each for each in part.rglob("*") if each.is_file()):
                place = folder / path.relative_to(part)
                place.parent.mkdir(parents=True, exist_ok=True)
                path.replace(place)
        else:
            part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
