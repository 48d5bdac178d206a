#include "pixels.h"

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

void pixels_prefetch(const uint8_t *pixels, long width, const long *rows, long count) {
  for (long i = 0; i < count; i++) prefetch(pixels + rows[i] * width, width);
}
