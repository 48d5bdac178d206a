# Installs what is missing and builds, in the top of the checkout: `. demos/build.sh`. Then NORMSCOPE
# is the program, and the directory is again the one that the script was called from.
# Where NORMSCOPE is set already, that program is taken as it is.

if [ -z "${NORMSCOPE:-}" ]; then
  sh demos/requirements.sh build
  swift build -c release --product normscope
  NORMSCOPE=$PWD/.build/release/normscope
fi
cd "$from"
