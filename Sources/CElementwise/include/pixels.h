#pragma once
#include <stdint.h>

/// Copies `count` images into a float matrix, one image a row: output[i][j] = pixels / 255.
///
/// Image k is the `width` bytes from pixels + k · width on; `rows` holds `count` such k, which
/// must be in range. `output` is count × width, row-major. Every value is the float nearest to
/// the quotient, so 0 becomes exactly 0 and 255 exactly 1.
void pixels_gather(const uint8_t *pixels, long width, const long *rows, long count, float *output);

/// Asks for the images at `rows` ahead of their use; changes nothing but how long that will take.
void pixels_prefetch(const uint8_t *pixels, long width, const long *rows, long count);
