#!/bin/sh
# Installs what is missing, checks the style, builds in release mode, and runs every test.
set -e
. "$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")/../demos/checkout.sh"
sh demos/requirements.sh test

echo "== style"
swift format lint --strict -r Sources Tests Package.swift

echo "== build"
swift build -c release --build-tests

echo "== writers of logs that the tests read"
if python=$(sh demos/python.sh writers numpy tensorboard tensorboardX); then
  export NORMSCOPE_PYTHON="$python"
else
  echo "what needs them is skipped" >&2
fi

# One after the other: the program in its terminal keeps every core busy.
echo "== tests of the parts"
swift test -c release --skip-build --skip normscopeTests

echo "== tests of the program"
swift test -c release --skip-build --filter normscopeTests

echo "== installation"
NORMSCOPE=.build/release/normscope sh Tests/install.sh

echo "== pages"
NORMSCOPE=.build/release/normscope sh Tests/book.sh
