"""Times on the same log: TensorBoard's own loader, terminalboard and `normscope watch`.

    python loader.py [--megabytes 1000] [--part 50]

Needs tensorboard, crc32c and terminalboard of PyPI; NORMSCOPE names the program. `loader.sh` sees to
both.

Writes a log of histograms as PyTorch's SummaryWriter makes them. TensorBoard's EventFileLoader, in
pure Python as it runs without TensorFlow, reads a part of so many megabytes, from which the time
for all of it follows; the others read all and show their first picture.
"""

import argparse
import os
import pathlib
import random
import shutil
import struct
import subprocess
import sys
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


def measure(command):
    """The seconds that a command takes, and MiB at the most."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command[0]} failed")
    unit = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes
    return time.perf_counter() - start, usage.ru_maxrss * unit / 2**20


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--megabytes", type=int, default=1000)
    parser.add_argument("--part", type=int, default=50)
    options = parser.parse_args()
    program = os.environ.get("NORMSCOPE", ".build/release/normscope")

    with tempfile.TemporaryDirectory() as folder:
        part, whole = pathlib.Path(folder, "part"), pathlib.Path(folder, "whole")
        whole.mkdir()
        write(whole / "events.out.tfevents.1", options.megabytes)
        write(part, options.part)
        size = os.path.getsize(whole / "events.out.tfevents.1")
        print(f"A log of {size / 1e6:.0f} MB of histograms:", flush=True)

        start = time.perf_counter()
        events = sum(1 for _ in EventFileLoader(str(part)).Load())
        loader = (time.perf_counter() - start) * size / os.path.getsize(part)
        print(f"{loader:7.1f} s            TensorBoard's EventFileLoader, by {events} events of it",
              flush=True)

        # It keeps what was last looked at in the home folder.
        os.environ["HOME"] = folder
        board = [shutil.which("terminalboard", path=os.path.dirname(sys.executable))]
        peer, memory = measure([*board, "--once", whole])
        print(f"{peer:7.1f} s {memory:6.0f} MiB terminalboard --once", flush=True)

        for mode in ["--print", "--json"]:
            own, memory = measure([program, "watch", whole, mode])
            print(f"{own:7.1f} s {memory:6.0f} MiB normscope watch {mode}: {loader / own:.1f} times as "
                  f"fast as the loader, {peer / own:.1f} times as terminalboard", flush=True)


if __name__ == "__main__":
    main()
