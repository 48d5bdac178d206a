#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "guard_parts.h"

enum { DOWN, UP, LEAVING, GONE };

/// Whose the terminal is: another job's for now, ours, about to be given back, given back for good.
static atomic_int state = GONE;
static bool begun;
/// Whether the terminal was given back in order, so that its modes are the user's.
static bool left_in_order;
static int typing = -1, terminal = -1, drawing = -1, nowhere = -1;
static struct termios original, program;
static struct prepared enter_bytes, leave_bytes;

const char *guard_environment(const char *name) { return getenv(name); }

bool guard_is_up(void) { return atomic_load(&state) == UP; }

bool guard_in_foreground(void) {
  pid_t foreground = tcgetpgrp(STDIN_FILENO);
  return foreground == -1 || foreground == getpgrp();
}

GuardProblem guard_check(void) {
  if (begun) return GuardProblemTaken;
  if (!isatty(STDIN_FILENO)) return GuardProblemInputIsNoTerminal;
  if (!isatty(STDOUT_FILENO)) return GuardProblemOutputIsNoTerminal;
  GuardProblem problem = sequences_check();
  if (problem != GuardProblemNone) return problem;
  // The shell's own modes would be kept as the user's: wait for the foreground, as shells do.
  for (int attempt = 0; attempt < 16 && !guard_in_foreground(); attempt++) raise(SIGTTIN);
  return guard_in_foreground() ? GuardProblemNone : GuardProblemInBackground;
}

/// Makes the program's modes from the user's.
static void choose_modes(void) {
  program = original;
  // Ctrl-C, Ctrl-Z and Ctrl-\ stay signals, Ctrl-S and the like become keys.
  program.c_iflag &= ~(tcflag_t)(IXON | ICRNL | INLCR | IGNCR);
  program.c_oflag &= ~(tcflag_t)(ONLCR | OCRNL | ONLRET);
  // Tabs reach the terminal as they are: ncurses knows how wide they are.
#ifdef TABDLY
  program.c_oflag &= ~(tcflag_t)TABDLY;
#else
  program.c_oflag &= ~(tcflag_t)OXTABS;
#endif
  program.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHONL | IEXTEN);
  // A signal's key would discard those before it, and half of a frame on its way out.
  program.c_lflag |= ISIG | NOFLSH;
  // Not 0, which looks like the end of the file to a shell that finds these modes after SIGSTOP.
  program.c_cc[VMIN] = 1;
  program.c_cc[VTIME] = 0;
}

static void leave_at_exit(void) { guard_leave(); }

bool guard_begin(bool uses_mouse, bool uses_colors) {
  static bool registered;
  if (begun || tcgetattr(STDIN_FILENO, &original) != 0) return false;
  if (!sequences_prepare(uses_mouse, uses_colors, &enter_bytes, &leave_bytes)) {
    return false;
  }
  if (!registered && atexit(leave_at_exit) != 0) return false;
  registered = true;
  choose_modes();
  fflush(stdout);
  typing = own_terminal(STDIN_FILENO, O_RDONLY);
  terminal = own_terminal(STDOUT_FILENO, O_WRONLY);
  drawing = terminal < 0 ? -1 : fcntl(terminal, F_DUPFD_CLOEXEC, 3);
  nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  begun = true;
  bool complete = typing >= 0 && terminal >= 0 && drawing >= 0 && nowhere >= 0;
  if (complete && signals_begin() && capture_begin()) {
    atomic_store(&state, DOWN);
    return true;
  }
  forget(&drawing);
  guard_abandon();
  return false;
}

int guard_input(void) { return typing; }

int guard_output(void) { return drawing; }

/// Puts the terminal back as it was found, unless another job is in the foreground.
static void restore(void) {
  dup2(nowhere, drawing);
  if (guard_in_foreground()) {
    write_bounded(terminal, leave_bytes.bytes, leave_bytes.count);
    tcsetattr(STDIN_FILENO, TCSANOW, &original);
  }
  capture_release();
}

void guard_leave(void) {
  // A second caller, from another thread or a handler, does it all again rather than too little.
  int was = atomic_exchange(&state, LEAVING);
  if (was == UP || was == LEAVING) restore();
  atomic_store(&state, GONE);
}

void guard_pause(void) {
  int expected = UP;
  if (!atomic_compare_exchange_strong(&state, &expected, LEAVING)) return;
  restore();
  left_in_order = true;
  expected = LEAVING;
  atomic_compare_exchange_strong(&state, &expected, DOWN);
}

void guard_detach(void) {
  int expected = UP;
  if (!atomic_compare_exchange_strong(&state, &expected, DOWN)) return;
  dup2(nowhere, drawing);
  capture_release();
}

bool guard_enter(void) {
  int expected = DOWN;
  if (!guard_in_foreground()) return false;
  // From here on a crash or an exit on another thread restores the terminal.
  if (!atomic_compare_exchange_strong(&state, &expected, UP)) return false;
  if (left_in_order) tcgetattr(STDIN_FILENO, &original);
  left_in_order = false;
  capture_begin();
  tcsetattr(STDIN_FILENO, TCSANOW, &program);
  write_bounded(terminal, enter_bytes.bytes, enter_bytes.count);
  dup2(terminal, drawing);
  fcntl(drawing, F_SETFD, FD_CLOEXEC);
  return true;
}

void guard_ask_for_ground(void) {
  static const char question[] = "\033]11;?\007\033[c";
  struct pollfd ready = {.fd = terminal, .events = POLLOUT};
  if (guard_is_up() && guard_in_foreground() && poll(&ready, 1, 0) > 0) {
    ssize_t ignored = write(terminal, question, sizeof question - 1);
    (void)ignored;
  }
}

void guard_end(void) {
  if (!begun) return;
  guard_leave();
  guard_abandon();
}

void guard_abandon(void) {
  if (atomic_exchange(&state, GONE) != GONE) capture_release();
  signals_end();
  capture_end();
  forget(&typing);
  forget(&terminal);
  forget(&nowhere);
  drawing = -1;
  left_in_order = false;
  begun = false;
}

/// A positive number from the environment, or `otherwise`.
static int environment_number(const char *name, int otherwise) {
  const char *text = getenv(name);
  long number = text == NULL ? 0 : strtol(text, NULL, 10);
  return number > 0 && number < 10000 ? (int)number : otherwise;
}

void guard_size(int *width, int *height) {
  struct winsize window = {0};
  bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0;
  *width = known && window.ws_col > 0 ? window.ws_col : environment_number("COLUMNS", 80);
  *height = known && window.ws_row > 0 ? window.ws_row : environment_number("LINES", 24);
  if (*width > 2000) *width = 2000;
  if (*height > 1000) *height = 1000;
}
