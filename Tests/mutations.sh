#!/bin/sh
# Reads so many damaged logs, weights and settings each, with so many MiB of address space at the most:
# sh Tests/mutations.sh [COUNT] [MIB].
set -e
. "$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")/../demos/checkout.sh"
sh demos/requirements.sh test
swift build -c release --build-tests
ulimit -v "$((${2:-2048} * 1024))" 2>/dev/null || echo "this system knows no limit" >&2
NORMSCOPE_MUTATIONS="${1:-100000}" \
  swift test -c release --skip-build --filter "LogMutationTests|SafeTensorsMutationTests|TOMLFileTests"
