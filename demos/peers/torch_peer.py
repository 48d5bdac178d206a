"""PyTorch, eager: the usual training loop, alone and with the statistics of every step's batch."""

import numpy as np
import torch
from torch import nn
from torch.nn import functional

import peer

QUANTILES = torch.tensor([0.15, 0.5, 0.85])
BINS = 64


class Network(nn.Module):
    def __init__(self, weights, batch_norm):
        super().__init__()
        self.dense = nn.ModuleList(nn.Linear(*w.shape) for w in weights)
        for layer, weight in zip(self.dense, weights):
            layer.weight.data = torch.from_numpy(weight.T.copy())
            nn.init.zeros_(layer.bias)
        self.norm = nn.ModuleList(
            nn.BatchNorm1d(w.shape[1]) if batch_norm else nn.Identity() for w in weights[:-1])

    def forward(self, x, pre_activations):
        """The logits of `x`; appends the pre-activations of the hidden layers."""
        for dense, norm in zip(self.dense, self.norm):
            y = norm(dense(x))
            pre_activations.append(y)
            x = torch.sigmoid(y)
        return self.dense[-1](x)


class Contender:
    def __init__(self, images, labels, normalization, statistics):
        self.images, self.labels = images, labels
        self.random = np.random.default_rng(1)
        self.network = Network(peer.initial_weights(self.random), normalization == "batch")
        self.optimizer = torch.optim.SGD(self.network.parameters(), lr=peer.RATE)
        self.statistics = statistics
        self.batches = iter(())

    def next_batch(self):
        batch = next(self.batches, None)
        if batch is None:
            self.batches = iter(torch.from_numpy(peer.shuffled_batches(self.random)))
            batch = next(self.batches)
        return batch

    def __call__(self, steps):
        total = torch.zeros(())
        for _ in range(steps):
            batch, pre_activations = self.next_batch(), []
            logits = self.network(self.images[batch], pre_activations)
            loss = functional.cross_entropy(logits, self.labels[batch])
            self.optimizer.zero_grad()
            loss.backward()
            self.optimizer.step()
            total += loss.detach()
            if self.statistics:
                self.seen = [(torch.histc(y, BINS), torch.quantile(y, QUANTILES))
                             for y in map(torch.Tensor.detach, pre_activations)]
        return steps, total.item() / steps


if __name__ == "__main__":
    torch.set_num_threads(1)
    torch.set_num_interop_threads(1)
    images, labels = peer.load_mnist()
    images, labels = torch.from_numpy(images), torch.from_numpy(labels.astype(np.int64))
    peer.serve(f"PyTorch {torch.__version__}", {
        f"{normalization}/{kind}": Contender(images, labels, normalization, kind == "statistics")
        for normalization in ("none", "batch") for kind in ("training", "statistics")
    })
