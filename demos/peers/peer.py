"""What the PyTorch and the JAX peer share: the task, the data, and how compare.py talks to them."""

import gzip
import sys
import time
from pathlib import Path

import numpy as np

WIDTHS = [784, 100, 100, 100, 10]
BATCH = 60
RATE = 0.5
SIGMA = 0.1  # of the initial weights
EPOCH = 60_000 // BATCH  # steps
DATA = Path(__file__).resolve().parents[2] / "Sources/CMNIST/data"


def load_mnist():
    """The training set: images as float32 0 or 1, one a row, and labels."""

    def bytes_after(header, name):
        return np.frombuffer(gzip.open(DATA / name).read(), np.uint8, offset=header)

    images = bytes_after(16, "train-images-binary-idx3-ubyte.gz").reshape(-1, WIDTHS[0])
    labels = bytes_after(8, "train-labels-idx1-ubyte.gz")
    return (images > 127).astype(np.float32), labels


def initial_weights(random):
    """One inputs x outputs matrix a layer."""
    return [random.normal(0, SIGMA, shape).astype(np.float32)
            for shape in zip(WIDTHS, WIDTHS[1:])]


def shuffled_batches(random):
    """The example numbers of one epoch: a row of `BATCH` for every step."""
    return random.permutation(EPOCH * BATCH).reshape(EPOCH, BATCH)


def serve(title, contenders):
    """Says `title`, then answers each line `name seconds` on standard input with `steps/s loss`.

    `contenders[name](steps)` trains on for at least `steps` steps and returns how many it took and
    the mean loss of the last ones. `seconds` 0 asks for one epoch, which is also the warm-up.
    """
    print(title, flush=True)
    for line in sys.stdin:
        name, seconds = line.split()
        train, duration = contenders[name], float(seconds)
        start, steps, elapsed = time.perf_counter(), 0, 0.0
        while elapsed < duration or (duration == 0 and steps < EPOCH):
            taken, loss = train(100)
            steps += taken
            elapsed = time.perf_counter() - start
        print(steps / elapsed, loss, flush=True)
