#pragma once

/// How many pieces of memory the calling thread has asked the heap for since it began; −1 where that is
/// not counted, which it is on Linux alone.
long allocations_count(void);
