"""Trains the same networks with normscope and PyTorch and prints the losses side by side.

Weights are drawn by normscope and read by PyTorch; both take the images of MNIST in their order, 60 at a
time, in single precision. `gap` is the largest relative difference of a mini-batch's loss in all steps.
Exits with 1 where it is above 1e-5, or the accuracy on the test images differs by more than 0.3 points.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import torch

import reference

NORMSCOPE = os.environ.get("NORMSCOPE", "normscope")
# Small enough that no rounding grows: where losses leap, any two programs part.
RATES = {"sgd": "0.1", "momentum": "0.05", "adam": "0.002"}
OPTIONS = {"sgd": [], "momentum": ["--momentum", "0.9"], "adam": ["--optimizer", "adam"]}
HIDDEN = [100, 100, 100]
# Normalizations, and what else is asked for.
CASES = [(normalization, []) for normalization in reference.NORMALIZATIONS] + [
    ("batch", ["--skip"]), ("batch", ["--norm-after"])]


def normscope(*options):
    output = subprocess.run([NORMSCOPE, "run", *options], check=True, stdout=subprocess.PIPE).stdout
    return json.loads(output)["networks"][0]


def ours(folder, normalization, options, optimizer, steps):
    """The losses of normscope's mini-batches, and its accuracy on the test images at the end."""
    log = folder / f"{normalization}{''.join(options)}-{optimizer}.jsonl"
    network = normscope(
        "--norm", normalization, "--lr", RATES[optimizer], *OPTIONS[optimizer], *options,
        "--init-weights", str(folder / "weights.safetensors"), "--no-shuffle", "--steps", str(steps),
        "--log", str(log), "--log-every", "1")
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    return [line["scalars"]["train_loss"] for line in lines[1:]], network["test_accuracy"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--steps", type=int, default=200)
    steps = parser.parse_args().steps
    torch.set_num_threads(1)
    train, test = reference.mnist("train"), reference.mnist("t10k")
    shown = [step for step in (1, 50, 100, 200, 500, 1000) if step <= steps]
    print(f"PyTorch {torch.__version__}; loss of mini-batch: normscope / PyTorch")
    print("".join([f"{'':28}", *(f"{step:>20}" for step in shown), f"{'gap':>10}", f"{'accuracy':>18}"]))
    isGood = True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        normscope("--steps", "0", "--save-weights", str(folder / "weights.safetensors"))
        weights = reference.load(folder / "weights.safetensors")
        for normalization, options in CASES:
            for optimizer, make in reference.OPTIMIZERS.items():
                model = reference.network(
                    [784, *HIDDEN, 10], "sigmoid", normalization, skips="--skip" in options,
                    after="--norm-after" in options)
                reference.put(weights, model)
                rule = make(model.parameters(), float(RATES[optimizer]))
                theirs = reference.losses(model, rule, train, 60, steps)
                right = reference.accuracy(model, test)
                own, accuracy = ours(folder, normalization, options, optimizer, steps)
                gap = max(abs(a - b) / b for a, b in zip(own, theirs, strict=True))
                isGood &= gap <= 1e-5 and abs(accuracy - right) <= 0.003
                pairs = (f"{own[step - 1]:.6f} / {theirs[step - 1]:.6f}" for step in shown)
                title = ", ".join([normalization, *options, optimizer])
                print("".join([f"{title:28}", *(f"{pair:>20}" for pair in pairs),
                               f"{gap:>10.1e}", f"{accuracy:>9.4f} / {right:.4f}"]), flush=True)
    sys.exit(0 if isGood else 1)


if __name__ == "__main__":
    main()
