#!/bin/sh
# Lets a robot press keys for so many seconds: sh Tests/robot.sh [SECONDS] [SEED].
set -e
. "$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")/../demos/checkout.sh"
sh demos/requirements.sh test
swift build -c release --build-tests
NORMSCOPE_ROBOT_SECONDS="${1:-600}" NORMSCOPE_ROBOT_SEED="${2:-1}" \
  swift test -c release --skip-build --filter normscopeTests.RobotTests
