#include <math.h>

#include "elementwise.h"
#include "vectorized.h"

enum { block = 32 };

#define T float
#define NAMED(name) name##_float
#define square_root_float sqrtf
#include "normalization.inc"
#undef T
#undef NAMED

#define T double
#define NAMED(name) name##_double
#define square_root_double sqrt
#include "normalization.inc"
