"""Prints what TensorBoard's own loaders find in a folder of runs, as JSON.

    python read_events.py LOGDIR

By run: `scalars` by tag as [step, value], `histograms` by tag as [step, rows of left, right, count] as the
histogram plugin serves them, and `tensors` by tag as [step, shape, values] for every other tensor.
"""

import json
import sys

from tensorboard.backend.event_processing import data_provider, plugin_event_multiplexer
from tensorboard.context import RequestContext
from tensorboard.plugins import base_plugin
from tensorboard.plugins.histogram import histograms_plugin
from tensorboard.util import tensor_util


def main():
    guidance = {"scalars": 0, "tensors": 0}
    multiplexer = plugin_event_multiplexer.EventMultiplexer(
        size_guidance=guidance, tensor_size_guidance={"scalars": 0, "histograms": 0, "tensor": 0})
    multiplexer.AddRunsFromDirectory(sys.argv[1])
    multiplexer.Reload()
    provider = data_provider.MultiplexerDataProvider(multiplexer, sys.argv[1])
    plugin = histograms_plugin.HistogramsPlugin(
        base_plugin.TBContext(data_provider=provider, logdir=sys.argv[1]))
    runs = {}
    for run in multiplexer.Runs():
        found = {"scalars": {}, "histograms": {}, "tensors": {}}
        for tag in multiplexer.GetAccumulator(run).Tags()["tensors"]:
            name = multiplexer.SummaryMetadata(run, tag).plugin_data.plugin_name
            events = [(event.step, tensor_util.make_ndarray(event.tensor_proto))
                      for event in multiplexer.Tensors(run, tag)]
            if name == "scalars":
                found["scalars"][tag] = [[step, array.item()] for step, array in events]
            elif name == "histograms":
                served, _ = plugin.histograms_impl(
                    RequestContext(), tag, run, experiment="", downsample_to=10000)
                found["histograms"][tag] = [[step, rows] for _, step, rows in served]
            else:
                found["tensors"][tag] = [[step, list(array.shape), array.ravel().tolist()]
                                         for step, array in events]
        runs[run] = found
    json.dump(runs, sys.stdout)


if __name__ == "__main__":
    main()
