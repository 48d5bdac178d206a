#!/bin/sh
# Installs what is missing, builds, and opens the live screen; arguments go to `normscope live`.
set -e
cd "$(dirname "$0")/.."
. demos/build.sh
exec "$NORMSCOPE" live "$@"
