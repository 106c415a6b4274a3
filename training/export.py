"""Write the learnt weights as the model that ships: an int8 network, its tables, and the lemmas of the treebanks.

python training/export.py --weights build/train/stage3.pt --data build/train/data --encoder FOLDER --out FOLDER
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import pickle
import shutil
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import onnx
import torch
from chunks import STATUSES
from network import Exported, Network, Sizes
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from servanda.reading.learned.lemmas import by_ending

_NAMES = ("pieces", "shapes", "firsts", "lasts")
_FOUND = ("tags", "arcs", "below", "above")


def network_of(weights: Path, labels: dict[str, list[str]]) -> Network:
    """Give the network with learnt weights, ready to run."""
    network = Network(Sizes(**{head: len(found) for head, found in labels.items()}))
    network.load_state_dict(torch.load(weights, weights_only=True, map_location="cpu"))
    return network.eval()


def export(network: Network, out: Path) -> None:
    """Write network.onnx in int8 and the scores of the labels."""
    given = (torch.arange(8), torch.zeros(8, dtype=torch.long), torch.tensor([1, 2, 5]), torch.tensor([1, 4, 6]))
    with tempfile.TemporaryDirectory() as scratch:
        full, prepared = Path(scratch) / "full.onnx", Path(scratch) / "prepared.onnx"
        torch.onnx.export(
            Exported(network).eval(),
            given,
            str(full),
            input_names=list(_NAMES),
            output_names=list(_FOUND),
            dynamic_axes={
                "pieces": {0: "pieces"},
                "shapes": {0: "pieces"},
                "firsts": {0: "words"},
                "lasts": {0: "words"},
                "tags": {0: "words"},
                "arcs": {0: "words", 1: "heads"},
                "below": {0: "words"},
                "above": {0: "heads"},
            },
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(str(full), str(prepared), skip_symbolic_shape=True)
        logging.getLogger().setLevel(logging.ERROR)
        quantize_dynamic(
            str(prepared),
            str(out / "network.onnx"),
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            extra_options={"MatMulConstBOnly": True},
        )
    onnx.checker.check_model(str(out / "network.onnx"))
    np.save(out / "relations.npy", network.label_scores.detach().numpy().astype(np.float16))


def lemmas(data: Path, out: Path) -> None:
    """Write the lemmas that the endings do not give, from the chunks of the treebanks."""
    with (data / "chunks.pickle").open("rb") as file:
        corpora = pickle.load(file)  # noqa: S301 - written by prepare.py
    upos_names = json.loads((data / "labels.json").read_text(encoding="utf-8"))["upos"]
    seen: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for corpus in ("ewt", "gum"):
        for chunk in corpora[corpus]:
            if chunk.lemmas is None:
                continue
            for word, upos, xpos, lemma in zip(chunk.words, chunk.upos, chunk.xpos, chunk.lemmas, strict=True):
                name = upos_names[upos]
                form = word if name == "PROPN" else word.lower()
                seen[form, name, xpos][lemma] += 1
    with gzip.GzipFile(out / "lemmas.tsv.gz", "wb", mtime=0) as file:
        for (form, upos, xpos), found in sorted(seen.items()):
            lemma = max(sorted(found), key=lambda one: found[one])
            if "\t" not in form + lemma and lemma != by_ending(form, upos, xpos):
                file.write(f"{form}\t{upos}\t{xpos}\t{lemma}\n".encode())


def main() -> None:
    """Write the model's folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    labels = json.loads((options.data / "labels.json").read_text(encoding="utf-8"))
    export(network_of(options.weights, labels), options.out)
    lemmas(options.data, options.out)
    shipped = {"starts": ["inside", "start"], **labels, "status": list(STATUSES)}
    (options.out / "labels.json").write_text(json.dumps(shipped, ensure_ascii=False) + "\n", encoding="utf-8")
    shutil.copy(options.encoder / "vocab.txt", options.out / "vocabulary.txt")
    for path in sorted(options.out.iterdir()):
        print(f"{path.name:20}{path.stat().st_size:12,} bytes")


if __name__ == "__main__":
    main()
