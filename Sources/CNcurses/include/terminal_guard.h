#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Everything that has to be right about a terminal even when the program is not: its modes, the
// signals that reach a program on a terminal, and the way back to how it was found. One guard at
// a time; all functions but guard_leave belong to the thread that called guard_begin.

/// What keeps a program from drawing on its terminal.
typedef enum __attribute__((enum_extensibility(closed))) GuardProblem {
  GuardProblemNone,
  GuardProblemInputIsNoTerminal,
  GuardProblemOutputIsNoTerminal,
  GuardProblemTypeUnset,
  GuardProblemTypeUnknown,
  GuardProblemTypeDumb,
  GuardProblemNoDatabase,
  GuardProblemInBackground,
  GuardProblemTaken,
} GuardProblem;

/// What a signal asks for.
typedef enum __attribute__((enum_extensibility(closed))) GuardRequest {
  GuardRequestNone,
  GuardRequestEnd,
  GuardRequestStop,
  GuardRequestContinue,
  GuardRequestResize,
} GuardRequest;

/// The first problem of standard input, standard output and TERM, or a guard that is up already.
///
/// Neither writes nor changes modes. A program started in the background stops here until it is
/// brought to the foreground.
GuardProblem guard_check(void);

/// Keeps the terminal's modes, takes the signals over and collects standard error from here on.
///
/// Neither writes nor changes modes: guard_enter() does. False when a guard is up already or the
/// system has no descriptors left. The call guard_check() must have found no problem.
bool guard_begin(bool uses_mouse, bool uses_colors);

/// A descriptor of the terminal to draw on; the caller owns it and closes it.
///
/// Writing to it does not block, as far as the system lets the terminal be opened anew. After
/// guard_leave() it swallows what is written to it, whichever thread writes.
int guard_output(void);

/// Gives modes, signals and standard error back; restores the terminal if it is not yet.
void guard_end(void);

/// As guard_end() but writes nothing to the terminal; for a terminal that was never drawn on.
void guard_abandon(void);

/// Restores the terminal for good and shows what was collected from standard error.
///
/// Safe in a signal handler and on any thread; nothing if the terminal is restored already. Does
/// not touch a terminal on which another job is in the foreground. Gives up after 2 s on a terminal
/// that takes no output.
void guard_leave(void);

/// As guard_leave(), but for a while: guard_enter() may take the terminal again.
void guard_pause(void);

/// Forgets the terminal for a while without touching it, because another job owns it now.
void guard_detach(void);

/// Takes the terminal when the program is in the foreground; it has to be repainted then.
///
/// Keys come one by one and unechoed, pastes between marks, the mouse as far as it was asked for.
/// False in the background, and when the terminal was restored for good.
bool guard_enter(void);

/// Asks the terminal for the colour of its ground (OSC 11) and then for its kind (DA1), unless it takes
/// no output now.
void guard_ask_for_ground(void);

/// Whether the terminal is the program's to draw on.
bool guard_is_up(void);

/// Whether the program's job is the terminal's foreground job; true where there is no job control.
bool guard_in_foreground(void);

/// Stops the process as Ctrl-Z does by default and returns when it goes on.
///
/// Returns at once where no shell could continue it (an orphaned process group).
void guard_stop(void);

/// Columns and rows of the terminal; the kernel's word, else LINES and COLUMNS, else 80 × 24.
///
/// At most 2000 × 1000, whatever the terminal claims.
void guard_size(int *width, int *height);

/// The most urgent thing that signals have asked for since the last call; `signal` gets its number.
GuardRequest guard_take_request(int32_t *signal);

/// Waits for a signal or guard_wake(), for input if `reads_input`, and for a terminal that takes
/// output if `sends_output`; true when there is input to read.
///
/// Negative milliseconds count as 0. A terminal that is gone counts as SIGHUP.
bool guard_wait(int milliseconds, bool reads_input, bool sends_output);

/// Reads what was typed; 0 when there is nothing.
///
/// Does not wait, as far as the system lets the terminal be opened anew. A terminal that is gone counts as SIGHUP.
size_t guard_read(uint8_t *bytes, size_t capacity);

/// Ends guard_wait(), the next one if there is none now; safe on any thread at any time.
void guard_wake(void);

/// Whether guard_wake() was called since the last call.
bool guard_take_wake(void);

/// The value of an environment variable; null when it is not set.
const char *guard_environment(const char *name);
