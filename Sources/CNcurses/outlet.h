#pragma once
#include <stdbool.h>
#include <stddef.h>

// What was drawn and is on its way to the terminal; not visible to Swift. A terminal may take
// nothing for as long as it likes: nobody waits for it here.

/// Sends to the descriptor from here on.
void outlet_open(int descriptor);

/// Closes the descriptor; what was not sent is dropped.
void outlet_close(void);

/// Room for so many more bytes behind what is on its way, filled by the caller; null without memory.
char *outlet_append(size_t count);

/// Sends what the terminal takes at once; true when nothing is left to send.
bool outlet_send(void);

/// Drops what was not sent.
void outlet_discard(void);

/// Whether there is something left to send.
bool outlet_is_busy(void);
