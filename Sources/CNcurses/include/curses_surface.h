#pragma once
#include <stdbool.h>
#include <stdint.h>

// ncurses as a surface of cells: what Swift cannot see of it (macros, wide characters, globals) and
// nothing more. One surface at a time, used by one thread. Keys are not read through ncurses: its
// mouse decoder blocks in read(2) on a sequence that is cut off, and spins at the end of the file.

/// A cell: the scalar in bits 0–20, the colour pair in bits 21–35, bold in 36, reversed in 37.
typedef uint64_t surface_cell;

/// Takes over the environment's character set and says whether it is UTF-8.
///
/// With `wants_utf8`, or when the environment asks for a UTF-8 locale that is not installed, any
/// UTF-8 locale will do.
bool surface_use_locale(bool wants_utf8);

/// Opens a terminal of the given type (null: TERM) and size in cells that is written to on `output`.
///
/// Neither writes nor changes modes: taking the terminal over is the caller's business. Owns and
/// finally closes the descriptor, also on failure. False when ncurses refuses the type.
bool surface_open(const char *type, int output, int width, int height);

/// Closes the surface; what ncurses writes at its end still goes to the descriptor.
void surface_close(void);

/// Gives the surface another size in cells; the next update repaints everything.
void surface_resize(int width, int height);

/// The next update repaints everything, for a terminal whose content is unknown.
void surface_forget(void);

/// Turns colours on and returns how many there are: 0, 8, 16 or 256.
int surface_start_colors(void);

/// Whether the terminal is known to skip strings for it (OSC) that it does not understand: it is of
/// xterm's kind or has its 256 colours. The Linux console does not.
bool surface_skips_strings(void);

/// How many colour pairs may be defined, numbered from 1.
int surface_pair_limit(void);

/// Defines a colour pair; −1 is the terminal's own colour.
void surface_define_pair(int pair, int foreground, int background);

/// Puts a run of cells into row `y` from column `x` on; shown by the next update.
void surface_put(int x, int y, const surface_cell *cells, int count);

/// Draws what has changed since the last update, as one synchronized update, and sends what the
/// terminal takes of it at once.
void surface_update(void);

/// Whether a part of the last update was not sent yet.
bool surface_is_busy(void);

/// Sends what the terminal takes at once; true when nothing is left to send.
bool surface_send(void);

/// Drops what was not sent, for a terminal that was given away meanwhile.
void surface_discard(void);

/// How many columns the scalar takes in the current locale; −1 when it cannot be printed.
int surface_glyph_width(uint32_t scalar);

/// A string capability of the open surface's terminal by its terminfo name; null when it has none.
const char *surface_capability(const char *name);
