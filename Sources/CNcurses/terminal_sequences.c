#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>

#include "guard_parts.h"

/// A string capability of the current terminal type; null when it has none.
static const char *capability(const char *name) {
  const char *text = tigetstr(name);
  return text == (const char *)-1 ? NULL : text;
}

/// Appends text without the $<…> that asks for a delay; what does not fit is left out whole.
static void append(struct prepared *to, const char *text) {
  if (text == NULL || to->count + strlen(text) > sizeof to->bytes) return;
  while (*text != '\0') {
    const char *end = strncmp(text, "$<", 2) == 0 ? strchr(text, '>') : NULL;
    if (end != NULL) {
      text = end + 1;
    } else {
      to->bytes[to->count++] = *text++;
    }
  }
}

GuardProblem sequences_check(void) {
  const char *type = getenv("TERM");
  if (type == NULL || type[0] == '\0') return GuardProblemTypeUnset;
  int result = 0;
  if (setupterm(type, 1, &result) != OK) {
    return result < 0 ? GuardProblemNoDatabase : GuardProblemTypeUnknown;
  }
  bool moves = capability("cup") != NULL;
  del_curterm(cur_term);
  return moves ? GuardProblemNone : GuardProblemTypeDumb;
}

bool sequences_prepare(bool uses_mouse, bool uses_colors, struct prepared *enter,
                       struct prepared *leave) {
  int result = 0;
  if (setupterm(NULL, 1, &result) != OK) return false;
  enter->count = leave->count = 0;
  const char *move = capability("cup");
  bool ansi = move != NULL && strncmp(move, "\033[", 2) == 0;
  bool mouse = uses_mouse && capability("kmous") != NULL;
  bool alternate = capability("smcup") != NULL && capability("rmcup") != NULL;

  append(enter, capability("smcup"));
  append(enter, capability("civis"));
  append(enter, capability("smkx"));
  // Presses and wheel, reported in decimal so that no column is out of reach.
  if (mouse) append(enter, "\033[?1000h\033[?1006h");
  // What is pasted comes between marks, so that it can be told from keys.
  if (ansi) append(enter, "\033[?2004h");

  // A synchronized update may be open, and an escape sequence may be cut off: ESC cancels it.
  if (ansi) append(leave, "\033[?2026l\033[?2004l");
  if (mouse) append(leave, "\033[?1006l\033[?1000l");
  if (uses_colors) append(leave, capability("op"));
  // Curses may be in the midst of scrolling a region or of filling the last corner.
  if (ansi && capability("csr") != NULL) append(leave, "\033[r");
  append(leave, capability("rmir"));
  append(leave, capability("smam"));
  append(leave, capability("sgr0"));
  append(leave, capability("rmkx"));
  append(leave, capability("cnorm"));
  append(leave, capability("clear"));
  if (alternate) append(leave, capability("rmcup"));
  del_curterm(cur_term);
  return true;
}
