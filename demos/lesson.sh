#!/bin/sh
# A lesson for the projector, by name or number; `normscope lesson` lists them all.
set -e
cd "$(dirname "$0")/.."
. demos/build.sh
[ $# -gt 0 ] || set -- anatomy
exec "$NORMSCOPE" lesson "$@"
