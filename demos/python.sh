#!/bin/sh
# Prints a python that has packages of PyPI: sh demos/python.sh NAME PACKAGE...
#
# It is that of NORMSCOPE_PYTHON where that is set. Otherwise it is that of the virtual environment
# NAME in the cache folder, into which they are installed once.
set -e
. "$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")/checkout.sh"
place=${XDG_CACHE_HOME:-$HOME/.cache}/normscope/$1
python=${NORMSCOPE_PYTHON:-$place/bin/python}
shift
for package; do
  if [ -z "${NORMSCOPE_PYTHON:-}" ] && ! "$python" -c "import $package" 2>/dev/null; then
    [ -x "$python" ] || {
      # Debian has the module ensurepip in a package of its own.
      python3 -c 'import ensurepip' 2>/dev/null || sh demos/requirements.sh python >&2
      python3 -m venv "$place" >&2
    }
    echo "installing $package into $place" >&2
    "$python" -m pip install --quiet "$package" >&2
  fi
  "$python" -c "import $package" >&2
done
echo "$python"
