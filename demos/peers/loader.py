"""Times `normscope watch --json` and TensorBoard's own loader on the same log.

    python demos/peers/loader.py [--megabytes 1000] [--part 20]

with tensorboard and crc32c from PyPI.

Writes a log of histograms as PyTorch's SummaryWriter makes them. TensorBoard's EventFileLoader, in
pure Python as it runs without TensorFlow, reads a part of so many megabytes, from which the time
for all of it follows; normscope, named by NORMSCOPE, reads all.
"""

import argparse
import os
import pathlib
import random
import resource
import struct
import subprocess
import tempfile
import time

from crc32c import crc32c
from tensorboard.backend.event_processing.event_file_loader import EventFileLoader
from tensorboard.compat.proto.event_pb2 import Event


def limits():
    """The right edges of PyTorch's bins, growing by 10 %."""
    positive, edge = [], 1e-12
    while edge < 1e20:
        positive.append(edge)
        edge *= 1.1
    return [-x for x in reversed(positive)] + [0.0] + positive


def records(count, tags):
    edges = limits()
    generator = random.Random(1)
    events = []
    for index in range(64):
        first, length = generator.randrange(300, 500), 700
        event = Event(wall_time=1e9 + index)
        value = event.summary.value.add()
        histogram = value.histo
        histogram.bucket_limit.extend(edges[first:first + length])
        histogram.bucket.extend([float(generator.randrange(100)) for _ in range(length)])
        histogram.min, histogram.max = edges[first], edges[first + length - 1]
        histogram.num = sum(histogram.bucket)
        histogram.sum, histogram.sum_squares = 0.5 * histogram.num, histogram.num
        events.append(event)
    for index in range(count):
        event = events[index % len(events)]
        event.step = 10 * (index // tags)
        event.summary.value[0].tag = f"preactivation/layer{index % tags}"
        yield event.SerializeToString()


def masked(data):
    checksum = crc32c(data)
    return struct.pack("<I", ((checksum >> 15 | checksum << 17) + 0xA282EAD8) & 0xFFFFFFFF)


def write(path, megabytes):
    with open(path, "wb") as file:
        for data in records(1 << 40, 16):
            if file.tell() >= megabytes << 20:
                break
            length = struct.pack("<Q", len(data))
            file.write(length + masked(length) + data + masked(data))


options = argparse.ArgumentParser()
options.add_argument("--megabytes", type=int, default=1000)
options.add_argument("--part", type=int, default=20)
options = options.parse_args()
program = os.environ.get("NORMSCOPE", ".build/release/normscope")

with tempfile.TemporaryDirectory() as folder:
    part, whole = pathlib.Path(folder, "part"), pathlib.Path(folder, "whole")
    for place, size in [(part, options.part), (whole, options.megabytes)]:
        place.mkdir()
        write(place / "events.out.tfevents.1", size)
    start = time.perf_counter()
    count = sum(1 for _ in EventFileLoader(str(part / "events.out.tfevents.1")).Load())
    bytes_read = os.path.getsize(part / "events.out.tfevents.1")
    theirs = (time.perf_counter() - start) / bytes_read
    size = os.path.getsize(whole / "events.out.tfevents.1")
    print(f"TensorBoard's EventFileLoader: {1e-6 / theirs:.1f} MB/s ({count} events)")
    for mode in ["--json", "--print"]:
        start = time.perf_counter()
        subprocess.run([program, "watch", whole, mode], check=True, stdout=subprocess.DEVNULL)
        seconds = time.perf_counter() - start
        print(
            f"normscope watch {mode}: {size / 1e6:.0f} MB in {seconds:.1f} s, "
            f"{size / 1e6 / seconds:.0f} MB/s, {theirs * size / seconds:.0f} times as fast")
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"normscope's memory at the most: {most:.0f} MiB")
