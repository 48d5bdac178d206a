#!/bin/sh
# Packs the program, its manual page and its completions for machines without Swift.
#
#   sh demos/tarball.sh [FOLDER]
#
# The tarball is put into FOLDER, or where you are. Unpack it with
# `tar -xzf FILE -C ~/.local --strip-components 1`, or at /usr/local. What has to be there on Linux are the
# libraries of OpenBLAS, ncurses and zlib (Debian: libopenblas0-pthread, libncursesw6, zlib1g).
set -eu
. "$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")/checkout.sh"

folder=${1:-$from}
case $folder in /*) ;; *) folder=$from/$folder ;; esac
[ -d "$folder" ] || {
  echo "tarball.sh: expected a folder, not $folder" >&2
  exit 2
}
version=$(sed -n 's/.*static let version = "normscope \(.*\)"/\1/p' Sources/normscope/Normscope.swift)
name=normscope-$version-$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m)
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
DESTDIR=$stage sh demos/install.sh --prefix "/$name"
tar -czf "$folder/$name.tar.gz" -C "$stage" "$name"
echo "$folder/$name.tar.gz"
