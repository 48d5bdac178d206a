#pragma once

/// Begins to count how many pieces of memory the calling thread asks the heap for.
void allocations_begin(void);

/// Ends that, and says how many there were, besides those that the library of matrix products asked for; −1
/// where they are not counted, which they are on Linux alone, and under no sanitizer.
long allocations_end(void);
