#!/bin/sh
# A plain network at 120 steps a second: press b, and batch norm comes; press b again, and it goes.
cd "$(dirname "$0")" && exec sh live.sh --lr 0.1 --pace 120 "$@"
