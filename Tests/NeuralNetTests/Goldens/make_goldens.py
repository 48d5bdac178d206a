"""Writes network.json: a small network forwarded, differentiated and trained by PyTorch in float64.

    pip install torch
    python make_goldens.py

Sigmoid, tanh and ReLU, each without and with torch.nn.BatchNorm1d (momentum 0.1, eps 1e-5); then the
other normalizations: torch.nn.LayerNorm, torch.nn.RMSNorm, torch.nn.GroupNorm, and what PyTorch does not have, written down below.
Matrices are row-major: inputs and trace are examples x units, a weight is outputs x inputs.
- trace:            the hidden layers in training mode: z = W a + b, normalized = x-hat,
                    y = gamma x-hat + beta (y = z without normalization), a = g(y)
- skips:            whether the second hidden layer adds its input to its output, behind the mask
- normalizes_after: whether the normalization stands behind the activation: a = gamma x-hat + beta, x-hat
                    that of g(z), and y = z
- masks:            what dropout multiplies the layers' a by in training mode, if it does
- loss, gradients:  mean cross entropy and its derivatives, in training mode
- running:          population statistics after one forward in training mode, from mean 0 and
                    variance 1, and of no correlation; empty where there are none
- inference_logits: evaluation mode right after that one forward
- optimizers:       ten steps on the same batch from the initial layers; losses[i] is the loss
                    before step i, layers are the parameters after the tenth step; weight_decay is that
                    of the layers' weights, and of neither b nor gamma nor beta

A bias before a normalization over the batch has gradient 0 up to rounding. Adam magnifies that rounding, so
compare this one parameter to 1e-8; everything else agrees to 1e-12.
"""

import copy
import json
import math
import re
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional

WIDTHS = [5, 4, 3, 3]  # inputs, two hidden layers, classes
GROUPED = [5, 9, 6, 3]  # the same for groups of 3 units
SKIPPED = [5, 4, 4, 3]  # the same with a skip connection around the second hidden layer
EXAMPLES = 6
STEPS = 10
ACTIVATIONS = {"sigmoid": nn.Sigmoid, "tanh": nn.Tanh, "relu": nn.ReLU}
OTHERS = [("tanh", "layer"), ("sigmoid", "detached-mean"), ("tanh", "detached"), ("relu", "noisy"),
          ("tanh", "whitening"), ("tanh", "none", 0.4), ("relu", "batch", 0.4), ("sigmoid", "rms"),
          ("tanh", "group"), ("tanh", "centring"), ("sigmoid", "scaling"),
          ("relu", "none", None, True), ("tanh", "batch", None, True), ("sigmoid", "batch", 0.4, True),
          ("relu", "batch", None, False, True), ("tanh", "layer", None, False, True),
          ("sigmoid", "rms", None, False, True), ("tanh", "whitening", None, False, True),
          ("relu", "batch", 0.4, True, True)]
OPTIMIZERS = [
    {"kind": "sgd", "rate": 0.1, "momentum": 0.0},
    {"kind": "sgd", "rate": 0.1, "momentum": 0.9},
    {"kind": "adam", "rate": 0.01},
    {"kind": "sgd", "rate": 0.1, "momentum": 0.9, "weight_decay": 0.2},
    {"kind": "adam", "rate": 0.01, "weight_decay": 0.2},
]


class OwnNorm(nn.Module):
    """Statistics over the batch, and their moving averages as torch.nn.BatchNorm1d has them."""

    momentum, eps = 0.1, 1e-5

    def __init__(self, units):
        super().__init__()
        self.running_mean, self.running_var = torch.zeros(units), torch.ones(units)

    def moments(self, z):
        if not self.training:
            return self.running_mean, self.running_var
        mean, variance = z.mean(0), z.var(0, unbiased=False)
        with torch.no_grad():
            self.running_mean = self.running_mean.lerp(mean, self.momentum)
            self.running_var = self.running_var.lerp(z.var(0), self.momentum)
        return mean, variance


class Detached(OwnNorm):
    """Normalization whose statistics are constants for the gradient; without gamma and beta."""

    scales = True

    def forward(self, z):
        mean, variance = (number.detach() for number in self.moments(z))
        return (z - mean) / torch.sqrt(variance + self.eps) if self.scales else z - mean


class DetachedMean(Detached):
    scales = False


class Half(OwnNorm):
    """One half of batch normalization: centring, or scaling by the deviation from the mean."""

    centres = False

    def __init__(self, units):
        super().__init__(units)
        self.weight, self.bias = nn.Parameter(torch.ones(units)), nn.Parameter(torch.zeros(units))

    def half(self, z):
        mean, variance = self.moments(z)
        return z - mean if self.centres else z / torch.sqrt(variance + self.eps)

    def forward(self, z):
        return self.weight * self.half(z) + self.bias


class Centring(Half):
    centres = True


class Whitening(OwnNorm):
    """Standardized units times the inverse of the Cholesky factor of their correlations, to which
    as many examples as there are units are added that have no correlation."""

    def __init__(self, units):
        super().__init__(units)
        self.weight, self.bias = nn.Parameter(torch.ones(units)), nn.Parameter(torch.zeros(units))
        self.running_correlation = torch.eye(units)

    def whiten(self, z):
        mean, variance = self.moments(z)
        x = (z - mean) / torch.sqrt(variance + self.eps)
        correlation = self.running_correlation
        if self.training:
            examples, units = x.shape
            correlation = (x.T @ x + units * torch.eye(units)) / (examples + units)
            self.running_correlation = self.running_correlation.lerp(
                correlation.detach(), self.momentum)
        factor = torch.linalg.cholesky(correlation)
        return torch.linalg.solve_triangular(factor, x.T, upper=False).T

    def forward(self, z):
        return self.weight * self.whiten(z) + self.bias


class Generator:
    """xoshiro256++ seeded by SplitMix64, as the program has it."""

    def __init__(self, seed, stream):
        mixer = seed ^ (stream * 0xD1342543DE82EF95) % 2**64
        self.state = []
        for _ in range(4):
            mixer = (mixer + 0x9E3779B97F4A7C15) % 2**64
            z = (mixer ^ (mixer >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB % 2**64
            self.state.append(z ^ (z >> 31))

    def uniform(self):
        def rotated(x, k):
            return ((x << k) | (x >> (64 - k))) % 2**64

        a, b, c, d = self.state
        result = (rotated((a + d) % 2**64, 23) + a) % 2**64
        shifted = (b << 17) % 2**64
        c, d = c ^ a, d ^ b
        b, a = b ^ c, a ^ d
        self.state = [a, b, c ^ shifted, rotated(d, 45)]
        return (result >> 11) * 2.0**-53

    def normal(self):
        radius = math.sqrt(-2 * math.log(1 - self.uniform()))
        return radius * math.cos(2 * math.pi * self.uniform())


class Noisy(nn.BatchNorm1d):
    """Batch normalization with the noise of Santurkar et al. 2018 behind it in training mode: always
    the first draw of strength 1 from `seed`."""

    def __init__(self, units, seed):
        super().__init__(units)
        self.seed = seed

    def forward(self, z):
        y = super().forward(z)
        if not self.training:
            return y
        generator = Generator(self.seed, stream=0)
        units = range(y.shape[1])
        means = [generator.uniform() - 0.5 for _ in units]
        deviations = [1 + generator.uniform() / 4 for _ in units]
        shift, scale = torch.empty_like(y), torch.empty_like(y)
        for row in range(len(y)):
            for u in units:
                shift[row, u] = means[u] + (generator.uniform() - 0.5) / 5
                scale[row, u] = deviations[u] + generator.normal() / 10
        return scale * y + shift


def make_norm(name, units, layer):
    match name:
        case "none": return None
        case "batch": return nn.BatchNorm1d(units)
        case "layer": return nn.LayerNorm(units)
        case "rms": return nn.RMSNorm(units, eps=1e-5)
        case "group": return nn.GroupNorm(units // 3, units)
        case "centring": return Centring(units)
        case "scaling": return Half(units)
        case "detached-mean": return DetachedMean(units)
        case "detached": return Detached(units)
        case "noisy": return Noisy(units, seed=layer)
        case "whitening": return Whitening(units)


def normalized(norm, z):
    """x-hat: what a normalization in training mode puts out without gamma, beta and noise."""
    match norm:
        case nn.LayerNorm(): return nn.LayerNorm(z.shape[1], elementwise_affine=False)(z)
        case nn.RMSNorm(): return nn.RMSNorm(z.shape[1], eps=1e-5, elementwise_affine=False)(z)
        case nn.GroupNorm(): return functional.group_norm(z, norm.num_groups)
        case Half(): return norm.half(z)
        case Whitening(): return norm.whiten(z)
        case nn.BatchNorm1d(): return nn.BatchNorm1d(z.shape[1], affine=False)(z)
        case _: return norm(z)


class Block(nn.Module):
    """Dense, then (in hidden layers) normalization and activation."""

    def __init__(self, inputs, outputs, norm, activation, skips=False, after=False):
        super().__init__()
        self.skips, self.after = skips, after
        self.dense = nn.Linear(inputs, outputs)
        self.norm = norm
        self.mask = None
        self.activation = activation
        # Larger than the usual initial weights, so that the curved parts of g are visited too.
        nn.init.normal_(self.dense.weight, std=0.8)
        nn.init.normal_(self.dense.bias, std=0.5)
        if hasattr(norm, "weight"):
            nn.init.uniform_(self.norm.weight, 0.5, 2.0)
        if getattr(norm, "bias", None) is not None:
            nn.init.normal_(self.norm.bias, std=0.5)

    def parts(self, z):
        """y, what the normalization receives, and a."""
        norm, activation = self.norm or nn.Identity(), self.activation or nn.Identity()
        if self.after:
            received = activation(z)
            return z, received, norm(received)
        y = norm(z)
        return y, z, activation(y)

    def forward(self, x):
        _, _, a = self.parts(self.dense(x))
        h = a * self.mask if self.training and self.mask is not None else a
        return h + x if self.skips else h

    def named(self):
        """The parameters under the names used in the file."""
        named = {"weight": self.dense.weight, "bias": self.dense.bias}
        if hasattr(self.norm, "weight"):
            named["gamma"] = self.norm.weight
        if getattr(self.norm, "bias", None) is not None:
            named["beta"] = self.norm.bias
        return named


def make_network(activation, normalization, skips, after):
    widths = GROUPED if normalization == "group" else SKIPPED if skips else WIDTHS
    hidden = [Block(i, o, make_norm(normalization, o, layer), ACTIVATIONS[activation](),
                    skips and layer > 0, after)
              for layer, (i, o) in enumerate(zip(widths[:2], widths[1:3]))]
    return nn.Sequential(*hidden, Block(*widths[2:], norm=None, activation=None))


def parameters(network):
    return [{name: p.tolist() for name, p in block.named().items()} for block in network]


def trace(network, x):
    """What each hidden layer computes in training mode; leaves the population statistics alone."""
    layers = []
    for block in copy.deepcopy(network)[:-1]:
        z = block.dense(x)
        layer = {"z": z.tolist()}
        y, received, a = block.parts(z)
        if block.norm:
            layer["normalized"] = normalized(block.norm, received).tolist()
        layers.append(layer | {"y": y.tolist(), "a": a.tolist()})
        x = block(x)
    return layers


def running(norm):
    statistics = {"mean": norm.running_mean.tolist(), "variance": norm.running_var.tolist()}
    if isinstance(norm, Whitening):
        statistics["correlation"] = norm.running_correlation.tolist()
    return statistics


def make_optimizer(settings, network):
    weights = [block.dense.weight for block in network]
    others = [p for p in network.parameters() if all(p is not w for w in weights)]
    groups = [{"params": weights, "weight_decay": settings.get("weight_decay", 0.0)},
              {"params": others}]
    if settings["kind"] == "adam":
        return torch.optim.Adam(groups, lr=settings["rate"])
    return torch.optim.SGD(groups, lr=settings["rate"], momentum=settings["momentum"])


def optimize(network, settings, inputs, labels):
    network = copy.deepcopy(network)
    optimizer = make_optimizer(settings, network)
    losses = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = functional.cross_entropy(network(inputs), labels)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return {"losses": losses, "layers": parameters(network)}


def make_case(activation, normalization, dropout=None, skips=False, after=False):
    network = make_network(activation, normalization, skips, after)
    inputs = torch.randn(EXAMPLES, WIDTHS[0])
    labels = torch.randint(WIDTHS[-1], (EXAMPLES,))
    masks = {}
    if dropout:
        for block in network[:-1]:
            kept = torch.rand(EXAMPLES, block.dense.out_features) >= dropout
            block.mask = kept.double() / (1 - dropout)
        masks = {"masks": [block.mask.tolist() for block in network[:-1]]}
    case = masks | ({"skips": True} if skips else {}) | (
        {"normalizes_after": True} if after else {}) | {
        "name": f"{activation}-{normalization}" + ("-skip" if skips else "")
                + ("-dropout" if dropout else "") + ("-after" if after else ""),
        "activation": activation,
        "normalization": normalization,
        "inputs": inputs.tolist(),
        "labels": labels.tolist(),
        "layers": parameters(network),
        "trace": trace(network, inputs),
    }
    # Every optimizer starts from these layers, on copies; so before the forward that follows.
    optimizers = [settings | optimize(network, settings, inputs, labels)
                  for settings in OPTIMIZERS]

    inputs.requires_grad_()
    logits = network(inputs)
    loss = functional.cross_entropy(logits, labels)
    loss.backward()
    norms = [block.norm for block in network if hasattr(block.norm, "running_mean")]
    return case | {
        "logits": logits.tolist(),
        "loss": loss.item(),
        "gradients": [{name: p.grad.tolist() for name, p in block.named().items()}
                      for block in network],
        "input_gradient": inputs.grad.tolist(),
        "running": [running(norm) for norm in norms],
        "inference_logits": network.eval()(inputs).tolist(),
        "optimizers": optimizers,
    }


def one_line_per_array(value):
    """JSON with every innermost array on a line of its own."""
    return re.sub(r"\[[^\[\]{}]*\]", lambda m: re.sub(r"\s+", " ", m[0])
                  .replace("[ ", "[").replace(" ]", "]"), json.dumps(value, indent=1))


if __name__ == "__main__":
    torch.set_default_dtype(torch.float64)
    torch.set_num_threads(1)
    torch.manual_seed(1502)
    cases = [make_case(activation, normalization)
             for activation in ACTIVATIONS for normalization in ("none", "batch")]
    cases += [make_case(*case) for case in OTHERS]
    file = Path(__file__).with_name("network.json")
    file.write_text(one_line_per_array({"cases": cases}) + "\n")
