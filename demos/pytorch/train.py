"""A convolutional network on MNIST's digits, plain or with BatchNorm2d, logged for `normscope watch`.

    python train.py RUNS [--norm] [--steps 2000] [--every 20]

Logs into RUNS/plain, or with --norm into RUNS/batchnorm.
"""

import argparse
import gzip
from collections import OrderedDict
from pathlib import Path

import torch
from observe import observe
from torch import nn
from torch.utils.tensorboard import SummaryWriter

DATA = Path(__file__).resolve().parents[2] / "Sources/CMNIST/data"


def mnist(part):
    """Images as examples × 1 × 28 × 28 between 0 and 1, and labels."""

    def load(name, header):
        with gzip.open(DATA / f"{part}-{name}.gz") as file:
            return torch.frombuffer(bytearray(file.read()), dtype=torch.uint8, offset=header)

    images = load("images-binary-idx3-ubyte", 16).view(-1, 1, 28, 28)
    return images.float() / 255, load("labels-idx1-ubyte", 8).long()


def network(norm):
    """Three convolutions that halve the picture, and a classifier."""
    layers = OrderedDict()
    for number, (inputs, outputs) in enumerate([(1, 8), (8, 16), (16, 32)], 1):
        layers[f"conv{number}"] = nn.Conv2d(inputs, outputs, 3, stride=2, padding=1)
        if norm:
            layers[f"norm{number}"] = nn.BatchNorm2d(outputs)
        layers[f"relu{number}"] = nn.ReLU()
    return nn.Sequential(layers | {"flat": nn.Flatten(), "logits": nn.Linear(32 * 16, 10)})


def accuracy(logits, labels):
    return (logits.argmax(1) == labels).float().mean().item()


parser = argparse.ArgumentParser()
parser.add_argument("runs", type=Path)
parser.add_argument("--norm", action="store_true", help="normalize before every ReLU")
parser.add_argument("--steps", type=int, default=2000)
parser.add_argument("--every", type=int, default=20, help="steps from one entry to the next")
options = parser.parse_args()

torch.manual_seed(1)
images, labels = mnist("train")
test_images, test_labels = (some[:1000] for some in mnist("t10k"))
model = network(options.norm)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
batches = torch.Generator().manual_seed(1)  # the same ones for both networks
with SummaryWriter(options.runs / ("batchnorm" if options.norm else "plain")) as writer:
    log = observe(model, writer, every=options.every)
    for log.step in range(options.steps + 1):
        batch = torch.randint(len(images), (60,), generator=batches)
        logits = model(images[batch])
        loss = nn.functional.cross_entropy(logits, labels[batch])
        if log.step % options.every == 0:
            writer.add_scalar("loss/train", loss.item(), log.step)
            writer.add_scalar("accuracy/train", accuracy(logits, labels[batch]), log.step)
            model.eval()
            with torch.no_grad():
                logits = model(test_images)
            model.train()
            writer.add_scalar("accuracy/test", accuracy(logits, test_labels), log.step)
            writer.flush()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
