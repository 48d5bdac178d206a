"""A convolutional network on MNIST's digits, plain or with BatchNorm2d, logged for `normscope watch`.

    python train.py DATA RUNS [--norm]

DATA holds train-images-idx3-ubyte.gz and train-labels-idx1-ubyte.gz.
"""

import argparse
import gzip
import pathlib

import numpy
import torch
from observe import observe
from torch import nn
from torch.utils.tensorboard import SummaryWriter


def idx(path, header):
    with gzip.open(path) as file:
        return torch.from_numpy(numpy.frombuffer(file.read(), numpy.uint8, offset=header).copy())


def block(inputs, outputs, norm):
    layers = [nn.Conv2d(inputs, outputs, 3, stride=2, padding=1)]
    return layers + ([nn.BatchNorm2d(outputs)] if norm else []) + [nn.ReLU()]


options = argparse.ArgumentParser()
options.add_argument("data", type=pathlib.Path)
options.add_argument("runs", type=pathlib.Path)
options.add_argument("--norm", action="store_true")
options.add_argument("--steps", type=int, default=1000)
options = options.parse_args()

torch.manual_seed(1)
images = idx(options.data / "train-images-idx3-ubyte.gz", 16).view(-1, 1, 28, 28).float() / 255
labels = idx(options.data / "train-labels-idx1-ubyte.gz", 8).long()
model = nn.Sequential(
    *block(1, 8, options.norm), *block(8, 16, options.norm), *block(16, 32, options.norm),
    nn.Flatten(), nn.Linear(32 * 16, 10))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
name = "batchnorm" if options.norm else "plain"
with SummaryWriter(options.runs / name) as writer:
    log = observe(model, writer, every=10)
    for log.step in range(options.steps):
        batch = torch.randint(len(images), (60,))
        logits = model(images[batch])
        loss = nn.functional.cross_entropy(logits, labels[batch])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if log.step % 10 == 0:
            right = (logits.argmax(1) == labels[batch]).float().mean()
            writer.add_scalar("loss/train", loss.item(), log.step)
            writer.add_scalar("accuracy/train", right.item(), log.step)
            writer.flush()
