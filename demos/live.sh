#!/bin/sh
# Installs what is missing, builds, and opens the live screen; arguments go to `normscope live`.
set -e
cd "$(dirname "$0")/.."
. demos/requirements.sh build
swift build -c release --product normscope
exec .build/release/normscope live "$@"
