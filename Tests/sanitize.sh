#!/bin/sh
# Runs tests under the sanitizers: sh Tests/sanitize.sh [address|thread].
#
# address: memory that is not the program's, and undefined behaviour in the C targets (Swift traps on
# its own), in all parts and in the program while the robot presses its keys; half an hour. thread:
# data that two threads touch at once, in what hands snapshots and commands over; some minutes.
# Each builds in a directory of its own.
set -e
. "$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")/../demos/checkout.sh"
sh demos/requirements.sh test

if [ "${1:-address}" = address ]; then
  # Memory that lives as long as the process is no leak: OpenBLAS and the Swift runtime keep some.
  # With an abort the program gives the terminal back before the report.
  export ASAN_OPTIONS=detect_leaks=0:abort_on_error=1 UBSAN_OPTIONS=print_stacktrace=1
  sanitized() {
    swift test -c debug --scratch-path .build/sanitize-address --sanitize=address \
      -Xcc -fsanitize=undefined -Xcc -fno-sanitize-recover=undefined -Xswiftc -O "$@"
  }
  echo "== address and undefined behaviour: the parts"
  sanitized --skip normscopeTests
  echo "== address and undefined behaviour: the program, at the mercy of the robot"
  sanitized --filter normscopeTests.RobotTests
fi

if [ "${1:-thread}" = thread ]; then
  echo "== threads"
  # On Linux Mutex waits with futex(2), which the sanitizer does not see: it calls whatever the lock
  # puts in order a race. In a copy of the sources a lock that it does see takes that place, and then
  # a report is a race.
  tree=.build/sanitize-thread
  mkdir -p "$tree"
  rm -rf "$tree/Sources" "$tree/Tests"
  cp -R Package.swift Sources Tests "$tree"
  channel="$tree/Sources/Training/Channel.swift"
  sed -i -e 's/^import Synchronization$/import Foundation/' -e 's/ = Mutex(State())/ = Seen(State())/' \
    "$channel"
  grep -q ' = Seen(State())' "$channel"
  cat >>"$channel" <<'SWIFT'

private final class Seen<Value>: @unchecked Sendable {
  private var value: Value
  private let lock = NSLock()
  init(_ value: Value) { self.value = value }
  func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
    lock.lock()
    defer { lock.unlock() }
    return body(&value)
  }
}
SWIFT
  swift test --package-path "$tree" -c debug --sanitize=thread -Xswiftc -O \
    --filter "TrainerTests|TrainingTests.WatchingTests"
fi
