#pragma once

// What is told of the columns of a row-major matrix, examples × units. No result may overlap an
// argument.

/// Writes the numbers of each column of x to that of `sorted` in ascending order, all columns at once;
/// they must be finite.
///
/// O(rows · log² rows) comparisons of rows.
void columns_sort_float(const float *x, long rows, long columns, float *sorted);

/// The sums of |x − y| over each column of two matrices of the same shape.
void columns_distance_float(const float *x, const float *y, long rows, long columns, float *sum);

/// y = (x − mean) · inverse, with one mean and one inverse per column.
void columns_standardize_float(const float *x, long rows, long columns, const float *mean,
                               const float *inverse, float *y);

/// Whether none of `count` numbers is NaN or infinite.
int elementwise_are_finite_float(const float *x, long count);

/// The mean and the biased variance of each column, accumulated in double precision.
///
/// Two passes, so that a mean far from 0 does not swallow the deviations. NaN without rows.
void columns_precise_moments_float(const float *x, long rows, long columns, double *mean,
                                   double *variance);

/// The share of each column's numbers, 0…1, that are ≤ low or ≥ high. NaN is neither.
void columns_outside_float(const float *x, long rows, long columns, float low, float high,
                           float *share);
