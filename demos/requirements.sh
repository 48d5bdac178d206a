# Installs what is missing: `. demos/requirements.sh build`, or `test` for what the tests need too.
# apt (Debian, Ubuntu) or brew (macOS); as root without sudo, with sudo otherwise.

command -v swift >/dev/null || {
  echo "Swift 6.3 or newer is needed: https://www.swift.org/install" >&2
  exit 1
}

if command -v apt-get >/dev/null; then
  wanted="libopenblas-dev libncurses-dev zlib1g-dev"
  [ "$1" = test ] && wanted="$wanted tmux procps"
  missing=""
  for package in $wanted; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed ||
      missing="$missing $package"
  done
  if [ -n "$missing" ]; then
    [ "$(id -u)" = 0 ] && as_root="" || as_root="sudo"
    $as_root apt-get update -q
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
  fi
elif command -v brew >/dev/null; then
  # Accelerate, ncurses and zlib come with macOS.
  [ "$1" = test ] && { command -v tmux >/dev/null || brew install tmux; }
else
  echo "neither apt-get nor brew: OpenBLAS, ncurses, zlib (and tmux for tests) must be there" >&2
fi
