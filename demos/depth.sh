#!/bin/sh
# Eight layers of sigmoids, which learn with batch norm and do not without: the gradients tell why.
cd "$(dirname "$0")" &&
  exec sh live.sh --hidden 100,100,100,100,100,100,100,100 --lr 0.1 --compare --view gradients \
    --pace 120 "$@"
