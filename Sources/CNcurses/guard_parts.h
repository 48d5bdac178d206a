#pragma once
#include "descriptors.h"
#include "terminal_guard.h"

// What the files of the guard share; not visible to Swift.

/// Bytes ready to be written from a signal handler.
struct prepared {
  char bytes[512];
  size_t count;
};

/// What TERM says: none, unset, unknown, dumb or no database.
GuardProblem sequences_check(void);
/// Prepares the bytes that take (`enter`) and restore (`leave`) the terminal.
bool sequences_prepare(bool uses_mouse, bool uses_colors, struct prepared *enter,
                       struct prepared *leave);

/// Sends standard error into memory, unless it is a file; false when that failed.
bool capture_begin(void);
/// Shows what was collected on the real standard error; safe in a signal handler.
void capture_release(void);
/// Gives standard error back for good.
void capture_end(void);

/// Takes over the signals that are not ignored; false when the system refuses.
bool signals_begin(void);
/// Gives the signals back as they were.
void signals_end(void);

/// The descriptor of the terminal to read from, −1 while there is none.
int guard_input(void);
