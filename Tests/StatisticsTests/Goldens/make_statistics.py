"""Writes statistics.json: quantiles, moments and Wasserstein distances by NumPy and SciPy.

    pip install numpy scipy
    python make_statistics.py

- samples: values, their quantiles at `probabilities` (linear interpolation, "type 7"),
           mean and sigma (biased standard deviation)
- pairs:   two samples of one size and the 1-Wasserstein distance between them
"""

import json
import re
from pathlib import Path

import numpy as np
from scipy.stats import wasserstein_distance

PROBABILITIES = [0.01, 0.05, 0.15, 0.5, 0.85, 0.95, 0.99]


def make_samples(random):
    return {
        "normal": random.normal(size=50),
        "normal, quantiles at exact ranks": random.normal(3, 2, size=101),
        "ties": random.integers(-2, 3, size=40).astype(float),
        "constant": np.full(9, 2.5),
        "single value": np.array([-1.25]),
        "two values": np.array([4.0, -1.0]),
        "negative zeros": np.array([0.0, -0.0, 1.0, -0.0, -1.0, 0.0, -0.0]),
        "lognormal": np.round(random.lognormal(size=256), 6),
    }


def make_pairs(random):
    normal = random.normal(size=32)
    yield normal, normal[::-1]  # the same values in another order: 0
    yield normal, normal + 0.75  # a shift: 0.75
    yield normal, 3 * normal  # the same centre, wider
    yield normal, random.normal(-1, 0.2, size=32)
    yield random.integers(0, 4, size=20).astype(float), random.integers(0, 4, size=20).astype(float)
    yield np.full(5, 1.0), np.full(5, -2.0)
    yield np.array([-0.0]), np.array([0.0])
    yield np.round(random.lognormal(size=256), 6), np.round(random.lognormal(1, 0.5, size=256), 6)


def one_line_per_array(value):
    """JSON with every innermost array on a line of its own."""
    return re.sub(r"\[[^\[\]{}]*\]", lambda m: re.sub(r"\s+", " ", m[0])
                  .replace("[ ", "[").replace(" ]", "]"), json.dumps(value, indent=1))


if __name__ == "__main__":
    random = np.random.default_rng(1502)
    samples = [
        {
            "name": name,
            "values": values.tolist(),
            "quantiles": np.quantile(values, PROBABILITIES, method="linear").tolist(),
            "mean": float(np.mean(values)),
            "sigma": float(np.std(values)),
        }
        for name, values in make_samples(random).items()
    ]
    pairs = [
        {"a": a.tolist(), "b": b.tolist(), "wasserstein": float(wasserstein_distance(a, b))}
        for a, b in make_pairs(random)
    ]
    document = {"probabilities": PROBABILITIES, "samples": samples, "pairs": pairs}
    file = Path(__file__).with_name("statistics.json")
    file.write_text(one_line_per_array(document) + "\n")
