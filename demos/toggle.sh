#!/bin/sh
# A plain network at 120 steps a second: press b, and batch norm comes; press b again, and it goes.
set -e
. "$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")/checkout.sh"
. demos/build.sh
exec "$NORMSCOPE" live --lr 0.1 --pace 120 "$@"
