#include "columns.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "vectorized.h"

// How many columns are sorted together: as many as the widest vector register holds floats.
enum { width = 16 };

static inline void order(float *restrict a, float *restrict b) {
  for (int i = 0; i < width; i++) {
    float x = a[i], y = b[i];
    a[i] = x < y ? x : y;
    b[i] = x < y ? y : x;
  }
}

// Batcher's merge-exchange network [Knuth, TAOCP 3, 5.2.2, algorithm M]: the same comparisons
// whatever the values, so that a comparison of two rows serves all columns of a block.
static inline void sort_block(float *block, long rows) {
  long top = 1;
  while (top * 2 < rows) top *= 2;
  for (long p = top; p > 0; p /= 2) {
    long q = top, r = 0, d = p;
    while (1) {
      for (long i = 0; i < rows - d; i++)
        if ((i & p) == r) order(block + i * width, block + (i + d) * width);
      if (q == p) break;
      d = q - p;
      q /= 2;
      r = p;
    }
  }
}

VECTORIZED void columns_sort_float(float *x, long rows, long columns) {
  if (rows < 2) return;
  // A block by itself stays in the nearest cache. What the last one has too much is sorted too.
  float *block = calloc(rows * width, sizeof(float));
  if (!block) abort();
  for (long start = 0; start < columns; start += width) {
    long used = columns - start < width ? columns - start : width;
    for (long row = 0; row < rows; row++)
      memcpy(block + row * width, x + row * columns + start, used * sizeof(float));
    sort_block(block, rows);
    for (long row = 0; row < rows; row++)
      memcpy(x + row * columns + start, block + row * width, used * sizeof(float));
  }
  free(block);
}

VECTORIZED int elementwise_are_finite_float(const float *x, long count) {
  int odd = 0;
  for (long i = 0; i < count; i++) odd |= !(fabsf(x[i]) <= FLT_MAX);
  return !odd;
}

VECTORIZED void columns_precise_moments_float(const float *restrict x, long rows, long columns,
                                              double *restrict mean, double *restrict variance) {
  for (long u = 0; u < columns; u++) mean[u] = variance[u] = 0;
  for (long row = 0; row < rows; row++)
    for (long u = 0; u < columns; u++) mean[u] += x[row * columns + u];
  for (long u = 0; u < columns; u++) mean[u] /= rows;
  for (long row = 0; row < rows; row++)
    for (long u = 0; u < columns; u++) {
      double centred = x[row * columns + u] - mean[u];
      variance[u] += centred * centred;
    }
  for (long u = 0; u < columns; u++) variance[u] /= rows;
}

VECTORIZED void columns_outside_float(const float *restrict x, long rows, long columns, float low,
                                      float high, float *restrict share) {
  for (long u = 0; u < columns; u++) share[u] = 0;
  for (long row = 0; row < rows; row++, x += columns)
    for (long u = 0; u < columns; u++) share[u] += x[u] <= low || x[u] >= high ? 1 : 0;
  for (long u = 0; u < columns; u++) share[u] /= rows;
}
