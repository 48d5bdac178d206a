#!/bin/sh
# Installs into a folder of its own, looks at what is there, and removes it again.
#
# NORMSCOPE  the program to install; otherwise it is built here
set -eu
. "$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")/../demos/checkout.sh"

fail() {
  echo "Tests/install.sh: $1" >&2
  exit 1
}

prefix=$(mktemp -d)
trap 'rm -rf "$prefix"' EXIT
mkdir "$prefix/share"
echo other >"$prefix/share/other"
sh demos/install.sh --prefix "$prefix" >/dev/null

[ "$("$prefix/bin/normscope" --version)" = "$("${NORMSCOPE:-$prefix/bin/normscope}" --version)" ] ||
  fail "the program does not run"
page=$prefix/share/man/man1/normscope.1
grep -q '^\.Dt NORMSCOPE 1' "$page" || fail "$page is no manual page"
for command in $("$prefix/bin/normscope" --help | sed -n 's/^  \([a-z0-9]\{1,\}\) .*/\1/p' | grep -vx help); do
  [ -s "$prefix/share/man/man1/normscope.$command.1" ] || fail "no manual page of $command"
done
if command -v man >/dev/null && command -v groff >/dev/null; then
  man -l "$page" | grep -q NAME || fail "man can't show $page"
fi
bash -n "$prefix/share/bash-completion/completions/normscope" || fail "no completions for bash"
grep -q '^#compdef normscope' "$prefix/share/zsh/site-functions/_normscope" ||
  fail "no completions for zsh"
grep -q 'complete -c .*normscope' "$prefix/share/fish/vendor_completions.d/normscope.fish" ||
  fail "no completions for fish"

sh demos/install.sh --prefix "$prefix" --remove
[ "$(find "$prefix" | sort | tr '\n' ' ')" = "$prefix $prefix/share $prefix/share/other " ] ||
  fail "left behind: $(find "$prefix")"
if sh demos/install.sh --nothing 2>/dev/null; then fail "an unknown option is taken"; fi
echo "installed and removed"
