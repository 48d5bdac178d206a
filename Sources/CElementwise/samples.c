#include "samples.h"

#include <stdlib.h>
#include <string.h>

#include "vectorized.h"

// The sums over all numbers may be reordered, or else they could not use vector units.
VECTORIZED void samples_moments_float(const float *x, long count, double *mean, double *variance) {
#pragma clang fp reassociate(on)
  double sum = 0, squares = 0;
  for (long i = 0; i < count; i++) sum += x[i];
  const double middle = sum / count;
  for (long i = 0; i < count; i++) squares += (x[i] - middle) * (x[i] - middle);
  *mean = middle;
  *variance = squares / count;
}

VECTORIZED void samples_extremes_float(const float *x, long count, float *low, float *high) {
  enum { width = 16 };
  float least[width], most[width];
  for (int lane = 0; lane < width; lane++) least[lane] = most[lane] = x[0];
  long i = 0;
  for (; i + width <= count; i += width)
    for (int lane = 0; lane < width; lane++) {
      const float value = x[i + lane];
      least[lane] = value < least[lane] ? value : least[lane];
      most[lane] = value > most[lane] ? value : most[lane];
    }
  *low = least[0];
  *high = most[0];
  for (int lane = 1; lane < width; lane++) {
    *low = least[lane] < *low ? least[lane] : *low;
    *high = most[lane] > *high ? most[lane] : *high;
  }
  for (; i < count; i++) {
    *low = x[i] < *low ? x[i] : *low;
    *high = x[i] > *high ? x[i] : *high;
  }
}

// The interval of each of `count` numbers, which never falls as they grow. Adding 2²³ rounds to the
// nearest integer, which then stands in the low bits.
INLINED void intervals(const float *x, long count, float low, float scale, uint32_t mask,
                       uint32_t *index) {
  for (long i = 0; i < count; i++) {
    const float place = (x[i] - low) * scale + 0x1p23f;
    uint32_t bits;
    memcpy(&bits, &place, sizeof bits);
    index[i] = bits & mask;
  }
}

// How many numbers are sorted by counting.
enum { very_few = 6 };

static int compare(const void *a, const void *b) {
  const float x = *(const float *)a, y = *(const float *)b;
  return (x > y) - (x < y);
}

// Each number goes to the place that follows from how many others belong before it, without a branch
// that depends on the numbers, as no processor can foretell these.
static void sort_very_few(float *x, long count) {
  float y[very_few];
  for (long i = 0; i < count; i++) {
    long place = 0;
    for (long j = 0; j < count; j++) place += (x[j] < x[i]) | ((x[j] == x[i]) & (j < i));
    y[place] = x[i];
  }
  memcpy(x, y, (size_t)count * sizeof *x);
}

static void sort_few(float *x, long count) {
  if (count <= very_few) {
    sort_very_few(x, count);
    return;
  }
  for (long i = 1; i < count; i++) {
    const float value = x[i];
    long place = i;
    for (; place > 0 && x[place - 1] > value; place--) x[place] = x[place - 1];
    x[place] = value;
  }
}

// Quicksort [Hoare 1961] around the middle of three, for `depth` levels; it may be that many are in
// order already, as the values of one unit are.
static void sort(float *x, long count, int depth) {
  if (count <= very_few) {
    sort_very_few(x, count);
    return;
  }
  long ascending = 1;
  while (ascending < count && x[ascending - 1] <= x[ascending]) ascending++;
  if (ascending >= count) return;
  while (count > 32) {
    if (depth-- == 0) {
      qsort(x, (size_t)count, sizeof(float), compare);
      return;
    }
    const float a = x[0], b = x[count / 2], c = x[count - 1];
    const float low = a < b ? a : b, high = a < b ? b : a;
    const float pivot = c < low ? low : c > high ? high : c;
    long left = 0, right = count - 1;
    while (left <= right) {
      while (x[left] < pivot) left++;
      while (x[right] > pivot) right--;
      if (left > right) break;
      const float value = x[left];
      x[left++] = x[right];
      x[right--] = value;
    }
    sort(x, right + 1, depth);
    x += left;
    count -= left;
  }
  sort_few(x, count);
}

// Levels of quicksort, which are twice as many as good pivots need for a million numbers.
enum { most_levels = 40 };

// How many intervals are found at a time, so that they stay in the nearest cache.
enum { part = 512 };

VECTORIZED void samples_rank_float(const float *restrict x, long count, float low, float scale,
                                   long buckets, uint32_t *restrict ends, const long *ranks,
                                   long wanted, float *restrict y) {
  uint32_t index[part];
  const uint32_t mask = (uint32_t)buckets - 1;
  memset(ends, 0, (size_t)buckets * sizeof *ends);
  for (long start = 0; start < count; start += part) {
    const long size = count - start < part ? count - start : part;
    intervals(x + start, size, low, scale, mask, index);
    for (long i = 0; i < size; i++) ends[index[i]]++;
  }
  uint32_t end = 0;
  for (long bucket = 0; bucket < buckets; bucket++) {
    const uint32_t held = ends[bucket];
    ends[bucket] = end;
    end += held;
  }
  for (long start = 0; start < count; start += part) {
    const long size = count - start < part ? count - start : part;
    intervals(x + start, size, low, scale, mask, index);
    for (long i = 0; i < size; i++) y[ends[index[i]]++] = x[start + i];
  }
  // Neighbours among the ranks are often in one interval, which is sorted once.
  uint32_t sorted = (uint32_t)buckets;
  for (long i = 0; i < wanted; i++) {
    intervals(y + ranks[i], 1, low, scale, mask, index);
    if (index[0] == sorted) continue;
    sorted = index[0];
    const uint32_t first = sorted ? ends[sorted - 1] : 0;
    sort(y + first, ends[sorted] - first, most_levels);
  }
}
