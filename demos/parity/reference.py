"""The network of normscope in PyTorch, and training as `normscope run --no-shuffle` has it."""

import gzip
import json
import struct
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

DATA = Path(__file__).resolve().parents[2] / "Sources/CMNIST/data"
ACTIVATIONS = {"sigmoid": nn.Sigmoid, "tanh": nn.Tanh, "relu": nn.ReLU}


def groups(units):
    """Up to ten groups of as many units each, of three at least."""
    return next(count for count in range(10, 0, -1) if units % count == 0 and units >= 3 * count)


NORMALIZATIONS = {
    "none": None,
    "batch": nn.BatchNorm1d,
    "layer": nn.LayerNorm,
    "group": lambda units: nn.GroupNorm(groups(units), units),
    "rms": lambda units: nn.RMSNorm(units, eps=1e-5),
}
OPTIMIZERS = {
    "sgd": lambda parameters, rate: torch.optim.SGD(parameters, lr=rate),
    "momentum": lambda parameters, rate: torch.optim.SGD(parameters, lr=rate, momentum=0.9),
    "adam": lambda parameters, rate: torch.optim.Adam(parameters, lr=rate),
}


def mnist(part):
    """The images, examples x 784 in 0 or 1, and labels of `train` or `t10k`, as normscope has them."""

    def numbers(kind, header):
        content = gzip.decompress((DATA / f"{part}-{kind}-ubyte.gz").read_bytes())
        return np.frombuffer(content, np.uint8, offset=header)

    images, labels = numbers("images-binary-idx3", 16), numbers("labels-idx1", 8)
    return (torch.from_numpy(images.reshape(-1, 784).astype(np.float32) / 255),
            torch.from_numpy(labels.astype(np.int64)))


def load(path):
    """The tensors of a safetensors file by name; what `safetensors.torch.load_file` returns."""
    content = Path(path).read_bytes()
    length, = struct.unpack("<Q", content[:8])
    types = {"F32": np.float32, "I64": np.int64}
    tensors = {}
    for name, entry in json.loads(content[8:8 + length]).items():
        if name != "__metadata__":
            start, end = (8 + length + place for place in entry["data_offsets"])
            values = np.frombuffer(content[start:end], types[entry["dtype"]])
            tensors[name] = torch.from_numpy(values.reshape(entry["shape"]).copy())
    return tensors


class Network(nn.Sequential):
    """Modules one after the other; with `skips` every hidden layer as wide as the one before adds what it
    receives to what it hands on."""

    skips = False

    def forward(self, x):
        *modules, last = self
        starts = [place for place, module in enumerate(modules) if isinstance(module, nn.Linear)]
        for start, end in zip(starts, [*starts[1:], len(modules)]):
            h = x
            for module in modules[start:end]:
                h = module(h)
            x = h + x if self.skips and start and h.shape == x.shape else h
        return last(x)


def network(sizes, activation, normalization, skips=False, after=False):
    """Linear, the normalization and the activation for each hidden layer, then Linear; with `after` the
    activation and the normalization."""
    modules = []
    for inputs, units in zip(sizes, sizes[1:-1]):
        modules.append(nn.Linear(inputs, units))
        behind = [NORMALIZATIONS[normalization](units)] if NORMALIZATIONS[normalization] else []
        behind.append(ACTIVATIONS[activation]())
        modules += reversed(behind) if after else behind
    model = Network(*modules, nn.Linear(*sizes[-2:]))
    model.skips = skips
    return model


def put(weights, model):
    """Puts the weights of a file without normalization into the Linear modules of `model`."""
    places = sorted({int(name.split(".")[0]) for name in weights})
    linear = [module for module in model if isinstance(module, nn.Linear)]
    for place, module in zip(places, linear, strict=True):
        module.load_state_dict(
            {name: weights[f"{place}.{name}"] for name in ("weight", "bias")})


def losses(model, optimizer, data, batch, steps):
    """Trains on the examples in their order and returns each mini-batch's loss before its step."""
    images, labels = data
    whole = len(labels) // batch
    result = []
    model.train()
    for step in range(steps):
        start = step % whole * batch
        loss = functional.cross_entropy(model(images[start:start + batch]),
                                        labels[start:start + batch])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        result.append(loss.item())
    return result


def accuracy(model, data):
    """The share of right answers in evaluation mode."""
    images, labels = data
    model.eval()
    with torch.no_grad():
        return (model(images).argmax(1) == labels).double().mean().item()
