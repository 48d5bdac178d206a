#define _GNU_SOURCE
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <ncurses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/resource.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

#include "curses_surface.h"
#include "descriptors.h"
#include "outlet.h"

static SCREEN *screen;
/// What ncurses writes on: a file, so that it never waits for a terminal in the midst of a frame.
static FILE *page;
/// Whether the page is the terminal itself, because no file may be as long as a frame.
static bool is_direct;
/// Whether the terminal understands control sequences well enough to skip those it does not know.
static bool synchronizes;
/// Whether curses believes that the cursor goes on to the next line as soon as the last column is written.
static bool wraps_at_once;
/// Whether nobody knows what the terminal shows and where it scrolls.
static bool is_unknown;
/// Whether −1 may stand for the terminal's own colours.
static bool has_own_colors;

bool surface_use_locale(bool wants_utf8) {
  const char *asked = getenv("LC_ALL");
  if (asked == NULL || *asked == '\0') asked = getenv("LC_CTYPE");
  if (asked == NULL || *asked == '\0') asked = getenv("LANG");
  const char *set = asked == NULL ? NULL : strrchr(asked, '.');
  bool asks_utf8 =
      set != NULL && (strcasecmp(set, ".UTF-8") == 0 || strcasecmp(set, ".UTF8") == 0);

  // Only the character set: a decimal comma would reach every C function that formats a number.
  bool installed = setlocale(LC_CTYPE, "") != NULL;
  bool utf8 = installed && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
  static const char *const substitutes[] = {"C.UTF-8", "en_US.UTF-8"};
  for (int i = 0; i < 2 && !utf8 && (wants_utf8 || (asks_utf8 && !installed)); i++) {
    utf8 = setlocale(LC_CTYPE, substitutes[i]) != NULL &&
           strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
  }
  return utf8;
}

/// Makes the page for frames that go to `output`, which it takes over; false on failure.
static bool open_page(int output) {
  // More than 2000 × 1000 cells take, each in a colour of its own.
  const rlim_t longest = (rlim_t)100 << 20;
  struct rlimit limit;
  is_direct = getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur < longest;
  int file = is_direct ? output : nameless_file();
  page = file < 0 ? NULL : fdopen(file, "w");
  if (page == NULL) forget(&file);
  if (page != NULL && !is_direct) outlet_open(output);
  if (page == NULL && !is_direct) close(output);
  return page != NULL;
}

static void close_page(void) {
  fclose(page);
  outlet_close();
}

/// How much is on the page, in bytes.
static size_t page_length(void) {
  off_t length = lseek(fileno(page), 0, SEEK_CUR);
  return length > 0 ? (size_t)length : 0;
}

static void clear_page(void) {
  if (!is_direct && ftruncate(fileno(page), 0) == 0) lseek(fileno(page), 0, SEEK_SET);
}

/// Sets a variable of the environment to a number, or back to what it was; returns what it was, which
/// the caller frees.
static char *exchange(const char *name, const char *value) {
  const char *old = getenv(name);
  char *kept = old == NULL ? NULL : strdup(old);
  if (value == NULL) {
    unsetenv(name);
  } else {
    setenv(name, value, 1);
  }
  return kept;
}

/// A screen of ncurses of this size, which it can't ask the page for: scroll regions depend on it.
static SCREEN *new_screen(const char *type, int width, int height) {
  char wide[16], high[16];
  snprintf(wide, sizeof wide, "%d", width);
  snprintf(high, sizeof high, "%d", height);
  char *old_width = exchange("COLUMNS", wide), *old_height = exchange("LINES", high);
  use_env(TRUE);
  use_tioctl(FALSE);
  SCREEN *made = newterm(type, page, stdin);
  free(exchange("COLUMNS", old_width));
  free(exchange("LINES", old_height));
  free(old_width);
  free(old_height);
  return made;
}

bool surface_open(const char *type, int output, int width, int height) {
  if (screen != NULL) {
    close(output);
    return false;
  }
  if (!open_page(output)) return false;
  screen = new_screen(type, width, height);
  if (screen == NULL) {
    close_page();
    return false;
  }
  wraps_at_once = tigetflag("am") > 0 && tigetflag("xenl") <= 0;
  is_unknown = true;
  nonl();
  typeahead(-1);
  leaveok(stdscr, TRUE);
  curs_set(0);
  // The terminal is taken over by the guard, with what this would repeat.
  clear_page();
  const char *move = surface_capability("cup");
  synchronizes = move != NULL && strncmp(move, "\033[", 2) == 0;
  return true;
}

void surface_close(void) {
  if (screen == NULL) return;
  endwin();
  delscreen(screen);
  close_page();
  screen = NULL;
}

void surface_resize(int width, int height) {
  resizeterm(height, width);
  leaveok(stdscr, TRUE);
  surface_forget();
}

void surface_forget(void) {
  clearok(curscr, TRUE);
  is_unknown = true;
}

int surface_start_colors(void) {
  if (!has_colors() || start_color() != OK) return 0;
  has_own_colors = use_default_colors() == OK;
  // More than 256 means that numbers are red, green and blue; the first 8 are colours all the same.
  return COLORS == 256 ? 256 : COLORS > 256 ? 8 : COLORS >= 16 ? 16 : COLORS >= 8 ? 8 : 0;
}

bool surface_skips_strings(void) {
  return synchronizes && (COLORS >= 256 || tigetflag("XT") > 0);
}

int surface_pair_limit(void) {
#if defined(NCURSES_EXT_COLORS) && NCURSES_EXT_COLORS
  int most = SHRT_MAX;
#else
  int most = 255;
#endif
  return COLOR_PAIRS - 1 < most ? COLOR_PAIRS - 1 : most;
}

void surface_define_pair(int pair, int foreground, int background) {
  if (!has_own_colors && foreground < 0) foreground = COLOR_WHITE;
  if (!has_own_colors && background < 0) background = COLOR_BLACK;
  init_pair((short)pair, (short)foreground, (short)background);
}

void surface_put(int x, int y, const surface_cell *cells, int count) {
  cchar_t run[256];
  for (int done = 0; done < count;) {
    int length = 0;
    for (; length < 256 && done + length < count; length++) {
      surface_cell cell = cells[done + length];
      wchar_t glyph[2] = {(wchar_t)(cell & 0x1FFFFF), L'\0'};
      attr_t attributes = A_NORMAL;
      if (cell >> 36 & 1) attributes |= A_BOLD;
      if (cell >> 37 & 1) attributes |= A_REVERSE;
      setcchar(&run[length], glyph, attributes, (short)(cell >> 21 & 0x7FFF), NULL);
    }
    mvwadd_wchnstr(stdscr, y, x + done, run, length);
    done += length;
  }
  // Behind the last column curses takes the cursor to be on the next line, from where it may go on within
  // the line; most terminals keep it until the next character comes. Lines that are written from their
  // beginning are right on both.
  if (wraps_at_once && x + count == COLS && y + 1 < LINES) {
    wredrawln(stdscr, y + 1, LINES - y - 1);
  }
}

/// Writes on the page; ncurses keeps nothing back between updates.
static void write_now(const char *text) {
  ssize_t ignored = write(fileno(page), text, strlen(text));
  (void)ignored;
}

static int put_now(int byte) {
  char text[] = {(char)byte, '\0'};
  write_now(text);
  return byte;
}

/// Sends what is on the page on its way to the terminal.
static void deliver(void) {
  size_t length = is_direct ? 0 : page_length();
  char *copy = length > 0 ? outlet_append(length) : NULL;
  bool is_whole = copy != NULL && pread(fileno(page), copy, length, 0) == (ssize_t)length;
  if (length > 0 && !is_whole) {
    // Without memory for it this frame is lost; the next one begins anew.
    outlet_discard();
    surface_forget();
  }
  clear_page();
  outlet_send();
}

/// Sees to it that all lines are written from their beginning, in place of what a cleared screen lacks.
static void write_whole_lines(void) {
  clearok(stdscr, FALSE);
  clearok(newscr, FALSE);
  clearok(curscr, FALSE);
  wredrawln(stdscr, 0, LINES);
}

void surface_update(void) {
  if (wraps_at_once && is_unknown) write_whole_lines();
  wnoutrefresh(stdscr);
  if (synchronizes) write_now("\033[?2026h");
  if (is_unknown) {
    // Curses believes that it left no attribute behind, and may have been cut off.
    const char *plain = surface_capability("sgr0");
    if (plain != NULL) tputs(plain, 1, put_now);
    // Curses scrolls regions; one set for the size before would last.
    if (synchronizes && surface_capability("csr") != NULL) write_now("\033[r");
  }
  is_unknown = false;
  doupdate();
  if (synchronizes) write_now("\033[?2026l");
  deliver();
}

bool surface_is_busy(void) { return outlet_is_busy(); }

bool surface_send(void) { return outlet_send(); }

void surface_discard(void) { outlet_discard(); }

int surface_glyph_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

const char *surface_capability(const char *name) {
  const char *text = tigetstr(name);
  return text == (const char *)-1 ? NULL : text;
}
