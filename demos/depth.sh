#!/bin/sh
# Eight layers of sigmoids, which learn with batch norm and do not without: the gradients tell why.
set -e
. "$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")/checkout.sh"
. demos/build.sh
exec "$NORMSCOPE" live --hidden 100,100,100,100,100,100,100,100 --lr 0.1 --compare \
  --view gradients --pace 120 "$@"
