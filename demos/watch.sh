#!/bin/sh
# Trains a convolutional network in PyTorch, plain and with batch normalization, and opens the live
# screen on what both log; arguments go to `normscope watch`. The training ends with the screen.
#
# RUNS              where the logs go (default: a new folder, removed in the end)
# STEPS             how many steps are trained (default: 4000)
# NORMSCOPE_PYTHON  a python that has torch and tensorboard; otherwise they are installed from PyPI
#                   into a virtual environment in the cache folder, once (on Linux a download of some
#                   gigabytes)
set -e
. "$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")/checkout.sh"
demos=$PWD/demos
. demos/build.sh
python=$(sh "$demos/python.sh" pytorch numpy torch tensorboard)

temporary=$(mktemp -d)
runs=${RUNS:-$temporary/runs}
trainings=""
: >"$temporary/output"
leave() {
  # shellcheck disable=SC2086
  [ -z "$trainings" ] || kill $trainings 2>/dev/null || true
  wait
  cat "$temporary/output" >&2
  rm -r "$temporary"
}
trap leave EXIT
trap 'exit 1' HUP INT TERM
for norm in "" --norm; do
  # shellcheck disable=SC2086
  OMP_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1 \
    "$python" "$demos/pytorch/train.py" "$runs" --steps "${STEPS:-4000}" $norm \
    </dev/null >>"$temporary/output" 2>&1 &
  trainings="$trainings $!"
done
"$NORMSCOPE" watch "$runs" --run plain --run batchnorm "$@"
