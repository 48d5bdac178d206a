#!/bin/sh
# Makes the pictures of README.md and of the pages in demos with the program itself.
set -e
. "$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")/checkout.sh"
sh demos/requirements.sh build
swift build -c release --product normscope
picture() {
  name=$1
  shift
  .build/release/normscope frame --format svg "$@" >"demos/pictures/$name.svg"
}
picture compare --compare --step 400 --size 120x40
picture inserted --step 700 --toggle-at 400 --size 120x40
picture learning --compare --step 700 --view learning --size 120x32
for view in percentiles density shift gradients units; do
  picture $view --compare --step 1200 --view $view --size 120x40
done
picture answers --compare --step 400 --view answers --size 120x40
picture decisions --compare --data spiral --activation tanh --init xavier --lr 0.2 --step 600 \
  --view answers --size 120x40
picture anatomy --norm batch --step 700 --view anatomy --size 120x40

# A convolutional network in PyTorch: some minutes, and a download where PyTorch is not there yet.
export PYTHONDONTWRITEBYTECODE=1
python=$(sh demos/python.sh pytorch numpy torch tensorboard)
runs=$(mktemp -d)
"$python" demos/pytorch/train.py "$runs"
"$python" demos/pytorch/train.py "$runs" --norm
.build/release/normscope watch "$runs" --run plain --run batchnorm --print --format svg \
  --size 120x40 >demos/pictures/watch.svg
rm -r "$runs"

# The film and the paper's experiment in full, from three seeds: some minutes. The program overwrites
# nothing.
new=$(mktemp -d)
.build/release/normscope film --steps 800 --toggle-at 400 --every 8 --size 100x30 \
  --out "$new/toggle.svg"
.build/release/normscope figure1 --seeds 3 --out "$new" >/dev/null
mv "$new/toggle.svg" "$new/figure1.svg" demos/pictures/
rm -r "$new"
