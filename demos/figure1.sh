#!/bin/sh
# Figure 1 of the paper, measured anew; the files go to the directory OUT, or to ./figure1.
set -e
. "$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")/checkout.sh"
. demos/build.sh
exec "$NORMSCOPE" figure1 --out "${OUT:-figure1}" "$@"
