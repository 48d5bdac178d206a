#!/bin/sh
# Installs what is missing, builds, and opens the live screen; arguments go to `normscope live`.
set -e
. "$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")/checkout.sh"
. demos/build.sh
exec "$NORMSCOPE" live "$@"
