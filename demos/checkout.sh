# Goes to the top of the checkout: `. demos/checkout.sh` at the start of a script in it, which may
# have been called from anywhere and through links. `from` is the directory that it was called from;
# NORMSCOPE and NORMSCOPE_PYTHON may be paths from there.

# With it `cd` may go elsewhere, and prints where.
unset CDPATH
from=$PWD
case ${NORMSCOPE:-} in [!/]*/*) export NORMSCOPE="$from/$NORMSCOPE" ;; esac
case ${NORMSCOPE_PYTHON:-} in [!/]*/*) export NORMSCOPE_PYTHON="$from/$NORMSCOPE_PYTHON" ;; esac
cd "$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")"
while [ ! -f Package.swift ] && [ "$PWD" != / ]; do cd ..; done
