#!/bin/sh
# Compares normscope's speed with PyTorch's and JAX's, on this machine, in one run.
#
#   sh demos/peers/compare.sh [--rounds 5] [--seconds 1]
#
# NORMSCOPE_PYTHON  a python that has torch, jax and numpy; otherwise they are installed from PyPI into a
#                   virtual environment in the cache folder, once (on Linux a download of some gigabytes)
# NORMSCOPE         the program to measure; otherwise it is built here
set -eu
. "$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")/../checkout.sh"
export PYTHONDONTWRITEBYTECODE=1

scripts=$PWD/demos/peers
python=$(sh demos/python.sh peers torch jax numpy)
. demos/build.sh >&2
export NORMSCOPE

exec "$python" "$scripts/compare.py" "$@"
