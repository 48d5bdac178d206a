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

/// Writes how many pixels other than 0 are in the images before image i of `rows` to starts[i], for
/// i = 0 … count; together there must be fewer than 2³¹.
void pixels_find_rows(const uint8_t *pixels, long width, const long *rows, long count, int *starts);

/// Writes the pixels other than 0 of the images at `rows`, one behind the other: for each its place
/// in the image, and pixel / 255 as in `pixels_gather`. There must be room for as many as there are.
void pixels_gather_lit(const uint8_t *pixels, long width, const long *rows, long count, int *places,
                       float *values);

/// Asks for the images at `rows` ahead of their use; changes nothing but how long that will take.
void pixels_prefetch(const uint8_t *pixels, long width, const long *rows, long count);
