#!/bin/sh
# The same weights and the same batches, with batch norm on the right: the learning curves of both.
set -e
. "$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")/checkout.sh"
. demos/build.sh
exec "$NORMSCOPE" live --lr 0.1 --compare --view learning --pace 120 "$@"
