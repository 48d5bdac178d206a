#!/bin/sh
# Lets a robot press keys for so many seconds: sh Tests/robot.sh [SECONDS] [SEED].
set -e
cd "$(dirname "$0")/.."
sh demos/requirements.sh test
swift build -c release --build-tests
NORMSCOPE_ROBOT_SECONDS="${1:-600}" NORMSCOPE_ROBOT_SEED="${2:-1}" \
  swift test -c release --skip-build --filter normscopeTests.RobotTests
