#!/bin/sh
# Prints the browser that Tests/book.sh looks with: that of CHROMIUM, else the first that is there;
# nothing where there is none.
[ -z "${CHROMIUM:-}" ] || { echo "$CHROMIUM"; exit; }
for browser in chromium chromium-browser google-chrome; do
  if command -v "$browser"; then exit; fi
done
