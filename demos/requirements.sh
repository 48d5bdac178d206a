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
  is_installed() {
    dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed
  }
  as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
  install() {
    as_root apt-get update -q &&
      as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
  }

  missing=""
  for package in $wanted; do is_installed "$package" || missing="$missing $package"; done
  # shellcheck disable=SC2086
  [ -z "$missing" ] || install $missing

  # A browser for Tests/book.sh, which goes without where there is none. The package of that name may be
  # one that only fetches a snap.
  if [ "$1" = test ] && [ -z "$(sh Tests/browser.sh)" ] && ! is_installed chromium; then
    { LC_ALL=C apt-cache policy chromium | grep 'Candidate: [^(]' | grep -qv snap &&
      install chromium; } ||
      echo "no chromium to install: Tests/book.sh will not look at the pages in a browser" >&2
  fi
elif command -v brew >/dev/null; then
  # Accelerate, ncurses and zlib come with macOS.
  if [ "$1" = test ] && ! command -v tmux >/dev/null; then brew install tmux; fi
  if [ "$1" = python ]; then brew install python3; fi
else
  echo "neither apt-get nor brew: OpenBLAS, ncurses, zlib (and tmux for tests) must be there" >&2
fi
