#pragma once
#include <stdbool.h>
#include <stddef.h>

// Files and terminals by their descriptors; not visible to Swift.

/// A file without a name that goes away with its descriptor; −1 on failure.
int nameless_file(void);

/// The terminal behind `descriptor`, opened anew so that nothing done with it blocks; −1 on failure.
///
/// `access` is O_RDONLY or O_WRONLY. Not blocking belongs to what was opened: on an inherited
/// descriptor it would reach the shell. Where the terminal can't be opened, this is a duplicate that
/// may block.
int own_terminal(int descriptor, int access);

/// Writes all bytes unless nothing is taken for 2 s; safe in a signal handler.
void write_bounded(int descriptor, const char *bytes, size_t count);

/// Closes a descriptor and forgets it.
void forget(int *descriptor);
