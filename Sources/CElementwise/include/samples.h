#pragma once
#include <stdint.h>

// What is told of a list of numbers, in any order.

/// The mean and the biased variance, accumulated in double precision.
///
/// Two passes, so that a mean far from 0 does not swallow the deviations. NaN without numbers.
void samples_moments_float(const float *x, long count, double *mean, double *variance);

/// The smallest and the largest of the numbers, of which there is at least one; none may be NaN.
void samples_extremes_float(const float *x, long count, float *low, float *high);

/// Writes the numbers to y in an order in which those at `wanted` ranks stand where sorting would put
/// them.
///
/// They go to `buckets` equal intervals, a power of two, of which `low` is the lower end and
/// `scale` = (buckets − 1) / (the largest − low) what a distance is multiplied by; only intervals
/// that hold a wanted rank are sorted. `ends` is room for `buckets` numbers.
void samples_rank_float(const float *x, long count, float low, float scale, long buckets,
                        uint32_t *ends, const long *ranks, long wanted, float *y);
