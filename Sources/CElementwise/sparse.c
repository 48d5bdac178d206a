#include "sparse.h"

#include "vectorized.h"

// How many vectors of a row are kept in registers: with two halves each they fill 14 of the 16 that
// x86-64-v3 has.
enum { most = 7 };

#define T float
#define NAMED(name) name##_float
#include "sparse.inc"
#undef T
#undef NAMED

#define T double
#define NAMED(name) name##_double
#include "sparse.inc"
