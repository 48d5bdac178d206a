#!/bin/sh
# What every lesson measures from 20 seeds (or SEEDS), a table each: half an hour on two cores.
# `sh Tests/lessons.sh snap depth` measures these two.
set -e
. "$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")/../demos/checkout.sh"
. demos/build.sh
[ $# -gt 0 ] || set -- $("$NORMSCOPE" lesson | sed -n 's/^ *[0-9][0-9]*  \([a-z]*\) .*/\1/p')
for lesson; do
  "$NORMSCOPE" lesson "$lesson" --check --seeds "${SEEDS:-20}" --format text || [ $? -eq 1 ]
  echo
done
