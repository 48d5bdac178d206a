#!/bin/sh
# Figure 1 of the paper, measured anew; the files go to the directory OUT, or to ./figure1.
set -e
cd "$(dirname "$0")/.."
. demos/build.sh
exec "$NORMSCOPE" figure1 --out "${OUT:-figure1}" "$@"
