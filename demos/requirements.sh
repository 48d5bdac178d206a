# Installs what is missing: sh demos/requirements.sh build, or test for what the tests need too, or
# python for virtual environments alone.
# apt (Debian, Ubuntu) or brew (macOS); as root without sudo, with sudo otherwise.
set -e
. "$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")/checkout.sh"

if [ "$1" != python ]; then
  if [ -d .build ]; then place=.build; else place=.; fi
  [ -w "$place" ] || {
    echo "$PWD takes no files: clone it where you may write, or set NORMSCOPE to a built program" >&2
    exit 1
  }
  # What SwiftPM makes holds the paths of the place where it was made.
  if [ -f .build/release.yaml ] && ! grep -qF "$(pwd -P)/" .build/release.yaml; then
    echo "$PWD/.build was built in another place: remove it (rm -r .build) and start again" >&2
    exit 1
  fi

  command -v swift >/dev/null || {
    echo "Swift 6.3 or newer is needed: https://www.swift.org/install" >&2
    exit 1
  }
fi

if command -v apt-get >/dev/null; then
  wanted="libopenblas-dev libncurses-dev zlib1g-dev"
  case $1 in
    test) wanted="$wanted tmux procps" ;;
    python) wanted=python3-venv ;;
  esac
  missing=""
  for package in $wanted; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed ||
      missing="$missing $package"
  done
  if [ -n "$missing" ]; then
    if [ "$(id -u)" = 0 ]; then as_root=""; else as_root="sudo"; fi
    $as_root apt-get update -q
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
  fi
elif command -v brew >/dev/null; then
  # Accelerate, ncurses and zlib come with macOS.
  if [ "$1" = test ] && ! command -v tmux >/dev/null; then brew install tmux; fi
  if [ "$1" = python ]; then brew install python3; fi
else
  echo "neither apt-get nor brew: OpenBLAS, ncurses, zlib (and tmux for tests) must be there" >&2
fi
