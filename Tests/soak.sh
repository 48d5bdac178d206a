#!/bin/sh
# Trains a tiny network for so many steps with the screen up: sh Tests/soak.sh [STEPS].
set -e
cd "$(dirname "$0")/.."
sh demos/requirements.sh test
swift build -c release --build-tests
NORMSCOPE_SOAK_STEPS="${1:-10000000}" \
  swift test -c release --skip-build --filter normscopeTests.SoakTests
