#!/bin/sh
# Trains a tiny network for so many steps with the screen up: sh Tests/soak.sh [STEPS].
set -e
. "$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")/../demos/checkout.sh"
sh demos/requirements.sh test
swift build -c release --build-tests
NORMSCOPE_SOAK_STEPS="${1:-10000000}" \
  swift test -c release --skip-build --filter normscopeTests.SoakTests
