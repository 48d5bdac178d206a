#!/bin/sh
# Makes a book of some lessons and looks at it in a browser: every picture loads, nothing is wider than
# a window of 400 or 1,200 pixels, every page can be printed, and the same seed makes the same bytes.
# A film moves in a browser, and stands still at its end for those who prefer that.
#
# NORMSCOPE  the program; otherwise it is built here
# CHROMIUM   the browser; otherwise chromium is looked for; without one that starts its part is skipped
set -eu
. "$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")/../demos/checkout.sh"
browser=$(sh Tests/browser.sh)
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

if [ -z "$browser" ]; then
  echo "no chromium: the pages were not looked at in a browser"
  exit 0
fi
# macOS has no `timeout`.
limit=$(command -v timeout >/dev/null && echo "timeout -k 5 120" || :)
start() {
  $limit "$browser" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage \
    --user-data-dir="$place/profile" "$@" 2>/dev/null
}
browse() {
  status=0
  start "$@" || status=$?
  case $status in
    0) ;;
    124 | 137) fail "the browser took more than 120 seconds: $*" ;;
    *) fail "the browser ended with status $status: $*" ;;
  esac
}

if ! start --dump-dom about:blank >/dev/null; then
  echo "$browser does not start here: the pages were not looked at in a browser"
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
  seen=$(browse --allow-file-access-from-files --virtual-time-budget=60000 --dump-dom \
    "file://$place/look-$theme.html")
  case $seen in *"LOOKED AT ALL"*) ;; *) fail "the browser did not come to an end" ;; esac
  case $seen in *WRONG*) fail "$(echo "$seen" | grep WRONG)" ;; esac
  for page in $pages; do
    browse --print-to-pdf="$place/page.pdf" "file://$place/$theme/$page"
    [ "$(head -c 5 "$place/page.pdf")" = "%PDF-" ] || fail "$page can't be printed"
    rm "$place/page.pdf"
  done
  echo "$(echo "$pages" | wc -l) pages looked at and printed, $theme"
done

"$NORMSCOPE" film --out "$place/film.svg" --data moons --steps 60 --toggle-at 30 --every 10
# How many of the changes from frame to frame are visible at a time, in the course of five seconds.
cat >"$place/film.html" <<'PAGE'
<!DOCTYPE html><body><iframe src="film.svg"></iframe><script>
const frame = document.querySelector("iframe");
frame.onload = async () => {
  const changes = [...frame.contentDocument.querySelectorAll(".f")];
  const isSeen = change => frame.contentWindow.getComputedStyle(change).visibility == "visible";
  const counts = new Set();
  for (let turn = 0; turn < 100; turn++) {
    await new Promise(done => setTimeout(done, 50));
    counts.add(changes.filter(isSeen).length);
  }
  document.body.innerHTML = `<pre>${[...counts].sort().join(" ")} of ${changes.length}</pre>`;
};
</script>
PAGE
film() {
  browse --allow-file-access-from-files --virtual-time-budget=60000 --dump-dom "$@" \
    "file://$place/film.html"
}
seen=$(film)
case $seen in *"<pre>0 "*" 6 of 6</pre>"*) ;; *) fail "the film does not move: $seen" ;; esac
seen=$(film --force-prefers-reduced-motion)
case $seen in *"<pre>6 of 6</pre>"*) ;; *) fail "the film does not stand still: $seen" ;; esac
echo "a film looked at"
