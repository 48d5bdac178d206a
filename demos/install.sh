#!/bin/sh
# Installs the program, its manual page, and completions for bash, zsh and fish; or removes them again.
#
#   sh demos/install.sh [--prefix DIR] [--remove]
#
# DIR is /usr/local for root and ~/.local for others. The program is built with the Swift runtime in it.
# DESTDIR    a folder that stands for / while files are copied, for those who make packages
# NORMSCOPE  the program to install; otherwise it is built here
set -eu
. "$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")/checkout.sh"

refuse() {
  echo "install.sh: $1" >&2
  exit 2
}

if [ "$(id -u)" = 0 ]; then prefix=/usr/local; else prefix=$HOME/.local; fi
remove=no
while [ $# -gt 0 ]; do
  case $1 in
    --prefix) [ $# -gt 1 ] || refuse "--prefix: expected a folder"; prefix=$2; shift 2 ;;
    --prefix=*) prefix=${1#*=}; shift ;;
    --remove) remove=yes; shift ;;
    *) refuse "expected --prefix DIR and --remove, not $1" ;;
  esac
done
[ -n "$prefix" ] || refuse "--prefix: expected a folder"
case $prefix in /*) ;; *) prefix=$from/$prefix ;; esac
root=${DESTDIR:-}$prefix

program=$root/bin/normscope
manuals=$root/share/man/man1
bash=$root/share/bash-completion/completions/normscope
zsh=$root/share/zsh/site-functions/_normscope
fish=$root/share/fish/vendor_completions.d/normscope.fish
papers=$root/share/doc/normscope

if [ "$remove" = yes ]; then
  rm -f "$program" "$manuals"/normscope.1 "$manuals"/normscope.*.1 "$bash" "$zsh" "$fish" \
    "$papers/LICENSE" "$papers/NOTICE"
  # Folders that nothing else uses go, too.
  for folder in "$root/bin" "$manuals" "$root/share/man" "$(dirname "$bash")" \
    "$root/share/bash-completion" "$(dirname "$zsh")" "$root/share/zsh" "$(dirname "$fish")" \
    "$root/share/fish" "$papers" "$root/share/doc" "$root/share"; do
    rmdir "$folder" 2>/dev/null || :
  done
  exit 0
fi

sh demos/requirements.sh build
if [ -z "${NORMSCOPE:-}" ]; then
  runtime=""
  # macOS has the runtime of Swift. Elsewhere it is linked in, and symbols, a third of the file, are left out.
  [ "$(uname)" = Darwin ] || runtime="--static-swift-stdlib -Xlinker --strip-all"
  # shellcheck disable=SC2086
  swift build -c release --product normscope --scratch-path .build-install $runtime
  NORMSCOPE=.build-install/release/normscope
fi
# From the parser's own description of every command.
swift package plugin generate-manual --multi-page
made=.build/plugins/GenerateManual/outputs/normscope

mkdir -p "$(dirname "$program")" "$manuals" "$(dirname "$bash")" "$(dirname "$zsh")" \
  "$(dirname "$fish")" "$papers"
install -m 755 "$NORMSCOPE" "$program"
install -m 644 "$made"/*.1 "$manuals"
for shell in bash zsh fish; do
  eval "file=\$$shell"
  "$NORMSCOPE" --generate-completion-script "$shell" >"$file"
done
install -m 644 LICENSE NOTICE "$papers"
echo "normscope is in $root/bin, its manual page in $manuals"
case :$PATH: in *:"$prefix/bin":*) ;; *) echo "$prefix/bin is not in PATH" ;; esac
