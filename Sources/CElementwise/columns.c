#include "columns.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "vectorized.h"

// How many columns are sorted together: as many as the widest vector register holds floats. One row of
// such a block of columns:
enum { width = 16 };
typedef float line __attribute__((ext_vector_type(16)));

INLINED void order(line *a, line *b) {
  const line x = *a, y = *b;
  *a = x < y ? x : y;
  *b = x < y ? y : x;
}

// A bitonic network [Knuth, TAOCP 3, 5.3.4] in the form in which every comparison brings the smaller
// number up: the same comparisons whatever the values, so that a comparison of two rows serves all
// columns of a block. Two runs, each in order, become one when every row is compared with its mirror image
// in both and then with the one half as far away, a quarter as far, and so on.
enum { held = 16 };  // Rows that are held in registers.

// The comparisons over half of so many rows, a quarter, … one.
INLINED void merge_held(line *x, const int rows) {
  UNROLLED for (int distance = rows / 2; distance > 0; distance /= 2)
    UNROLLED for (int i = 0; i < held; i++)
      if (!(i & distance)) order(x + i, x + i + distance);
}

INLINED void sort_held(line *x) {
  line v[held];
  UNROLLED for (int i = 0; i < held; i++) v[i] = x[i];
  UNROLLED for (int run = 2; run <= held; run *= 2) {
    UNROLLED for (int i = 0; i < held; i++)
      if ((i ^ (run - 1)) > i) order(v + i, v + (i ^ (run - 1)));
    merge_held(v, run / 2);
  }
  UNROLLED for (int i = 0; i < held; i++) x[i] = v[i];
}

// Mirror images in a run, then rows a quarter of it apart.
INLINED void fold(line *x, long run) {
  for (long i = 0; i < run / 4; i++) {
    line a = x[i], b = x[i + run / 4], c = x[3 * run / 4 - 1 - i], d = x[run - 1 - i];
    order(&a, &d);
    order(&b, &c);
    order(&a, &b);
    order(&c, &d);
    x[i] = a, x[i + run / 4] = b, x[3 * run / 4 - 1 - i] = c, x[run - 1 - i] = d;
  }
}

// Rows that are so far apart, then rows half as far.
INLINED void halve(line *x, long distance) {
  for (long i = 0; i < distance / 2; i++) {
    line a = x[i], b = x[i + distance / 2], c = x[i + distance], d = x[i + 3 * distance / 2];
    order(&a, &c);
    order(&b, &d);
    order(&a, &b);
    order(&c, &d);
    x[i] = a, x[i + distance / 2] = b, x[i + distance] = c, x[i + 3 * distance / 2] = d;
  }
}

// `rows` is a power of two and not below `held`.
INLINED void sort_block(line *x, long rows) {
  for (long i = 0; i < rows; i += held) sort_held(x + i);
  for (long run = 2 * held; run <= rows; run *= 2) {
    long distance = run / 8;
    if (run == 2 * held) {
      for (long start = 0; start < rows; start += run)
        for (long i = 0; i < held; i++) order(x + start + i, x + start + run - 1 - i);
    } else {
      for (long start = 0; start < rows; start += run) fold(x + start, run);
    }
    for (; distance > held; distance /= 4)
      for (long start = 0; start < rows; start += 2 * distance) halve(x + start, distance);
    if (distance == held)
      for (long start = 0; start < rows; start += 2 * held)
        for (long i = start; i < start + held; i++) order(x + i, x + i + held);
    for (long start = 0; start < rows; start += held) {
      line v[held];
      UNROLLED for (int i = 0; i < held; i++) v[i] = x[start + i];
      merge_held(v, held);
      UNROLLED for (int i = 0; i < held; i++) x[start + i] = v[i];
    }
  }
}

VECTORIZED void columns_sort_float(const float *restrict x, long rows, long columns,
                                   float *restrict sorted) {
  long padded = held;
  while (padded < rows) padded *= 2;
  // A block by itself stays in the nearest cache. Rows that are too many stay behind all others, and
  // what the last block has too much of columns is sorted too.
  line *block = aligned_alloc(sizeof(line), (size_t)padded * sizeof(line));
  if (!block) abort();
  for (long start = 0; start < columns; start += width) {
    const long used = columns - start < width ? columns - start : width;
    for (long row = 0; row < padded; row++) {
      block[row] = row < rows ? 0 : INFINITY;
      if (row >= rows) continue;
      // A whole register is copied by one instruction.
      const float *from = x + row * columns + start;
      if (used == width)
        memcpy(block + row, from, sizeof(line));
      else
        memcpy(block + row, from, (size_t)used * sizeof(float));
    }
    sort_block(block, padded);
    for (long row = 0; row < rows; row++) {
      float *to = sorted + row * columns + start;
      if (used == width)
        memcpy(to, block + row, sizeof(line));
      else
        memcpy(to, block + row, (size_t)used * sizeof(float));
    }
  }
  free(block);
}

VECTORIZED void columns_distance_float(const float *restrict x, const float *restrict y, long rows,
                                       long columns, float *restrict sum) {
  for (long u = 0; u < columns; u++) sum[u] = 0;
  for (long row = 0; row < rows; row++, x += columns, y += columns)
    for (long u = 0; u < columns; u++) sum[u] += fabsf(x[u] - y[u]);
}

VECTORIZED void columns_standardize_float(const float *restrict x, long rows, long columns,
                                          const float *restrict mean, const float *restrict inverse,
                                          float *restrict y) {
  for (long row = 0; row < rows; row++, x += columns, y += columns)
    for (long u = 0; u < columns; u++) y[u] = (x[u] - mean[u]) * inverse[u];
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
