#!/bin/sh
# Compares normscope's speed with PyTorch's and JAX's, on this machine, in one run.
#
#   sh demos/peers/compare.sh [--rounds 5] [--seconds 1]
#
# PEERS_PYTHON  a python that has torch, jax and numpy; otherwise a virtual environment is made in
#               the cache folder once (torch from PyPI is a download of some gigabytes on Linux)
# NORMSCOPE     the program to measure; otherwise it is built here
set -eu
. "$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")/../checkout.sh"
export PYTHONDONTWRITEBYTECODE=1

if [ -z "${PEERS_PYTHON:-}" ]; then
  cache=${XDG_CACHE_HOME:-$HOME/.cache}/normscope/peers
  PEERS_PYTHON=$cache/bin/python
  if ! "$PEERS_PYTHON" -c 'import torch, jax, numpy' 2>/dev/null; then
    python3 -m venv "$cache"
    "$PEERS_PYTHON" -m pip install --quiet torch jax numpy
  fi
fi

if [ -z "${NORMSCOPE:-}" ]; then
  sh demos/requirements.sh build >&2
  swift build -c release --product normscope >&2
  NORMSCOPE=$(swift build -c release --show-bin-path)/normscope
fi
export NORMSCOPE

exec "$PEERS_PYTHON" demos/peers/compare.py "$@"
