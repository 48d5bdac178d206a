#!/bin/sh
# The same weights and the same batches, with batch norm on the right: the learning curves of both.
cd "$(dirname "$0")" && exec sh live.sh --lr 0.1 --compare --view learning --pace 120 "$@"
