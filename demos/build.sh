# Installs what is missing and builds: `. demos/build.sh`; then NORMSCOPE is the program.
# Where NORMSCOPE is set already, that program is taken as it is.

if [ -z "${NORMSCOPE:-}" ]; then
  sh demos/requirements.sh build
  swift build -c release --product normscope
  NORMSCOPE=.build/release/normscope
fi
