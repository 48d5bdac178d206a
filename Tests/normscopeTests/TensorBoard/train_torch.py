"""Runs demos/pytorch/train.py and prints what NumPy says of the values that it logged, by tag, as JSON.

    python train_torch.py RUNS [--norm] …
"""

import collections
import json
import pathlib
import runpy
import sys

import expected

folder = pathlib.Path(__file__).resolve().parents[3] / "demos/pytorch"
sys.path.insert(0, str(folder))
from observe import Log  # noqa: E402

moments = collections.defaultdict(dict)
note = Log.note


def observed(log, tag, values):
    if log.is_on:
        units = values.detach().movedim(1, 0).flatten(1).numpy()
        moments[tag][log.step] = units.copy()
    note(log, tag, values)


Log.note = observed
runpy.run_path(str(folder / "train.py"), run_name="__main__")
json.dump({tag: expected.layer(seen) for tag, seen in moments.items()}, sys.stdout)
