#!/bin/sh
# In the place of a python that runs train.py: copies a log that PyTorch wrote, and goes on as training
# does. Notes its process in the file of STARTED.
# trainer.sh SCRIPT RUNS --steps N [--norm]
if [ "$1" = -c ]; then exit; fi
run=plain
for option; do if [ "$option" = --norm ]; then run=batchnorm; fi; done
echo $$ >>"$STARTED"
mkdir -p "$2"
cp -R "${0%/*}/../../LogFixtures/Logs/torch/$run" "$2"
exec sleep 600
