"""Writes renorm.json: batch renormalization [Ioffe 2017] forward and backward in NumPy, in float64.

    pip install numpy
    python make_renorm.py

Each case has the batches seen before (`steps`), a batch z (examples x units), gamma, beta, the running mean
and variance, and the gradient of y; then what comes of them: r, d, normalized = r (z - mean) / sigma + d,
y = gamma normalized + beta, the gradients of z, gamma and beta with r and d held fixed, the running
statistics after it, and y in inference before that.
"""

import json
from pathlib import Path

import numpy as np

EPSILON, MOMENTUM = 1e-5, 0.1


def limits(steps):
    """r_max and d_max: 1 and 0 for 200 batches, 3 from the 1,600th on and 5 from the 1,000th on."""
    return np.interp(steps, [200, 1600], [1, 3]), np.interp(steps, [200, 1000], [0, 5])


def case(generator, steps, examples, units=4):
    z = generator.normal(size=(examples, units)) * [1, 4, 0.3, 1] + [0, 2, 1, -6]
    gamma, beta = generator.uniform(0.5, 1.5, units), generator.normal(size=units)
    mean, variance = generator.normal(size=units), generator.uniform(0.5, 1.5, units)
    gradient = generator.normal(size=z.shape)

    r_max, d_max = limits(steps)
    sigma = np.sqrt(variance + EPSILON)
    batch_mean, batch_variance = z.mean(0), z.var(0)
    batch_sigma = np.sqrt(batch_variance + EPSILON)
    r = np.clip(batch_sigma / sigma, 1 / r_max, r_max)
    d = np.clip((batch_mean - mean) / sigma, -d_max, d_max)
    normalized = (z - batch_mean) / batch_sigma * r + d

    # The paper's backward pass, section 3, line by line.
    by_normalized = gradient * gamma
    by_sigma = (by_normalized * (z - batch_mean)).sum(0) * -r / batch_sigma**2
    by_mean = by_normalized.sum(0) * -r / batch_sigma
    by_z = (by_normalized * r / batch_sigma
            + by_sigma * (z - batch_mean) / (examples * batch_sigma) + by_mean / examples)
    numbers = {
        "z": z, "gamma": gamma, "beta": beta, "mean": mean, "variance": variance,
        "gradient": gradient, "r": r, "d": d, "normalized": normalized,
        "y": gamma * normalized + beta, "z_gradient": by_z,
        "gamma_gradient": (gradient * normalized).sum(0), "beta_gradient": gradient.sum(0),
        "mean_after": mean + MOMENTUM * (batch_mean - mean),
        "variance_after": variance + MOMENTUM * (z.var(0, ddof=1) - variance),
        "inference": gamma * (z - mean) / sigma + beta,
    }
    return {"steps": steps} | {name: value.tolist() for name, value in numbers.items()}


if __name__ == "__main__":
    generator = np.random.default_rng(1702)
    cases = [case(generator, steps, examples)
             for steps, examples in [(0, 5), (200, 5), (201, 2), (700, 4), (1000, 5), (9000, 2), (9000, 7)]]
    Path(__file__).with_name("renorm.json").write_text(
        json.dumps({"cases": cases}, indent=0) + "\n")
