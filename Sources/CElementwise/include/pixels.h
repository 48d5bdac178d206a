#pragma once
#include <stdint.h>

/// Copies `count` images into a float matrix, one image a row: output[i][j] = pixels / 255.
///
/// Image k is the `width` bytes from pixels + k · width on; `rows` holds `count` such k, which
/// must be in range. `output` is count × width, row-major. Every value is the float nearest to
/// the quotient, so 0 becomes exactly 0 and 255 exactly 1.
void pixels_gather(const uint8_t *pixels, long width, const long *rows, long count, float *output);

/// How many of `count` pixels are other than 0.
long pixels_count_lit(const uint8_t *pixels, long count);

/// Writes which pixels of `count` images are other than 0, and what they are, one image behind the
/// other; those of image i begin at starts[i], and behind the last is starts[count].
///
/// `width` is 65,536 at most; there must be room for as many as `pixels_count_lit` tells.
void pixels_find_lit(const uint8_t *pixels, long width, long count, long *starts, uint16_t *places,
                     uint8_t *values);

/// Writes what `pixels_find_lit` found of the `count` images at `rows` as a sparse matrix (see sparse.h) of
/// `width` columns, one image a row, with pixels / 255 as in `pixels_gather`.
///
/// There must be room for a start of each column in each group and one more, which are written where there
/// is an image.
void pixels_gather_lit(const long *starts, const uint16_t *places, const uint8_t *pixels,
                       const long *rows, long count, long width, int *to_starts,
                       uint8_t *to_places, float *values);

/// Asks for what was found of the images at `rows` ahead of its use; changes nothing but how long that
/// will take.
void pixels_prefetch_lit(const long *starts, const uint16_t *places, const uint8_t *pixels,
                         const long *rows, long count);

/// Asks for the images at `rows` ahead of their use; changes nothing but how long that will take.
void pixels_prefetch(const uint8_t *pixels, long width, const long *rows, long count);
