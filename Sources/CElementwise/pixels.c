#include "pixels.h"

#include <string.h>

#include "sparse.h"
#include "vectorized.h"

// 1/255 in two parts. A pixel times the first is exact in a float, so that the sum is rounded once
// and equals pixel / 255 for each of the 256 pixels, with or without fused multiply-add.
static const float high = 0x1.01p-8f;
static const float low = 0x1.010102p-24f;

// Random rows of a large set are in no cache: asking for them a few rows ahead halves the time.
// In long rows the machine sees by itself what comes next.
enum { rows_ahead = 3, cache_line = 64, prefetched = 4096 };

static inline void prefetch(const uint8_t *image, long width) {
  for (long j = 0; j < width && j < prefetched; j += cache_line) __builtin_prefetch(image + j);
}

VECTORIZED void pixels_gather(const uint8_t *restrict pixels, long width, const long *rows,
                              long count, float *restrict output) {
  for (long i = 0; i < count && i < rows_ahead; i++) prefetch(pixels + rows[i] * width, width);
  for (long i = 0; i < count; i++) {
    if (i + rows_ahead < count) prefetch(pixels + rows[i + rows_ahead] * width, width);
    const uint8_t *image = pixels + rows[i] * width;
    float *row = output + i * width;
    for (long j = 0; j < width; j++) {
      float pixel = image[j];
      row[j] = pixel * high + pixel * low;
    }
  }
}

// One bit for each of 64 bytes that is not 0.
typedef uint8_t bytes __attribute__((vector_size(64), aligned(1), may_alias));
typedef _Bool flags __attribute__((ext_vector_type(64)));

INLINED uint64_t lit(const uint8_t *pixels) {
  flags bits = __builtin_convertvector(*(const bytes *)pixels != 0, flags);
  uint64_t word;
  memcpy(&word, &bits, sizeof word);
  return word;
}

// The same of fewer bytes.
INLINED uint64_t lit_rest(const uint8_t *pixels, long count) {
  uint8_t rest[64] = {0};
  memcpy(rest, pixels, (size_t)count);
  return lit(rest);
}

INLINED long count_lit(const uint8_t *pixels, long count) {
  long sum = 0, j = 0;
  for (; j + 64 <= count; j += 64) sum += __builtin_popcountll(lit(pixels + j));
  return sum + __builtin_popcountll(lit_rest(pixels + j, count - j));
}

VECTORIZED long pixels_count_lit(const uint8_t *pixels, long count) {
  return count_lit(pixels, count);
}

VECTORIZED void pixels_find_lit(const uint8_t *pixels, long width, long count, long *starts,
                                uint16_t *restrict places, uint8_t *restrict values) {
  long found = 0;
  for (long i = 0; i < count; i++, pixels += width) {
    starts[i] = found;
    for (long j = 0; j < width; j += 64) {
      uint64_t word = j + 64 <= width ? lit(pixels + j) : lit_rest(pixels + j, width - j);
      for (; word; word &= word - 1, found++) {
        const long place = j + __builtin_ctzll(word);
        places[found] = (uint16_t)place;
        values[found] = pixels[place];
      }
    }
  }
  starts[count] = found;
}

VECTORIZED void pixels_gather_lit(const long *starts, const uint16_t *places, const uint8_t *pixels,
                                  const long *rows, long count, long width, int *restrict to_starts,
                                  uint8_t *restrict to_places, float *restrict values) {
  float scaled[256];
  for (int i = 0; i < 256; i++) scaled[i] = (float)i * high + (float)i * low;
  int found = 0;
  for (long first = 0; first < count; first += sparse_group, to_starts += width) {
    const long end = count - first < sparse_group ? count : first + sparse_group;
    // By counting sort; the places of a column ascend, as images come one after the other.
    memset(to_starts, 0, (size_t)width * sizeof *to_starts);
    for (long i = first; i < end; i++)
      for (long k = starts[rows[i]]; k < starts[rows[i] + 1]; k++) to_starts[places[k]]++;
    const int start = found;
    for (long j = 0; j < width; j++) {
      const int held = to_starts[j];
      to_starts[j] = found;
      found += held;
    }
    for (long i = first; i < end; i++)
      for (long k = starts[rows[i]]; k < starts[rows[i] + 1]; k++) {
        const int to = to_starts[places[k]]++;
        to_places[to] = (uint8_t)(i - first);
        values[to] = scaled[pixels[k]];
      }
    // Each start has become that of the next column.
    memmove(to_starts + 1, to_starts, (size_t)width * sizeof *to_starts);
    to_starts[0] = start;
  }
}

void pixels_prefetch_lit(const long *starts, const uint16_t *places, const uint8_t *pixels,
                         const long *rows, long count) {
  for (long i = 0; i < count; i++) {
    const long start = starts[rows[i]], size = starts[rows[i] + 1] - start;
    prefetch((const uint8_t *)(places + start), 2 * size);
    prefetch(pixels + start, size);
  }
}

void pixels_prefetch(const uint8_t *pixels, long width, const long *rows, long count) {
  for (long i = 0; i < count; i++) prefetch(pixels + rows[i] * width, width);
}
