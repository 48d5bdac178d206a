"""Writes weights.safetensors and parity.json: training by PyTorch, of the same weights, examples and order.

    pip install torch numpy
    python make_parity.py

weights.safetensors holds 784-16-12-10 units drawn from N(0, 0.1^2), biases 0. Every case starts from
them, takes the images of MNIST in their order, 60 at a time, and has a sigmoid behind each hidden layer; group normalization makes 2 groups.
- losses:   mean cross entropy of each of the first 200 mini-batches before its step
- accuracy: the share of the 10,000 test images that is right after 1,000 steps, in evaluation mode
All is computed in float64, so that nothing but our own rounding is measured.
"""

import json
import struct
import sys
from pathlib import Path

import numpy as np
import torch

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[3] / "demos/parity"))
import reference  # noqa: E402

SIZES = [784, 16, 12, 10]
RATES = {"sgd": 0.5, "momentum": 0.05, "adam": 0.002}


def write(path, tensors):
    header, data = {}, b""
    for name, tensor in tensors.items():
        numbers = tensor.astype("<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape),
                        "data_offsets": [len(data), len(data) + len(numbers)]}
        data += numbers
    words = json.dumps(header, separators=(",", ":")).encode()
    words += b" " * (-len(words) % 8)
    path.write_bytes(struct.pack("<Q", len(words)) + words + data)


def main():
    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)
    random = np.random.default_rng(1)
    tensors = {}
    for layer, (inputs, units) in enumerate(zip(SIZES, SIZES[1:])):
        tensors[f"{2 * layer}.weight"] = random.normal(0, 0.1, (units, inputs))
        tensors[f"{2 * layer}.bias"] = np.zeros(units)
    write(HERE / "weights.safetensors", tensors)
    weights = reference.load(HERE / "weights.safetensors")
    train, test = ((images.double(), labels) for images, labels in
                   (reference.mnist("train"), reference.mnist("t10k")))
    # With small groups, whose units may all but agree, or a large rate rounding is soon all that is seen.
    reference.NORMALIZATIONS["group"] = lambda units: torch.nn.GroupNorm(2, units)
    cases = []
    for normalization in reference.NORMALIZATIONS:
        for optimizer, make in reference.OPTIMIZERS.items():
            model = reference.network(SIZES, "sigmoid", normalization)
            reference.put(weights, model)
            rate = RATES[optimizer] / (5 if (normalization, optimizer) == ("group", "sgd") else 1)
            rule = make(model.parameters(), rate)
            losses = reference.losses(model, rule, train, 60, 1000)
            cases.append({"normalization": normalization, "optimizer": optimizer,
                          "rate": rate, "losses": [float(f"{x:.9g}") for x in losses[:200]],
                          "accuracy": reference.accuracy(model, test)})
            print(normalization, optimizer, losses[0], losses[199], cases[-1]["accuracy"])
    lines = ",\n".join(json.dumps(case) for case in cases)
    (HERE / "parity.json").write_text(f'{{"cases":[\n{lines}\n]}}\n')


if __name__ == "__main__":
    main()
