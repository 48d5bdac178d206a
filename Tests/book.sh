#!/bin/sh
# Makes a book of some lessons and looks at it in a browser: every picture loads, nothing is wider than
# a window of 400 or 1,200 pixels, every page can be printed, and the same seed makes the same bytes.
#
# NORMSCOPE  the program; otherwise it is built here
# CHROMIUM   the browser; otherwise chromium is looked for, and without one its part is skipped
set -eu
. "$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")/../demos/checkout.sh"
. demos/build.sh

fail() {
  echo "Tests/book.sh: $1" >&2
  exit 1
}

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
for theme in light dark; do
  "$NORMSCOPE" book --out "$place/$theme" --lessons graft,anatomy --seeds 2 --figure-steps 2000 \
    --theme "$theme"
done
"$NORMSCOPE" book --out "$place/again" --lessons graft,anatomy --seeds 2 --figure-steps 2000
diff -r "$place/light" "$place/again" || fail "the same seed made other bytes"

browser=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || :)}
if [ -z "$browser" ]; then
  echo "no chromium: the pages were not looked at in a browser"
  exit 0
fi
for theme in light dark; do
  pages=$(cd "$place/$theme" && ls ./*.html)
  {
    echo '<!DOCTYPE html><body><script>'
    echo 'const pages = ['
    for page in $pages; do echo "\"$theme/$page\","; done
    cat <<'SCRIPT'
];
async function look(page, width) {
  const frame = document.createElement("iframe");
  frame.style.width = width + "px";
  frame.style.height = "2000px";
  frame.style.border = 0;
  frame.src = page;
  document.body.append(frame);
  await new Promise(done => frame.onload = done);
  const whole = frame.contentDocument;
  const images = [...whole.images];
  const broken = images.filter(image => !(image.complete && image.naturalWidth > 0)).length;
  const wide = whole.documentElement.scrollWidth;
  frame.remove();
  return `${page} at ${width}: ${images.length} pictures` +
    (broken ? ` WRONG ${broken} do not load` : "") + (wide > width ? ` WRONG ${wide} wide` : "");
}
(async () => {
  const lines = [];
  for (const page of pages) for (const width of [400, 1200]) lines.push(await look(page, width));
  document.body.innerHTML = "<pre>" + lines.join("\n") + "\nLOOKED AT ALL</pre>";
})();
</script>
SCRIPT
  } >"$place/look-$theme.html"
  seen=$("$browser" --headless --no-sandbox --disable-gpu --allow-file-access-from-files \
    --user-data-dir="$place/profile" --virtual-time-budget=60000 --dump-dom \
    "file://$place/look-$theme.html" 2>/dev/null)
  case $seen in *"LOOKED AT ALL"*) ;; *) fail "the browser did not come to an end" ;; esac
  case $seen in *WRONG*) fail "$(echo "$seen" | grep WRONG)" ;; esac
  for page in $pages; do
    "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$place/profile" \
      --print-to-pdf="$place/page.pdf" "file://$place/$theme/$page" 2>/dev/null
    [ "$(head -c 5 "$place/page.pdf")" = "%PDF-" ] || fail "$page can't be printed"
    rm "$place/page.pdf"
  done
  echo "$(echo "$pages" | wc -l) pages looked at and printed, $theme"
done
