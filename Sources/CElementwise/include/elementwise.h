#pragma once

// Loops over many numbers that deserve the machine's widest vector units, once for float and once
// for double. Matrices are row-major, examples × units; a "row" holds one number per unit. No
// result may overlap an argument, except that y may be x where both are plain arrays.

/// y = 1 / (1 + e⁻ˣ), y = tanh x, y = eˣ, y = max(0, x) for `count` numbers. NaN stays NaN. The
/// float versions are polynomials that agree with libm to 3 units in the last place.
#define ELEMENTWISE_FUNCTIONS(T, suffix)                                                       \
  void elementwise_sigmoid_##suffix(const T *x, T *y, long count);                             \
  void elementwise_tanh_##suffix(const T *x, T *y, long count);                                \
  void elementwise_exp_##suffix(const T *x, T *y, long count);                                 \
  void elementwise_relu_##suffix(const T *x, T *y, long count);

/// y = g · a(1 − a), y = g · (1 − a²), y = g where a > 0 and else 0: the derivatives of the
/// activations by their output a, times g.
#define ELEMENTWISE_DERIVATIVES(T, suffix)                                                     \
  void elementwise_sigmoid_backward_##suffix(const T *g, const T *a, T *y, long count);        \
  void elementwise_tanh_backward_##suffix(const T *g, const T *a, T *y, long count);           \
  void elementwise_relu_backward_##suffix(const T *g, const T *a, T *y, long count);

/// y = x · s and y = x + s, element by element.
#define ELEMENTWISE_PRODUCT(T, suffix)                                                         \
  void elementwise_multiply_##suffix(const T *x, const T *s, T *y, long count);                \
  void elementwise_add_##suffix(const T *x, const T *s, T *y, long count);

/// Σ x², and the four sums Σ (x − y)², Σ x·y, Σ x² and Σ y², in double precision.
#define ELEMENTWISE_NORMS(T, suffix)                                                           \
  double elementwise_squared_norm_##suffix(const T *x, long count);                            \
  void elementwise_compare_##suffix(const T *x, const T *y, long count, double *sums);

/// Sums over the rows, one per column: of x; of x·y; the mean and the biased variance of x.
#define COLUMN_REDUCTIONS(T, suffix)                                                           \
  void columns_sum_##suffix(const T *x, long rows, long columns, T *sum);                      \
  void columns_sum_product_##suffix(const T *x, const T *y, long rows, long columns, T *sum);  \
  void columns_moments_##suffix(const T *x, long rows, long columns, T *mean, T *variance);

/// Every row of y = row. x̂ = (z − mean) · inverse and y = scale · x̂ + shift.
/// y = factor · (g − mean_g − x̂ · mean_gx).
#define ROW_BROADCASTS(T, suffix)                                                              \
  void rows_fill_##suffix(const T *row, long rows, long columns, T *y);                        \
  void rows_normalize_##suffix(const T *z, long rows, long columns, const T *mean,             \
                               const T *inverse, const T *scale, const T *shift, T *x, T *y);  \
  void rows_normalize_backward_##suffix(const T *g, const T *x, long rows, long columns,       \
                                        const T *factor, const T *mean_g, const T *mean_gx,    \
                                        T *y);

/// Batch normalization of each column: its mean, its biased variance, inverse = 1 / √(variance + ε),
/// x̂ = (z − mean) · inverse and y = scale · x̂ + shift.
/// Backward: sum = Σ g, product = Σ g x̂ and y = scale · inverse · (g − sum / rows − x̂ · product / rows).
#define BATCH_NORMALIZATION(T, suffix)                                                         \
  void columns_normalize_##suffix(const T *z, long rows, long columns, T epsilon,              \
                                  const T *scale, const T *shift, T *mean, T *variance,        \
                                  T *inverse, T *x, T *y);                                     \
  void columns_normalize_backward_##suffix(const T *g, const T *x, long rows, long columns,    \
                                           const T *scale, const T *inverse, T *sum,           \
                                           T *product, T *y);

/// One example a row, over its units: the mean and the biased variance of each row of x.
/// x̂ = (z − mean) · inverse with one mean and one inverse a row, and y = scale · x̂ + shift.
/// y = inverse · (d − mean(d) − x̂ · mean(d x̂)) with d = g · scale and means over the row.
#define EXAMPLE_NORMALIZATION(T, suffix)                                                       \
  void examples_moments_##suffix(const T *x, long rows, long columns, T *mean, T *variance);   \
  void examples_normalize_##suffix(const T *z, long rows, long columns, const T *mean,         \
                                   const T *inverse, const T *scale, const T *shift, T *x,     \
                                   T *y);                                                      \
  void examples_normalize_backward_##suffix(const T *g, const T *x, long rows, long columns,   \
                                            const T *scale, const T *inverse, T *y);

ELEMENTWISE_FUNCTIONS(float, float)
ELEMENTWISE_FUNCTIONS(double, double)
ELEMENTWISE_DERIVATIVES(float, float)
ELEMENTWISE_DERIVATIVES(double, double)
ELEMENTWISE_PRODUCT(float, float)
ELEMENTWISE_PRODUCT(double, double)
ELEMENTWISE_NORMS(float, float)
ELEMENTWISE_NORMS(double, double)
COLUMN_REDUCTIONS(float, float)
COLUMN_REDUCTIONS(double, double)
ROW_BROADCASTS(float, float)
ROW_BROADCASTS(double, double)
BATCH_NORMALIZATION(float, float)
BATCH_NORMALIZATION(double, double)
EXAMPLE_NORMALIZATION(float, float)
EXAMPLE_NORMALIZATION(double, double)

double elementwise_log(double x);
double elementwise_cos(double x);
double elementwise_atan2(double y, double x);

/// The level of the vector units that these loops run on: "x86-64-v4", "x86-64-v3", "x86-64", or
/// "other" on machines of another kind. The last bits of sums may differ between levels.
const char *elementwise_processor_level(void);

/// How many cores the program may run on, at least one.
long elementwise_processor_cores(void);
