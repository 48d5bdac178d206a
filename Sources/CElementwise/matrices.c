#include "elementwise.h"
#include "vectorized.h"

#define T float
#define NAMED(name) name##_float
#include "matrices.inc"
#undef T
#undef NAMED

#define T double
#define NAMED(name) name##_double
#include "matrices.inc"
