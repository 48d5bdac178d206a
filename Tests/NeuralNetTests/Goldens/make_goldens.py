"""Writes network.json: a small network forwarded, differentiated and trained by PyTorch in float64.

    pip install torch
    python make_goldens.py

Six cases: sigmoid, tanh, ReLU, each without and with torch.nn.BatchNorm1d (momentum 0.1, eps 1e-5).
Matrices are row-major: inputs and trace are examples x units, a weight is outputs x inputs.
- trace:            the hidden layers in training mode: z = W a + b, normalized = x-hat,
                    y = gamma x-hat + beta (y = z without normalization), a = g(y)
- loss, gradients:  mean cross entropy and its derivatives, in training mode
- running:          population statistics after one forward in training mode, from mean 0 and
                    variance 1; empty without normalization
- inference_logits: evaluation mode right after that one forward
- optimizers:       ten steps on the same batch from the initial layers; losses[i] is the loss
                    before step i, layers are the parameters after the tenth step

A bias before batch normalization has gradient 0 up to rounding. Adam magnifies that rounding, so
compare this one parameter to 1e-8; everything else agrees to 1e-12.
"""

import copy
import json
import re
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional

WIDTHS = [5, 4, 3, 3]  # inputs, two hidden layers, classes
EXAMPLES = 6
STEPS = 10
ACTIVATIONS = {"sigmoid": nn.Sigmoid, "tanh": nn.Tanh, "relu": nn.ReLU}
OPTIMIZERS = [
    ({"kind": "sgd", "rate": 0.1, "momentum": 0.0},
     lambda p: torch.optim.SGD(p, lr=0.1)),
    ({"kind": "sgd", "rate": 0.1, "momentum": 0.9},
     lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9)),
    ({"kind": "adam", "rate": 0.01},
     lambda p: torch.optim.Adam(p, lr=0.01)),
]


class Block(nn.Module):
    """Dense, then (in hidden layers) normalization and activation."""

    def __init__(self, inputs, outputs, batch_norm, activation):
        super().__init__()
        self.dense = nn.Linear(inputs, outputs)
        self.norm = nn.BatchNorm1d(outputs) if batch_norm else None
        self.activation = activation
        # Larger than the usual initial weights, so that the curved parts of g are visited too.
        nn.init.normal_(self.dense.weight, std=0.8)
        nn.init.normal_(self.dense.bias, std=0.5)
        if batch_norm:
            nn.init.uniform_(self.norm.weight, 0.5, 2.0)
            nn.init.normal_(self.norm.bias, std=0.5)

    def forward(self, x):
        z = self.dense(x)
        y = self.norm(z) if self.norm else z
        return self.activation(y) if self.activation else y

    def named(self):
        """The parameters under the names used in the file."""
        named = {"weight": self.dense.weight, "bias": self.dense.bias}
        if self.norm:
            named |= {"gamma": self.norm.weight, "beta": self.norm.bias}
        return named


def make_network(activation, batch_norm):
    hidden = [Block(i, o, batch_norm, ACTIVATIONS[activation]())
              for i, o in zip(WIDTHS[:2], WIDTHS[1:3])]
    return nn.Sequential(*hidden, Block(*WIDTHS[2:], batch_norm=False, activation=None))


def parameters(network):
    return [{name: p.tolist() for name, p in block.named().items()} for block in network]


def trace(network, x):
    """What each hidden layer computes in training mode; leaves the population statistics alone."""
    layers = []
    for block in copy.deepcopy(network)[:-1]:
        z = block.dense(x)
        layer = {"z": z.tolist()}
        if block.norm:
            layer["normalized"] = nn.BatchNorm1d(z.shape[1], affine=False)(z).tolist()
        y = block.norm(z) if block.norm else z
        x = block.activation(y)
        layers.append(layer | {"y": y.tolist(), "a": x.tolist()})
    return layers


def optimize(network, make_optimizer, inputs, labels):
    network = copy.deepcopy(network)
    optimizer = make_optimizer(network.parameters())
    losses = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = functional.cross_entropy(network(inputs), labels)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return {"losses": losses, "layers": parameters(network)}


def make_case(activation, normalization):
    network = make_network(activation, normalization == "batch")
    inputs = torch.randn(EXAMPLES, WIDTHS[0])
    labels = torch.randint(WIDTHS[-1], (EXAMPLES,))
    case = {
        "name": f"{activation}-{normalization}",
        "activation": activation,
        "normalization": normalization,
        "inputs": inputs.tolist(),
        "labels": labels.tolist(),
        "layers": parameters(network),
        "trace": trace(network, inputs),
    }
    # Every optimizer starts from these layers, on copies; so before the forward that follows.
    optimizers = [settings | optimize(network, make_optimizer, inputs, labels)
                  for settings, make_optimizer in OPTIMIZERS]

    inputs.requires_grad_()
    logits = network(inputs)
    loss = functional.cross_entropy(logits, labels)
    loss.backward()
    norms = [block.norm for block in network if block.norm]
    return case | {
        "logits": logits.tolist(),
        "loss": loss.item(),
        "gradients": [{name: p.grad.tolist() for name, p in block.named().items()}
                      for block in network],
        "input_gradient": inputs.grad.tolist(),
        "running": [{"mean": norm.running_mean.tolist(), "variance": norm.running_var.tolist()}
                    for norm in norms],
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
    file = Path(__file__).with_name("network.json")
    file.write_text(one_line_per_array({"cases": cases}) + "\n")
