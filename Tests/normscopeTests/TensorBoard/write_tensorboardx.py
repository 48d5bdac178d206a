"""Writes a log with tensorboardX and prints what NumPy says of its values, by tag, as JSON.

    python write_tensorboardx.py RUN
"""

import json
import sys

import expected
import numpy
from tensorboardX import SummaryWriter
from tensorboardX.proto.summary_pb2 import Summary
from tensorboardX.proto.tensor_pb2 import TensorProto
from tensorboardX.proto.tensor_shape_pb2 import TensorShapeProto


def units_summary(tag, quantiles):
    """A float tensor, for which tensorboardX has no function of its own."""
    shape = TensorShapeProto(dim=[TensorShapeProto.Dim(size=size) for size in quantiles.shape])
    tensor = TensorProto(
        dtype="DT_FLOAT", tensor_shape=shape, float_val=quantiles.ravel().tolist())
    return Summary(value=[Summary.Value(tag=f"normscope/units/{tag}", tensor=tensor)])


random = numpy.random.default_rng(1)
scales = random.uniform(0.5, 2, (6, 1))
moments = {}
with SummaryWriter(sys.argv[1]) as writer:
    for step in range(0, 201, 50):
        wandering = step / 100 * numpy.linspace(-1, 1, 6)[:, None]
        units = (scales * random.standard_normal((6, 600)) + wandering).astype(numpy.float32)
        for tag in ["preactivation/layer1", "bins/layer1"]:
            writer.add_histogram(tag, units, step)
        summary = units_summary("preactivation/layer1", expected.quantiles(units))
        writer.file_writer.add_summary(summary, step)
        writer.add_scalar("loss/train", 1 / (1 + step), step)
        moments[step] = units
pooled = {step: units.reshape(1, -1) for step, units in moments.items()}
layers = {"preactivation/layer1": expected.layer(moments), "bins/layer1": expected.layer(pooled)}
json.dump(layers, sys.stdout)
