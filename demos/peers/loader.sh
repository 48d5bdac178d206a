#!/bin/sh
# Compares how long `normscope watch`, TensorBoard's own loader and terminalboard take for a log of a
# gigabyte, on this machine, in one run.
#
#   sh demos/peers/loader.sh [--megabytes 1000] [--part 50]
#
# NORMSCOPE_PYTHON  a python that has crc32c, tensorboard and terminalboard; otherwise they are
#                   installed from PyPI into a virtual environment in the cache folder, once
# NORMSCOPE         the program to measure; otherwise it is built here
set -e
. "$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")/../checkout.sh"
demos=$PWD/demos
. demos/build.sh
python=$(sh "$demos/python.sh" readers crc32c tensorboard terminalboard)
export NORMSCOPE
exec "$python" "$demos/peers/loader.py" "$@"
