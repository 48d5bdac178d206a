#!/bin/sh
# Trains the same networks with normscope and PyTorch, from the same weights and in the same order, and
# prints the losses side by side.
#
#   sh demos/parity/parity.sh [--steps 200]
#
# PEERS_PYTHON  a python that has torch and numpy; otherwise a virtual environment is made in the cache
#               folder once (torch from PyPI is a download of some gigabytes on Linux)
# NORMSCOPE     the program; otherwise it is built here
set -eu
. "$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")/../checkout.sh"
export PYTHONDONTWRITEBYTECODE=1

if [ -z "${PEERS_PYTHON:-}" ]; then
  cache=${XDG_CACHE_HOME:-$HOME/.cache}/normscope/parity
  PEERS_PYTHON=$cache/bin/python
  if ! "$PEERS_PYTHON" -c 'import torch, numpy' 2>/dev/null; then
    python3 -m venv "$cache"
    "$PEERS_PYTHON" -m pip install --quiet torch numpy
  fi
fi

if [ -z "${NORMSCOPE:-}" ]; then
  sh demos/requirements.sh build >&2
  swift build -c release --product normscope >&2
  NORMSCOPE=$(swift build -c release --show-bin-path)/normscope
fi
export NORMSCOPE

exec "$PEERS_PYTHON" demos/parity/parity.py "$@"
