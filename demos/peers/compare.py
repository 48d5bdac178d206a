"""Steps a second of normscope, PyTorch and JAX at the same work; compare.sh runs this."""

import argparse
import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent

SINGLE_THREAD = {
    "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
    "XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1",
    "JAX_PLATFORMS": "cpu", "CUDA_VISIBLE_DEVICES": "",
}

NORMALIZATIONS = {"none": "without normalization", "batch": "with batch normalization"}

ROWS = {  # key: name, what it measures
    "torch/training": ("PyTorch", "eager training alone"),
    "torch/statistics": (
        "PyTorch + statistics",
        "the same, and at every step torch.histc (64 bins from minimum to maximum) and "
        "torch.quantile (0.15, 0.5, 0.85) of the pre-activations of that batch in each of the "
        "three hidden layers"),
    "jax/training": ("JAX", "training alone, a jitted lax.scan over 100 steps a call"),
    "normscope/training": ("normscope", "training alone"),
    "normscope/with_statistics": (
        "normscope, live", "training, and 20 snapshots a second of the probe, as the screen asks"),
    "normscope/every_step": (
        "normscope, every step",
        "training, and at every step the histogram and quantiles of that batch in each of the "
        "three hidden layers: the work of \"PyTorch + statistics\""),
}

RATIOS = [
    ("normscope/training", "torch/training"),
    ("normscope/with_statistics", "torch/statistics"),
    ("normscope/every_step", "torch/statistics"),
    ("normscope/training", "jax/training"),
]


class Peer:
    """A process that trains when it is asked to, and sleeps otherwise."""

    def __init__(self, name, kinds):
        self.name, self.kinds = name, kinds
        self.process = subprocess.Popen(
            [sys.executable, HERE / f"{name}_peer.py"], text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.title = self.answer()

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"the {self.name} peer stopped")
        return line.strip()

    def train(self, contender, seconds):
        """Steps a second over about `seconds`, and the loss at their end."""
        print(contender, seconds, file=self.process.stdin, flush=True)
        return map(float, self.answer().split())

    def measure(self, seconds):
        """Steps a second by normalization and row."""
        for normalization in NORMALIZATIONS:
            for kind in self.kinds:
                speed, _ = self.train(f"{normalization}/{kind}", seconds)
                yield (normalization, f"{self.name}/{kind}"), speed


def measure_normscope(program):
    output = subprocess.run([program, "bench"], check=True, stdout=subprocess.PIPE, text=True)
    bench = json.loads(output.stdout)
    for normalization in NORMALIZATIONS:
        for kind in ("training", "with_statistics", "every_step"):
            if kind in bench[normalization]:
                yield (normalization, f"normscope/{kind}"), bench[normalization][kind]


def report(rounds, losses):
    for normalization, title in NORMALIZATIONS.items():
        print(f"\n{title:46}{'steps/s (median)':>20}{'loss after 1,000 steps':>26}")
        for row, (name, _) in ROWS.items():
            speeds = [r[normalization, row] for r in rounds if (normalization, row) in r]
            speed = f"{median(speeds):,.0f}" if speeds else "not measured"
            loss = losses.get((normalization, row))
            print(f"  {name:44}{speed:>20}{f'{loss:.2f}' if loss else '':>26}".rstrip())
        print(f"  {'ratio within a round':44}{'median (min - max)':>20}")
        for ours, theirs in RATIOS:
            ratios = [r[normalization, ours] / r[normalization, theirs]
                      for r in rounds if (normalization, ours) in r]
            text = (f"{median(ratios):.2f} ({min(ratios):.2f} - {max(ratios):.2f})"
                    if ratios else "not measured")
            print(f"  {ROWS[ours][0] + ' / ' + ROWS[theirs][0]:44}{text:>20}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="of all contenders in turn (5)")
    parser.add_argument("--seconds", type=float, default=1,
                        help="for each contender of a peer in a round (1)")
    options = parser.parse_args()
    if options.rounds < 1 or options.seconds <= 0:
        parser.error("--rounds and --seconds must be positive")
    program = os.environ["NORMSCOPE"]

    # Everything started from here inherits one thread and, where the system can do that, one core.
    os.environ |= SINGLE_THREAD
    pinned = hasattr(os, "sched_setaffinity")
    if pinned:
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})

    peers = [Peer("torch", ["training", "statistics"]), Peer("jax", ["training"])]
    print(f"""\
Steps a second at the same work: 784-100-100-100-10, sigmoid, float32, batches of 60, SGD at rate
0.5 without momentum, cross entropy, binarised MNIST, shuffled anew each epoch, held in memory.
One thread each{", all on one core" if pinned else ""}; \
{" and ".join(p.title for p in peers)}; {options.rounds} rounds of all in turn.
On a shared machine steps a second vary from run to run; quote the ratios.
""")
    for name, what in ROWS.values():
        print(textwrap.fill(f"{name}: {what}", 96, initial_indent="  ", subsequent_indent="    "))
    print("""
"live / PyTorch + statistics" sets 20 snapshots a second against statistics at every step:
what watching costs in either program. The other ratios compare the same work.""", flush=True)

    losses = {}  # after one epoch, which is also the warm-up
    for peer in peers:
        for normalization in NORMALIZATIONS:
            for kind in peer.kinds:
                _, loss = peer.train(f"{normalization}/{kind}", 0)
                losses[normalization, f"{peer.name}/{kind}"] = loss

    contenders = [lambda peer=peer: peer.measure(options.seconds) for peer in peers]
    contenders.append(lambda: measure_normscope(program))
    rounds = []
    for number in range(options.rounds):
        order = contenders if number % 2 == 0 else contenders[::-1]  # no one always goes first
        rounds.append({key: speed for measure in order for key, speed in measure()})
    report(rounds, losses)


if __name__ == "__main__":
    main()
