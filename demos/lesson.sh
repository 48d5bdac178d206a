#!/bin/sh
# A lesson for the projector, by name or number; `normscope lesson` lists them all.
set -e
. "$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")/checkout.sh"
. demos/build.sh
[ $# -gt 0 ] || set -- anatomy
exec "$NORMSCOPE" lesson "$@"
