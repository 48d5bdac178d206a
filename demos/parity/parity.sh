#!/bin/sh
# Trains the same networks with normscope and PyTorch, from the same weights and in the same order, and
# prints the losses side by side.
#
#   sh demos/parity/parity.sh [--steps 200]
#
# NORMSCOPE_PYTHON  a python that has torch and numpy; otherwise they are installed from PyPI into a
#                   virtual environment in the cache folder, once (on Linux a download of some gigabytes)
# NORMSCOPE         the program; otherwise it is built here
set -eu
. "$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")/../checkout.sh"
export PYTHONDONTWRITEBYTECODE=1

scripts=$PWD/demos/parity
python=$(sh demos/python.sh pytorch torch numpy)
. demos/build.sh >&2
export NORMSCOPE

exec "$python" "$scripts/parity.py" "$@"
