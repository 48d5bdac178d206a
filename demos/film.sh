#!/bin/sh
# The live screen while batch norm comes at step 400, as a picture that moves, in OUT or ./film.svg; a
# name that ends in .cast makes an asciicast.
set -e
. "$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")/checkout.sh"
. demos/build.sh
exec "$NORMSCOPE" film --steps 800 --toggle-at 400 --every 8 --size 100x30 \
  --out "${OUT:-film.svg}" "$@"
